// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/iothread.h"
#include "models/monitor/logoutdesk.h"
#include "models/monitor/sessionfeed.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/monitor/watchvoice.h"
#include "tests/sessions/sessionrows.h"

#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

using namespace messages;
using namespace monitor;
using server::ServerWatch;
using testrows::kNow;

class LogoutDeskTest : public testing::Test
{
protected:
    LogoutDeskTest()
    {
        testrows::apply(store, {.key = "session:a", .deadline = kNow + 60'000, .at = kNow});
        testrows::apply(store, {.key = "session:b", .deadline = kNow + 60'000, .at = kNow});
        QObject::connect(&desk, &LogoutDesk::requestRefused, &desk,
                         [this](const Problem &problem) { refusals.append(problem.cause); });
    }
    void connectTo(bool readOnly = false)
    {
        ConnectionProfile profile = server.profile();
        profile.readOnly = readOnly;
        link.setProfile(profile);
        link.open({});
        support::sayConnected(link);
        ASSERT_TRUE(QTest::qWaitFor([this] { return desk.isConnected(); }));
    }
    std::vector<sessions::Slot> both() const { return {store.find("session:a"), store.find("session:b")}; }

    support::SilentServer server;
    IoThread thread;
    sessions::SessionStore store;
    sessions::SessionTableModel table{store};
    SessionFeed feed{store, table};
    ServerLink link{thread};
    LogoutDesk desk{link, store, feed};
    QStringList refusals;
};

TEST_F(LogoutDeskTest, NobodyIsLoggedOutThroughAReadOnlyProfile)
{
    connectTo(true);
    EXPECT_EQ(desk.logOut(both()), 0U);
    ASSERT_EQ(refusals.size(), 1);
    EXPECT_TRUE(refusals.first().contains(QStringLiteral("read-only"))) << refusals.first().toStdString();
}

TEST_F(LogoutDeskTest, SaysWhyThereIsNothingToDo)
{
    EXPECT_EQ(desk.logOut(both()), 0U);
    EXPECT_EQ(refusals, QStringList{QStringLiteral("There is no connection to the server.")});
    refusals.clear();
    connectTo();
    EXPECT_EQ(desk.logOut({}), 0U);
    EXPECT_EQ(desk.logOut({sessions::Slot(store.slotLimit())}), 0U) << "gone meanwhile";
    EXPECT_EQ(refusals.size(), 2);
    EXPECT_TRUE(refusals.last().startsWith(QStringLiteral("No session")));
    link.close();
    EXPECT_EQ(desk.logOut(both()), 0U);
    EXPECT_EQ(refusals.size(), 3);
}

TEST_F(LogoutDeskTest, NumbersGrowFromServerToServer)
{
    connectTo();
    const quint64 first = desk.logOut(both());
    const quint64 second = desk.logOut(both());
    link.close();
    connectTo();
    const quint64 third = desk.logOut(both());
    EXPECT_GT(first, 0U);
    EXPECT_GT(second, first);
    EXPECT_GT(third, second);
    EXPECT_TRUE(refusals.isEmpty());
}

TEST_F(LogoutDeskTest, AReportIsPassedOnUnlessItsServerWasLeft)
{
    QSignalSpy finished(&desk, &LogoutDesk::logoutFinished);
    QSignalSpy progressed(&desk, &LogoutDesk::logoutProgressed);
    connectTo();
    const quint64 job = desk.logOut(both());
    const auto words = [job](ServerWatch &watch) {
        LogoutReport report;
        report.job = job;
        Q_EMIT watch.logoutProgressed(job, 1, 2);
        Q_EMIT watch.logoutFinished(report);
    };
    support::say(link, words);
    ASSERT_TRUE(QTest::qWaitFor([&] { return finished.count() == 1; }));
    EXPECT_EQ(finished.first().first().value<LogoutReport>().job, job);
    EXPECT_EQ(progressed.count(), 1);

    support::say(link, words);
    link.close();
    QTest::qWait(0);
    EXPECT_EQ(finished.count(), 1);
}

/// What this program ends is told apart from what others end.
TEST_F(LogoutDeskTest, ItsEndingsAreExpected)
{
    QList<SessionEvent> events;
    QObject::connect(&feed, &SessionFeed::eventsOccurred, &feed,
                     [&](const QList<SessionEvent> &more) { events += more; });
    connectTo();
    ASSERT_GT(desk.logOut({store.find("session:a")}), 0U);
    for (const char *key : {"session:a", "session:b"})
        feed.addBatch(std::make_shared<RowBatch>(
            testrows::toBatch({.key = key, .change = RowChange::LoggedOut, .at = kNow, .byEvent = true})));
    ASSERT_TRUE(QTest::qWaitFor([&] { return events.size() == 2; }));
    EXPECT_EQ(events[0].kind, SessionEvent::Kind::EndedHere);
    EXPECT_EQ(events[1].kind, SessionEvent::Kind::LoggedOut);
}

/// Of what a job has left alone an end is somebody else's, at once.
TEST_F(LogoutDeskTest, WhatItDidNotEndIsNotExpectedAnyMore)
{
    using Outcome = LogoutOutcome::Kind;
    for (const Outcome kind : {Outcome::Refused, Outcome::NotRun, Outcome::ChangedHands}) {
        for (const char *key : {"session:c", "session:d"})
            testrows::apply(store, {.key = key, .deadline = kNow + 60'000, .at = kNow});
        QList<SessionEvent> events;
        QObject listener;
        QObject::connect(&feed, &SessionFeed::eventsOccurred, &listener,
                         [&](const QList<SessionEvent> &more) { events += more; });
        connectTo();
        QSignalSpy finished(&desk, &LogoutDesk::logoutFinished);
        const quint64 job = desk.logOut({store.find("session:c"), store.find("session:d")});
        ASSERT_GT(job, 0U);
        support::say(link, [job, kind](ServerWatch &watch) {
            LogoutReport report;
            report.job = job;
            report.outcomes = {{Outcome::Ended, "session:c", {}}, {kind, "session:d", {}}};
            Q_EMIT watch.logoutFinished(report);
        });
        ASSERT_TRUE(QTest::qWaitFor([&] { return finished.count() == 1; }));
        for (const char *key : {"session:c", "session:d"})
            feed.addBatch(std::make_shared<RowBatch>(
                testrows::toBatch({.key = key, .change = RowChange::LoggedOut, .at = kNow, .byEvent = true})));
        ASSERT_TRUE(QTest::qWaitFor([&] { return events.size() == 2; }));
        EXPECT_EQ(events[0].kind, SessionEvent::Kind::EndedHere) << "word of it may come late";
        EXPECT_EQ(events[1].kind, SessionEvent::Kind::LoggedOut);
        link.close();
    }
}

} // namespace
