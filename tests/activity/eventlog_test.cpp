// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/eventlog.h"
#include "models/activity/eventwords.h"
#include "tests/support/pluralforms.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

using activity::eventDetail;
using activity::EventLog;
using messages::SessionEvent;

namespace
{

constexpr qint64 kStart = 1'790'000'000'000;

QList<SessionEvent> someEvents(int count, qint64 firstAt = kStart)
{
    QList<SessionEvent> events;
    for (int i = 0; i < count; ++i) {
        SessionEvent event;
        event.kind = SessionEvent::Kind::Created;
        event.at = firstAt + i;
        event.user = "user" + QByteArray::number(i);
        event.id = "0123456789abcdef0123456789abcdef";
        events.append(event);
    }
    return events;
}

QList<SessionEvent> extensions(int count, qint64 firstAt)
{
    QList<SessionEvent> events = someEvents(count, firstAt);
    for (SessionEvent &event : events) {
        event.kind = SessionEvent::Kind::Extended;
        event.key = "sess:" + QByteArray::number(event.at);
    }
    return events;
}

int countOf(const EventLog &log, SessionEvent::Kind kind)
{
    int count = 0;
    for (qsizetype place = 0; place < log.count(); ++place)
        count += log.at(place).kind == int(kind) ? 1 : 0;
    return count;
}

} // namespace

TEST(EventLog, PutsTheNewestFirst)
{
    EventLog log;
    const QSignalSpy changed(&log, &EventLog::changed);
    log.append(someEvents(3));
    log.append(someEvents(2, kStart + 1000));
    ASSERT_EQ(log.count(), 5);
    EXPECT_EQ(changed.size(), 2) << "once for a batch";
    for (qsizetype place = 1; place < log.count(); ++place) {
        EXPECT_GT(log.at(place - 1).at, log.at(place).at);
        EXPECT_GT(log.at(place - 1).number, log.at(place).number);
    }
    EXPECT_EQ(log.at(0).user, QByteArray("user1"));
}

TEST(EventLog, DropsTheOldestAboveItsCapacityAndSaysSinceWhenItIsWhole)
{
    EventLog log;
    EXPECT_EQ(log.wholeSince(), 0);
    log.append(someEvents(EventLog::kCapacity - 1));
    EXPECT_EQ(log.wholeSince(), kStart);
    log.append(someEvents(5, kStart + 1'000'000));
    EXPECT_EQ(log.count(), EventLog::kCapacity);
    EXPECT_EQ(log.wholeSince(), kStart + 4);

    constexpr int kBurst = EventLog::kCapacity * 2 + 7;
    log.append(someEvents(kBurst, kStart + 2'000'000));
    EXPECT_EQ(log.count(), EventLog::kCapacity);
    EXPECT_EQ(log.at(0).at, kStart + 2'000'000 + kBurst - 1);
    EXPECT_EQ(log.at(log.count() - 1).at, kStart + 2'000'000 + kBurst - EventLog::kCapacity);
    EXPECT_EQ(log.wholeSince(), log.at(log.count() - 1).at);
    EXPECT_EQ(log.totalSeen(), EventLog::kCapacity - 1 + 5 + kBurst);

    EventLog cut;
    cut.append(someEvents(10), 500);
    EXPECT_EQ(cut.wholeSince(), kStart);
    EXPECT_EQ(cut.totalSeen(), 510);
}

