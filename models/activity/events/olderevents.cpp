// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/olderevents.h"

#include "models/activity/history/historywords.h"
#include "models/messages/sessionevent.h"
#include "models/text/printabletext.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace events
{

using activity::LoggedEvent;
using activity::Loss;
using history::EndingGroup;
using history::EntryKind;

namespace
{

using Kind = messages::SessionEvent::Kind;

/// Below 0, ascending as in the file.
constexpr qint64 kFirstNumber = -(qint64(1) << 62);
/// Ends of one gap that are told apart.
constexpr qint64 kGapEnds = 1'024;

Kind kindOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Created:
        return Kind::Created;
    case EntryKind::Extended:
        return Kind::Extended;
    case EntryKind::Expired:
        return Kind::Expired;
    case EntryKind::Deleted:
        return Kind::LoggedOut;
    case EntryKind::LoggedOut:
        return Kind::EndedHere;
    case EntryKind::Evicted:
        return Kind::Evicted;
    case EntryKind::EndedEarly:
        return Kind::Ended;
    case EntryKind::Vanished:
        break;
    }
    return Kind::Vanished;
}

Kind kindOf(EndingGroup group)
{
    switch (group) {
    case EndingGroup::Expired:
        return Kind::Expired;
    case EndingGroup::Deleted:
        return Kind::LoggedOut;
    case EndingGroup::Evicted:
        return Kind::Evicted;
    case EndingGroup::Gone:
        break;
    }
    return Kind::Ended;
}

activity::LoggedEventPointer eventOf(const history::StoredEntry &stored)
{
    const history::Entry &entry = stored.entry;
    auto event = std::make_shared<LoggedEvent>();
    event->number = kFirstNumber + stored.number;
    event->at = entry.at;
    event->lagMs = entry.lagMs;
    event->created = entry.created;
    event->lastAccess = entry.lastAccess;
    event->deadline = entry.deadline;
    event->user = entry.user;
    event->otherNames = entry.otherNames;
    event->ip = entry.address;
    event->agent = entry.agent;
    event->maskedId = stored.mask;
    event->words = entry.why;
    event->by = entry.by;
    event->formatTitle = text::printableText(entry.format);
    event->kind = qint8(kindOf(entry.kind));
    event->isInferred = entry.isInferred;
    return event;
}

/// With its kind.
qint64 beginningOf(const history::Gap &gap)
{
    return gap.since * 8 + qint64(gap.kind);
}

/// Gaps may begin at the same time; and one that goes on becomes another when it ends, as it stands elsewhere then.
qint64 numberOf(const history::Gap &gap)
{
    return kFirstNumber / 2 - (beginningOf(gap) * kGapEnds + gap.until % kGapEnds);
}

bool isSameGap(const LoggedEvent &note, const history::Gap &gap)
{
    return note.isGap && (kFirstNumber / 2 - note.number) / kGapEnds == beginningOf(gap);
}

activity::LoggedEventPointer noteOf(const history::Gap &gap)
{
    auto event = std::make_shared<LoggedEvent>();
    event->at = gap.until == 0 ? gap.since : gap.until;
    event->number = numberOf(gap);
    event->gapSince = gap.since;
    event->gapUntil = gap.until;
    event->words = history::gapText(gap);
    event->isGap = true;
    event->isAlways = true;
    return event;
}

} // namespace

void OlderEvents::add(const std::vector<history::StoredEntry> &entries)
{
    QSet<qint64> known;
    for (const auto &event : events)
        known.insert(event->number);
    for (const history::StoredEntry &stored : entries) {
        if (!known.contains(kFirstNumber + stored.number))
            events.push_back(eventOf(stored));
    }
}

void OlderEvents::add(const history::EntryPage &page)
{
    add(page.entries);
    for (const history::Gap &gap : page.gaps) {
        const auto note = noteOf(gap);
        const auto known =
            std::find_if(events.begin(), events.end(), [&](const auto &event) { return isSameGap(*event, gap); });
        if (known == events.end())
            events.push_back(note);
        else if ((*known)->number != note->number || (*known)->words != note->words)
            *known = note; // it is known better since
    }
    for (const history::Activity &minute : page.losses) {
        for (const EndingGroup group : history::kEndingGroups) {
            const qint64 count = history::endingsOf(minute, group);
            if (count < activity::LossRuns::kGreat)
                continue;
            const int kind = int(kindOf(group));
            const Loss loss{-(minute.at * 16 + kind), kind, minute.at, minute.at + history::kLossStepMs - 1, count};
            const auto known =
                std::find_if(losses.begin(), losses.end(), [&](const Loss &one) { return one.number == loss.number; });
            if (known == losses.end())
                losses.push_back(loss);
            else
                known->count = loss.count; // of a minute that went on
        }
    }
}

std::vector<EntryKind> kindsOfLoss(const Loss &loss)
{
    for (const EndingGroup group : history::kEndingGroups) {
        if (int(kindOf(group)) == loss.kind)
            return history::kindsOf(group);
    }
    return {};
}

} // namespace events
