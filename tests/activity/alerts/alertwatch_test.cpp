// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The watch on a real server.
#include "models/activity/activityrecorder.h"
#include "models/activity/alerts/alertwatch.h"
#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyplace.h"
#include "models/activity/history/historyreader.h"
#include "models/activity/history/historyrecorder.h"
#include "models/activity/history/historystore.h"
#include "models/activity/history/historywriter.h"
#include "models/monitor/fleetdesk.h"
#include "tests/integration/watchedserver.h"

#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using alerts::AlertJudge;
using alerts::AlertWatch;
using alerts::Standing;
using alerts::Transition;
using messages::AlertKind;
using support::sessionId;
using support::WatchedServer;

namespace
{

class Alerts : public ::testing::Test
{
protected:
    Alerts()
        : watched(support::RedisServer::Listen::Tcp,
                  QStringList{QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE"),
                              QStringLiteral("--maxmemory-policy"), QStringLiteral("volatile-ttl")})
        , recorder(watched.monitor)
        , recorded(watched.monitor, folder.path(), {})
        , desk(watched.monitor, recorded, folder.path())
        , watch(watched.monitor, recorder, &desk)
    {
        QObject::connect(&watch, &AlertWatch::transitioned, &watch,
                         [this](const QList<Transition> &transitions) { seen += transitions; });
    }

