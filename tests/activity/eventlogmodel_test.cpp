// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/eventlogmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <gtest/gtest.h>

using activity::EventLogModel;
using messages::SessionEvent;

namespace
{

using Tester = QAbstractItemModelTester;

QList<SessionEvent> someEvents(int count, qint64 firstAt = 1'790'000'000'000)
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

QString text(const EventLogModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

qint64 timeOf(const EventLogModel &model, int row)
{
    return model.index(row, 0).data(EventLogModel::TimeRole).toLongLong();
}

} // namespace

TEST(EventLog, PutsTheNewestFirstWithOneInsertion)
{
    EventLogModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.append(someEvents(3));
    model.append(someEvents(2, 1'790'000'001'000));
    ASSERT_EQ(model.rowCount(), 5);
    EXPECT_EQ(inserted.size(), 2);
    for (int row = 1; row < model.rowCount(); ++row)
        EXPECT_GT(timeOf(model, row - 1), timeOf(model, row));
    EXPECT_EQ(text(model, 0, EventLogModel::User), QStringLiteral("user1"));
}

TEST(EventLog, CallsAUserAsPeopleDo)
{
    EventLogModel model;
    QList<SessionEvent> events = someEvents(1);
    events[0].user = "6351";
    events[0].otherNames = "alice@example.com\nalice";
    model.append(events);
    EXPECT_EQ(text(model, 0, EventLogModel::User), QStringLiteral("alice@example.com · 6351"));
    const QModelIndex user = model.index(0, EventLogModel::User);
    EXPECT_EQ(user.data(EventLogModel::NameRole).toString(), QStringLiteral("alice@example.com"));
    EXPECT_EQ(user.data(EventLogModel::NumberRole).toString(), QStringLiteral("6351"));
}

TEST(EventLog, DropsTheOldestAboveItsCapacity)
{
    EventLogModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.append(someEvents(EventLogModel::kCapacity - 1));
    model.append(someEvents(5, 1'790'001'000'000));
    EXPECT_EQ(model.rowCount(), EventLogModel::kCapacity);
    EXPECT_EQ(inserted.size(), 2);
    EXPECT_EQ(removed.size(), 1);

    constexpr int kBurst = EventLogModel::kCapacity * 2 + 7;
    model.append(someEvents(kBurst, 1'790'002'000'000));
    EXPECT_EQ(model.rowCount(), EventLogModel::kCapacity);
    EXPECT_EQ(inserted.size(), 3);
    EXPECT_EQ(removed.size(), 2);
    EXPECT_EQ(timeOf(model, 0), 1'790'002'000'000 + kBurst - 1);
    EXPECT_EQ(timeOf(model, model.rowCount() - 1), 1'790'002'000'000 + kBurst - EventLogModel::kCapacity);
    EXPECT_EQ(model.totalSeen(), EventLogModel::kCapacity - 1 + 5 + kBurst);
}

TEST(EventLog, NeverShowsAWholeSessionId)
{
    EventLogModel model;
    const QList<SessionEvent> events = someEvents(1);
    model.append(events);
    const QString id = QString::fromLatin1(events.first().id);
    for (int column = 0; column < model.columnCount(); ++column) {
        for (int role = 0; role <= EventLogModel::TimeRole; ++role)
            EXPECT_FALSE(model.index(0, column).data(role).toString().contains(id)) << column << " " << role;
    }
    EXPECT_FALSE(text(model, 0, EventLogModel::SessionId).isEmpty());
}

TEST(EventLog, KeepsHugeUserNamesShort)
{
    EventLogModel model;
    QList<SessionEvent> events = someEvents(1);
    events.first().user = QByteArray(1'000'000, 'x');
    model.append(events);
    EXPECT_LT(text(model, 0, EventLogModel::User).size(), 1000);
}

TEST(EventLog, SaysWhatHappenedAndHowLate)
{
    EventLogModel model;
    model.setFormatTitles({QStringLiteral("Django")});
    QList<SessionEvent> events = someEvents(1);
    events.first().kind = SessionEvent::Kind::Expired;
    events.first().lagMs = 2100;
    model.append(events);
    EXPECT_EQ(text(model, 0, EventLogModel::Event), QStringLiteral("Expired"));
    EXPECT_EQ(text(model, 0, EventLogModel::Detail), QStringLiteral("2.1 s after its deadline"));
    EXPECT_EQ(text(model, 0, EventLogModel::Format), QStringLiteral("Django"));

    // Nobody said so.
    events.first().isInferred = true;
    model.append(events);
    EXPECT_EQ(text(model, 0, EventLogModel::Detail), QStringLiteral("inferred: gone 2.1 s after its deadline"));
    events.first().lagMs = -1;
    model.append(events);
    EXPECT_EQ(text(model, 0, EventLogModel::Detail), QStringLiteral("inferred: gone past its deadline"));
    events.first().kind = SessionEvent::Kind::Ended;
    model.append(events);
    EXPECT_EQ(text(model, 0, EventLogModel::Event), QStringLiteral("Ended or evicted"));
    EXPECT_TRUE(text(model, 0, EventLogModel::Detail).contains(QStringLiteral("does not tell how")));

    model.appendNote(1'790'000'005'000, QStringLiteral("Connection lost"));
    EXPECT_EQ(text(model, 0, EventLogModel::Detail), QStringLiteral("Connection lost"));
    EXPECT_EQ(model.index(0, 0).data(EventLogModel::KindRole).toInt(), -1);
}

TEST(EventLog, HoldsEventsBackWhilePaused)
{
    EventLogModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.append(someEvents(2));
    model.setPaused(true);
    model.append(someEvents(3, 1'790'000'001'000));
    model.appendNote(1'790'000'002'000, QStringLiteral("Live again"));
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.heldBack(), 4);
    model.append(someEvents(EventLogModel::kCapacity * 2, 1'790'000'003'000));
    EXPECT_EQ(model.heldBack(), EventLogModel::kCapacity) << "a long pause costs no more";

    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.setPaused(false);
    EXPECT_EQ(inserted.size(), 1);
    EXPECT_EQ(model.heldBack(), 0);
    EXPECT_EQ(model.rowCount(), EventLogModel::kCapacity);
    EXPECT_EQ(timeOf(model, 0), 1'790'000'003'000 + EventLogModel::kCapacity * 2 - 1);
}

