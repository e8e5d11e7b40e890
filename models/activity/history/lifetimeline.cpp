// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/lifetimeline.h"

#include "models/activity/history/endedwords.h"
#include "models/activity/history/endingreason.h"
#include "models/text/durationtext.h"
#include "models/text/numbertext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace history
{

namespace
{

using Mark = TimelineLine::Mark;

struct TimelineTexts {
    Q_DECLARE_TR_FUNCTIONS(history::LifeTimeline)
};

/// The session's own word is of another clock, and in whole seconds.
constexpr qint64 kOwnWordMs = 3'000;
constexpr qint64 kOneMinuteMs = 60'000;

QString lateText(qint64 ms)
{
    if (ms >= kOneMinuteMs)
        return text::durationText(ms);
    return TimelineTexts::tr("%1 s").arg(QLocale().toString(double(ms) / 1000.0, 'f', 1));
}

TimelineLine extensionLine(const Extension &extension, const QString &which, qint64 now)
{
    TimelineLine line{Mark::Extended, extension.at, {}, {}};
    if (extension.due == 0)
        line.text = TimelineTexts::tr("its deadline was taken away");
    else if (extension.isShortened)
        line.text = TimelineTexts::tr("shortened, to %1").arg(instantOf(extension.due, now));
    else
        line.text = TimelineTexts::tr("%1, to %2").arg(which, instantOf(extension.due, now));
    return line;
}

void addBeginning(std::vector<TimelineLine> &lines, const Life &life)
{
    if (life.firstSeen != 0) {
        lines.push_back({Mark::Beginning, life.firstSeen, TimelineTexts::tr("created"), {}});
        return;
    }
    if (life.created != 0)
        lines.push_back({Mark::Beginning, life.created, TimelineTexts::tr("created, by its own word"), {}});
    else
        lines.push_back({Mark::Beginning, 0, TimelineTexts::tr("it was there before it was watched"), {}});
}

void addExtensions(std::vector<TimelineLine> &lines, const Life &life, qint64 now)
{
    const std::vector<Extension> &all = life.extensions;
    const size_t count = all.size();
    const auto lineAt = [&](size_t at, const QString &which) { return extensionLine(all[at], which, now); };
    if (count == 0)
        return;
    if (count == 1) {
        lines.push_back(lineAt(0, TimelineTexts::tr("extended")));
        return;
    }
    lines.push_back(lineAt(0, TimelineTexts::tr("extended, the first of %Ln recorded time(s)", nullptr,
                                                text::pluralCount(qint64(count)))));
    if (count > 2) {
        TimelineLine folded{
            Mark::Extended,
            all[1].at,
            TimelineTexts::tr("recorded %Ln time(s) in between", nullptr, text::pluralCount(qint64(count) - 2)),
            {}};
        for (size_t at = 1; at + 1 < count; ++at)
            folded.folded.push_back(lineAt(at, TimelineTexts::tr("extended")));
        lines.push_back(std::move(folded));
    }
    lines.push_back(lineAt(count - 1, isLastExtensionKnown(life) ? TimelineTexts::tr("extended, the last time")
                                                                 : TimelineTexts::tr("extended, recorded last")));
}

void addGaps(std::vector<TimelineLine> &lines, const Life &life, const std::vector<Gap> &gaps, qint64 now)
{
    const qint64 end = life.end ? life.end->at : std::numeric_limits<qint64>::max();
    const qint64 known = life.beginning() != 0 ? life.beginning() : lastUseOf(life);
    for (const Gap &gap : gaps) {
        const qint64 until = gap.until == 0 ? std::numeric_limits<qint64>::max() : gap.until;
        if (until < known || gap.since > end || (known == 0 && until < life.latest && life.end))
            continue;
        if (gap.kind == GapKind::Emptied)
            lines.push_back({Mark::Restart,
                             gap.until,
                             TimelineTexts::tr("a database was emptied about then (FLUSHALL or FLUSHDB)"),
                             {}});
        else if (gap.kind == GapKind::Restart)
            lines.push_back({Mark::Restart, gap.until, TimelineTexts::tr("the server was started anew"), {}});
        else if (gap.until == 0)
            lines.push_back({Mark::Unwatched, gap.since, TimelineTexts::tr("not watched since then"), {}});
        else if (gap.kind == GapKind::NotWatched)
            lines.push_back({Mark::Unwatched,
                             gap.since,
                             TimelineTexts::tr("not watched until %1").arg(instantOf(gap.until, now)),
                             {}});
        else
            lines.push_back({Mark::Unwatched,
                             gap.since,
                             TimelineTexts::tr("events were missed until %1").arg(instantOf(gap.until, now)),
                             {}});
    }
}

TimelineLine endLine(const Life &life)
{
    const Ending &end = *life.end;
    TimelineLine line{Mark::Ended, end.at, {}, {}};
    if (isGonePastDeadline(end)) {
        line.mark = Mark::Lost;
        line.text = TimelineTexts::tr("found gone");
        return line;
    }
    switch (end.kind) {
    case EntryKind::Expired:
        line.text = end.isInferred ? TimelineTexts::tr("gone: expired, as far as can be inferred")
                                   : TimelineTexts::tr("reaped: Redis said that it expired");
        return line;
    case EntryKind::LoggedOut:
        line.mark = Mark::LoggedOut;
        line.text = TimelineTexts::tr("logged out here by %1").arg(text::printableText(end.by.toUtf8()));
        return line;
    case EntryKind::Deleted:
        line.mark = Mark::Deleted;
        line.text = TimelineTexts::tr("deleted by somebody else");
        return line;
    case EntryKind::Evicted:
        line.mark = Mark::Evicted;
        line.text = TimelineTexts::tr("evicted");
        return line;
    case EntryKind::EndedEarly:
        line.mark = Mark::Deleted;
        line.text = TimelineTexts::tr("deleted or evicted");
        return line;
    case EntryKind::Vanished:
    case EntryKind::Created:
    case EntryKind::Extended:
        break;
    }
    line.mark = Mark::Lost;
    line.text = TimelineTexts::tr("found gone");
    return line;
}

void addDeadline(std::vector<TimelineLine> &lines, const Life &life)
{
    if (life.due == 0)
        return;
    const bool isAhead = life.end && life.end->at < life.due;
    lines.push_back({Mark::Deadline,
                     life.due,
                     isAhead ? TimelineTexts::tr("would have been its deadline") : TimelineTexts::tr("deadline"),
                     {}});
    if (life.end && life.end->kind == EntryKind::Expired && life.end->lagMs > 0 && life.end->at > life.due)
        lines.push_back({Mark::Due,
                         life.due,
                         TimelineTexts::tr("due, not reaped for %1").arg(lateText(life.end->at - life.due)),
                         {}});
}

} // namespace

std::vector<TimelineLine> timelineOf(const Life &life, const std::vector<Gap> &gaps, qint64 now)
{
    std::vector<TimelineLine> lines;
    addBeginning(lines, life);
    for (const FormerUser &former : life.formerUsers)
        lines.push_back({Mark::Used,
                         former.knownUntil,
                         TimelineTexts::tr("known last as %1’s; another user logged in under the same id")
                             .arg(text::personName(former.user, former.otherNames).whole()),
                         {}});
    addExtensions(lines, life, now);
    const qint64 extended = life.extensions.empty() ? 0 : life.extensions.back().at;
    if (life.lastAccess > extended + kOwnWordMs && life.lastAccess == lastUseOf(life))
        lines.push_back({Mark::Used, life.lastAccess, TimelineTexts::tr("last used, by its own word"), {}});
    addGaps(lines, life, gaps, now);
    addDeadline(lines, life);
    if (life.end)
        lines.push_back(endLine(life));
    else
        lines.push_back({Mark::Lost, life.latest, TimelineTexts::tr("known last"), {}});
    std::stable_sort(lines.begin(), lines.end(),
                     [](const TimelineLine &a, const TimelineLine &b) { return a.at < b.at; });
    // Its deadline says that there was more than was written down; not when.
    if (!life.extensions.empty() && life.due > life.extensions.back().due && !isLastExtensionKnown(life)) {
        const auto last = std::find_if(lines.rbegin(), lines.rend(),
                                       [](const TimelineLine &line) { return line.mark == Mark::Extended; });
        lines.insert(last.base(),
                     {Mark::Extended,
                      0,
                      TimelineTexts::tr("extended further after that, to %1").arg(instantOf(life.due, now)),
                      {}});
    }
    return lines;
}

} // namespace history
