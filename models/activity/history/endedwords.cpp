// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/endedwords.h"

#include "models/activity/history/endingreason.h"
#include "models/activity/history/historywords.h"
#include "models/text/clocktext.h"
#include "models/text/durationtext.h"
#include "models/text/numbertext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "models/text/useragent.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QStringList>

#include <algorithm>

namespace history
{

namespace
{

struct EndedTexts {
    Q_DECLARE_TR_FUNCTIONS(history::EndedWords)
};

/// Below it, its last use and its end are the same to a reader.
constexpr qint64 kWorthTellingMs = 1'000;

QString logoutLine(const Ending &end)
{
    const QString by = text::printableText(end.by.toUtf8());
    const QString why = text::printableText(end.why.toUtf8());
    return why.isEmpty() ? EndedTexts::tr("logged out here by %1").arg(by)
                         : EndedTexts::tr("logged out here by %1, %2").arg(by, why);
}

QString expiryLine(const Life &life)
{
    const Ending &end = *life.end;
    const qint64 used = lastUseOf(life);
    if (end.isInferred || used == 0 || end.at - used < kWorthTellingMs)
        return endingText(life);
    return EndedTexts::tr("expired, %1 after last seen").arg(text::durationText(end.at - used));
}

} // namespace

QString instantOf(qint64 at, qint64 now)
{
    const bool isToday =
        now != 0 && QDateTime::fromMSecsSinceEpoch(at).date() == QDateTime::fromMSecsSinceEpoch(now).date();
    return isToday ? text::clockText(at) : text::absoluteText(at);
}

QString endedLine(const Life &life, qint64 now)
{
    if (!life.end)
        return EndedTexts::tr("last known %1: when and how it ended nobody saw").arg(instantOf(life.latest, now));
    const Ending &end = *life.end;
    const QString at = instantOf(end.at, now);
    if (end.unwatchedSince != 0) {
        const QString since = instantOf(end.unwatchedSince, now);
        if (isGonePastDeadline(end))
            return EndedTexts::tr("ended between %1 and %2: its deadline had passed by then").arg(since, at);
        if (end.isWithFlush && !end.isWithRestart)
            return EndedTexts::tr("ended between %1 and %2: a database was emptied in that time (FLUSHALL or FLUSHDB)")
                .arg(since, at);
        return end.isWithRestart
                   ? EndedTexts::tr("ended between %1 and %2: the server was started anew in that time").arg(since, at)
                   : EndedTexts::tr("ended between %1 and %2: how is not known").arg(since, at);
    }
    switch (end.kind) {
    case EntryKind::Expired:
        return EndedTexts::tr("ended %1: %2").arg(at, expiryLine(life));
    case EntryKind::LoggedOut:
        return EndedTexts::tr("ended %1: %2").arg(at, logoutLine(end));
    case EntryKind::Deleted:
        return EndedTexts::tr("ended %1: deleted by somebody else").arg(at);
    case EntryKind::Evicted:
        return EndedTexts::tr("ended %1: evicted, the server’s memory was full").arg(at);
    case EntryKind::EndedEarly:
        return EndedTexts::tr("ended %1: deleted or evicted before its deadline").arg(at);
    case EntryKind::Vanished:
    case EntryKind::Created:
    case EntryKind::Extended:
        break;
    }
    if (isGonePastDeadline(end))
        return EndedTexts::tr("found gone %1: its deadline had passed").arg(at);
    if (end.isWithFlush && !end.isWithRestart)
        return EndedTexts::tr("found gone %1: a database was emptied about that time (FLUSHALL or FLUSHDB)").arg(at);
    return end.isWithRestart ? EndedTexts::tr("found gone %1: the server was started anew about that time").arg(at)
                             : EndedTexts::tr("found gone %1: how it ended is not known").arg(at);
}

QString gapLine(const Gap &gap, qint64 now)
{
    const QString since = instantOf(gap.since, now);
    const QString until = gap.until == 0 ? QString() : instantOf(gap.until, now);
    switch (gap.kind) {
    case GapKind::NotWatched:
        if (gap.count > 1)
            return gap.until == 0
                       ? EndedTexts::tr("Not watched %Ln time(s) since %1, and not now: what ended then is not known "
                                        "one by one",
                                        nullptr, text::pluralCount(gap.count))
                             .arg(since)
                       : EndedTexts::tr("Not watched %Ln time(s) from %1 to %2: what ended then is not known one by "
                                        "one",
                                        nullptr, text::pluralCount(gap.count))
                             .arg(since, until);
        return gap.until == 0 ? EndedTexts::tr("Not watched since %1: what ends now is not known one by one").arg(since)
                              : EndedTexts::tr("Not watched from %1 to %2: what ended then is not known one by one")
                                    .arg(since, until);
    case GapKind::Missed:
        return EndedTexts::tr("Events were missed from %1 to %2: how sessions ended then is not known")
            .arg(since, until);
    case GapKind::Dropped:
        return EndedTexts::tr("%Ln event(s) from %1 to %2 could not be written down", nullptr,
                              text::pluralCount(gap.count))
            .arg(since, until);
    case GapKind::Emptied:
        return EndedTexts::tr("A database of the server was emptied about %1 (FLUSHALL or FLUSHDB)").arg(until);
    case GapKind::Restart:
        break;
    }
    return EndedTexts::tr("The server was started anew between %1 and %2").arg(since, until);
}

QString endingHeading(const Life &life)
{
    if (!life.end)
        return EndedTexts::tr("lost sight of");
    switch (life.end->kind) {
    case EntryKind::Expired:
        return isGonePastDeadline(*life.end) ? EndedTexts::tr("gone") : EndedTexts::tr("expired");
    case EntryKind::Deleted:
        return EndedTexts::tr("deleted");
    case EntryKind::LoggedOut:
        return EndedTexts::tr("logged out");
    case EntryKind::Evicted:
        return EndedTexts::tr("evicted");
    case EntryKind::EndedEarly:
        return EndedTexts::tr("ended early");
    case EntryKind::Vanished:
    case EntryKind::Created:
    case EntryKind::Extended:
        break;
    }
    return EndedTexts::tr("gone");
}

QString endingTime(const Life &life, qint64 now)
{
    if (!life.end)
        return EndedTexts::tr("after %1").arg(instantOf(life.latest, now));
    const QString at = instantOf(life.end->at, now);
    const bool isFound = life.end->unwatchedSince != 0 || life.end->kind == EntryKind::Vanished;
    return isFound ? EndedTexts::tr("found at %1").arg(at) : EndedTexts::tr("at %1").arg(at);
}

QString ticketText(const Life &life, const std::vector<Gap> &gaps)
{
    QStringList lines;
    const auto add = [&lines](const QString &title, const QString &text) {
        if (!text.isEmpty())
            lines += EndedTexts::tr("%1: %2").arg(title, text);
    };
    const QString name = text::personName(life.user, life.otherNames).whole();
    add(EndedTexts::tr("User"), name.isEmpty() ? EndedTexts::tr("nobody is known") : name);
    add(EndedTexts::tr("Session"), life.mask);
    add(EndedTexts::tr("Application"), text::printableText(life.format));
    QStringList from{text::printableText(life.address), text::printableText(text::deviceLabel(life.agent))};
    from.removeAll(QString());
    add(EndedTexts::tr("From"), from.join(QStringLiteral(" · ")));
    if (life.end)
        add(life.end->unwatchedSince != 0 ? EndedTexts::tr("Found gone") : EndedTexts::tr("Ended"),
            text::absoluteText(life.end->at));
    else
        add(EndedTexts::tr("Known last"), text::absoluteText(life.latest));
    add(EndedTexts::tr("Why"), endingReason(life, gaps, 0));
    return lines.join(QLatin1Char('\n'));
}

} // namespace history
