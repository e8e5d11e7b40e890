// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historylife.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace history
{

namespace
{

/// Two windows hear of the same within a moment; who was reconnecting, some seconds later.
constexpr qint64 kSameEndMs = 10'000;
constexpr qint64 kSameExtensionMs = 1'000;
/// Word of a session's use may come a little after that of its end.
constexpr qint64 kExtensionComesLateMs = 2'000;
/// A server is known to have been started anew some time after what was lost was missed.
constexpr qint64 kRestartKnownWithinMs = 30'000;

/// How much an account of an end knows.
int knowledge(const Ending &end)
{
    switch (end.kind) {
    case EntryKind::LoggedOut:
        return 5;
    case EntryKind::Evicted:
        return 4;
    case EntryKind::Expired:
        return end.isInferred ? 2 : 4;
    case EntryKind::Deleted:
        return 3;
    case EntryKind::EndedEarly:
        return 1;
    case EntryKind::Vanished:
    case EntryKind::Created:
    case EntryKind::Extended:
        break;
    }
    return 0;
}

Ending endingOf(const Entry &entry)
{
    return {entry.kind, entry.at, entry.lagMs, entry.isInferred, entry.by, entry.why, false, false, 0};
}

void learn(Life &life, const StoredEntry &stored)
{
    const Entry &entry = stored.entry;
    life.digest = stored.digest;
    life.mask = stored.mask;
    const auto take = [](QByteArray &known, const QByteArray &now) {
        if (!now.isEmpty())
            known = now;
    };
    if (!entry.user.isEmpty() && !life.user.isEmpty() && entry.user != life.user) {
        life.formerUsers.push_back({life.user, std::exchange(life.otherNames, {}), life.latest});
        std::erase_if(life.formerUsers, [&entry](const FormerUser &former) { return former.user == entry.user; });
    }
    take(life.user, entry.user);
    take(life.otherNames, entry.otherNames);
    take(life.format, entry.format);
    take(life.agent, entry.agent);
    take(life.address, entry.address);
    life.created = entry.created != 0 ? entry.created : life.created;
    life.lastAccess = std::max(life.lastAccess, entry.lastAccess);
    if (entry.deadline != 0 || entry.kind == EntryKind::Extended)
        life.due = entry.deadline;
    life.latest = std::max(life.latest, entry.at);
}

/// `before`: what was known of its deadline.
void extend(Life &life, const Entry &entry, qint64 before)
{
    const bool isKnown = !life.extensions.empty() && entry.at - life.extensions.back().at < kSameExtensionMs &&
                         std::abs(entry.deadline - life.extensions.back().due) < kSameExtensionMs;
    if (!isKnown) {
        const bool hadNone = !life.extensions.empty() && life.extensions.back().due == 0;
        const bool isShortened = entry.deadline != 0 && (hadNone || (before != 0 && entry.deadline < before));
        life.extensions.push_back({entry.at, entry.deadline, isShortened});
    }
}

/// The gap covers the time, or ends just before it.
bool isIn(const Gap &gap, qint64 at, qint64 afterwards)
{
    const qint64 until = gap.until == 0 ? std::numeric_limits<qint64>::max() - afterwards : gap.until;
    return gap.since <= at && at <= until + afterwards;
}

/// Who was away finds it gone whenever he comes back: no other, unless by its own word one that began, or was used,
/// since.
bool isFoundLater(const Life &over, const Entry &entry)
{
    const qint64 end = over.end->at + kSameEndMs;
    return (entry.kind == EntryKind::Vanished || entry.isInferred) && entry.at > end && entry.created <= end &&
           entry.lastAccess <= end;
}

bool isOfLifeBefore(const Life &over, const Entry &entry)
{
    const qint64 since = entry.at - over.end->at;
    return (isEnd(entry.kind) && since <= kSameEndMs) ||
           (entry.kind == EntryKind::Extended && since <= kExtensionComesLateMs);
}

} // namespace

std::vector<Life> livesOf(std::vector<StoredEntry> entries)
{
    std::sort(entries.begin(), entries.end(), [](const StoredEntry &a, const StoredEntry &b) {
        return std::pair(a.entry.at, a.number) < std::pair(b.entry.at, b.number);
    });
    std::vector<Life> lives;
    for (const StoredEntry &stored : entries) {
        const Entry &entry = stored.entry;
        const bool isOver = !lives.empty() && lives.back().end;
        if (isOver && isFoundLater(lives.back(), entry))
            continue; // it knows less
        if (lives.empty() || (isOver && !isOfLifeBefore(lives.back(), entry)))
            lives.emplace_back();
        Life &life = lives.back();
        const qint64 before = life.due;
        learn(life, stored);
        if (entry.kind == EntryKind::Created && life.firstSeen == 0 && life.extensions.empty())
            life.firstSeen = entry.at;
        else if (entry.kind == EntryKind::Extended)
            extend(life, entry, before);
        else if (isEnd(entry.kind) && (!life.end || knowledge(endingOf(entry)) > knowledge(*life.end)))
            life.end = endingOf(entry);
    }
    return lives;
}

void placeEndings(std::vector<Life> &lives, const std::vector<Gap> &gaps)
{
    for (Life &life : lives) {
        if (!life.end || (life.end->kind != EntryKind::Vanished && !life.end->isInferred))
            continue;
        Ending &end = *life.end;
        for (const Gap &gap : gaps) {
            const bool isUnwatched = hidesEnds(gap) && gap.kind != GapKind::Dropped;
            if (!isUnwatched || !isIn(gap, end.at, kSameEndMs))
                continue;
            const qint64 since = std::max(gap.since, life.beginning());
            end.unwatchedSince = end.unwatchedSince == 0 ? since : std::min(since, end.unwatchedSince);
        }
        const auto hasSeen = [&end, &gaps](GapKind kind) {
            return end.kind == EntryKind::Vanished && std::any_of(gaps.begin(), gaps.end(), [&](const Gap &gap) {
                       return gap.kind == kind && isIn(gap, end.at, kRestartKnownWithinMs) &&
                              gap.until >= end.unwatchedSince;
                   });
        };
        end.isWithRestart = hasSeen(GapKind::Restart);
        end.isWithFlush = hasSeen(GapKind::Emptied);
    }
}

bool isGonePastDeadline(const Ending &end)
{
    return end.isInferred && (end.kind == EntryKind::Vanished || end.unwatchedSince != 0);
}

bool hidesEnds(const Gap &gap)
{
    return gap.kind != GapKind::Restart && gap.kind != GapKind::Emptied;
}

bool matters(const Gap &gap, const Life &life)
{
    const qint64 until = gap.until == 0 ? std::numeric_limits<qint64>::max() : gap.until;
    if (until < life.beginning())
        return false;
    return !life.end || gap.since <= life.end->at;
}

} // namespace history
