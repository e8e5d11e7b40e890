// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/activityrecorder.h"
#include "models/activity/eventlog.h"
#include "models/monitor/sessionmonitor.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace activity;
using messages::ConnectionStatus;
using messages::Liveness;
using messages::LoadProgress;
using messages::SessionEvent;
using monitor::SessionMonitor;

namespace
{

constexpr qint64 kServerSecond = 1'790'000'000;
constexpr int kTickLimitMs = 60'000;

SessionEvent eventAt(SessionEvent::Kind kind, qint64 second)
{
    SessionEvent event;
    event.kind = kind;
    event.at = second * 1000 + 999;
    return event;
}

ActivitySample sampleAt(const ActivityHistory &history, qint64 second)
{
    return history.buckets(second, second + 1, 1).front().sample;
}

/// A recorder whose monitor has no server: the test speaks for it.
class Recorder : public ::testing::Test
{
protected:
    void setPhase(ConnectionStatus::Phase phase, const QString &cause = {})
    {
        ConnectionStatus status;
        status.phase = phase;
        status.problem.cause = cause;
        Q_EMIT monitor.connectionChanged(status);
    }

    void setLoading(LoadProgress::Phase phase)
    {
        LoadProgress progress;
        progress.phase = phase;
        Q_EMIT monitor.progressChanged(progress);
    }

    /// A whole second that began after this call.
    bool waitForSecond()
    {
        const qint64 wanted = monitor.clock().nowMs() / 1000 + 1;
        QSignalSpy ticked(&recorder, &ActivityRecorder::ticked);
        while (recorder.nowSecond() < wanted) {
            if (!ticked.wait(kTickLimitMs))
                return false;
        }
        return true;
    }

    QString newestDetail() { return recorder.eventLog().at(0).words; }

    SessionMonitor monitor;
    ActivityRecorder recorder{monitor};
};

} // namespace

TEST(CountEvents, CountsEachKindInItsOwnSecond)
{
    using Kind = SessionEvent::Kind;
    ActivityHistory history;
    countEvents(history,
                {eventAt(Kind::Created, kServerSecond), eventAt(Kind::Created, kServerSecond),
                 eventAt(Kind::Extended, kServerSecond), eventAt(Kind::Expired, kServerSecond),
                 eventAt(Kind::LoggedOut, kServerSecond), eventAt(Kind::EndedHere, kServerSecond),
                 eventAt(Kind::Vanished, kServerSecond), eventAt(Kind::Evicted, kServerSecond),
                 eventAt(Kind::Ended, kServerSecond), eventAt(Kind::Created, kServerSecond - 3)},
                kServerSecond);
    const ActivitySample now = sampleAt(history, kServerSecond);
    EXPECT_EQ(now.created, 2U);
    EXPECT_EQ(now.expired, 1U);
    EXPECT_EQ(now.loggedOut, 2U);
    EXPECT_EQ(now.gone, 2U) << "how they ended was not seen";
    EXPECT_EQ(now.evicted, 1U);
    EXPECT_EQ(now.active, -1) << "counting says nothing of how many there are";
    EXPECT_EQ(sampleAt(history, kServerSecond - 3).created, 1U);
}

TEST(CountEvents, DoesNotFollowAWrongClockIntoTheFuture)
{
    ActivityHistory history;
    countEvents(history, {eventAt(SessionEvent::Kind::Created, kServerSecond + 1'000'000)}, kServerSecond);
    EXPECT_EQ(history.lastSecond(), kServerSecond);
    EXPECT_EQ(sampleAt(history, kServerSecond).created, 1U);
}

TEST_F(Recorder, KnowsTheActiveSessionsOnlyOnceEverythingIsRead)
{
    setPhase(ConnectionStatus::Phase::Connected);
    setLoading(LoadProgress::Phase::Loading);
    ASSERT_TRUE(waitForSecond());
    EXPECT_EQ(sampleAt(recorder.history(), recorder.nowSecond()).active, -1);

    setLoading(LoadProgress::Phase::Idle);
    ASSERT_TRUE(waitForSecond());
    EXPECT_EQ(sampleAt(recorder.history(), recorder.nowSecond()).active, 0);

    setPhase(ConnectionStatus::Phase::Retrying, QStringLiteral("The server closed the connection."));
    ASSERT_TRUE(waitForSecond());
    EXPECT_EQ(sampleAt(recorder.history(), recorder.nowSecond()).active, -1) << "nobody watches";

    setPhase(ConnectionStatus::Phase::Connected);
    setLoading(LoadProgress::Phase::Reconciling);
    ASSERT_TRUE(waitForSecond());
    EXPECT_EQ(sampleAt(recorder.history(), recorder.nowSecond()).active, 0);
}

