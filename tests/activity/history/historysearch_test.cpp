// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historymatch.h"
#include "models/activity/history/historywords.h"
#include "models/sessions/query/queryfields.h"
#include "models/text/printabletext.h"
#include "tests/activity/history/historyfolder.h"

#include <QRandomGenerator>
#include <QSet>

#include <gtest/gtest.h>

#include <algorithm>

using namespace history;
using support::entry;
using support::HistoryFolder;
using support::kNow;
using support::kSecondsMs;

namespace
{

QByteArray idOf(int number)
{
    return QByteArray::number(quint64(number) * 0x9e3779b97f4a7c15ULL, 16).rightJustified(16, '0') + "c0ffee00c0ffee00";
}

/// 150,000 sessions of 300 users, in three segments of which two are full, and a handful that are something special.
class HistorySearch : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_folder = new HistoryFolder;
        const auto store = s_folder->store();
        QRandomGenerator random(1);
        for (int i = 0; i < kSessions;) {
            Batch batch;
            for (int j = 0; j < 5'000; ++j, ++i) {
                Entry one = entry(EntryKind::Expired, idOf(i), "user" + QByteArray::number(random.bounded(300)),
                                  kNow + i * kSecondsMs);
                one.address = "10.0." + QByteArray::number(i % 200) + ".1";
                if (i == kRare) {
                    one.user = "4711";
                    one.otherNames = "alice\nAlice@Example.org";
                    one.address = "192.0.2.1";
                    one.agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15";
                    one.format = "Django";
                } else if (i == kRare + 1) {
                    one.user = "50%_off";
                } else if (i == kRare + 2) {
                    one.user = QStringLiteral("JÖRG").toUtf8();
                } else if (i == kRare + 3) {
                    one.user.clear();
                    one.kind = EntryKind::Created;
                }
                batch.entries.push_back(one);
            }
            ASSERT_TRUE(store->write(batch));
        }
    }
    static void TearDownTestSuite()
    {
        delete s_folder;
        s_folder = nullptr;
    }
    static size_t count(const char *text) { return s_folder->ask(QString::fromUtf8(text)).lives.size(); }

    static constexpr int kSessions = 150'000;
    static constexpr int kRare = 30'000;
    static HistoryFolder *s_folder;
};

HistoryFolder *HistorySearch::s_folder = nullptr;

TEST_F(HistorySearch, FindsByWhateverIsKnown)
{
    for (const char *text : {"alice", "user:alice", "user:=alice", "user:=4711", "alice@example.org", "ip:192.0.2.1",
                             "192.0.2.1", "alice ip:192.0.2.0/24", "ip:192.0.2.0/24", "format:django", "device:iphone",
                             "iphone", "alice ip:192.0", "alice | nobody", "user:alice -bob is:ended"})
        EXPECT_EQ(count(text), 1U) << text;
    for (const char *text : {"user:=Alice", "user:=alic", "alice ip:10.0.", "alice ip:10.0.0.0/8", "alice -iphone",
                             "alice is:live", "format:django -alice", "zebra", "user:=user7000"})
        EXPECT_EQ(count(text), 0U) << text;
}

TEST_F(HistorySearch, FindsByTheIdAndByItsMask)
{
    const QByteArray id = idOf(kRare);
    const QString mask = text::maskedSessionId(id);
    EXPECT_EQ(s_folder->ask(QString::fromLatin1(id)).lives.size(), 1U);
    EXPECT_EQ(s_folder->ask(QStringLiteral("id:") + QString::fromLatin1(id)).lives.size(), 1U);
    EXPECT_EQ(s_folder->ask(QStringLiteral("id:=") + QString::fromLatin1(id)).lives.size(), 1U);
    const Answer byMask = s_folder->ask(QStringLiteral("\"%1\"").arg(mask));
    EXPECT_TRUE(
        std::any_of(byMask.lives.begin(), byMask.lives.end(), [](const Life &life) { return life.user == "4711"; }));
    EXPECT_TRUE(
        std::all_of(byMask.lives.begin(), byMask.lives.end(), [&](const Life &life) { return life.mask == mask; }));
    const Answer byBeginning = s_folder->ask(QStringLiteral("id:%1 user:alice").arg(QString::fromLatin1(id.first(3))));
    EXPECT_EQ(byBeginning.lives.size(), 1U);
    EXPECT_EQ(s_folder->ask(QString::fromLatin1(id.first(20))).lives.size(), 0U);
}

TEST_F(HistorySearch, SignsAndLettersAreWhatTheyAre)
{
    EXPECT_EQ(count("50%_off"), 1U);
    EXPECT_EQ(count("50_%off"), 0U);
    EXPECT_EQ(count("jörg"), 1U);
    EXPECT_EQ(count("is:anonymous is:live"), 1U);
}

