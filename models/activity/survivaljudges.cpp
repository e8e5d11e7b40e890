// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/survivaljudges.h"

#include "models/text/durationtext.h"
#include "models/text/numbertext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <limits>

namespace activity
{

using messages::Fleet;
using messages::FleetNode;
using messages::NodeFacts;
using Verdict = SurvivalLine::Verdict;

namespace
{

struct JudgeText {
    Q_DECLARE_TR_FUNCTIONS(activity::Survival)
};

const auto kDot = QStringLiteral(" · ");
/// What grows more slowly is not worth a forecast.
constexpr double kLeastGrowth = 100; // bytes a second
constexpr double kLongestForecast = 30.0 * 24 * 60 * 60;

/// "%1 has 0.7 GB left: about 6 h at the growth of the last 12 min." Without a measured growth only what is left.
QString headroomText(const NodeFacts &facts)
{
    const qint64 left = std::max<qint64>(0, facts.maxMemory - facts.usedMemory);
    const QString size = text::sizeText(left);
    const double seconds =
        facts.growth >= kLeastGrowth ? double(left) / facts.growth : std::numeric_limits<double>::max();
    if (facts.growthSeconds == 0 || seconds > kLongestForecast)
        return JudgeText::tr("%1 has %2 left.").arg(QStringLiteral("%1"), size);
    return JudgeText::tr("%1 has %2 left: about %3 at the growth of the last %4.")
        .arg(QStringLiteral("%1"), size, text::durationText(qint64(seconds) * 1000),
             text::durationText(facts.growthSeconds * 1000));
}

struct Policy {
    const char *name;
    int badness;
    Verdict verdict;
    const char *sentence; ///< to be translated
};

constexpr Policy kPolicies[] = {
    {"allkeys-lru", 6, Verdict::Lost,
     QT_TRANSLATE_NOOP("activity::Survival", "No: Redis then logs people out, those first who were away for longest.")},
    {"allkeys-lfu", 6, Verdict::Lost,
     QT_TRANSLATE_NOOP("activity::Survival", "No: Redis then logs people out, those first who come most rarely.")},
    {"allkeys-random", 7, Verdict::Lost,
     QT_TRANSLATE_NOOP("activity::Survival", "No: Redis then logs people out at random.")},
    {"allkeys-lrm", 6, Verdict::Lost,
     QT_TRANSLATE_NOOP("activity::Survival",
                       "No: Redis then logs people out, those first whose sessions were not written for longest.")},
    {"volatile-random", 5, Verdict::Lost,
     QT_TRANSLATE_NOOP("activity::Survival", "No: Redis then removes sessions that have a deadline, at random.")},
    {"volatile-lru", 4, Verdict::Partly,
     QT_TRANSLATE_NOOP("activity::Survival",
                       "No: Redis then removes sessions, those first that were not used for longest.")},
    {"volatile-lfu", 4, Verdict::Partly,
     QT_TRANSLATE_NOOP("activity::Survival",
                       "No: Redis then removes sessions, those first that are used most rarely.")},
    {"volatile-lrm", 4, Verdict::Partly,
     QT_TRANSLATE_NOOP("activity::Survival",
                       "No: Redis then removes sessions, those first that were not written for longest.")},
    {"volatile-ttl", 3, Verdict::Partly,
     QT_TRANSLATE_NOOP("activity::Survival", "No: Redis then removes sessions, those nearest their deadline first.")},
    {"noeviction", 1, Verdict::Partly,
     QT_TRANSLATE_NOOP("activity::Survival",
                       "Yes, but Redis then refuses writes: no new log-ins and no extensions until there is room.")},
};

} // namespace

std::optional<Judgement> judgeMemory(const FleetNode &node)
{
    const NodeFacts &facts = node.facts;
    if (facts.maxMemory < 0 || (facts.maxMemory > 0 && facts.evictionPolicy.isEmpty()))
        return std::nullopt;
    Judgement judged;
    if (facts.maxMemory == 0) {
        judged.badness = 2;
        judged.kind = -1;
        judged.verdict = Verdict::Partly;
        judged.sentence = JudgeText::tr("Redis has no limit: it takes what it needs, until the machine has no more "
                                        "and the system ends it.");
        judged.evidence = JudgeText::tr("maxmemory 0");
        if (facts.usedMemory >= 0)
            judged.evidence += kDot + JudgeText::tr("%1 in use").arg(text::sizeText(facts.usedMemory));
        return judged;
    }
    const auto *policy = std::find_if(std::begin(kPolicies), std::end(kPolicies), [&facts](const Policy &known) {
        return facts.evictionPolicy == QLatin1String(known.name);
    });
    if (policy == std::end(kPolicies)) {
        judged.badness = 8; // nobody can say that it is not the worst
        judged.kind = -2;
        judged.sentence = JudgeText::tr("Not known: Redis then does what “%1” says, which this program does not know.")
                              .arg(facts.evictionPolicy);
    } else {
        judged.badness = policy->badness;
        judged.kind = int(policy - std::begin(kPolicies));
        judged.verdict = policy->verdict;
        judged.sentence = JudgeText::tr(policy->sentence);
    }
    judged.evidence = facts.evictionPolicy + kDot + JudgeText::tr("maxmemory %1").arg(text::sizeText(facts.maxMemory));
    if (facts.usedMemory >= 0) {
        judged.detail = headroomText(facts);
        judged.urgency = double(facts.usedMemory) / double(facts.maxMemory);
    }
    return judged;
}

std::optional<Judgement> judgeRestart(const FleetNode &node)
{
    const NodeFacts &facts = node.facts;
    if (!facts.hasAppendFile)
        return std::nullopt;
    if (*facts.hasAppendFile && facts.isAppendWell == false) {
        return Judgement{5,
                         1,
                         0,
                         Verdict::Lost,
                         JudgeText::tr("No: the latest write to the file that a restart reads has failed."),
                         {},
                         JudgeText::tr("aof_last_write_status err")};
    }
    if (*facts.hasAppendFile && facts.appendFsync == QLatin1String("always")) {
        return Judgement{0,
                         2,
                         0,
                         Verdict::Survives,
                         JudgeText::tr("Yes: every write is in a file before it is answered."),
                         {},
                         JudgeText::tr("AOF always")};
    }
    if (*facts.hasAppendFile && facts.appendFsync == QLatin1String("everysec")) {
        return Judgement{1,
                         3,
                         0,
                         Verdict::Survives,
                         JudgeText::tr("Yes, but for the last second: every write goes to a file that is flushed once "
                                       "a second."),
                         {},
                         JudgeText::tr("AOF everysec")};
    }
    if (*facts.hasAppendFile && facts.appendFsync == QLatin1String("no")) {
        return Judgement{2,
                         4,
                         0,
                         Verdict::Partly,
                         JudgeText::tr("Yes, where only Redis restarts; after a power failure all is gone that the "
                                       "system had not flushed, mostly half a minute."),
                         {},
                         JudgeText::tr("AOF no")};
    }
    if (*facts.hasAppendFile) {
        return Judgement{3,
                         5,
                         0,
                         Verdict::Partly,
                         JudgeText::tr("Yes, but for the latest writes: every write goes to a file; how often that is "
                                       "flushed is not known."),
                         {},
                         JudgeText::tr("AOF on · CONFIG GET is refused")};
    }
    const QString unsaved = facts.unsavedChanges < 0 ? QString()
                                                     : JudgeText::tr("%Ln change(s) not saved", nullptr,
                                                                     text::pluralCount(facts.unsavedChanges));
    QStringList evidence = {JudgeText::tr("AOF off")};
    if (!facts.savePoints) {
        evidence += {JudgeText::tr("save not known"), unsaved};
        evidence.removeAll(QString());
        return Judgement{7,
                         6,
                         0,
                         Verdict::Unknown,
                         JudgeText::tr("In part at best: writes go to no file. Whether snapshots are taken is not "
                                       "known."),
                         {},
                         evidence.join(kDot)};
    }
    if (facts.savePoints->isEmpty()) {
        evidence += JudgeText::tr("no save points");
        return Judgement{8,
                         7,
                         0,
                         Verdict::Lost,
                         JudgeText::tr("No: nothing is kept on disk. Everybody is logged out."),
                         {},
                         evidence.join(kDot)};
    }
    evidence += {JudgeText::tr("save %1").arg(*facts.savePoints), unsaved};
    evidence.removeAll(QString());
    if (facts.isSaveWell == false) {
        return Judgement{6,
                         8,
                         0,
                         Verdict::Lost,
                         JudgeText::tr("In part: only what an older snapshot holds comes back; the latest one has "
                                       "failed."),
                         {},
                         evidence.join(kDot)};
    }
    return Judgement{4,
                     9,
                     double(facts.unsavedChanges),
                     Verdict::Partly,
                     JudgeText::tr("In part: what came after the latest snapshot is gone, and sessions that were ended "
                                   "since are back."),
                     {},
                     evidence.join(kDot)};
}

std::optional<Judgement> judgeFullDisk(const FleetNode &node)
{
    const NodeFacts &facts = node.facts;
    if (!facts.hasAppendFile)
        return std::nullopt;
    if (*facts.hasAppendFile) {
        const QString evidence =
            facts.appendFsync.isEmpty() ? JudgeText::tr("AOF on") : JudgeText::tr("AOF %1").arg(facts.appendFsync);
        if (facts.appendFsync == QLatin1String("always")) {
            return Judgement{
                5,  1,       0, Verdict::Lost, JudgeText::tr("No: Redis ends itself when it cannot write its file."),
                {}, evidence};
        }
        if (facts.appendFsync.isEmpty()) {
            return Judgement{
                4,
                2,
                0,
                Verdict::Unknown,
                JudgeText::tr("Not known: Redis then refuses writes, or ends itself, as appendfsync says."),
                {},
                evidence + kDot + JudgeText::tr("CONFIG GET is refused")};
        }
        return Judgement{2,
                         3,
                         0,
                         Verdict::Partly,
                         JudgeText::tr("Yes, but Redis then refuses writes: no new log-ins and no extensions until "
                                       "there is room."),
                         {},
                         evidence};
    }
    if (!facts.savePoints)
        return std::nullopt;
    if (facts.savePoints->isEmpty()) {
        return Judgement{0,
                         4,
                         0,
                         Verdict::Survives,
                         JudgeText::tr("Yes: Redis writes nothing to disk."),
                         {},
                         JudgeText::tr("AOF off · no save points")};
    }
    if (!facts.stopsWrites)
        return std::nullopt;
    if (*facts.stopsWrites) {
        return Judgement{2,
                         5,
                         0,
                         Verdict::Partly,
                         JudgeText::tr("Yes, but once a snapshot fails Redis refuses writes: no new log-ins and no "
                                       "extensions until one succeeds."),
                         {},
                         JudgeText::tr("snapshots · stop-writes-on-bgsave-error yes")};
    }
    return Judgement{1,
                     6,
                     0,
                     Verdict::Partly,
                     JudgeText::tr("Yes, but no snapshot is taken any more: a restart brings back older ones."),
                     {},
                     JudgeText::tr("snapshots · stop-writes-on-bgsave-error no")};
}

} // namespace activity
