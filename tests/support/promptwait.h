// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QTimer>

#include <functional>

namespace support
{

/// Runs an event loop until the condition holds; false: it did not within the limit. As QTest::qWaitFor(), which sleeps
/// between its looks, so that each round trip of what runs in this thread would seem to take ten milliseconds.
inline bool waitPromptly(const std::function<bool()> &condition, int limitMs)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (condition())
            loop.quit();
    });
    look.start(1);
    QTimer::singleShot(limitMs, &loop, &QEventLoop::quit);
    if (!condition())
        loop.exec();
    return condition();
}

} // namespace support