TEST_F(HistorySearch, WhatLooksLikeAPlaceForAValueIsText)
{
    // By the index, and by reading; ask() fails where SQLite refuses it.
    for (const char *text : {"%1", "%3A", "%4", "%5", "shop%3Aalice", "id:=%5", "id:%4", "id:%3A user:alice",
                             "id:shop%1 -alice", "\"key:%L2\""})
        EXPECT_EQ(count(text), 0U) << text;
    EXPECT_EQ(count("alice | %5"), 1U);
    EXPECT_EQ(count("id:%4 | alice"), 1U);
    EXPECT_EQ(s_folder->ask(QStringLiteral("id:%4 | alice")).lookedBackTo, 0) << "and it looks through all of them";
}

TEST_F(HistorySearch, TellsTheNewestFirstAndWhetherThereAreMore)
{
    const Answer answer = s_folder->ask(QStringLiteral("user:=user7"), 20);
    ASSERT_EQ(answer.lives.size(), 20U);
    EXPECT_TRUE(answer.hasMore);
    EXPECT_TRUE(std::is_sorted(answer.lives.begin(), answer.lives.end(),
                               [](const Life &a, const Life &b) { return a.latest > b.latest; }));
    EXPECT_FALSE(s_folder->ask(QStringLiteral("alice")).hasMore);
    EXPECT_EQ(s_folder->ask({}, 3).lives.at(0).latest, kNow + qint64(kSessions - 1) * kSecondsMs);
}

