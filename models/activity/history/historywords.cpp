// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historywords.h"

#include "models/text/durationtext.h"
#include "models/text/lagtext.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>

namespace history
{

namespace
{

struct WordsText {
    Q_DECLARE_TR_FUNCTIONS(history::HistoryWords)
};

QString expiryText(const Ending &end)
{
    if (end.isInferred)
        return WordsText::tr("expired: its deadline had passed when it was gone");
    return end.lagMs < 0 ? WordsText::tr("expired")
                         : WordsText::tr("expired, %1 after its deadline").arg(text::lagText(end.lagMs));
}

QString logoutText(const Ending &end)
{
    const QString by = text::printableText(end.by.toUtf8());
    const QString why = text::printableText(end.why.toUtf8());
    return why.isEmpty() ? WordsText::tr("logged out by %1 with this program").arg(by)
                         : WordsText::tr("logged out by %1 with this program: %2").arg(by, why);
}

QString lossText(const Ending &end)
{
    const bool isWithFlush = end.isWithFlush && !end.isWithRestart;
    if (isWithFlush && end.unwatchedSince == 0)
        return WordsText::tr("ended, how is not known; a database was emptied about that time (FLUSHALL or FLUSHDB)");
    if (end.unwatchedSince == 0)
        return end.isWithRestart ? WordsText::tr("ended, how is not known; the server was started anew about that time")
                                 : WordsText::tr("ended, how is not known");
    const QString since = text::absoluteText(end.unwatchedSince);
    const QString until = text::absoluteText(end.at);
    if (isWithFlush)
        return WordsText::tr("ended between %1 and %2; a database was emptied in that time (FLUSHALL or FLUSHDB)")
            .arg(since, until);
    return end.isWithRestart
               ? WordsText::tr("ended between %1 and %2; the server was started anew in that time").arg(since, until)
               : WordsText::tr("ended while nobody watched, between %1 and %2; how is not known").arg(since, until);
}

} // namespace

QString endingText(const Life &life)
{
    if (!life.end)
        return WordsText::tr("still there when it was last watched");
    if (isGonePastDeadline(*life.end))
        return WordsText::tr("gone when it was watched again; its deadline had passed");
    switch (life.end->kind) {
    case EntryKind::Expired:
        return expiryText(*life.end);
    case EntryKind::Deleted:
        return WordsText::tr("deleted by the application, or by somebody else");
    case EntryKind::LoggedOut:
        return logoutText(*life.end);
    case EntryKind::Evicted:
        return WordsText::tr("evicted: the server was at its memory limit");
    case EntryKind::EndedEarly:
        return WordsText::tr("ended before its deadline; by whom was not told");
    case EntryKind::Vanished:
    case EntryKind::Created:
    case EntryKind::Extended:
        break;
    }
    return lossText(*life.end);
}

QString gapText(const Gap &gap)
{
    const QString since = text::absoluteText(gap.since);
    const QString until = text::absoluteText(gap.until);
    switch (gap.kind) {
    case GapKind::NotWatched:
        return gap.until == 0 ? WordsText::tr("not watched since %1").arg(since)
                              : WordsText::tr("not watched from %1 to %2").arg(since, until);
    case GapKind::Missed:
        return WordsText::tr("events were missed from %1 to %2").arg(since, until);
    case GapKind::Dropped:
        return WordsText::tr("%Ln event(s) from %1 to %2 could not be written down", nullptr,
                             text::pluralCount(gap.count))
            .arg(since, until);
    case GapKind::Emptied:
        return WordsText::tr("a database of the server was emptied about %1 (FLUSHALL or FLUSHDB)").arg(until);
    case GapKind::Restart:
        break;
    }
    return WordsText::tr("the server was started anew between %1 and %2").arg(since, until);
}

QString endingWord(const Life &life)
{
    if (!life.end)
        return {};
    if (isGonePastDeadline(*life.end))
        return QStringLiteral("gone-past-deadline");
    switch (life.end->kind) {
    case EntryKind::Expired:
        return QStringLiteral("expired");
    case EntryKind::Deleted:
        return QStringLiteral("deleted");
    case EntryKind::LoggedOut:
        return QStringLiteral("logged-out");
    case EntryKind::Evicted:
        return QStringLiteral("evicted");
    case EntryKind::EndedEarly:
        return QStringLiteral("ended-early");
    case EntryKind::Vanished:
    case EntryKind::Created:
    case EntryKind::Extended:
        break;
    }
    return QStringLiteral("unknown");
}

QString gapWord(GapKind kind)
{
    switch (kind) {
    case GapKind::NotWatched:
        return QStringLiteral("not-watched");
    case GapKind::Missed:
        return QStringLiteral("missed");
    case GapKind::Dropped:
        return QStringLiteral("dropped");
    case GapKind::Emptied:
        return QStringLiteral("emptied");
    case GapKind::Restart:
        break;
    }
    return QStringLiteral("restart");
}

} // namespace history
