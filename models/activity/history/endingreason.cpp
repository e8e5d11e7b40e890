// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/endingreason.h"

#include "models/activity/history/endedwords.h"
#include "models/text/durationtext.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cstdlib>
#include <limits>

// What is said of a cause has to follow from the entries: a deadline that was kept shows that nothing moved it.

namespace history
{

namespace
{

struct ReasonTexts {
    Q_DECLARE_TR_FUNCTIONS(history::EndingReason)
};

/// Between a request and what becomes of it in Redis; applications write whole seconds.
constexpr qint64 kSameMomentMs = 3'000;
constexpr qint64 kSameTimeMs = 2'000;

/// Of an expiry that Redis told: the deadline that was known was the one by which it went.
bool isDeadlineKept(const Life &life)
{
    return life.end->lagMs >= 0 && life.due != 0 && life.due <= life.end->at;
}

QString expiryReason(const Life &life, qint64 now)
{
    const Ending &end = *life.end;
    if (end.isInferred)
        return ReasonTexts::tr("It was gone at %1, and its deadline, %2, had passed. So it expired, as far as can be "
                               "inferred: the server did not say so.")
            .arg(instantOf(end.at, now), instantOf(life.due, now));
    if (!isDeadlineKept(life))
        return ReasonTexts::tr("Its time had run out: Redis said that it expired. When that was to be is not known.");
    const QString due = instantOf(life.due, now);
    if (isLastExtensionKnown(life) && !life.extensions.back().isLater())
        return ReasonTexts::tr("Its time had run out earlier than was meant: at %1 its deadline was set to %2.")
            .arg(instantOf(life.extensions.back().at, now), due);
    if (isLastExtensionKnown(life)) {
        const qint64 at = life.extensions.back().at;
        const QString given = text::durationText(life.due - at);
        const bool isByRequest = life.lastAccess != 0 && std::llabs(life.lastAccess - at) <= kSameMomentMs;
        if (usualTimeOf(life) == 0)
            return ReasonTexts::tr("Ended because nothing extended it any more: that happened last at %1, for %2.")
                .arg(instantOf(at, now), given);
        return isByRequest
                   ? ReasonTexts::tr("Ended because no request came: the last was at %1, and this application ends a "
                                     "session %2 after the last one.")
                         .arg(instantOf(at, now), given)
                   : ReasonTexts::tr("Ended because nothing extended it any more: that happened last at %1, and each "
                                     "time gave it %2.")
                         .arg(instantOf(at, now), given);
    }
    if (life.extensions.empty() && life.firstSeen != 0)
        return ReasonTexts::tr("Its time had run out: it was to end at %1, %2 after it was created, and nothing "
                               "extended it.")
            .arg(due, text::durationText(life.due - life.firstSeen));
    return ReasonTexts::tr("Its time had run out: it was to end at %1, and nothing extended it beyond that.").arg(due);
}

QString logoutReason(const Life &life, qint64 now)
{
    const Ending &end = *life.end;
    const QString by = text::printableText(end.by.toUtf8());
    const QString why = text::printableText(end.why.toUtf8());
    const QString done = ReasonTexts::tr("%1 logged it out with this program at %2.").arg(by, instantOf(end.at, now));
    return why.isEmpty() ? ReasonTexts::tr("%1 No reason was given.").arg(done)
                         : ReasonTexts::tr("%1 The reason given: %2").arg(done, why);
}

/// “It had 12 min left.”; empty: nobody knows.
QString leftText(const Life &life)
{
    return life.due > life.end->at ? ReasonTexts::tr("It had %1 left.").arg(text::durationText(life.due - life.end->at))
                                   : QString();
}

QString lossReason(const Life &life, qint64 now)
{
    const Ending &end = *life.end;
    const QString at = instantOf(end.at, now);
    QStringList sentences;
    if (end.unwatchedSince != 0)
        sentences += ReasonTexts::tr("It was there at %1, and gone when it was watched again at %2.")
                         .arg(instantOf(end.unwatchedSince, now), at);
    else
        sentences += ReasonTexts::tr("It was found gone at %1; no event said how it went.").arg(at);
    if (isGonePastDeadline(end))
        sentences += ReasonTexts::tr("Its deadline had passed by then: it expired, or was deleted before that.");
    else if (end.isWithFlush && !end.isWithRestart)
        sentences += ReasonTexts::tr("About that time all keys of a database of this server were deleted at once "
                                     "(FLUSHALL or FLUSHDB): perhaps it went with them. Redis does not say by whom, "
                                     "nor of which database.");
    else if (end.isWithRestart)
        sentences += ReasonTexts::tr("The server was started anew in that time: perhaps it was lost with that. It may "
                                     "also have been deleted.");
    else
        sentences += ReasonTexts::tr("It may have been deleted, evicted, or lost with the server’s data.");
    return sentences.join(QLatin1Char(' '));
}

/// It has no end, and is not there any more.
QString lostReason(const Life &life, const std::vector<Gap> &gaps, qint64 now)
{
    const QString at = instantOf(life.latest, now);
    const auto gap = std::find_if(gaps.begin(), gaps.end(), [&life](const Gap &each) {
        return hidesEnds(each) && (each.until == 0 || each.until > life.latest);
    });
    if (gap == gaps.end())
        return ReasonTexts::tr("It was known last at %1. Nobody saw when and how it ended.").arg(at);
    if (gap->until == 0)
        return ReasonTexts::tr("It was known last at %1. Since %2 nobody watches.").arg(at, instantOf(gap->since, now));
    return ReasonTexts::tr("It was known last at %1. Nobody watched from %2 to %3, and now it is not there: when and "
                           "how it ended is not known.")
        .arg(at, instantOf(gap->since, now), instantOf(gap->until, now));
}

} // namespace

bool isLastExtensionKnown(const Life &life)
{
    constexpr qint64 kSameDeadlineMs = 1'000;
    return !life.extensions.empty() && life.due != 0 &&
           std::llabs(life.extensions.back().due - life.due) <= kSameDeadlineMs;
}

qint64 lastUseOf(const Life &life)
{
    const bool isExtended = isLastExtensionKnown(life) && life.extensions.back().isLater();
    const qint64 extended = isExtended ? life.extensions.back().at : 0;
    const qint64 used = std::max(life.lastAccess, extended);
    const qint64 end = life.end ? life.end->at : life.latest;
    return used > end ? 0 : used; // another clock's word
}

qint64 usualTimeOf(const Life &life)
{
    if (life.extensions.size() < 2)
        return 0;
    qint64 least = std::numeric_limits<qint64>::max(), most = 0;
    for (const Extension &extension : life.extensions) {
        if (!extension.isLater())
            return 0; // its deadline is not what its uses make it
        least = std::min(least, extension.due - extension.at);
        most = std::max(most, extension.due - extension.at);
    }
    return most - least <= kSameTimeMs ? most : 0;
}

QString endingReason(const Life &life, const std::vector<Gap> &gaps, qint64 now)
{
    if (!life.end)
        return lostReason(life, gaps, now);
    const Ending &end = *life.end;
    const QString at = instantOf(end.at, now);
    const auto withLeft = [&life](const QString &text) {
        const QString left = leftText(life);
        return left.isEmpty() ? text : text + QLatin1Char(' ') + left;
    };
    if (isGonePastDeadline(end))
        return lossReason(life, now);
    switch (end.kind) {
    case EntryKind::Expired:
        return expiryReason(life, now);
    case EntryKind::LoggedOut:
        return logoutReason(life, now);
    case EntryKind::Deleted:
        return withLeft(ReasonTexts::tr("Its key was deleted at %1, as a logout in the application does, or an "
                                        "administrator. Redis does not say by whom.")
                            .arg(at));
    case EntryKind::Evicted:
        return withLeft(ReasonTexts::tr("Redis evicted it at %1 because its memory was full (maxmemory). Neither the "
                                        "user nor the application ended it.")
                            .arg(at));
    case EntryKind::EndedEarly:
        return withLeft(ReasonTexts::tr("It went at %1, before its deadline: its key was deleted, as a logout does, or "
                                        "evicted. The server did not say which.")
                            .arg(at));
    case EntryKind::Vanished:
    case EntryKind::Created:
    case EntryKind::Extended:
        break;
    }
    return lossReason(life, now);
}

} // namespace history
