// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/linechanges.h"

#include <QHash>

#include <utility>

namespace events
{

namespace
{

struct LineName {
    int kind;
    qint64 number;
    friend bool operator==(const LineName &, const LineName &) = default;
    friend size_t qHash(const LineName &name, size_t seed) { return qHashMulti(seed, name.kind, name.number); }
};

LineName nameOf(const EventLine &line)
{
    const auto [kind, number] = line.identity();
    return {int(kind), number};
}

using Names = QHash<LineName, int>;

Names namesOf(const std::vector<EventLine> &lines)
{
    Names names;
    names.reserve(qsizetype(lines.size()));
    for (const EventLine &line : lines)
        names.insert(nameOf(line), int(names.size()));
    return names;
}

void append(std::vector<LineChanges::Range> &ranges, int row)
{
    if (!ranges.empty() && ranges.back().last == row - 1)
        ranges.back().last = row;
    else
        ranges.push_back({row, row});
}

bool saysTheSame(const EventLine &a, const EventLine &b)
{
    return a.kind == b.kind && a.kind != EventLine::Kind::Older && a.event == b.event && a.loss == b.loss &&
           a.isOpen == b.isOpen && a.listed == b.listed && a.isRest == b.isRest && a.placedAt == b.placedAt;
}

} // namespace

LineChanges LineChanges::between(const std::vector<EventLine> &before, const std::vector<EventLine> &after)
{
    const Names old = namesOf(before);
    const Names now = namesOf(after);
    LineChanges changes;
    std::vector<int> kept; // rows before
    for (int row = 0; row < int(before.size()); ++row) {
        if (now.contains(nameOf(before[size_t(row)])))
            kept.push_back(row);
        else
            append(changes.removed, row);
    }
    size_t next = 0;
    for (int row = 0; row < int(after.size()); ++row) {
        const auto place = old.constFind(nameOf(after[size_t(row)]));
        if (place == old.constEnd()) {
            append(changes.inserted, row);
        } else {
            if (next >= kept.size() || kept[next++] != *place)
                return {}; // they have changed places
            if (!saysTheSame(before[size_t(*place)], after[size_t(row)]))
                append(changes.changed, row);
        }
    }
    const size_t ranges = changes.removed.size() + changes.inserted.size() + changes.changed.size();
    changes.isReset = ranges > kMostRanges;
    return changes;
}

} // namespace events
