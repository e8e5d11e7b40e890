// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/lifetimetally.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace sessions
{

namespace
{

/// What applications do now counts for more than what they did hours ago.
constexpr quint32 kMostCounted = 1u << 16;
/// A measured lifetime lacks what it took to measure it.
constexpr qint64 kMeasuringMs = 1'000;
/// Of a lifetime: what it may be off and still be the same.
constexpr double kNear = 0.1;
/// Where people and visitors have different ones, that of one of them is anybody's guess.
constexpr double kNearlyAll = 0.9;

} // namespace

/// The place of the highest bit, and the two below it: no logarithm for each of a million rows.
quint32 LifetimeTally::classOf(quint32 seconds)
{
    const auto doubling = static_cast<quint32>(std::bit_width(seconds)) - 1;
    const quint32 part = doubling >= 2 ? (seconds >> (doubling - 2)) & 3 : (seconds << (2 - doubling)) & 3;
    return 4 * doubling + part;
}

void LifetimeTally::note(quint8 format, qint64 lifetimeMs)
{
    if (lifetimeMs <= 0)
        return;
    const auto seconds =
        static_cast<quint32>(std::clamp<qint64>((lifetimeMs + 500) / 1000, 1, std::numeric_limits<quint32>::max()));
    const quint32 number = classOf(seconds);
    Classes &classes = m_formats[format];
    auto place =
        std::find_if(classes.begin(), classes.end(), [number](const Class &one) { return one.number == number; });
    if (place == classes.end())
        place = classes.insert(classes.end(), {number, 0, 0});
    place->seconds = seconds;
    const bool isFull = ++place->count >= kMostCounted;
    std::iter_swap(place, classes.begin() + (place - classes.begin()) / 2);
    if (isFull) {
        for (Class &each : classes)
            each.count = (each.count + 1) / 2;
    }
}

qint64 LifetimeTally::usual(quint8 format, qint64 atLeastMs, qint64 likelyMs) const
{
    const Class *nearest = nullptr;
    const Class *best = nullptr;
    quint64 all = 0;
    const auto distance = [likelyMs](const Class &one) { return std::abs(qint64(one.seconds) * 1000 - likelyMs); };
    for (const Class &one : m_formats[format]) {
        if (qint64(one.seconds) * 1000 + kMeasuringMs < atLeastMs)
            continue;
        all += one.count;
        if (!nearest || distance(one) < distance(*nearest))
            nearest = &one;
        if (!best || (one.count != best->count ? one.count > best->count : one.seconds < best->seconds))
            best = &one;
    }
    if (!best)
        return 0;
    if (likelyMs > 0 && double(distance(*nearest)) <= kNear * double(likelyMs))
        return qint64(nearest->seconds) * 1000;
    // Classes side by side may be of one lifetime, measured a little late.
    quint64 alike = 0;
    for (const Class &one : m_formats[format]) {
        if (qint64(one.seconds) * 1000 + kMeasuringMs >= atLeastMs &&
            std::abs(double(one.seconds) - double(best->seconds)) <= kNear * double(best->seconds))
            alike += one.count;
    }
    return double(alike) >= kNearlyAll * double(all) ? qint64(best->seconds) * 1000 : 0;
}

qsizetype LifetimeTally::memoryUse() const
{
    auto bytes = static_cast<qsizetype>(sizeof *this);
    for (const Classes &classes : m_formats)
        bytes += static_cast<qsizetype>(classes.capacity() * sizeof(Class));
    return bytes;
}

} // namespace sessions
