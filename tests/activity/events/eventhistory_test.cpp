// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/events/eventhistory.h"

#include "models/activity/eventlog.h"
#include "models/activity/events/eventlistmodel.h"
#include "tests/activity/events/somehistory.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>

using events::EventFilter;
using events::EventHistory;
using events::EventListModel;
using history::Batch;
using history::EntryKind;
using support::kStart;
using support::SomeHistory;

namespace
{

constexpr qint64 kSecond = 1'000;

bool isRead(const EventHistory &history)
{
    return QTest::qWaitFor([&history] { return history.state() != EventHistory::State::Reading; }, 60'000);
}

} // namespace

TEST(EventHistory, AddsWhatMemoryHasLetGoOf)
{
    SomeHistory some;
    Batch batch;
    for (int i = 0; i < 1'000; ++i)
        batch.entries.push_back(SomeHistory::entryOf(EntryKind::Created, i, kStart + i * kSecond));
    some.write(batch, kStart, kStart + 1'000 * kSecond);
    EventHistory history(some.desk, some.monitor);
    EventHistory::Wanted wanted;
    wanted.before = kStart + 450 * kSecond;
    history.begin(wanted);
    ASSERT_TRUE(isRead(history));
    ASSERT_EQ(history.state(), EventHistory::State::More);
    history.readOn();
    ASSERT_TRUE(isRead(history));
    const size_t pages = history.older()->events.size(); // as many as a busy machine has read
    ASSERT_GE(pages, 2U);

    const qint64 before = kStart + 950 * kSecond; // more than a page
    history.extendTo(before);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
            EXPECT_GE(history.older()->events.size(), pages) << "what was read stays";
            return history.wanted()->before == before;
        },
        60'000));
    EXPECT_EQ(history.older()->events.size(), pages + 500);
    EXPECT_EQ(history.state(), EventHistory::State::More);
    while (history.state() == EventHistory::State::More) {
        history.readOn();
        ASSERT_TRUE(isRead(history));
    }
    EXPECT_EQ(history.state(), EventHistory::State::Whole);
    EXPECT_EQ(history.older()->events.size(), 950U);
}

TEST(EventHistory, OpensOneLossAfterTheOther)
{
    SomeHistory some;
    const qint64 minute = kStart / 60'000 * 60'000;
    Batch batch;
    for (int i = 0; i < 3'000; ++i)
        batch.entries.push_back(SomeHistory::entryOf(EntryKind::Expired, i, minute + i * 40)); // two minutes
    for (int i = 0; i < 2; ++i) {
        history::Activity activity;
        activity.at = minute + i * 60'000;
        activity.expired = 1'500;
        batch.minutes.push_back(activity);
    }
    some.write(batch, minute, minute + 120'000);
    EventHistory history(some.desk, some.monitor);
    EventHistory::Wanted wanted;
    wanted.before = minute + 200'000;
    history.begin(wanted);
    ASSERT_TRUE(isRead(history));
    const auto losses = history.older()->losses;
    ASSERT_EQ(losses.size(), 2U);
    for (const activity::Loss &loss : losses)
        history.readLoss(loss);
    const auto countIn = [&history](const activity::Loss &loss) {
        const auto &all = history.older()->events;
        return std::count_if(all.begin(), all.end(),
                             [&loss](const auto &event) { return event->at >= loss.from && event->at <= loss.until; });
    };
    EXPECT_TRUE(QTest::qWaitFor([&] { return countIn(losses[0]) > 0 && countIn(losses[1]) > 0; }, 60'000));
}

TEST(EventHistory, HasTheExtensionsThatMemoryHasNoRoomFor)
{
    SomeHistory some;
    constexpr int kDropped = 100;
    Batch batch;
    for (int i = 0; i < kDropped; ++i)
        batch.entries.push_back(SomeHistory::entryOf(EntryKind::Extended, i, kStart + i * kSecond));
    some.write(batch, kStart, kStart + 1'000 * kSecond);
    activity::EventLog log;
    EventListModel model(log, some.desk, some.monitor);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setActive(true);
    const auto extend = [&log](int first, int count) {
        QList<messages::SessionEvent> extensions;
        for (int i = first; i < first + count; ++i) {
            messages::SessionEvent event;
            event.kind = messages::SessionEvent::Kind::Extended;
            event.at = kStart + i * kSecond;
            event.key = "sess:" + QByteArray::number(i);
            extensions += event;
        }
        log.append(extensions);
    };
    extend(0, activity::EventLog::kMostExtensions);
    extend(activity::EventLog::kMostExtensions, kDropped);
    model.setFilter(EventFilter::Extended);
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            return model.isUpToDate() && model.history().state() == EventHistory::State::Whole &&
                   model.lineCount() == activity::EventLog::kMostExtensions + kDropped;
        },
        60'000));
    // Among others they are not looked for: that is said.
    const auto lastText = [&model] {
        return model.index(model.rowCount() - 1, EventListModel::Detail).data().toString();
    };
    model.setFilter(EventFilter::All);
    model.setRange({kStart, kStart + 10'000 * kSecond});
    EXPECT_TRUE(QTest::qWaitFor(
        [&] { return model.isUpToDate() && lastText().contains(QStringLiteral("extensions are left out")); }, 60'000))
        << lastText().toStdString();
}
