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

/// For what has to be prompt, on a machine that has other things to do: whether it was in one of a few attempts. What
/// only comes with the next look that is taken anyway is late in each of them.
inline bool isPromptOnce(const std::function<bool()> &attempt)
{
    constexpr int kAttempts = 8;
    for (int i = 0; i < kAttempts; ++i) {
        if (attempt())
            return true;
    }
    return false;
}

} // namespace support
