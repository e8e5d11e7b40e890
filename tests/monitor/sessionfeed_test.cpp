// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/sessionfeed.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/sessions/sessionrows.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <optional>
#include <utility>

namespace
{

using namespace messages;
using namespace monitor;
using namespace sessions;
using testrows::kNow;
using testrows::Row;

class Feed : public testing::Test
{
protected:
    Feed() { table.setClock(ServerClock::synchronised(kNow, ServerClock::monotonicMs())); }

    static RowBatchPointer batchOf(const Row &row) { return std::make_shared<RowBatch>(testrows::toBatch(row)); }
    static RowBatchPointer manyRows(quint32 count, quint32 scan)
    {
        const auto batch = std::make_shared<RowBatch>();
        for (quint32 number = 0; number < count; ++number) {
            RowBatch::Row row;
            row.key = batch->append("session:" + QByteArray::number(number));
            row.deadline = kNow + 600'000;
            row.at = kNow;
            batch->add(row);
        }
        batch->scan = scan;
        return batch;
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return feed.isEmpty() && !table.isStoreLent(); });
    }
    void load(quint32 scan, const std::vector<Row> &rows)
    {
        feed.addScanStart(scan);
        for (Row row : rows) {
            row.scan = scan;
            feed.addBatch(batchOf(row));
        }
        feed.addScanEnd(scan, true);
        ASSERT_TRUE(settle());
    }

    SessionStore store;
    SessionTableModel table{store};
    SessionFeed feed{store, table};
};

TEST_F(Feed, WhatAScanHasNotMetIsNamedForSomeNodes)
{
    load(1, {{.key = "session:a", .node = 0}, {.key = "session:b", .node = 0}, {.key = "session:c", .node = 1}});
    QList<QByteArray> unmet;
    QList<quint32> nexts;
    QObject::connect(
        &feed, &SessionFeed::unmetFound, &table,
        [&](quint32 scan, const std::vector<QByteArray> &keys, const std::vector<quint8> &nodes, quint32 next) {
            EXPECT_EQ(scan, 2u);
            EXPECT_EQ(keys.size(), nodes.size());
            for (const QByteArray &key : keys)
                unmet.append(key);
            nexts.append(next);
        });
    feed.addScanStart(2);
    feed.addBatch(batchOf({.key = "session:a", .node = 0, .scan = 2}));
    NodeSet nodes;
    nodes.set(0);
    feed.addUnmetQuestion(2, nodes);
    ASSERT_TRUE(settle());
    EXPECT_EQ(unmet, QList<QByteArray>{"session:b"});
    EXPECT_EQ(nexts, QList<quint32>{0});
    // Nothing has ended by that; what is read of it counts as met.
    EXPECT_EQ(store.count(), 3);
    feed.addBatch(batchOf({.key = "session:b", .node = 0, .scan = 2}));
    feed.addScanEnd(2, true);
    ASSERT_TRUE(settle());
    EXPECT_NE(store.find("session:b"), kNoSlot);
    EXPECT_EQ(store.state(store.find("session:c")), RowChange::Vanished);
}

/// The start of the next may be waiting behind the end of the one before. Of a scan the table takes its own, larger
/// steps.
TEST_F(Feed, AScanRunsUntilItsOwnEnd)
{
    load(1, {{.key = "session:a"}});
    std::vector<bool> isShown;
    QObject::connect(&feed, &SessionFeed::eventsOccurred, &feed,
                     [&] { isShown.push_back(table.presentCount() == store.count()); });
    feed.addScanStart(2);
    feed.addScanEnd(2, false);
    feed.addScanStart(3);
    ASSERT_TRUE(settle());
    feed.addBatch(batchOf({.key = "session:b", .byEvent = true}));
    ASSERT_TRUE(settle());
    feed.addScanEnd(3, false);
    ASSERT_TRUE(settle());
    ASSERT_TRUE(QTest::qWaitFor([this] { return table.presentCount() == store.count(); }));
    feed.addBatch(batchOf({.key = "session:c", .byEvent = true}));
    ASSERT_TRUE(settle());
    EXPECT_EQ(isShown, (std::vector<bool>{false, true}));
}