TEST(EventLog, CountsALossWholeHoweverFewAreKept)
{
    EventLog log;
    QList<SessionEvent> events = someEvents(15'000);
    for (SessionEvent &event : events) {
        event.kind = SessionEvent::Kind::Expired;
        event.at = kStart + (event.at - kStart) / 10;
    }
    log.tally(events);
    log.append(events.mid(12'000), 12'000);
    EXPECT_EQ(log.count(), 3'000);
    ASSERT_EQ(log.losses().size(), 1U);
    EXPECT_EQ(log.losses()[0].count, 15'000);
    EXPECT_EQ(activity::lossName(log.losses()[0]), QStringLiteral("15,000 expired"));
    EXPECT_EQ(activity::lossSpan(log.losses()[0]), QStringLiteral("within 2 s"));
}

TEST(EventLog, KeepsNoSessionIdAndNoKey)
{
    EventLog log;
    QList<SessionEvent> events = someEvents(1);
    events[0].key = "sess:" + events[0].id;
    log.append(events);
    const activity::LoggedEvent &event = log.at(0);
    for (const QByteArray &bytes : {event.user, event.otherNames, event.ip, event.agent, event.maskedId.toUtf8(),
                                    event.words.toUtf8(), eventDetail(event).toUtf8()})
        EXPECT_FALSE(bytes.contains(events[0].id));
    EXPECT_EQ(event.idDigest, activity::LoggedEvent::digestOf(events[0].id));
    EXPECT_FALSE(event.maskedId.isEmpty());
}

TEST(EventLog, KeepsHugeTextsShort)
{
    EventLog log;
    QList<SessionEvent> events = someEvents(1);
    for (QByteArray *text : {&events[0].user, &events[0].otherNames, &events[0].ip, &events[0].userAgent})
        *text = QByteArray(1'000'000, 'x');
    log.append(events);
    const activity::LoggedEvent &event = log.at(0);
    EXPECT_LT(event.user.capacity() + event.otherNames.capacity() + event.ip.capacity() + event.agent.capacity(), 2000);
}

TEST(EventLog, SaysWhatHappenedAndHowLate)
{
    EventLog log;
    QList<SessionEvent> events = someEvents(1);
    events[0].kind = SessionEvent::Kind::Expired;
    events[0].lagMs = 2100;
    log.append(events);
    EXPECT_EQ(activity::eventName(log.at(0)), QStringLiteral("Expired"));
    EXPECT_EQ(eventDetail(log.at(0)), QStringLiteral("2.1 s after its deadline"));
    events[0].lastAccess = kStart - 12 * 60'000;
    log.append(events);
    EXPECT_EQ(eventDetail(log.at(0)), QStringLiteral("2.1 s after its deadline, 12 min 00 s after last seen"));

    // Nobody said so.
    events[0].isInferred = true;
    log.append(events);
    EXPECT_EQ(eventDetail(log.at(0)), QStringLiteral("inferred: gone 2.1 s after its deadline"));
    events[0].lagMs = -1;
    log.append(events);
    EXPECT_EQ(eventDetail(log.at(0)), QStringLiteral("inferred: gone past its deadline"));
    events[0].kind = SessionEvent::Kind::Ended;
    log.append(events);
    EXPECT_EQ(activity::eventName(log.at(0)), QStringLiteral("Ended or evicted"));
    EXPECT_TRUE(eventDetail(log.at(0)).contains(QStringLiteral("does not tell how")));
    events[0].kind = SessionEvent::Kind::Created;
    events[0].deadline = kStart + 30 * 60'000;
    log.append(events);
    EXPECT_EQ(eventDetail(log.at(0)), QStringLiteral("30 min 00 s to live"));

    log.appendNote(kStart + 5000, QStringLiteral("Connection lost"));
    EXPECT_EQ(eventDetail(log.at(0)), QStringLiteral("Connection lost"));
    EXPECT_TRUE(log.at(0).isNote());
}

TEST(EventLog, SaysWhyASessionWasEndedHere)
{
    EventLog log;
    log.noteReason(7, QStringLiteral("ticket 4711"));
    QList<SessionEvent> events = someEvents(2);
    for (SessionEvent &event : events)
        event.kind = SessionEvent::Kind::EndedHere;
    events[1].job = 7;
    log.append(events);
    EXPECT_EQ(eventDetail(log.at(0)), QStringLiteral("logged out here: ticket 4711"));
    EXPECT_EQ(eventDetail(log.at(1)), QStringLiteral("logged out here"));
}

TEST(EventLog, HoldsEventsBackWhilePaused)
{
    EventLog log;
    log.append(someEvents(2));
    log.setPaused(true);
    const QSignalSpy changed(&log, &EventLog::changed);
    log.append(someEvents(3, kStart + 1000));
    log.appendNote(kStart + 2000, QStringLiteral("Live again"));
    EXPECT_EQ(log.count(), 2);
    EXPECT_EQ(log.heldBack(), 4);
    log.append(someEvents(EventLog::kCapacity * 2, kStart + 3000));
    EXPECT_EQ(log.heldBack(), EventLog::kCapacity) << "a long pause costs no more";
    QList<SessionEvent> ended = someEvents(500, kStart + 3000);
    for (SessionEvent &event : ended)
        event.kind = SessionEvent::Kind::Expired;
    log.tally(ended);
    EXPECT_TRUE(log.losses().empty());
    EXPECT_EQ(changed.size(), 0);

    log.setPaused(false);
    EXPECT_EQ(changed.size(), 1);
    EXPECT_EQ(log.losses().size(), 1U);
    EXPECT_EQ(log.heldBack(), 0);
    EXPECT_EQ(log.count(), EventLog::kCapacity);
    EXPECT_EQ(log.at(0).at, kStart + 3000 + EventLog::kCapacity * 2 - 1);
    EXPECT_EQ(log.wholeSince(), log.at(log.count() - 1).at);
}

TEST(EventLog, ExtensionsPushNothingElseOut)
{
    EventLog log;
    constexpr int kMost = EventLog::kMostExtensions;
    log.append(someEvents(3));
    for (int second = 1; second <= 60; ++second) {
        log.append(extensions(20, kStart + second * 1000));
        if (second % 20 == 0)
            log.append(someEvents(1, kStart + 500 + second * 1000));
    }
    EXPECT_EQ(countOf(log, SessionEvent::Kind::Created), 6);
    EXPECT_EQ(countOf(log, SessionEvent::Kind::Extended), kMost);
    for (qsizetype place = 1; place < log.count(); ++place)
        EXPECT_GE(log.at(place - 1).at, log.at(place).at);

    log.append(extensions(3 * kMost, kStart + 100'000));
    EXPECT_EQ(countOf(log, SessionEvent::Kind::Extended), kMost) << "in one burst, too";
    EXPECT_EQ(log.at(0).at, kStart + 100'000 + 3 * kMost - 1) << "the newest are kept";

    log.setPaused(true);
    log.append(someEvents(2, kStart + 200'000));
    log.append(extensions(kMost, kStart + 201'000));
    log.append(extensions(kMost, kStart + 202'000));
    EXPECT_EQ(log.heldBack(), kMost + 2);
    log.setPaused(false);
    EXPECT_EQ(countOf(log, SessionEvent::Kind::Extended), kMost);
    EXPECT_EQ(log.count(), kMost + 8);
}

TEST(EventLog, ExtensionsOfOneSessionInAMinuteAreOne)
{
    EventLog log;
    const qint64 minute = kStart / 60'000 * 60'000;
    const auto extend = [&](const QByteArray &key, qint64 second, qint64 deadline = 0) {
        QList<SessionEvent> events = extensions(1, minute + second * 1000);
        events[0].key = key;
        events[0].deadline = deadline;
        log.append(events);
    };
    for (int second = 0; second < 9; ++second)
        extend("sess:a", second, minute + (1800 + second) * 1000);
    extend("sess:b", 10);
    ASSERT_EQ(log.count(), 2);
    EXPECT_EQ(log.at(1).times, 9);
    EXPECT_EQ(log.at(1).at, minute + 8000);
    const std::string detail = support::several(eventDetail(log.at(1)));
    EXPECT_TRUE(QString::fromStdString(detail).endsWith(QStringLiteral(", at least 9 times in this minute"))) << detail;
    extend("sess:a", 20);
    EXPECT_EQ(log.at(0).times, 10) << "and stands where the latest does";
    extend("sess:a", 60);
    EXPECT_EQ(log.count(), 3) << "another minute";
    EXPECT_EQ(log.at(0).times, 1);

    QList<SessionEvent> batch = extensions(5, minute + 90'000);
    for (SessionEvent &event : batch)
        event.key = "sess:c";
    log.append(batch);
    EXPECT_EQ(log.at(0).times, 5);
    EXPECT_EQ(log.count(), 4);
    EXPECT_EQ(log.totalSeen(), 17);
}

TEST(EventLog, ExtensionsOfAnEarlierMinuteTakeNoCountFromTheNext)
{
    EventLog log;
    const qint64 minute = kStart / 60'000 * 60'000;
    for (const qint64 second : {50, 65, 75}) {
        QList<SessionEvent> events = extensions(1, minute + second * 1000);
        events[0].key = "sess:a";
        log.append(events);
    }
    ASSERT_EQ(log.count(), 2);
    EXPECT_EQ(log.at(0).times, 2);
    EXPECT_EQ(log.at(1).times, 1);
    EXPECT_EQ(log.at(1).at, minute + 50'000);
}

TEST(EventLog, SaysSinceWhenAllExtensionsAreThere)
{
    EventLog log;
    constexpr int kMost = EventLog::kMostExtensions;
    log.append(someEvents(1));
    log.append(extensions(kMost, kStart + 1000));
    EXPECT_EQ(log.extensionsSince(), kStart);
    log.append(extensions(3, kStart + 5000));
    EXPECT_EQ(log.extensionsSince(), kStart + 1003) << "three have gone";
    EXPECT_EQ(log.wholeSince(), kStart);
    log.setPaused(true);
    log.append(extensions(kMost + 1, kStart + 9000));
    EXPECT_EQ(log.extensionsSince(), kStart + 1003) << "those held back are not among the lines";
    log.setPaused(false);
    EXPECT_EQ(log.extensionsSince(), kStart + 9001);
    log.clear();
    EXPECT_EQ(log.extensionsSince(), 0);
}

TEST(EventLog, ForgetsAUserAlsoAmongWhatIsHeldBack)
{
    EventLog log;
    const auto add = [&log](const QByteArray &user) {
        SessionEvent event;
        event.kind = SessionEvent::Kind::Created;
        event.at = 1'000;
        event.user = user;
        log.append({event});
    };
    add("alice");
    add("bob");
    add("Alice");
    add(QByteArray(1000, 'x'));
    log.setPaused(true);
    add("alice");
    add("bob");
    log.forgetUser("alice");
    EXPECT_EQ(log.count(), 3);
    EXPECT_EQ(log.heldBack(), 1);
    log.forgetUser(QByteArray(1000, 'x'));
    log.forgetUser({}); // nobody
    EXPECT_EQ(log.count(), 2) << "also whose name is kept short";
    log.setPaused(false);
    ASSERT_EQ(log.count(), 3);
    for (qsizetype place = 0; place < log.count(); ++place)
        EXPECT_NE(log.at(place).user, "alice");
}

TEST(EventLog, ClearsEverything)
{
    EventLog log;
    log.append(someEvents(2));
    log.setPaused(true);
    log.append(someEvents(2));
    log.clear();
    EXPECT_EQ(log.count(), 0);
    EXPECT_EQ(log.heldBack(), 0);
    EXPECT_EQ(log.totalSeen(), 0);
    EXPECT_EQ(log.wholeSince(), 0);
}
