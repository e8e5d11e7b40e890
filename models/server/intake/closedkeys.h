// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QElapsedTimer>
#include <QSet>

#include <chrono>
#include <vector>

namespace server
{

/// Keys that are named like sessions, have come by events, and may not be read: whether they are sessions nobody knows,
/// and so it is said how many they are. Some of them are tried again, as permissions come back.
class ClosedKeys
{
public:
    static constexpr qsizetype kMost = 10'000;
    static constexpr std::chrono::milliseconds kTryAgain{5000};

    void add(const std::vector<QByteArray> &keys);
    /// It is gone, or could be read.
    void remove(QByteArrayView key);
    /// A pass begins, which counts them itself. One is still tried now and then, so that it is known when that changes.
    void beginPass();
    /// Met by a pass.
    void noteMet(const std::vector<QByteArray> &keys);
    void clear();
    qint64 count() const { return m_keys.size(); }

    /// One to be tried; empty: none, or not yet.
    QByteArray toTry();

private:
    QSet<QByteArray> m_keys;
    QByteArray m_met; ///< by the pass
    QElapsedTimer m_tried;
};

/// Whether the account may not use a command, whatever the key.
bool isOfEveryKey(const redis::Error &error);

} // namespace server
