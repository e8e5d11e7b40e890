// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a cause follows from what is known, and nothing else is said.
#include "models/activity/history/endedwords.h"
#include "models/activity/history/endingreason.h"
#include "models/activity/history/lifetimeline.h"
#include "models/text/durationtext.h"
#include "tests/activity/history/historyfolder.h"

#include <gtest/gtest.h>

using namespace history;
using support::kNow;
using support::kSecondsMs;

namespace
{

constexpr qint64 kMinutesMs = 60 * kSecondsMs;

Ending endedBy(EntryKind kind, qint64 at)
{
    Ending end;
    end.kind = kind;
    end.at = at;
    return end;
}

/// Extended each two minutes for twelve, and then not any more.
Life slidingLife()
{
    Life life;
    life.digest = 7;
    life.mask = QStringLiteral("vT4c…8sR");
    life.user = "6351";
    life.otherNames = "alice";
    life.format = "ASP.NET Core";
    life.address = "203.0.113.71";
    life.firstSeen = kNow;
    for (int i = 1; i <= 4; ++i)
        life.extensions.push_back({kNow + 2 * i * kMinutesMs, kNow + (2 * i + 12) * kMinutesMs});
    life.lastAccess = life.extensions.back().at - kSecondsMs;
    life.due = life.extensions.back().due;
    life.latest = life.due + 800;
    life.end = endedBy(EntryKind::Expired, life.due + 800);
    life.end->lagMs = 800;
    return life;
}

std::string reason(const Life &life, const std::vector<Gap> &gaps = {})
{
    return endingReason(life, gaps, kNow).toStdString();
}

QString timeOfDay(qint64 at)
{
    return instantOf(at, kNow);
}

TEST(EndingReason, SaysThatNoRequestCameWhereThatIsKnown)
{
    Life life = slidingLife();
    const std::string said = reason(life);
    EXPECT_NE(said.find("no request came"), std::string::npos) << said;
    EXPECT_NE(said.find("12 min"), std::string::npos) << said;
    EXPECT_NE(said.find(timeOfDay(life.extensions.back().at).toStdString()), std::string::npos) << said;

    life.lastAccess = 0; // the application does not say when it was used
    EXPECT_EQ(reason(life).find("request"), std::string::npos);
    EXPECT_NE(reason(life).find("each time gave it 12 min"), std::string::npos) << reason(life);

    life.extensions[1].due += 5 * kMinutesMs; // now this, now that
    EXPECT_EQ(reason(life).find("each time"), std::string::npos) << reason(life);
    EXPECT_NE(reason(life).find("nothing extended it"), std::string::npos);
}

TEST(EndingReason, SaysNothingOfExtensionsThatItDoesNotKnow)
{
    Life life = slidingLife();
    life.due += kMinutesMs; // it moved, and nobody told how
    life.end->at = life.due + 800;
    EXPECT_EQ(reason(life).find("that happened last"), std::string::npos) << reason(life);
    EXPECT_EQ(lastUseOf(life), life.lastAccess) << "it was used after the last extension that is known";
    EXPECT_EQ(timelineOf(life, {}, kNow)[4].text.indexOf(QStringLiteral("extended further after that")), 0);
    life.due = 0;
    life.end->lagMs = -1;
    EXPECT_NE(reason(life).find("not known"), std::string::npos) << reason(life);
}

TEST(EndingReason, ClaimsNoExpiryThatWasInferred)
{
    Life life = slidingLife();
    life.end->isInferred = true;
    EXPECT_NE(reason(life).find("as far as can be inferred"), std::string::npos) << reason(life);
    life.end->unwatchedSince = kNow;
    EXPECT_NE(reason(life).find("or was deleted before that"), std::string::npos) << reason(life);
    EXPECT_EQ(endingHeading(life), QStringLiteral("gone"));
    EXPECT_TRUE(endingTime(life, kNow).startsWith(QLatin1String("found at")));
}

TEST(EndingReason, NamesWhoEndedItHere)
{
    Life life = slidingLife();
    life.end = endedBy(EntryKind::LoggedOut, life.due - kMinutesMs);
    life.end->by = QStringLiteral("dana");
    EXPECT_NE(reason(life).find("No reason was given"), std::string::npos);
    life.end->why = QStringLiteral("ticket 4711");
    EXPECT_NE(reason(life).find("dana logged it out"), std::string::npos) << reason(life);
    EXPECT_NE(reason(life).find("ticket 4711"), std::string::npos);
    EXPECT_TRUE(endedLine(life, kNow).endsWith(QLatin1String("logged out here by dana, ticket 4711")));
}

TEST(EndingReason, OfOthersItNamesNobody)
{
    Life life = slidingLife();
    life.end = endedBy(EntryKind::Deleted, life.due - 5 * kMinutesMs);
    EXPECT_NE(reason(life).find("Redis does not say by whom"), std::string::npos);
    EXPECT_NE(reason(life).find("It had 5 min 00 s left."), std::string::npos) << reason(life);
    life.end->kind = EntryKind::Evicted;
    EXPECT_NE(reason(life).find("memory was full"), std::string::npos);
    life.end->kind = EntryKind::EndedEarly;
    EXPECT_NE(reason(life).find("did not say which"), std::string::npos);
}

TEST(EndingReason, ARestartIsNoCause)
{
    Life life = slidingLife();
    life.end = endedBy(EntryKind::Vanished, life.due - kMinutesMs);
    EXPECT_EQ(reason(life).find("started anew"), std::string::npos);
    life.end->isWithRestart = true;
    EXPECT_NE(reason(life).find("perhaps it was lost with that"), std::string::npos) << reason(life);
}

TEST(EndingReason, OfWhatWasLostSightOfItSaysWhen)
{
    Life life = slidingLife();
    life.end.reset();
    life.latest = life.extensions.back().at;
    const std::vector<Gap> gaps{{GapKind::NotWatched, life.latest + kSecondsMs, life.latest + kMinutesMs, 0}};
    EXPECT_NE(reason(life, gaps).find("Nobody watched from"), std::string::npos) << reason(life, gaps);
    EXPECT_EQ(endingHeading(life), QStringLiteral("lost sight of"));
}

TEST(EndingReason, ATicketHasDatesAndNoId)
{
    const QString ticket = ticketText(slidingLife(), {});
    EXPECT_TRUE(ticket.contains(QStringLiteral("alice · 6351"))) << ticket.toStdString();
    EXPECT_TRUE(ticket.contains(QStringLiteral("vT4c…8sR")));
    const QString date = text::absoluteText(slidingLife().end->at).first(10);
    EXPECT_GE(ticket.count(date), 2) << ticket.toStdString();
}

QStringList textsOf(const std::vector<TimelineLine> &lines)
{
    QStringList texts;
    for (const TimelineLine &line : lines)
        texts += line.text;
    return texts;
}

TEST(LifeTimeline, FoldsWhatIsInBetween)
{
    const Life life = slidingLife();
    const std::vector<TimelineLine> lines = timelineOf(life, {}, kNow);
    ASSERT_EQ(lines.size(), 7U) << textsOf(lines).join(QLatin1Char('\n')).toStdString();
    EXPECT_EQ(lines[0].text, QStringLiteral("created"));
    EXPECT_EQ(lines[1].at, life.extensions.front().at);
    EXPECT_EQ(lines[2].folded.size(), 2U);
    EXPECT_EQ(lines[3].at, life.extensions.back().at);
    EXPECT_EQ(lines[4].mark, TimelineLine::Mark::Deadline);
    EXPECT_EQ(lines[4].at, life.due);
    EXPECT_EQ(lines[5].mark, TimelineLine::Mark::Due);
    EXPECT_TRUE(lines[5].text.contains(QLatin1String("0.8 s"))) << lines[5].text.toStdString();
    EXPECT_EQ(lines[6].at, life.end->at);
}

TEST(LifeTimeline, TellsGapsWhereSomethingMayHaveHappened)
{
    const Life life = slidingLife();
    const Gap before{GapKind::NotWatched, kNow - 5 * kMinutesMs, kNow - kMinutesMs, 0};
    const Gap within{GapKind::NotWatched, kNow + kMinutesMs, kNow + 90 * kSecondsMs, 0};
    const Gap after{GapKind::NotWatched, life.end->at + kMinutesMs, 0, 0};
    const std::vector<TimelineLine> lines = timelineOf(life, {before, within, after}, kNow);
    int gaps = 0;
    for (const TimelineLine &line : lines)
        gaps += line.mark == TimelineLine::Mark::Unwatched;
    EXPECT_EQ(gaps, 1) << textsOf(lines).join(QLatin1Char('\n')).toStdString();
}

TEST(LifeTimeline, SaysThatADeadlineWasNotReached)
{
    Life life = slidingLife();
    life.end = endedBy(EntryKind::Deleted, life.due - kMinutesMs);
    const std::vector<TimelineLine> lines = timelineOf(life, {}, kNow);
    EXPECT_EQ(lines.back().text, QStringLiteral("would have been its deadline"));
    EXPECT_EQ(lines[lines.size() - 2].text, QStringLiteral("deleted by somebody else"));
}

TEST(LifeTimeline, DoesNotKnowABeginningThatNobodySaw)
{
    Life life = slidingLife();
    life.firstSeen = 0;
    EXPECT_EQ(timelineOf(life, {}, kNow).front().at, 0);
    life.created = kNow - 30 * kMinutesMs;
    EXPECT_EQ(timelineOf(life, {}, kNow).front().text, QStringLiteral("created, by its own word"));
    life.extensions.push_back({life.due - kMinutesMs, life.due - 30 * kSecondsMs, true});
    EXPECT_TRUE(textsOf(timelineOf(life, {}, kNow)).join(QLatin1Char(' ')).contains(QLatin1String("shortened, to")));
}

} // namespace