/// However close to each other they come.
TEST_F(Feed, WhatEventsChangeIsInTableAndStoreAtTheSameTime)
{
    load(1, {{.key = "session:a"}, {.key = "session:b"}, {.key = "session:c"}});
    int told = 0;
    QObject::connect(&feed, &SessionFeed::eventsOccurred, &table, [&] {
        ++told;
        EXPECT_EQ(table.presentCount(), store.count());
    });
    for (int i = 0; i < 12; ++i) {
        const QByteArray key = i % 3 == 0   ? "session:a"
                               : i % 3 == 1 ? "session:b"
                                            : "session:new" + QByteArray::number(i);
        feed.addBatch(
            batchOf({.key = key, .change = i % 3 == 2 ? RowChange::Present : RowChange::Expired, .byEvent = true}));
        const int before = told;
        const bool waits = i % 4 == 3;
        ASSERT_TRUE(!waits || QTest::qWaitFor([&] { return told > before; }));
    }
    ASSERT_TRUE(settle());
    EXPECT_GT(told, 2);
    EXPECT_EQ(table.presentCount(), store.count());
    EXPECT_EQ(store.count(), 1 + 4);
}

TEST_F(Feed, ManyUnmetAreNamedInParts)
{
    constexpr quint32 kRows = 40'000;
    feed.addScanStart(1);
    feed.addBatch(manyRows(kRows, 1));
    feed.addScanEnd(1, true);
    ASSERT_TRUE(settle());
    size_t unmet = 0;
    std::optional<quint32> next;
    QObject::connect(&feed, &SessionFeed::unmetFound, &table,
                     [&](quint32, const std::vector<QByteArray> &keys, const std::vector<quint8> &, quint32 from) {
                         EXPECT_LE(keys.size(), 16'384u);
                         unmet += keys.size();
                         next = from;
                     });
    feed.addScanStart(2);
    NodeSet nodes;
    nodes.set(0);
    feed.addUnmetQuestion(2, nodes);
    ASSERT_TRUE(settle());
    // Nothing more than was asked for.
    int parts = 1;
    while (next && *next != 0) {
        EXPECT_LT(unmet, kRows);
        feed.addUnmetQuestion(2, nodes, *std::exchange(next, std::nullopt));
        ASSERT_TRUE(settle());
        ++parts;
    }
    EXPECT_EQ(next, 0u);
    EXPECT_EQ(unmet, kRows);
    EXPECT_GE(parts, 3);
}

/// What another place has told of one of the nodes does not count any more, of the others it does.
TEST_F(Feed, AShareThatBeginsAgainMeetsAllAnew)
{
    load(1, {{.key = "session:a", .node = 0},
             {.key = "session:b", .node = 1},
             {.key = "session:c", .node = 1},
             {.key = "session:d", .node = 0}});
    feed.addScanStart(2);
    feed.addBatch(batchOf({.key = "session:a", .node = 0, .scan = 2}));
    feed.addBatch(batchOf({.key = "session:b", .node = 1, .scan = 2}));
    feed.addBatch(batchOf({.key = "session:c", .node = 1, .scan = 2}));
    feed.addShareStart(3, 1);
    feed.addBatch(batchOf({.key = "session:c", .node = 1, .scan = 3}));
    feed.addBatch(batchOf({.key = "session:d", .node = 0, .scan = 2})); // on its way
    feed.addScanEnd(2, true);
    ASSERT_TRUE(settle());
    EXPECT_EQ(store.state(store.find("session:a")), RowChange::Present);
    EXPECT_EQ(store.state(store.find("session:b")), RowChange::Vanished);
    EXPECT_EQ(store.state(store.find("session:c")), RowChange::Present);
    EXPECT_EQ(store.state(store.find("session:d")), RowChange::Present);
    // The next one is whole again.
    feed.addScanStart(4);
    feed.addBatch(batchOf({.key = "session:c", .node = 1, .scan = 4}));
    feed.addScanEnd(4, true);
    ASSERT_TRUE(settle());
    EXPECT_EQ(store.count(), 1);
}

TEST_F(Feed, AScanOfSomeNodesEndsOnlyTheirSessions)
{
    load(1, {{.key = "session:a", .node = 0}, {.key = "session:b", .node = 1}});
    QSignalSpy read(&feed, &SessionFeed::foundByReading);
    feed.addScanStart(2, false);
    NodeSet nodes;
    nodes.set(0);
    feed.addScanEnd(2, false, false, nodes);
    ASSERT_TRUE(settle());
    EXPECT_EQ(store.state(store.find("session:a")), RowChange::Vanished);
    EXPECT_EQ(store.state(store.find("session:b")), RowChange::Present) << "nobody has asked its node";
    EXPECT_EQ(read.count(), 1);
}

TEST_F(Feed, KeepsTheOrderOfRowsAndActions)
{
    QByteArrayList seen;
    const auto look = [&] { seen.append(store.find("session:a") != kNoSlot ? "a" : "none"); };
    feed.addAction(look);
    feed.addBatch(batchOf({.key = "session:a"}));
    feed.addAction(look);
    feed.addBatch(batchOf({.key = "session:a", .change = RowChange::LoggedOut}));
    feed.addAction([&] { seen.append(store.count() == 0 ? "ended" : "present"); });
    EXPECT_EQ(store.count(), 0); // nothing happens inside the call
    ASSERT_TRUE(settle());
    EXPECT_EQ(seen, (QByteArrayList{"none", "a", "ended"}));
}

TEST_F(Feed, LeavesTheEventLoopItsTurnInBetween)
{
    constexpr quint32 kRows = 60'000;
    int turns = 0;
    QTimer other;
    QObject::connect(&other, &QTimer::timeout, &other, [&] { ++turns; });
    other.start(0);
    feed.addBatch(manyRows(kRows, 0));
    ASSERT_TRUE(settle());
    EXPECT_EQ(store.count(), qsizetype(kRows));
    EXPECT_GT(turns, 1);
}

TEST_F(Feed, WaitsWhileTheStoreIsLent)
{
    feed.addBatch(manyRows(2'000, 0));
    ASSERT_TRUE(settle());
    table.commit();
    table.setMostAtOnce(0);
    table.sort(SessionTableModel::User);
    ASSERT_TRUE(table.isStoreLent());
    bool changedWhileLent = false;
    feed.addBatch(batchOf({.key = "session:new"}));
    feed.addAction([&] { changedWhileLent = changedWhileLent || table.isStoreLent(); });
    ASSERT_TRUE(settle());
    EXPECT_FALSE(changedWhileLent);
    EXPECT_EQ(store.count(), 2'001);
}

TEST_F(Feed, TellsWhoseBatchesOfAScanAreDone)
{
    std::vector<int> applied;
    QObject::connect(&feed, &SessionFeed::batchApplied, &feed, [&](quint8 node) { applied.push_back(node); });
    const auto ofScan = [](const char *key, quint8 node) {
        RowBatch batch = testrows::toBatch({.key = key, .scan = 1});
        batch.node = node;
        return std::make_shared<const RowBatch>(std::move(batch));
    };
    feed.addBatch(manyRows(1'000, 1));
    feed.addBatch(batchOf({.key = "session:x", .byEvent = true}));
    feed.addBatch(ofScan("session:y", 2));
    feed.addBatch(ofScan("session:z", 0));
    ASSERT_TRUE(settle());
    EXPECT_EQ(applied, (std::vector<int>{0, 2, 0}));
}

TEST_F(Feed, EndsWhatACompleteScanDidNotMeet)
{
    load(1, {{.key = "session:stays"},
             {.key = "session:expired", .deadline = kNow - 1000},
             {.key = "session:vanished", .deadline = kNow + 600'000}});
    QList<SessionEvent> events;
    QObject::connect(&feed, &SessionFeed::eventsOccurred, &feed,
                     [&](const QList<SessionEvent> &more) { events += more; });
    load(2, {{.key = "session:stays"}});
    EXPECT_EQ(store.state(store.find("session:stays")), RowChange::Present);
    EXPECT_EQ(store.state(store.find("session:expired")), RowChange::RanOut) << "as far as can be inferred";
    EXPECT_EQ(store.state(store.find("session:vanished")), RowChange::Vanished);
    EXPECT_EQ(events.size(), 2);
}

TEST_F(Feed, EndsNothingAfterAScanThatWasStopped)
{
    load(1, {{.key = "session:a"}, {.key = "session:b"}});
    feed.addScanStart(2);
    feed.addBatch(batchOf({.key = "session:a", .scan = 2}));
    feed.addScanEnd(2, false);
    ASSERT_TRUE(settle());
    EXPECT_EQ(store.count(), 2);
}

TEST_F(Feed, TellsOnlyWhatIsNewsAndWhoDidIt)
{
    QList<SessionEvent> events;
    QObject::connect(&feed, &SessionFeed::eventsOccurred, &feed,
                     [&](const QList<SessionEvent> &more) { events += more; });
    load(1, {{.key = "session:a"}, {.key = "session:b"}});
    EXPECT_TRUE(events.isEmpty()) << "a first load is no news";

    feed.expectLogout(7, {"session:a"});
    feed.addBatch(batchOf({.key = "session:a", .change = RowChange::LoggedOut, .byEvent = true}));
    feed.addBatch(batchOf({.key = "session:b", .change = RowChange::LoggedOut, .byEvent = true}));
    feed.addBatch(batchOf({.key = "session:c", .byEvent = true}));
    ASSERT_TRUE(settle());
    ASSERT_EQ(events.size(), 3);
    EXPECT_EQ(events[0].kind, SessionEvent::Kind::EndedHere);
    EXPECT_EQ(events[1].kind, SessionEvent::Kind::LoggedOut);
    EXPECT_EQ(events[2].kind, SessionEvent::Kind::Created);
}

TEST_F(Feed, InfersNoMoreThanItKnows)
{
    QList<SessionEvent> events;
    QObject::connect(&feed, &SessionFeed::eventsOccurred, &feed,
                     [&](const QList<SessionEvent> &more) { events += more; });
    load(1, {{.key = "session:a", .deadline = kNow + 1000},
             {.key = "session:b", .deadline = kNow + 60'000},
             {.key = "session:c", .deadline = kNow + 60'000}});
    feed.expectLogout(7, {"session:c"});
    for (const char *key : {"session:a", "session:b", "session:c"}) {
        feed.addBatch(batchOf(
            {.key = key, .deadline = kNow + 1600, .change = RowChange::Ended, .at = kNow + 1500, .byEvent = true}));
    }
    ASSERT_TRUE(settle());
    ASSERT_EQ(events.size(), 3);
    EXPECT_EQ(events[0].kind, SessionEvent::Kind::Expired);
    EXPECT_TRUE(events[0].isInferred);
    EXPECT_EQ(events[0].lagMs, 500);
    EXPECT_EQ(feed.expiryLagMs(), -1) << "inferred is not measured";
    EXPECT_EQ(events[1].kind, SessionEvent::Kind::Ended);
    EXPECT_EQ(events[2].kind, SessionEvent::Kind::EndedHere) << "as it was to";
    feed.addBatch(batchOf({.key = "session:c", .change = RowChange::LoggedOut, .at = kNow + 1700, .byEvent = true}));
    ASSERT_TRUE(settle());
    EXPECT_EQ(events.size(), 3) << "told once";
    EXPECT_EQ(store.state(store.find("session:c")), RowChange::LoggedOut);
}

TEST_F(Feed, WhatItEndsItselfIsLoggedOutWhoeverMissesItFirst)
{
    QList<SessionEvent> events;
    QObject::connect(&feed, &SessionFeed::eventsOccurred, &feed,
                     [&](const QList<SessionEvent> &more) { events += more; });
    load(1, {{.key = "session:a"}, {.key = "session:b"}, {.key = "session:c"}});
    feed.expectLogout(7, {"session:a", "session:b"});
    // A reading has come to where they were before anybody told how they went.
    feed.addBatch(batchOf({.key = "session:a", .change = RowChange::Ended, .at = kNow + 10, .byEvent = true}));
    feed.addBatch(batchOf({.key = "session:b", .change = RowChange::Vanished, .at = kNow + 10, .byEvent = true}));
    feed.addBatch(batchOf({.key = "session:c", .change = RowChange::Vanished, .at = kNow + 10, .byEvent = true}));
    ASSERT_TRUE(settle());
    ASSERT_EQ(events.size(), 3);
    EXPECT_EQ(events[0].kind, SessionEvent::Kind::EndedHere);
    EXPECT_EQ(events[1].kind, SessionEvent::Kind::EndedHere);
    EXPECT_EQ(events[2].kind, SessionEvent::Kind::Vanished);
    EXPECT_EQ(store.state(store.find("session:a")), RowChange::LoggedOut);
    EXPECT_EQ(store.state(store.find("session:b")), RowChange::LoggedOut);
    EXPECT_EQ(store.state(store.find("session:c")), RowChange::Vanished);
    // An event that is late says what nobody could.
    feed.addBatch(batchOf({.key = "session:c", .change = RowChange::Evicted, .at = kNow + 20, .byEvent = true}));
    ASSERT_TRUE(settle());
    EXPECT_EQ(store.state(store.find("session:c")), RowChange::Evicted);
    EXPECT_EQ(events.size(), 3);
}

TEST_F(Feed, ADeadlineThatAnEventMovesToLaterIsAnExtension)
{
    QList<SessionEvent> events;
    QObject::connect(&feed, &SessionFeed::eventsOccurred, &feed,
                     [&](const QList<SessionEvent> &more) { events += more; });
    constexpr qint64 kDeadline = kNow + 60'000;
    load(1, {{.key = "session:a", .user = "alice", .deadline = kDeadline},
             {.key = "session:b", .deadline = kDeadline},
             {.key = "session:never"}});
    const auto write = [&](const QByteArray &key, qint64 deadline, qint64 at, bool byEvent = true) {
        feed.addBatch(batchOf({.key = key, .user = "alice", .deadline = deadline, .at = at, .byEvent = byEvent}));
    };
    write("session:a", kDeadline + 500, kNow + 500);     // computed anew
    write("session:a", kDeadline - 9'000, kNow + 1'000); // sooner
    write("session:b", kDeadline + 9'000, kNow, false);  // found by reading again
    write("session:never", kNow + 90'000, kNow + 1'000); // it had none
    write("session:new", kNow + 90'000, kNow + 1'000);   // read for the first time
    ASSERT_TRUE(settle());
    ASSERT_EQ(events.size(), 1);
    EXPECT_EQ(events.takeFirst().kind, SessionEvent::Kind::Created);

    load(2, {{.key = "session:a", .user = "alice", .deadline = kDeadline + 90'000},
             {.key = "session:b", .deadline = kDeadline + 90'000},
             {.key = "session:never"},
             {.key = "session:new", .deadline = kNow + 90'000}});
    EXPECT_TRUE(events.isEmpty()) << "a scan tells nobody when it was";

    write("session:a", kDeadline + 95'000, kNow + 5'000);
    ASSERT_TRUE(settle());
    ASSERT_EQ(events.size(), 1);
    EXPECT_EQ(events[0].kind, SessionEvent::Kind::Extended);
    EXPECT_EQ(events[0].at, kNow + 5'000);
    EXPECT_EQ(events[0].user, "alice");
    EXPECT_EQ(events[0].id, "a");
}

TEST_F(Feed, TellsExtensionsNoOftenerThanSomebodyReads)
{
    QList<SessionEvent> events;
    QObject::connect(&feed, &SessionFeed::eventsOccurred, &feed,
                     [&](const QList<SessionEvent> &more) { events += more; });
    constexpr int kSessions = 3 * ExtensionFold::kMostASecond;
    std::vector<Row> rows;
    for (int i = 0; i < kSessions; ++i)
        rows.push_back({.key = "session:" + QByteArray::number(i), .deadline = kNow + 60'000});
    load(1, rows);
    const auto extendAll = [&](qint64 at) {
        for (int i = 0; i < kSessions; ++i)
            feed.addBatch(batchOf(
                {.key = "session:" + QByteArray::number(i), .deadline = at + 60'000, .at = at, .byEvent = true}));
        ASSERT_TRUE(settle());
    };
    for (int second = 1; second <= 3; ++second)
        extendAll(kNow + second * 1000);
    EXPECT_EQ(events.size(), kSessions) << "so many a second, and each session once";
    QSet<QByteArray> sessions;
    for (const SessionEvent &event : events)
        sessions.insert(event.id);
    EXPECT_EQ(sessions.size(), kSessions);

    extendAll(kNow + 9'000);
    EXPECT_EQ(events.size(), kSessions) << "not again so soon";
    extendAll(kNow + 1'000 + ExtensionFold::kQuietMs);
    EXPECT_EQ(events.size(), kSessions + ExtensionFold::kMostASecond);
}

TEST_F(Feed, RowsOfAFormatThatCameLaterAreFoundNotCreated)
{
    QList<SessionEvent> events;
    QObject::connect(&feed, &SessionFeed::eventsOccurred, &feed,
                     [&](const QList<SessionEvent> &more) { events += more; });
    const auto rowOf = [](const QByteArray &key, quint8 format, quint32 scan, bool byEvent) {
        const auto batch = std::make_shared<RowBatch>();
        RowBatch::Row row;
        row.key = batch->append(key);
        row.at = kNow;
        row.deadline = kNow + 600'000;
        row.format = format;
        row.byEvent = byEvent;
        batch->add(row);
        batch->scan = scan;
        return batch;
    };
    feed.addFormatCount(1);
    load(1, {{.key = "session:a"}});

    feed.addFormatCount(2);
    feed.addScanStart(2);
    feed.addBatch(rowOf("session:a", 0, 2, false));
    feed.addBatch(rowOf("session:b", 0, 2, false));
    feed.addBatch(rowOf("sess:a", 1, 2, false));
    feed.addBatch(rowOf("sess:b", 1, 0, true));
    feed.addScanEnd(2, true);
    ASSERT_TRUE(settle());
    ASSERT_EQ(events.size(), 2);
    EXPECT_EQ(events[0].format, 1) << "an event is one whatever its format";
    EXPECT_EQ(events[1].format, 0) << "missed by the events, met by the scan: told at its end";

    feed.addScanStart(3);
    feed.addBatch(rowOf("sess:a", 1, 3, false));
    feed.addBatch(rowOf("sess:b", 1, 3, false));
    feed.addBatch(rowOf("sess:c", 1, 3, false));
    feed.addBatch(rowOf("session:a", 0, 3, false));
    feed.addBatch(rowOf("session:b", 0, 3, false));
    feed.addScanEnd(3, true);
    ASSERT_TRUE(settle());
    EXPECT_EQ(events.size(), 3) << "its sessions are known from here on";
}

TEST_F(Feed, WhatAReadingFindsAfterAGapIsToldInOneWord)
{
    QList<SessionEvent> events;
    QObject::connect(&feed, &SessionFeed::eventsOccurred, &feed,
                     [&](const QList<SessionEvent> &more) { events += more; });
    std::vector<ReadingResult> results;
    QObject::connect(&feed, &SessionFeed::foundByReading, &feed,
                     [&](const ReadingResult &result) { results.push_back(result); });
    constexpr quint32 kRows = 20'000;
    feed.addScanStart(1, false);
    feed.addBatch(manyRows(kRows, 1));
    feed.addScanEnd(1, true, false);
    ASSERT_TRUE(settle());
    EXPECT_TRUE(events.isEmpty() && results.empty()) << "a first reading";

    // A restart has lost all but two, and there is a new one.
    feed.addScanStart(2, false);
    feed.addBatch(batchOf({.key = "session:7", .scan = 2}));
    feed.addBatch(batchOf({.key = "session:new", .scan = 2}));
    feed.addBatch(batchOf({.key = "session:event", .byEvent = true}));
    feed.addScanEnd(2, true, false);
    ASSERT_TRUE(settle());
    ASSERT_EQ(results.size(), 1u);
    EXPECT_EQ(results[0].found, 1);
    EXPECT_EQ(results[0].gone, kRows - 1);
    ASSERT_EQ(events.size(), 1) << "what was announced has happened";
    EXPECT_EQ(events[0].id, "event");

    // More may be read than before, which is known at the end only.
    events.clear();
    feed.addScanStart(3, true);
    for (const char *key : {"session:7", "session:new", "session:event", "session:readable"})
        feed.addBatch(batchOf({.key = key, .scan = 3}));
    feed.addScanEnd(3, true, false);
    ASSERT_TRUE(settle());
    EXPECT_TRUE(events.isEmpty());
    ASSERT_EQ(results.size(), 2u);
    EXPECT_EQ(results[1].found, 1);
    EXPECT_EQ(results[1].gone, 0);
}

TEST_F(Feed, WhatRanOutUnseenIsNotGone)
{
    load(1, {{.key = "session:a", .deadline = kNow - 1'000}, {.key = "session:b", .deadline = kNow + 600'000}});
    std::vector<ReadingResult> results;
    QObject::connect(&feed, &SessionFeed::foundByReading, &feed,
                     [&](const ReadingResult &result) { results.push_back(result); });
    feed.addScanStart(2, false);
    feed.addScanEnd(2, true, false);
    ASSERT_TRUE(settle());
    EXPECT_EQ(store.state(store.find("session:a")), RowChange::RanOut);
    EXPECT_EQ(store.state(store.find("session:b")), RowChange::Vanished);
    ASSERT_EQ(results.size(), 1u);
    EXPECT_EQ(results[0].gone, 1);
}

TEST_F(Feed, WhatRanOutUnseenMayHaveBeenDeletedBefore)
{
    load(1, {{.key = "session:a", .deadline = kNow - 1'000}, {.key = "session:b", .deadline = kNow + 600'000}});
    QList<SessionEvent> ends;
    QObject::connect(&feed, &SessionFeed::endedUnseen, &feed, [&](const QList<SessionEvent> &more) { ends += more; });
    feed.setTellsUnseen(true);
    feed.addScanStart(2, false);
    feed.addScanEnd(2, true, false);
    ASSERT_TRUE(settle());
    ASSERT_EQ(ends.size(), 2);
    for (const SessionEvent &end : ends) {
        EXPECT_EQ(end.kind, SessionEvent::Kind::Vanished);
        EXPECT_EQ(end.isInferred, end.key == "session:a");
    }
}

TEST_F(Feed, WhatMayNotBeReadIsNotGone)
{
    load(1, {{.key = "session:a", .user = "ann"}, {.key = "session:b"}});
    load(2, {{.key = "session:a", .change = RowChange::Unread}, {.key = "session:c", .change = RowChange::Unread}});
    EXPECT_EQ(store.count(), 1);
    const Slot slot = store.find("session:a");
    ASSERT_NE(slot, kNoSlot);
    EXPECT_EQ(store.state(slot), RowChange::Present);
    EXPECT_EQ(store.user(slot).toByteArray(), "ann") << "as it was when it could be read";
    EXPECT_EQ(store.find("session:c"), kNoSlot) << "nobody knows whether that is a session";
}

/// Whoever holds it by now does not answer: as it was, but that node's.
TEST_F(Feed, WhatIsOfAnotherNodeIsCountedThere)
{
    load(1, {{.key = "session:a", .user = "ann", .deadline = kNow + 5000}, {.key = "session:b"}});
    feed.addBatch(batchOf({.key = "session:a", .change = RowChange::Unread, .node = 2, .byEvent = true}));
    feed.addBatch(batchOf({.key = "session:c", .change = RowChange::Unread, .node = 2, .byEvent = true}));
    ASSERT_TRUE(settle());
    const Slot slot = store.find("session:a");
    EXPECT_EQ(store.node(slot), 2);
    EXPECT_EQ(store.user(slot).toByteArray(), "ann");
    EXPECT_EQ(store.deadline(slot), kNow + 5000);
    EXPECT_EQ(store.countOn(0), 1);
    EXPECT_EQ(store.countOn(2), 1);
    EXPECT_EQ(store.count(), 2);
}

TEST_F(Feed, LagIsTheMedianOfWhatRedisSaid)
{
    EXPECT_EQ(feed.expiryLagMs(), -1);
    load(1, {{.key = "session:a", .deadline = kNow + 1000},
             {.key = "session:b", .deadline = kNow + 1000},
             {.key = "session:c", .deadline = kNow + 1000}});
    qint64 lag = 100;
    for (const char *key : {"session:a", "session:b", "session:c"}) {
        feed.addBatch(batchOf({.key = key, .change = RowChange::Expired, .at = kNow + 1000 + lag, .byEvent = true}));
        lag += 100;
    }
    ASSERT_TRUE(settle());
    EXPECT_EQ(feed.expiryLagMs(), 200);
}

TEST_F(Feed, TellsEventsThatWaitWhenTheServerIsLeft)
{
    load(1, {{.key = "session:a"}, {.key = "session:b"}, {.key = "session:c"}});
    QList<SessionEvent> events;
    QObject::connect(&feed, &SessionFeed::eventsOccurred, &feed,
                     [&](const QList<SessionEvent> &more) { events += more; });
    feed.addBatch(batchOf({.key = "session:a", .change = RowChange::LoggedOut, .byEvent = true}));
    ASSERT_TRUE(settle());
    ASSERT_EQ(events.size(), 1);
    feed.addBatch(batchOf({.key = "session:b", .change = RowChange::LoggedOut, .byEvent = true}));
    EXPECT_FALSE(feed.isEmpty()) << "so soon after the other";
    feed.applyEventsAtOnce();
    ASSERT_EQ(events.size(), 2);
    EXPECT_EQ(events[1].key, "session:b");
    EXPECT_TRUE(feed.isEmpty());

    // Rows of a reading are no events.
    feed.addBatch(manyRows(10, 2));
    feed.addBatch(batchOf({.key = "session:c", .change = RowChange::LoggedOut, .byEvent = true}));
    feed.applyEventsAtOnce();
    feed.clear();
    EXPECT_EQ(events.size(), 2);
}

TEST_F(Feed, ForgetsWhatWaitsWhenCleared)
{
    bool called = false;
    feed.addBatch(manyRows(1'000, 1));
    feed.addAction([&] { called = true; });
    feed.clear();
    QTest::qWait(0);
    EXPECT_TRUE(feed.isEmpty());
    EXPECT_FALSE(called);
    EXPECT_EQ(store.count(), 0);
}

} // namespace