TEST_F(Recorder, NotesWhatBecameOfTheConnection)
{
    setPhase(ConnectionStatus::Phase::Connected);
    EXPECT_EQ(newestDetail(), QStringLiteral("Connected"));
    setPhase(ConnectionStatus::Phase::Retrying, QStringLiteral("Closed."));
    EXPECT_EQ(newestDetail(), QStringLiteral("Connection lost: Closed."));
    const qsizetype rows = recorder.eventLog().count();
    setPhase(ConnectionStatus::Phase::Retrying, QStringLiteral("Refused."));
    EXPECT_EQ(recorder.eventLog().count(), rows) << "each further attempt is no news";
    setPhase(ConnectionStatus::Phase::Connected);
    EXPECT_EQ(newestDetail(), QStringLiteral("Connected again"));
}

TEST_F(Recorder, NotesAGapInTheEventsOnce)
{
    Liveness liveness;
    liveness.mode = Liveness::Mode::Live;
    liveness.gapFrom = QDateTime(QDate(2026, 11, 22), QTime(12, 3, 10));
    liveness.gapTo = liveness.gapFrom.addSecs(4);
    Q_EMIT monitor.livenessChanged(liveness);
    EXPECT_EQ(newestDetail(), QStringLiteral("Events were missed from 12:03:10 to 12:03:14"));
    liveness.sweepSeconds = 60;
    Q_EMIT monitor.livenessChanged(liveness);
    EXPECT_EQ(recorder.eventLog().count(), 1);
}

TEST_F(Recorder, TheFirstTimeIsNoNews)
{
    const auto setMode = [this](Liveness::Mode mode) {
        Liveness liveness;
        liveness.mode = mode;
        liveness.reason.cause = QStringLiteral("Refused.");
        Q_EMIT monitor.livenessChanged(liveness);
    };
    setPhase(ConnectionStatus::Phase::Connected);
    setMode(Liveness::Mode::Loading);
    setLoading(LoadProgress::Phase::Loading);
    setLoading(LoadProgress::Phase::Idle);
    setMode(Liveness::Mode::Live);
    EXPECT_EQ(recorder.eventLog().count(), 1);
    EXPECT_EQ(newestDetail(), QStringLiteral("Connected"));
    setMode(Liveness::Mode::CatchingUp);
    EXPECT_EQ(newestDetail(), QStringLiteral("Reading everything again"));
    setMode(Liveness::Mode::Live);
    EXPECT_EQ(newestDetail(), QStringLiteral("Live again"));
    const qsizetype lines = recorder.eventLog().count();
    setMode(Liveness::Mode::LiveByTracking);
    EXPECT_EQ(recorder.eventLog().count(), lines) << "in another way";
    setMode(Liveness::Mode::Stale);
    EXPECT_EQ(newestDetail(), QStringLiteral("Not up to date: Refused."));
}

TEST_F(Recorder, WhatAReadingHasFoundIsOneLine)
{
    messages::ReadingResult result;
    result.at = monitor.clock().nowMs();
    result.found = 1;
    Q_EMIT monitor.foundByReading(result);
    EXPECT_EQ(recorder.eventLog().count(), 1);
    EXPECT_EQ(newestDetail(), QStringLiteral("Read again: 1 session found that was not known"));
    EXPECT_EQ(recorder.history().firstSecond(), 0) << "it has not just been created";
    result.gone = 99'291;
    Q_EMIT monitor.foundByReading(result);
    EXPECT_TRUE(newestDetail().startsWith(QStringLiteral("Read again: 1 session found that was not known, 99,291 ")));
    EXPECT_TRUE(newestDetail().endsWith(QStringLiteral("gone, how is not known")));
    EXPECT_EQ(sampleAt(recorder.history(), result.at / 1000).gone, 99'291U) << "where they went is in the chart";
}

TEST_F(Recorder, LogsExtensionsButDoesNotCountThem)
{
    using Kind = SessionEvent::Kind;
    const qint64 second = monitor.clock().nowMs() / 1000;
    Q_EMIT monitor.eventsOccurred({eventAt(Kind::Extended, second)});
    ASSERT_EQ(recorder.eventLog().count(), 1);
    EXPECT_EQ(int(recorder.eventLog().at(0).kind), int(Kind::Extended));
    EXPECT_EQ(recorder.history().firstSecond(), 0) << "nobody came, nobody went";
}

TEST_F(Recorder, StartsAfreshAtAnotherServer)
{
    setPhase(ConnectionStatus::Phase::Connected);
    Q_EMIT monitor.eventsOccurred({eventAt(SessionEvent::Kind::Created, monitor.clock().nowMs() / 1000)});
    ASSERT_NE(recorder.history().firstSecond(), 0);
    Q_EMIT monitor.profileChanged();
    EXPECT_EQ(recorder.history().firstSecond(), 0);
    EXPECT_EQ(recorder.eventLog().count(), 0);
    EXPECT_EQ(recorder.nowSecond(), 0);
}
