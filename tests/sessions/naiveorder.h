// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/table/sessionsorting.h"
#include "models/text/personname.h"

#include <QByteArrayList>
#include <QString>

#include <algorithm>
#include <optional>
#include <tuple>

namespace testrows
{

/// The order of SessionSorting as its header says it, written down the slow way.
inline QByteArray foldedBytes(QByteArrayView text)
{
    QByteArray folded = text.toByteArray();
    for (char &byte : folded) {
        if (byte >= 'A' && byte <= 'Z')
            byte = static_cast<char>(byte - 'A' + 'a');
    }
    return folded;
}

inline int compareBytes(const QByteArray &left, const QByteArray &right)
{
    return left < right ? -1 : right < left ? 1 : 0;
}

template<typename T> int compareValues(const T &left, const T &right)
{
    return left < right ? -1 : right < left ? 1 : 0;
}

inline std::optional<quint64> dottedNumber(QByteArrayView text)
{
    const QByteArrayList parts = text.toByteArray().split('.');
    quint64 number = 0;
    for (const QByteArray &part : parts) {
        bool ok = false;
        const uint value = part.toUInt(&ok);
        if (!ok || value > 255)
            return std::nullopt;
        number = number * 256 + value;
    }
    return parts.size() == 4 ? std::optional(number) : std::nullopt;
}

/// Below, at or above 0; ascending, also of what a descending order turns around.
inline int naiveCompare(const sessions::SessionStore &store, sessions::SortKey key, bool descending,
                        sessions::Slot left, sessions::Slot right)
{
    using messages::RowChange;
    using sessions::Slot;
    using sessions::SortKey;
    constexpr qint64 kNever = std::numeric_limits<qint64>::max();
    const auto orNever = [](qint64 time) { return time == 0 ? kNever : time; };
    switch (key) {
    case SortKey::SlotNumber:
        return 0;
    case SortKey::State: {
        const auto of = [&](Slot slot) {
            return std::tuple(static_cast<int>(store.state(slot)), orNever(store.deadline(slot)));
        };
        return compareValues(of(left), of(right));
    }
    case SortKey::Remaining: {
        const auto of = [&](Slot slot) {
            const bool ended = store.state(slot) != RowChange::Present;
            return std::tuple(ended != descending,
                              ended ? (descending ? 1 : -1) * store.endedAt(slot) : orNever(store.deadline(slot)));
        };
        return compareValues(of(left), of(right));
    }
    case SortKey::User: {
        const auto of = [&](Slot slot) {
            return std::tuple(store.user(slot).isEmpty(),
                              foldedBytes(text::nameForPeople(store.user(slot), store.otherNames(slot))));
        };
        return compareValues(of(left), of(right));
    }
    case SortKey::Format:
        return compareValues(store.format(left), store.format(right));
    case SortKey::Node:
        return compareValues(store.node(left), store.node(right));
    case SortKey::Created:
        return compareValues(orNever(store.created(left)), orNever(store.created(right)));
    case SortKey::LastSeen:
        return compareValues(orNever(store.lastAccess(left)), orNever(store.lastAccess(right)));
    case SortKey::Ip: {
        const auto of = [&](Slot slot) {
            const QByteArrayView ip = store.ip(slot);
            const auto number = dottedNumber(ip);
            const int kind = ip.isEmpty() ? 2 : number ? 0 : 1;
            return std::tuple(kind, number.value_or(0), kind == 1 ? foldedBytes(ip) : QByteArray());
        };
        return compareValues(of(left), of(right));
    }
    case SortKey::Device: {
        const auto of = [&](Slot slot) {
            return std::tuple(store.device(slot).isEmpty(), foldedBytes(store.device(slot)),
                              foldedBytes(store.userAgent(slot)));
        };
        return compareValues(of(left), of(right));
    }
    case SortKey::SessionId:
        return compareBytes(store.id(left).toByteArray(), store.id(right).toByteArray());
    }
    return 0;
}

/// `rows` in any order → sorted, ties by slot in both directions.
inline void naiveSort(const sessions::SessionStore &store, sessions::SortKey key, bool descending,
                      std::vector<sessions::Slot> &rows)
{
    std::sort(rows.begin(), rows.end());
    std::stable_sort(rows.begin(), rows.end(), [&](sessions::Slot left, sessions::Slot right) {
        const int order = naiveCompare(store, key, descending, left, right);
        return descending ? order > 0 : order < 0;
    });
}

} // namespace testrows
