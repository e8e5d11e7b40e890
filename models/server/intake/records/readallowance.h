// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>

namespace server
{

/// How much may be read of records that are longer than a row needs, where the beginning does not say whose they are.
/// A database full of large carts and of nobody's sessions must not be carried over the network with each pass: beyond
/// this their users stay unknown. Times in milliseconds of any clock that never goes back.
class ReadAllowance
{
public:
    static constexpr qint64 kMost = 64 * 1024 * 1024;
    static constexpr qint64 kASecond = 16 * 1024 * 1024;

    bool take(qint64 bytes, qint64 nowMs)
    {
        m_left = std::min(kMost, m_left + std::max<qint64>(0, nowMs - m_at) * kASecond / 1000);
        m_at = nowMs;
        if (bytes > m_left)
            return false;
        m_left -= bytes;
        return true;
    }

private:
    qint64 m_left = kMost;
    qint64 m_at = 0;
};

} // namespace server
