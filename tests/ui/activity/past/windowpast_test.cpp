// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The charts show what was before the program was opened, and say of what they do not know.
#include "models/activity/history/historykey.h"
#include "models/activity/history/historyplace.h"
#include "models/activity/history/historystore.h"
#include "tests/ui/window/livewindow.h"
#include "ui/activity/activitycharts.h"
#include "ui/activity/activitypanel.h"
#include "ui/activity/charts/activechart.h"
#include "ui/activity/charts/ratechart.h"
#include "ui/search/searchfield.h"

#include <QDir>
#include <QSignalSpy>

namespace
{

using history::Activity;
using history::Batch;
using history::Gap;
using history::GapKind;
using history::Watch;
using support::LiveWindow;
using support::sessionId;

constexpr qint64 kMinutesMs = 60'000;
constexpr qint64 kHoursMs = 60 * kMinutesMs;

class WindowPast : public LiveWindow
{
protected:
    ui::ActivityCharts &charts() const { return *window->findChild<ui::ActivityCharts *>(); }
    ui::ActiveChart &active() const { return *window->findChild<ui::ActiveChart *>(); }
    ui::RateChart &rates() const { return *window->findChild<ui::RateChart *>(); }

    /// As a program before this one has left it: five hours ago it watched for two, and the server was started anew.
    void writeHistory()
    {
        Batch batch;
        begin = QDateTime::currentMSecsSinceEpoch() / kMinutesMs * kMinutesMs - 5 * kHoursMs;
        end = begin + 2 * kHoursMs;
        for (qint64 at = begin; at < end; at += kMinutesMs) {
            Activity minute;
            minute.at = at;
            minute.sessions = at < begin + kHoursMs ? 5'000 : 4'000;
            minute.created = 60;
            batch.minutes.push_back(minute);
        }
        batch.spans = {{Watch::Live, begin, end}};
        batch.gaps = {{GapKind::Restart, begin + kHoursMs - 1'000, begin + kHoursMs, 0}};
        ASSERT_TRUE(QDir().mkpath(historyFolder()));
        const auto key = history::HistoryKey::ofFolder(historyFolder());
        ASSERT_TRUE(key);
        const QString file = historyFolder() + u'/' + history::fileNameFor(watched.profile());
        auto store = history::HistoryStore::open(file, *key, {});
        ASSERT_TRUE(store) << store.error().words.toStdString();
        ASSERT_TRUE((*store)->write(batch));
    }

    qint64 begin = 0;
    qint64 end = 0;
};

TEST_F(WindowPast, ADayShowsWhatWasBeforeAndHatchesTheGap)
{
    writeHistory();
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(press(*window, QStringLiteral("24 h")));
    // Not only that nobody watched while it connected, which memory knows.
    ASSERT_TRUE(waitFor([this] {
        return !active().activity().restarts.empty() &&
               active().accessibleDescription().contains(QStringLiteral("between 1 and 5,000"));
    })) << active().accessibleDescription().toStdString();
    EXPECT_TRUE(active().accessibleDescription().contains(QStringLiteral("not watched")));
    const QString said = active().accessibleDescription();
    EXPECT_TRUE(said.contains(QStringLiteral("restarted: "))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("1,000 session"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("between 1 and 5,000"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("nothing is known of before"))) << said.toStdString();
    EXPECT_TRUE(rates().accessibleDescription().contains(QStringLiteral("not watched")))
        << rates().accessibleDescription().toStdString();

    // As numbers: what was written, once; nothing for the three hours, which is not 0.
    qint64 created = 0;
    bool isGapThere = false;
    for (const ui::ChartNumbers::Row &row : rates().numbers().rows) {
        if (row.at < end)
            created += row.values.front().value_or(0);
        if (row.note == "not-watched") {
            isGapThere = true;
            EXPECT_EQ(row.at, end);
            EXPECT_GT(row.seconds, 2 * 3600);
            EXPECT_FALSE(row.values.front().has_value());
        }
    }
    EXPECT_TRUE(isGapThere);
    EXPECT_EQ(created, 2 * 60 * 60);

    // By keys: what stands in the gap is called unknown.
    QTest::keyClick(&active(), Qt::Key_Home);
    EXPECT_TRUE(active().accessibleDescription().contains(QStringLiteral("active 5,000")));
    QString card;
    for (int step = 0; step < 500 && !card.contains(QStringLiteral("unknown")); ++step) {
        QTest::keyClick(&active(), Qt::Key_Right);
        card = active().accessibleDescription();
    }
    EXPECT_TRUE(card.contains(QStringLiteral("not watched unknown"))) << card.toStdString();

    // An hour, of which nothing was watched but the last moments.
    QTest::keyClick(&active(), Qt::Key_Escape);
    ASSERT_TRUE(press(*window, QStringLiteral("1 h")));
    EXPECT_TRUE(waitFor([this] { return active().accessibleDescription().contains(QStringLiteral("not watched")); }));
    EXPECT_FALSE(active().accessibleDescription().contains(QStringLiteral("5,000")));
}

TEST_F(WindowPast, RangeIsKeptAndMonthIsDrawn)
{
    writeHistory();
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(press(*window, QStringLiteral("30 d")));
    ASSERT_TRUE(waitFor([this] { return !active().activity().restarts.empty(); }));
    EXPECT_LE(active().activity().buckets.size(), size_t(4 * active().mostBuckets()));
    reopen();
    EXPECT_EQ(charts().range(), ui::ActivityRange::Month);
    EXPECT_TRUE(waitFor([this] { return !active().activity().restarts.empty(); }));
}

TEST_F(WindowPast, ASelectedTimeIsToldByThePanel)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(press(*window, QStringLiteral("1 min")));
    auto *panel = window->findChild<ui::ActivityPanel *>();
    QSignalSpy selected(panel, &ui::ActivityPanel::rangeSelected);
    QSignalSpy cleared(panel, &ui::ActivityPanel::rangeCleared);
    ASSERT_TRUE(waitFor([this] { return active().activity().buckets.size() > 3; }));
    active().setFocus();
    ASSERT_TRUE(waitFor([this] { return active().hasFocus(); }));
    key(Qt::Key_End);
    key(Qt::Key_Left, Qt::ShiftModifier);
    key(Qt::Key_Return);
    ASSERT_EQ(selected.size(), 1);
    const qint64 now = watched.monitor.clock().nowMs();
    EXPECT_LT(selected.at(0).at(0).toLongLong(), selected.at(0).at(1).toLongLong());
    EXPECT_NEAR(double(selected.at(0).at(1).toLongLong()), double(now), 20'000);
    // Escape is the chart's, not that of the search.
    search().setText(QStringLiteral("alice"));
    active().setFocus();
    key(Qt::Key_Escape);
    EXPECT_EQ(cleared.size(), 1);
    EXPECT_EQ(search().text(), QStringLiteral("alice"));
}

} // namespace
