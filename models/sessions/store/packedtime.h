// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <cstring>

namespace sessions
{

/// An instant in epoch milliseconds, 1970 to 9999, in six bytes instead of eight. Times come from outside:
/// what lies beyond is brought back into range, so that nothing later on overflows. 0 means unknown or none.
class PackedTime
{
public:
    static constexpr qint64 kLatest = 253'402'300'799'999;

    PackedTime() = default;
    explicit PackedTime(qint64 epochMs)
    {
        const auto ms = static_cast<quint64>(std::clamp<qint64>(epochMs, 0, kLatest));
        const auto low = static_cast<quint32>(ms);
        std::memcpy(m_parts, &low, sizeof low);
        m_parts[2] = static_cast<quint16>(ms >> 32);
    }

    qint64 ms() const
    {
        // Read in the pieces in which it was written: a processor forwards only those without waiting for all
        // that is being written before.
        quint32 low = 0;
        std::memcpy(&low, m_parts, sizeof low);
        return qint64(m_parts[2]) << 32 | low;
    }
    friend bool operator==(PackedTime, PackedTime) = default;

private:
    quint16 m_parts[3] = {};
};

/// A duration in four bytes: milliseconds up to 24 days, above that rounded to seconds.
class PackedDuration
{
public:
    PackedDuration() = default;
    explicit PackedDuration(qint64 ms)
        : m_packed(ms <= 0                     ? 0
                   : ms < qint64(kSecondsFlag) ? static_cast<quint32>(ms)
                                               : kSecondsFlag | seconds(ms))
    {
    }

    qint64 ms() const { return m_packed & kSecondsFlag ? qint64(m_packed & ~kSecondsFlag) * 1000 : m_packed; }
    friend bool operator==(PackedDuration, PackedDuration) = default;

private:
    static constexpr quint32 kSecondsFlag = 0x80000000u;

    static quint32 seconds(qint64 ms)
    {
        return static_cast<quint32>(std::min<qint64>(ms / 1000 + (ms % 1000 >= 500 ? 1 : 0), kSecondsFlag - 1));
    }

    quint32 m_packed = 0;
};

/// How long a session lives, in four bytes: certain, or only the most that was ever seen left of it. Milliseconds up
/// to twelve days, above that rounded to seconds.
class PackedLifetime
{
public:
    PackedLifetime() = default;
    PackedLifetime(qint64 ms, bool isCertain)
        : m_packed((ms <= 0                     ? 0
                    : ms < qint64(kSecondsFlag) ? static_cast<quint32>(ms)
                                                : kSecondsFlag | seconds(ms)) |
                   (isCertain ? kCertainFlag : 0))
    {
    }

    qint64 ms() const
    {
        const quint32 number = m_packed & (kSecondsFlag - 1);
        return m_packed & kSecondsFlag ? qint64(number) * 1000 : number;
    }
    bool isCertain() const { return (m_packed & kCertainFlag) != 0; }
    friend bool operator==(PackedLifetime, PackedLifetime) = default;

private:
    static constexpr quint32 kCertainFlag = 0x80000000u;
    static constexpr quint32 kSecondsFlag = 0x40000000u;

    static quint32 seconds(qint64 ms)
    {
        return static_cast<quint32>(std::min<qint64>(ms / 1000 + (ms % 1000 >= 500 ? 1 : 0), kSecondsFlag - 1));
    }

    quint32 m_packed = 0;
};

} // namespace sessions