TEST_F(HistorySearch, FindsAllOfWhomThereAreManyAndNoneTwice)
{
    // By another way: all of them, one by one.
    const auto expected = [] {
        QRandomGenerator random(1);
        QSet<qint64> times;
        for (int i = 0; i < kSessions; ++i) {
            const bool isHers = random.bounded(300) == 7;
            if (isHers && (i < kRare || i > kRare + 3))
                times.insert(kNow + i * kSecondsMs);
        }
        return times;
    }();
    ASSERT_GT(expected.size(), 400);
    const Answer answer = s_folder->ask(QStringLiteral("user:=user7"), 10'000);
    QSet<qint64> found;
    for (const Life &life : answer.lives)
        found.insert(life.latest);
    EXPECT_EQ(answer.lives.size(), size_t(found.size()));
    EXPECT_EQ(found, expected);
    EXPECT_FALSE(answer.hasMore);
}

TEST_F(HistorySearch, WhatTheHistoryDoesNotKeepIsRefused)
{
    for (const char *text : {"ttl<5m", "idle>1h", "is:due", "key:sess:"}) {
        const auto query = sessions::SessionQuery::parse(QString::fromUtf8(text));
        ASSERT_TRUE(query);
        EXPECT_FALSE(HistoryMatch::objection(*query).isEmpty()) << text;
    }
    for (const char *text : {"", "alice", "user:=bob is:ended", "created>-2h", "ended<1h", "-ended:evicted"}) {
        const auto query = sessions::SessionQuery::parse(QString::fromUtf8(text));
        ASSERT_TRUE(query);
        EXPECT_TRUE(HistoryMatch::objection(*query).isEmpty()) << text;
    }
}

/// An ending of each kind, an hour after the other, an hour ago the last; and one that is there.
class HistoryEndings : public testing::Test
{
protected:
    static constexpr qint64 kHourMs = 60 * 60 * kSecondsMs;
    static qint64 ago(qint64 hours) { return kNow - hours * kHourMs; }

    void SetUp() override
    {
        Batch batch;
        const auto add = [&batch](EntryKind kind, const char *user, qint64 at, bool isInferred = false) {
            batch.entries.push_back(entry(kind, QByteArray(user).rightJustified(16, 'x'), user, at));
            batch.entries.back().isInferred = isInferred;
        };
        batch.spans = {{Watch::Tracked, ago(20), ago(8)}, {Watch::Live, ago(7), kNow}};
        add(EntryKind::Expired, "tracked", ago(9), true);
        // Nobody watched from eight hours ago to seven: it was found gone then.
        add(EntryKind::Expired, "away", ago(7), true);
        add(EntryKind::Vanished, "lost", ago(6));
        add(EntryKind::EndedEarly, "early", ago(5));
        add(EntryKind::Evicted, "evicted", ago(4));
        add(EntryKind::LoggedOut, "here", ago(3));
        add(EntryKind::Deleted, "elsewhere", ago(2));
        add(EntryKind::Expired, "expired", ago(1));
        add(EntryKind::Created, "there", ago(1));
        ASSERT_TRUE(folder.store()->write(batch));
    }
    /// Who is found, the latest first.
    QString found(const char *text) const
    {
        QStringList users;
        for (const Life &life : folder.ask(QString::fromLatin1(text)).lives)
            users += QString::fromUtf8(life.user);
        return users.join(QLatin1Char(' '));
    }

    HistoryFolder folder;
};

TEST_F(HistoryEndings, AreFoundByTheWordsThatTheyAreToldIn)
{
    EXPECT_EQ(found("ended:expired"), QStringLiteral("expired tracked"));
    EXPECT_EQ(found("ended:gone-past-deadline"), QStringLiteral("away"));
    EXPECT_EQ(found("ended:logged-out"), QStringLiteral("here"));
    EXPECT_EQ(found("ended:deleted"), QStringLiteral("elsewhere"));
    EXPECT_EQ(found("ended:evicted"), QStringLiteral("evicted"));
    EXPECT_EQ(found("ended:ended-early"), QStringLiteral("early"));
    EXPECT_EQ(found("ended:unknown"), QStringLiteral("lost"));
    EXPECT_EQ(found("ended:evicted | ended:deleted"), QStringLiteral("elsewhere evicted"));
    EXPECT_EQ(found("ended:evicted here"), QString());
    EXPECT_EQ(found("user:evicted ended:evicted"), QStringLiteral("evicted")) << "also by the index";
    EXPECT_EQ(found("user:there -ended:evicted"), QStringLiteral("there")) << "who is there has not ended so";
    // Each ending has a word that finds it, and no other.
    for (const Life &life : folder.ask(QStringLiteral("is:ended")).lives) {
        for (const sessions::QueryEnding &ending : sessions::kQueryEndings) {
            const QString query =
                QStringLiteral("user:=%1 ended:%2").arg(QString::fromUtf8(life.user), QLatin1String(ending.name));
            const bool isFound = !folder.ask(query).lives.empty();
            EXPECT_EQ(isFound, endingWord(life) == QLatin1String(ending.name)) << query.toStdString();
        }
    }
}

TEST_F(HistoryEndings, AreFoundByHowLongAgoTheyWere)
{
    EXPECT_EQ(found("ended<90m"), QStringLiteral("expired"));
    EXPECT_EQ(found("ended>390m"), QStringLiteral("away tracked"));
    EXPECT_EQ(found("ended<270m ended>150m"), QStringLiteral("here evicted"));
    EXPECT_EQ(found("ended<270m ended:evicted"), QStringLiteral("evicted"));
    EXPECT_EQ(found("ended<210m ended:evicted"), QString());
    EXPECT_EQ(found("user:=there ended<1d"), QString()) << "it has not ended";
    EXPECT_EQ(found("-ended>90m"), QStringLiteral("there expired"));
}

TEST_F(HistorySearch, LooksForEndingsThatAreRareThroughAllOfTheHistory)
{
    const qint64 now = kNow + kSessions * kSecondsMs;
    for (const char *text : {"ended:evicted", "ended:deleted is:anonymous", "ended<1s", "ended>3w"}) {
        const Answer answer = s_folder->ask(QString::fromLatin1(text), 50, now);
        EXPECT_TRUE(answer.lives.empty()) << text;
        EXPECT_EQ(answer.lookedBackTo, 0) << text << ": it was put together one by one until patience ended";
    }
    EXPECT_EQ(s_folder->ask(QStringLiteral("ended<10s"), 50, now).lives.size(), 9U);
}

TEST(HistoryGaps, FollowFromWhatWasWatched)
{
    HistoryFolder folder;
    const auto store = folder.store();
    Batch batch;
    const auto at = [](qint64 seconds) { return kNow + seconds * kSecondsMs; };
    batch.spans = {{Watch::Live, at(0), at(100)},
                   {Watch::Live, at(0), at(200)},
                   {Watch::Polled, at(200), at(300)},
                   {Watch::Live, at(400), at(500)}};
    // Who was cut off has missed something from a moment before on.
    batch.gaps = {{GapKind::Dropped, at(450), at(460), 12}, {GapKind::Missed, at(315), at(399), 0}};
    batch.entries = {entry(EntryKind::Created, "0123456789abcdef", "alice", at(50)),
                     entry(EntryKind::Vanished, "0123456789abcdef", "alice", at(401))};
    batch.entries[1].deadline = at(1000);
    ASSERT_TRUE(store->write(batch));
    // Another window, which watched for longer.
    const auto other = folder.store();
    batch = {};
    batch.spans = {{Watch::Live, at(290), at(320)}};
    ASSERT_TRUE(other->write(batch));

    const auto gaps = folder.reader()->gaps(at(600));
    ASSERT_TRUE(gaps);
    const std::vector<Gap> expected{{GapKind::NotWatched, at(315), at(400), 0},
                                    {GapKind::Dropped, at(450), at(460), 12},
                                    {GapKind::NotWatched, at(500), 0, 0}};
    EXPECT_EQ(*gaps, expected);
    EXPECT_EQ(folder.reader()->gaps(at(505))->size(), 2U);

    const Answer answer = folder.ask(QStringLiteral("alice"), 50, at(600));
    ASSERT_EQ(answer.lives.size(), 1U);
    EXPECT_EQ(answer.lives[0].end->unwatchedSince, at(315));
    ASSERT_EQ(answer.gaps.size(), 1U); // the others were later
    EXPECT_EQ(answer.gaps[0], expected[0]);
    EXPECT_EQ(answer.watchedSince, at(0));
    // Of somebody of whom nothing is known, all of them matter.
    EXPECT_EQ(folder.ask(QStringLiteral("bob"), 50, at(600)).gaps.size(), 3U);
}

} // namespace
