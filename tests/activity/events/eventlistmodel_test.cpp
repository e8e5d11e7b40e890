// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/eventlistmodel.h"

#include "models/activity/eventlog.h"
#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyrecorder.h"
#include "models/monitor/sessionmonitor.h"
#include "tests/activity/events/someevents.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using events::EventFilter;
using events::EventLine;
using events::EventListModel;
using messages::SessionEvent;
using support::kStart;
using support::parsed;

namespace
{

QList<SessionEvent> someOf(SessionEvent::Kind kind, int count, qint64 firstAt, const QByteArray &user = "bob")
{
    QList<SessionEvent> events;
    for (int i = 0; i < count; ++i) {
        SessionEvent event;
        event.kind = kind;
        event.at = firstAt + i;
        event.user = user;
        event.id = "0123456789abcdef" + QByteArray::number(firstAt + i);
        event.key = "sess:" + event.id;
        events.append(event);
    }
    return events;
}

/// A model without a history, and whose monitor has no server.
class EventList : public ::testing::Test
{
protected:
    EventList() { model.setActive(true); }

    bool settle()
    {
        return QTest::qWaitFor([this] { return model.isUpToDate(); }, 60'000);
    }
    void add(const QList<SessionEvent> &events)
    {
        log.tally(events);
        log.append(events);
    }
    QString text(int row, int column) const { return model.index(row, column).data().toString(); }

    monitor::SessionMonitor monitor;
    history::HistoryRecorder recorder{monitor, {}, {}};
    history::HistoryDesk desk{monitor, recorder, {}};
    activity::EventLog log;
    EventListModel model{log, desk, monitor};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST_F(EventList, FollowsTheLogInRanges)
{
    add(someOf(SessionEvent::Kind::Created, 50, kStart));
    ASSERT_TRUE(settle());
    ASSERT_EQ(model.rowCount(), 50);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    add(someOf(SessionEvent::Kind::Created, 3, kStart + 1000, "alice"));
    ASSERT_TRUE(settle());
    EXPECT_EQ(model.rowCount(), 53);
    EXPECT_EQ(inserted.size(), 1);
    EXPECT_EQ(reset.size(), 0);
    EXPECT_EQ(text(0, EventListModel::User), QStringLiteral("alice"));
    EXPECT_EQ(text(0, EventListModel::Event), QStringLiteral("Created"));
    EXPECT_EQ(model.lineCount(), 53);
    EXPECT_EQ(model.totalSeen(), 53);
    model.sort(EventListModel::Time, Qt::AscendingOrder);
    ASSERT_TRUE(settle());
    EXPECT_EQ(text(52, EventListModel::User), QStringLiteral("alice"));
    model.sort(EventListModel::User, Qt::DescendingOrder);
    EXPECT_TRUE(model.isUpToDate()) << "there is no other order";
}

TEST_F(EventList, NeverHoldsAWholeSessionId)
{
    add(someOf(SessionEvent::Kind::Expired, 1, kStart));
    ASSERT_TRUE(settle());
    for (int column = 0; column < model.columnCount(); ++column) {
        for (int role = 0; role <= EventListModel::GapRole; ++role)
            EXPECT_FALSE(model.index(0, column).data(role).toString().contains(QStringLiteral("0123456789abcdef")));
    }
}

TEST_F(EventList, OpensALossAndClosesIt)
{
    add(someOf(SessionEvent::Kind::Created, 2, kStart - 5000));
    add(someOf(SessionEvent::Kind::Expired, 1500, kStart));
    ASSERT_TRUE(settle());
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(text(0, EventListModel::Event), QStringLiteral("1,500 expired"));
    EXPECT_EQ(text(0, EventListModel::Detail), QStringLiteral("within 2 s"));
    model.toggle(0);
    ASSERT_TRUE(settle());
    EXPECT_EQ(model.rowCount(), 1503);
    EXPECT_EQ(model.lineCount(), 3);
    EXPECT_TRUE(model.index(0, 0).data(EventListModel::OpenRole).toBool());
    EXPECT_EQ(model.index(1, 0).data(EventListModel::LineRole).toInt(), int(EventLine::Kind::Member));
    model.toggle(0);
    ASSERT_TRUE(settle());
    EXPECT_EQ(model.rowCount(), 3);
}

TEST_F(EventList, SaysOfALossWhatIsNotKept)
{
    add(someOf(SessionEvent::Kind::Expired, 1500, kStart));
    add(someOf(SessionEvent::Kind::Created, activity::EventLog::kCapacity - 500, kStart + 60'000));
    ASSERT_TRUE(settle());
    const int last = model.rowCount() - 1;
    EXPECT_EQ(text(last, EventListModel::Event), QStringLiteral("1,500 expired"));
    EXPECT_EQ(text(last, EventListModel::Detail), QStringLiteral("within 2 s · 1,000 of them are not kept any more"));
    model.setQuery(parsed(QStringLiteral("nobody")));
    ASSERT_TRUE(settle());
    ASSERT_EQ(model.lineCount(), 1);
    EXPECT_TRUE(text(0, EventListModel::Detail).contains(QStringLiteral("shown whatever is searched")));
}

TEST_F(EventList, NarrowsBySearchKindAndRange)
{
    add(someOf(SessionEvent::Kind::Created, 20, kStart));
    add(someOf(SessionEvent::Kind::Expired, 5, kStart + 10'000, "alice"));
    model.setQuery(parsed(QStringLiteral("alice")));
    EXPECT_FALSE(model.isUpToDate()) << "not in this thread";
    ASSERT_TRUE(settle());
    EXPECT_EQ(model.lineCount(), 5);
    model.setQuery({});
    model.setFilter(EventFilter::Created);
    ASSERT_TRUE(settle());
    EXPECT_EQ(model.lineCount(), 20);
    model.setFilter(EventFilter::All);
    model.setRange({kStart + 10, kStart + 10'002});
    ASSERT_TRUE(settle());
    EXPECT_EQ(model.lineCount(), 12);
    model.setQuery({}, QStringLiteral("Cannot be asked."));
    ASSERT_TRUE(settle());
    EXPECT_EQ(model.lineCount(), 0);
}

TEST_F(EventList, SaysWhereNoHistoryIsKept)
{
    add(someOf(SessionEvent::Kind::Created, 2, kStart, "alice"));
    model.setQuery(parsed(QStringLiteral("alice")));
    ASSERT_TRUE(QTest::qWaitFor(
        [this] {
            return model.isUpToDate() && model.rowCount() == 3 &&
                   text(2, EventListModel::Detail).startsWith(QStringLiteral("This computer keeps no history"));
        },
        60'000));
    EXPECT_TRUE(text(2, EventListModel::Detail).contains(QStringLiteral("Only events since ")));
    EXPECT_EQ(model.lineCount(), 2);
    // Of a range that is in memory nothing older is asked for.
    model.setQuery({});
    model.setRange({kStart, kStart + 100});
    ASSERT_TRUE(settle());
    EXPECT_EQ(model.rowCount(), 2);
}

/// At once, whatever is being made meanwhile, and also of what nobody looks at.
TEST_F(EventList, ForgetsWhomTheHistoryForgets)
{
    add(someOf(SessionEvent::Kind::Created, 3, kStart));
    add(someOf(SessionEvent::Kind::Created, 2, kStart + 100, "alice"));
    ASSERT_TRUE(settle());
    ASSERT_EQ(model.rowCount(), 5);
    add(someOf(SessionEvent::Kind::Created, 1, kStart + 200, "alice"));
    model.setActive(false);
    log.forgetUser("alice");
    Q_EMIT desk.contentForgotten("alice");
    EXPECT_EQ(model.rowCount(), 3);
    model.setActive(true);
    ASSERT_TRUE(settle());
    EXPECT_EQ(model.rowCount(), 3);
    Q_EMIT desk.contentForgotten({});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(EventList, MakesNoLinesWhileNobodyLooks)
{
    model.setActive(false);
    const QSignalSpy updated(&model, &EventListModel::updated);
    add(someOf(SessionEvent::Kind::Created, 20, kStart));
    QTest::qWait(0);
    EXPECT_EQ(updated.size(), 0);
    EXPECT_EQ(model.rowCount(), 0);
    model.setActive(true);
    ASSERT_TRUE(settle());
    EXPECT_EQ(model.rowCount(), 20);
}

TEST_F(EventList, KeepsUpWithBursts)
{
    for (int burst = 0; burst < 20; ++burst) {
        add(someOf(SessionEvent::Kind::Created, 2000, kStart + burst * 2000));
        add(someOf(SessionEvent::Kind::Extended, 50, kStart + burst * 2000));
        QTest::qWait(1);
    }
    ASSERT_TRUE(settle());
    EXPECT_EQ(model.rowCount(), activity::EventLog::kCapacity);
    log.clear();
    ASSERT_TRUE(settle());
    EXPECT_EQ(model.rowCount(), 0);
}