    void watchFor(AlertKind kind, qint64 limit, int seconds = 0)
    {
        AlertJudge::Rules rules = messages::AlertSettings::usualRules();
        for (messages::AlertRule &rule : rules)
            rule.isOn = false;
        rules[size_t(kind)] = {kind, true, limit, seconds};
        watch.setRules(rules);
        wanted = kind;
    }
    bool load() { return watched.load() && watched.waitUntilLive(); }
    bool comes(bool hasFired)
    {
        return watched.waitFor([&] {
            return std::any_of(seen.begin(), seen.end(), [&](const Transition &transition) {
                return transition.hasFired == hasFired && transition.kind() == wanted;
            });
        });
    }
    const Standing &standing() const { return watch.judge().standing(wanted); }
    bool isMeasured()
    {
        return watched.waitFor([&] { return standing().latest.value.has_value(); });
    }
    void put(int number, const QByteArray &user, int ttlMs = 600'000)
    {
        watched.setJson(sessionId(number), user, ttlMs);
    }

    QTemporaryDir folder;
    WatchedServer watched;
    activity::ActivityRecorder recorder;
    history::HistoryRecorder recorded;
    history::HistoryDesk desk;
    AlertWatch watch;
    QList<Transition> seen;
    AlertKind wanted = AlertKind::CountAbove;
};

} // namespace

TEST_F(Alerts, ALoginStormFiresAndIsOver)
{
    watchFor(AlertKind::CreatedRate, 50);
    ASSERT_TRUE(load());
    ASSERT_TRUE(isMeasured());
    EXPECT_TRUE(seen.isEmpty());
    for (int i = 0; i < 400; ++i)
        put(i, "user" + QByteArray::number(i));
    ASSERT_TRUE(comes(true));
    EXPECT_GT(seen.constFirst().value, 50);
    EXPECT_TRUE(comes(false));
}

TEST_F(Alerts, SomebodyLogsEverybodyOut)
{
    for (int i = 0; i < 300; ++i)
        put(i, "user" + QByteArray::number(i));
    watchFor(AlertKind::EndedRate, 50);
    ASSERT_TRUE(load());
    ASSERT_TRUE(isMeasured());
    QList<QByteArrayList> deletions;
    for (int i = 0; i < 300; ++i)
        deletions.append({"DEL", "session:" + sessionId(i)});
    watched.server.pipeline(deletions);
    EXPECT_TRUE(comes(true));
}

TEST_F(Alerts, AnEvictionFires)
{
    put(1, "alice");
    watchFor(AlertKind::Evictions, 0);
    ASSERT_TRUE(load());
    watched.server.command({"CONFIG", "SET", "maxmemory", "1"});
    watched.server.command({"SET", "more", "than there is room for"});
    ASSERT_TRUE(comes(true));
    EXPECT_EQ(seen.constFirst().value, 1);
}

TEST_F(Alerts, AServerThatDiesHasLostItsLiveness)
{
    put(1, "alice");
    watchFor(AlertKind::LivenessLost, 1);
    ASSERT_TRUE(load());
    ASSERT_TRUE(isMeasured());
    EXPECT_EQ(standing().latest.value, 0);
    watched.server.kill();
    ASSERT_TRUE(comes(true));
    EXPECT_GE(seen.constFirst().value, 2);
    ASSERT_TRUE(watched.server.start());
    watched.monitor.retryNow();
    EXPECT_TRUE(comes(false));
}

TEST_F(Alerts, WhoLeavesAServerHasLostNothing)
{
    put(1, "alice");
    watchFor(AlertKind::CountAbove, 0);
    ASSERT_TRUE(load());
    ASSERT_TRUE(comes(true));
    watched.monitor.disconnectFromServer();
    ASSERT_TRUE(comes(false));
    EXPECT_EQ(seen.constLast().why, Transition::Why::ServerLeft);
    EXPECT_TRUE(watch.judge().firing().empty());
}

TEST_F(Alerts, ACountThatIsNotKnownIsNotLow)
{
    for (int i = 0; i < 20; ++i)
        put(i, "alice");
    watchFor(AlertKind::CountBelow, 10);
    ASSERT_TRUE(load());
    ASSERT_TRUE(isMeasured());
    EXPECT_EQ(standing().latest.value, 20);
    EXPECT_FALSE(standing().latest.isAtLeast);
    watched.server.kill(); // and comes back with nothing
    ASSERT_TRUE(watched.waitFor([&] { return !standing().latest.value.has_value(); }));
    EXPECT_EQ(standing().state, Standing::State::Unknown);
    EXPECT_TRUE(seen.isEmpty()) << "that nobody answers does not mean that nobody is there";
    ASSERT_TRUE(watched.server.start());
    watched.monitor.retryNow();
    ASSERT_TRUE(comes(true)) << "now it is known";
    EXPECT_EQ(seen.constFirst().value, 0);
}

TEST_F(Alerts, OneUserWithManySessions)
{
    for (int i = 0; i < 5; ++i)
        put(i, "alice");
    put(90, "bob");
    watchFor(AlertKind::UserSessions, 5);
    ASSERT_TRUE(load());
    ASSERT_TRUE(isMeasured());
    EXPECT_EQ(standing().latest.value, 5);
    put(5, "alice");
    ASSERT_TRUE(comes(true));
    EXPECT_EQ(seen.constFirst().value, 6);
    EXPECT_EQ(seen.constFirst().who, "alice");
    watched.server.command({"DEL", "session:" + sessionId(0)});
    EXPECT_TRUE(comes(false));
}

TEST_F(Alerts, ExpiryLagIsKnownOfWhatHasJustExpired)
{
    put(1, "alice");
    watchFor(AlertKind::ExpiryLag, 3'600'000);
    ASSERT_TRUE(load());
    ASSERT_TRUE(watched.waitFor([&] { return standing().state == Standing::State::Unknown; }));
    put(2, "bob", 300);
    ASSERT_TRUE(isMeasured());
    EXPECT_GE(*standing().latest.value, 0);
    EXPECT_TRUE(watched.waitFor([&] { return !standing().latest.value.has_value(); })) << "ten seconds later no more";
}

TEST_F(Alerts, ALagThatIsInferredIsNotMeasured)
{
    put(1, "alice");
    watchFor(AlertKind::ExpiryLag, 3'600'000);
    ASSERT_TRUE(load());
    ASSERT_TRUE(watched.waitFor([&] { return standing().state == Standing::State::Unknown; }));
    messages::SessionEvent event;
    event.kind = messages::SessionEvent::Kind::Expired;
    event.at = watched.monitor.clock().nowMs();
    event.lagMs = 9'000;
    event.isInferred = true;
    int looks = 0;
    QObject::connect(&watch, &AlertWatch::judged, &watch, [&looks] { ++looks; });
    Q_EMIT watched.monitor.eventsOccurred({event});
    ASSERT_TRUE(watched.waitFor([&] { return looks >= 2; }));
    EXPECT_FALSE(standing().latest.value.has_value());
    event.isInferred = false;
    event.lagMs = 70;
    Q_EMIT watched.monitor.eventsOccurred({event});
    ASSERT_TRUE(isMeasured());
    EXPECT_EQ(standing().latest.value, 70);

    // Nor does the history take it for one.
    const QString file = QDir(folder.path()).filePath(history::fileNameFor(watched.monitor.profile()));
    recorded.setPolicy({false, {}}); // the minute that runs is written
    bool isWritten = false;
    QObject::connect(&recorded.writer(), &history::HistoryWriter::written, &watch, [&] { isWritten = true; });
    recorded.writer().flush();
    ASSERT_TRUE(watched.waitFor([&] { return isWritten; }));
    const auto reader = history::HistoryReader::open(file, *history::HistoryKey::ofFolder(folder.path()));
    ASSERT_TRUE(reader);
    constexpr qint64 kAnHourMs = 3'600'000;
    const auto minutes =
        (*reader)->activity(history::HistoryReader::Step::Minute, event.at - kAnHourMs, event.at + kAnHourMs);
    ASSERT_TRUE(minutes);
    qint64 expired = 0;
    for (const history::Activity &minute : *minutes) {
        expired += minute.expired;
        EXPECT_LE(minute.longestLagMs, 70);
        EXPECT_LE(minute.slowLagMs, 70);
    }
    EXPECT_EQ(expired, 2);
}

TEST_F(Alerts, MemoryThatIsLeft)
{
    watchFor(AlertKind::MemoryHeadroom, 90);
    ASSERT_TRUE(load());
    ASSERT_TRUE(watched.waitFor([&] {
        const auto &nodes = watched.monitor.fleet().fleet()->nodes;
        return !nodes.empty() && nodes.front().facts.maxMemory == 0;
    }));
    EXPECT_FALSE(standing().latest.value.has_value()) << "without a limit nobody knows what is left";
    const QByteArray told = watched.server.string({"INFO", "memory"});
    const qsizetype at = told.indexOf("used_memory:") + qsizetype(qstrlen("used_memory:"));
    const qint64 used = told.mid(at, told.indexOf('\r', at) - at).toLongLong();
    ASSERT_GT(used, 0);
    watched.server.command({"CONFIG", "SET", "maxmemory", QByteArray::number(2 * used)});
    ASSERT_TRUE(comes(true));
    EXPECT_NEAR(double(seen.constFirst().value), 50, 25);
}

TEST_F(Alerts, GoesByTheSameHourYesterdayWhereThatWasWatched)
{
    for (int i = 0; i < 10; ++i)
        put(i, "alice");
    watchFor(AlertKind::OffYesterday, 50);
    ASSERT_TRUE(load());
    ASSERT_TRUE(watched.waitFor([&] { return standing().state == Standing::State::Unknown; }));
    EXPECT_EQ(watch.yesterday(), -1) << "nobody has watched yesterday";

    // As if this computer had: 100 sessions, in whatever hour it is when this is asked.
    const auto key = history::HistoryKey::ofFolder(folder.path());
    ASSERT_TRUE(key);
    const auto store = history::HistoryStore::open(
        QDir(folder.path()).filePath(history::fileNameFor(watched.monitor.profile())), *key, {});
    ASSERT_TRUE(store);
    constexpr qint64 kMinuteMs = 60'000;
    history::Batch batch;
    const qint64 from = (watched.monitor.clock().nowMs() / kMinuteMs - 26 * 60) * kMinuteMs;
    for (qint64 minute = 0; minute < 4 * 60; ++minute) {
        history::Activity activity;
        activity.at = from + minute * kMinuteMs;
        activity.sessions = 100;
        batch.minutes.push_back(activity);
    }
    ASSERT_TRUE((*store)->write(batch));
    watched.monitor.disconnectFromServer();
    ASSERT_TRUE(load());
    ASSERT_TRUE(comes(true));
    EXPECT_EQ(seen.constLast().value, 90);
    EXPECT_EQ(watch.yesterday(), 100);

    // As yesterday: who is past the deadline is not active, whether Redis has taken the key away or not.
    watched.server.command({"DEBUG", "SET-ACTIVE-EXPIRE", "0"});
    put(10, "bob", 8'000);
    const auto isOff = [&](qint64 percent) {
        return watched.waitFor([&] { return standing().latest.value == percent; });
    };
    EXPECT_TRUE(isOff(89));
    EXPECT_TRUE(isOff(90));
}
