// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historydesk.h"

#include "tests/integration/history/recordedserver.h"

#include <QThread>

#include <atomic>

using namespace history;
using support::RecordedServer;
using support::sessionId;

namespace
{

/// How many lives the history knows of this user; -1: it could not be asked.
HistoryDesk::Question<int> livesOf(const char *user)
{
    return [user](const HistoryReader &reader) -> tl::expected<int, Failure> {
        const auto query =
            sessions::SessionQuery::parse(QStringLiteral("user:=") + QLatin1String(user), reader.formatTitles());
        return reader.answer({*query, 100, QDateTime::currentMSecsSinceEpoch(), std::chrono::minutes(1)})
            .map([](const Answer &answer) { return int(answer.lives.size()); });
    };
}

TEST(HistoryDesk, KnowsWhatHappenedJustBefore)
{
    RecordedServer watched;
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    HistoryDesk desk(watched.monitor, *watched.recorder, watched.folder());
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(watched.waitFor([&] { return watched.count(messages::SessionEvent::Kind::Created) == 1; }));
    int lives = -2;
    QThread *answeredIn = nullptr;
    QObject asker;
    desk.ask<int>(&asker, livesOf("alice"), [&](const tl::expected<int, Failure> &answer) {
        lives = answer.value_or(-1);
        answeredIn = QThread::currentThread();
    });
    EXPECT_EQ(lives, -2) << "nobody waits for the disk";
    ASSERT_TRUE(watched.waitFor([&] { return lives != -2; }));
    EXPECT_EQ(lives, 1);
    EXPECT_EQ(answeredIn, QThread::currentThread());
}

TEST(HistoryDesk, AnswersOnlyTheLastQuestionOfAnAsker)
{
    RecordedServer watched;
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(watched.load());
    HistoryDesk desk(watched.monitor, *watched.recorder, watched.folder());
    QObject asker;
    auto other = std::make_unique<QObject>();
    QStringList answered;
    const auto note = [&answered](const char *name) {
        return [&answered, name](const tl::expected<int, Failure> &) { answered += QLatin1String(name); };
    };
    desk.ask<int>(&asker, livesOf("a"), note("first"));
    desk.ask<int>(other.get(), livesOf("a"), note("gone"));
    desk.ask<int>(&asker, livesOf("al"), note("second"));
    other.reset();
    ASSERT_TRUE(watched.waitFor([&] { return !answered.isEmpty(); }));
    QObject last;
    desk.ask<int>(&last, livesOf("alice"), note("last"));
    ASSERT_TRUE(watched.waitFor([&] { return answered.contains(QStringLiteral("last")); }));
    EXPECT_EQ(answered, QStringList({QStringLiteral("second"), QStringLiteral("last")}));
}

TEST(HistoryDesk, SaysThatThereIsNoHistory)
{
    RecordedServer watched;
    watched.policy.isOn = false;
    watched.recorder->setPolicy(watched.policy);
    ASSERT_TRUE(watched.load());
    HistoryDesk desk(watched.monitor, *watched.recorder, watched.folder() + QStringLiteral("/elsewhere"));
    QObject asker;
    std::optional<Failure> failure;
    desk.ask<int>(&asker, livesOf("alice"),
                  [&](const tl::expected<int, Failure> &answer) { failure = answer.error(); });
    ASSERT_TRUE(watched.waitFor([&] { return failure.has_value(); }));
    EXPECT_EQ(failure->kind, Failure::Kind::Missing);
    EXPECT_FALSE(QFileInfo::exists(watched.folder() + QStringLiteral("/elsewhere"))) << "who looks makes nothing";
}

TEST(HistoryDesk, LeavesQuestionsOfAnotherServerUnanswered)
{
    RecordedServer watched;
    ASSERT_TRUE(watched.load());
    HistoryDesk desk(watched.monitor, *watched.recorder, watched.folder());
    const QString before = desk.file();
    EXPECT_EQ(before, watched.file());
    QObject asker;
    bool isAnswered = false;
    int changes = 0;
    QObject::connect(&desk, &HistoryDesk::fileChanged, &asker, [&] { ++changes; });
    desk.ask<int>(&asker, livesOf("alice"), [&](const auto &) { isAnswered = true; });
    messages::ConnectionProfile other = watched.monitor.profile();
    other.database = 5;
    watched.monitor.connectTo(other, {});
    EXPECT_EQ(changes, 1);
    EXPECT_NE(desk.file(), before);
    QObject next;
    bool isNextAnswered = false;
    desk.ask<int>(&next, livesOf("alice"), [&](const auto &) { isNextAnswered = true; });
    ASSERT_TRUE(watched.waitFor([&] { return isNextAnswered; }));
    EXPECT_FALSE(isAnswered);
    watched.monitor.disconnectFromServer();
    EXPECT_FALSE(desk.file().isEmpty()) << "what was written can be read without the server";
}

} // namespace