TEST(EventLog, ExtensionsPushNothingElseOut)
{
    const auto extensions = [](int count, qint64 firstAt) {
        QList<SessionEvent> events = someEvents(count, firstAt);
        for (SessionEvent &event : events)
            event.kind = SessionEvent::Kind::Extended;
        return events;
    };
    const auto countOf = [](const EventLogModel &model, SessionEvent::Kind kind) {
        int count = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            count += model.index(row, 0).data(EventLogModel::KindRole).toInt() == int(kind) ? 1 : 0;
        return count;
    };
    EventLogModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    constexpr int kMost = EventLogModel::kMostExtensions;
    model.append(someEvents(3));
    for (int second = 1; second <= 60; ++second) {
        model.append(extensions(20, 1'790'000'000'000 + second * 1000));
        if (second % 20 == 0)
            model.append(someEvents(1, 1'790'000'000'500 + second * 1000));
    }
    EXPECT_EQ(countOf(model, SessionEvent::Kind::Created), 6);
    EXPECT_EQ(countOf(model, SessionEvent::Kind::Extended), kMost);
    for (int row = 1; row < model.rowCount(); ++row)
        EXPECT_GE(timeOf(model, row - 1), timeOf(model, row));
    EXPECT_FALSE(text(model, 1, EventLogModel::Detail).isEmpty());

    model.append(extensions(3 * kMost, 1'790'000'100'000));
    EXPECT_EQ(countOf(model, SessionEvent::Kind::Extended), kMost) << "in one burst, too";
    EXPECT_EQ(timeOf(model, 0), 1'790'000'100'000 + 3 * kMost - 1) << "the newest are kept";

    model.setPaused(true);
    model.append(someEvents(2, 1'790'000'200'000));
    model.append(extensions(kMost, 1'790'000'201'000));
    model.append(extensions(kMost, 1'790'000'202'000));
    EXPECT_EQ(model.heldBack(), kMost + 2);
    model.setPaused(false);
    EXPECT_EQ(countOf(model, SessionEvent::Kind::Extended), kMost);
    EXPECT_EQ(model.rowCount(), kMost + 8);
}

TEST(EventLog, ClearsEverything)
{
    EventLogModel model;
    const Tester tester(&model, Tester::FailureReportingMode::Fatal);
    model.append(someEvents(2));
    model.setPaused(true);
    model.append(someEvents(2));
    model.clear();
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.heldBack(), 0);
    EXPECT_EQ(model.totalSeen(), 0);
}
