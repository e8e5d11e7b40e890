// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activitypanel.h"

#include "models/activity/activityrecorder.h"
#include "models/activity/eventlog.h"
#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyrecorder.h"
#include "models/monitor/sessionmonitor.h"
#include "ui/activity/charts/activechart.h"
#include "ui/activity/activitycharts.h"
#include "ui/activity/charts/chartheading.h"
#include "ui/activity/charts/ratechart.h"

#include <QAbstractButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

using namespace ui;
using activity::ActivityHistory;
using messages::SessionEvent;

namespace
{

QAbstractButton *buttonNamed(const QWidget &panel, const QString &text)
{
    const auto buttons = panel.findChildren<QAbstractButton *>();
    const auto found = std::find_if(buttons.cbegin(), buttons.cend(),
                                    [&text](const QAbstractButton *button) { return button->text() == text; });
    return found == buttons.cend() ? nullptr : *found;
}

QList<SessionEvent> someEvents(int count)
{
    QList<SessionEvent> events;
    for (int i = 0; i < count; ++i) {
        SessionEvent event;
        event.kind = SessionEvent::Kind(i % 7);
        event.at = 1'790'000'000'000 + i;
        event.user = "alice";
        event.id = "0123456789abcdef";
        events.append(event);
    }
    return events;
}

class Panel : public ::testing::Test
{
protected:
    Panel()
    {
        panel.setEventsPage(new QTableView);
        panel.resize(1280, 215);
        panel.show();
    }

    ActivityCharts &charts() { return *panel.findChild<ActivityCharts *>(); }
    QTableView &log() { return *panel.findChild<QTableView *>(); }

    monitor::SessionMonitor monitor;
    activity::ActivityRecorder recorder{monitor};
    history::HistoryRecorder recorded{monitor, {}, {}};
    history::HistoryDesk desk{monitor, recorded, {}};
    ActivityPanel panel{recorder, monitor, desk};
};

/// Ten minutes, without a recorder.
class Charts : public ::testing::Test
{
protected:
    static constexpr qint64 kNow = 1'790'000'000;

    Charts()
    {
        for (qint64 second = kNow - 600; second <= kNow; ++second) {
            history.setActive(second, 1000 + second % 10);
            activity::ActivitySample counts;
            counts.created = 3;
            history.add(second, counts);
        }
        charts.resize(1200, 180);
        charts.show();
        charts.showActivity(history, kNow,
                            {charts.forecastStep(), std::vector<qint64>(ActivityCharts::kForecastSteps, 5), 2});
    }

    ActivityHistory history;
    ActivityCharts charts;
};

} // namespace

TEST_F(Panel, SaysThatNothingIsConnected)
{
    const auto views = panel.findChildren<PlotView *>();
    ASSERT_EQ(views.size(), 3);
    for (const PlotView *view : views)
        EXPECT_TRUE(QTest::qWaitFor([view] { return view->message() == QStringLiteral("Not connected"); }));
}

TEST_F(Charts, SayWhatIsNotKnown)
{
    const auto headings = [this] {
        QStringList texts;
        const auto all = charts.findChildren<ui::ChartHeading *>();
        for (const ui::ChartHeading *heading : all)
            texts += heading->text();
        return texts.join(QLatin1Char('|'));
    };
    charts.showPresent(1200, 0, false);
    EXPECT_FALSE(headings().contains(QStringLiteral("so far"))) << headings().toStdString();
    EXPECT_TRUE(headings().contains(QStringLiteral("created 3")));
    // A node does not answer.
    const ui::Forecast known{charts.forecastStep(), std::vector<qint64>(ActivityCharts::kForecastSteps, 5), 2};
    charts.setGap({QStringLiteral("1 node as of 13:04"), QStringLiteral("without 1 node since 13:05"),
                   QStringLiteral("What a:1 holds is old."), QStringLiteral("What happens on a:1 is not counted.")});
    charts.showActivity(history, kNow, known);
    charts.showPresent(1200, 0, false);
    EXPECT_EQ(headings().count(QStringLiteral("1 node as of 13:04")), 2) << headings().toStdString();
    EXPECT_EQ(headings().count(QStringLiteral("without 1 node since 13:05")), 1) << headings().toStdString();
    EXPECT_TRUE(charts.findChildren<ui::ChartHeading *>().at(1)->toolTip().contains(QStringLiteral("on a:1")));
    charts.setGap({});
    charts.showActivity(history, kNow, known);
    charts.showPresent(1200, 0, false);
    EXPECT_FALSE(headings().contains(QStringLiteral("1 node"))) << headings().toStdString();
    EXPECT_FALSE(charts.findChildren<ui::ChartHeading *>().at(1)->toolTip().contains(QStringLiteral("a:1")));
    // Not everything has been read.
    ui::Forecast forecast{charts.forecastStep(), std::vector<qint64>(ActivityCharts::kForecastSteps, 5), 2, true};
    charts.showActivity(history, kNow, forecast);
    charts.showPresent(1200, 0, true);
    EXPECT_TRUE(headings().contains(QStringLiteral("1,200 so far")));
    EXPECT_TRUE(headings().contains(QStringLiteral("150 so far"))) << headings().toStdString();
    // Nobody watches: time goes on without figures.
    history.setActive(kNow + 30, -1);
    charts.showActivity(history, kNow + 30, {}, false);
    charts.showPresent(-1, 0, false);
    EXPECT_EQ(headings().count(QStringLiteral("not known now")), 3) << headings().toStdString();
    const QImage withGap = charts.findChild<ui::RateChart *>()->grab().toImage();
    ActivityHistory quiet = history;
    for (qint64 second = kNow + 1; second <= kNow + 30; ++second)
        quiet.setActive(second, 1000);
    charts.showActivity(quiet, kNow + 30, {}, true);
    EXPECT_NE(charts.findChild<ui::RateChart *>()->grab().toImage(), withGap) << "no rate of nought, but hatched";
}

TEST_F(Charts, SayWhetherExpiryIsInferred)
{
    const ui::Forecast known{charts.forecastStep(), std::vector<qint64>(ActivityCharts::kForecastSteps, 5), 2};
    const auto show = [&](bool inferred) {
        SessionEvent event;
        event.kind = SessionEvent::Kind::Expired;
        event.at = kNow * 1000;
        event.isInferred = inferred;
        activity::countEvents(history, {event}, kNow);
        charts.showActivity(history, kNow, known);
        QTest::keyClick(charts.findChild<ui::RateChart *>(), Qt::Key_End);
        const QString card = charts.findChild<ui::RateChart *>()->accessibleDescription();
        QTest::keyClick(charts.findChild<ui::RateChart *>(), Qt::Key_Escape);
        return charts.findChildren<ui::ChartHeading *>().at(1)->text() + u'|' + card;
    };
    const ActivityHistory before = history;
    EXPECT_EQ(show(true).count(QStringLiteral("expired, inferred")), 2) << show(true).toStdString();
    EXPECT_EQ(show(false).count(QStringLiteral("expired, some inferred")), 2) << show(false).toStdString();
    history = before;
    EXPECT_FALSE(show(false).contains(QStringLiteral("inferred")));
}

/// The others are drawn as they are, and what is missing is said: by a hatch, in the card, and in words.
TEST_F(Charts, SayWhereAShareIsMissing)
{
    const ui::Forecast known{charts.forecastStep(), std::vector<qint64>(ActivityCharts::kForecastSteps, 5), 2};
    const std::array<ui::PlotView *, 2> plots{charts.findChild<ui::ActiveChart *>(),
                                              charts.findChild<ui::RateChart *>()};
    std::array<QImage, 2> whole;
    charts.showActivity(history, kNow, known); // in its room
    for (size_t i = 0; i < plots.size(); ++i) {
        whole[i] = plots[i]->grab().toImage();
        EXPECT_FALSE(plots[i]->accessibleDescription().contains(QStringLiteral("share")));
    }
    history.markLackingShare(kNow - 30, kNow);
    charts.showActivity(history, kNow, known);
    for (size_t i = 0; i < plots.size(); ++i) {
        const QImage now = plots[i]->grab().toImage();
        const int last = now.width() - 1;
        const int middle = now.height() / 2;
        bool isMarked = false;
        for (int x = now.width() * 3 / 4; x < last; ++x)
            isMarked |= now.pixel(x, middle) != whole[i].pixel(x, middle);
        EXPECT_TRUE(isMarked);
        const QRect before(0, 0, now.width() / 3, now.height());
        EXPECT_EQ(now.copy(before), whole[i].copy(before)) << i;
        EXPECT_TRUE(plots[i]->accessibleDescription().contains(QStringLiteral("hatched: a node’s share")))
            << qPrintable(plots[i]->accessibleDescription());
        QTest::keyClick(plots[i], Qt::Key_End);
        EXPECT_TRUE(plots[i]->accessibleDescription().contains(QStringLiteral("a node’s share")))
            << qPrintable(plots[i]->accessibleDescription());
        QTest::keyClick(plots[i], Qt::Key_Home);
        EXPECT_FALSE(plots[i]->accessibleDescription().contains(QStringLiteral("a node’s share")))
            << qPrintable(plots[i]->accessibleDescription());
    }
}

TEST_F(Panel, KeepsAboveWhatCoversIt)
{
    const int before = charts().mapTo(&panel, QPoint(0, charts().height())).y();
    const QSize size = panel.size();
    const QRect range(buttonNamed(panel, QStringLiteral("1 h"))->mapTo(&panel, QPoint()), QSize());
    panel.setCovered(40);
    EXPECT_EQ(charts().mapTo(&panel, QPoint(0, charts().height())).y(), before - 40);
    EXPECT_EQ(panel.size(), size);
    EXPECT_EQ(QRect(buttonNamed(panel, QStringLiteral("1 h"))->mapTo(&panel, QPoint()), QSize()), range);
    // Half a chart says nothing.
    panel.setCovered(before - charts().mapTo(&panel, QPoint()).y() - 40);
    const auto plots = panel.findChildren<PlotView *>();
    for (const PlotView *plot : plots)
        EXPECT_FALSE(plot->isVisible());
    panel.setCovered(0);
    for (const PlotView *plot : plots)
        EXPECT_TRUE(plot->isVisible());
    EXPECT_EQ(charts().mapTo(&panel, QPoint(0, charts().height())).y(), before);
}

TEST_F(Panel, SwitchesTheRangeByMouseAndKey)
{
    QTest::mouseClick(buttonNamed(panel, QStringLiteral("1 h")), Qt::LeftButton);
    EXPECT_EQ(charts().range(), ActivityRange::Hour);
    EXPECT_TRUE(buttonNamed(panel, QStringLiteral("1 h"))->isChecked());
    EXPECT_FALSE(buttonNamed(panel, QStringLiteral("5 min"))->isChecked());
    QAbstractButton *day = buttonNamed(panel, QStringLiteral("24 h"));
    day->setFocus();
    QTest::keyClick(day, Qt::Key_Space);
    EXPECT_EQ(charts().range(), ActivityRange::Day);
}

TEST_F(Panel, SwitchesThePage)
{
    EXPECT_TRUE(charts().isVisible());
    QTest::mouseClick(buttonNamed(panel, QStringLiteral("Events")), Qt::LeftButton);
    EXPECT_FALSE(charts().isVisible());
    EXPECT_TRUE(log().isVisible());
    EXPECT_FALSE(buttonNamed(panel, QStringLiteral("1 h"))->isVisible()) << "ranges are for the charts";
}

TEST_F(Panel, RemembersRangeAndPage)
{
    files::SettingValues settings;
    buttonNamed(panel, QStringLiteral("1 min"))->click();
    buttonNamed(panel, QStringLiteral("Events"))->click();
    panel.saveSettings(settings);

    ActivityPanel other(recorder, monitor, desk);
    other.setEventsPage(new QTableView);
    other.restoreSettings(settings);
    EXPECT_EQ(other.findChild<ActivityCharts *>()->range(), ActivityRange::Minute);
    EXPECT_TRUE(buttonNamed(other, QStringLiteral("Events"))->isChecked());

    settings.insert(QStringLiteral("activity/range"), 99);
    settings.insert(QStringLiteral("activity/page"), -3);
    other.restoreSettings(settings);
    EXPECT_EQ(other.findChild<ActivityCharts *>()->range(), ActivityRange::Minute) << "nonsense is ignored";
}

TEST_F(Panel, PausesAndClearsTheLog)
{
    buttonNamed(panel, QStringLiteral("Events"))->click();
    QAbstractButton *pause = buttonNamed(panel, QStringLiteral("Pause"));
    pause->click();
    recorder.eventLog().append(someEvents(3));
    EXPECT_EQ(recorder.eventLog().count(), 0);
    EXPECT_EQ(pause->text(), QStringLiteral("Resume (3 new)"));
    pause->click();
    EXPECT_EQ(recorder.eventLog().count(), 3);
    buttonNamed(panel, QStringLiteral("Clear"))->click();
    EXPECT_EQ(recorder.eventLog().count(), 0);
}

TEST_F(Charts, MarkerMovesByKey)
{
    auto *active = charts.findChild<ActiveChart *>();
    ASSERT_EQ(active->markerIndex(), -1);
    QTest::keyClick(active, Qt::Key_Left);
    const int last = active->markerIndex();
    ASSERT_GT(last, 0);
    QTest::keyClick(active, Qt::Key_Left);
    EXPECT_EQ(active->markerIndex(), last - 1);
    EXPECT_TRUE(active->accessibleDescription().contains(QStringLiteral("active 1,00"))) << "spoken, too";
    QTest::keyClick(active, Qt::Key_Home);
    EXPECT_EQ(active->markerIndex(), 0);
    QTest::keyClick(active, Qt::Key_Escape);
    EXPECT_EQ(active->markerIndex(), -1);
}

TEST_F(Charts, MarkerStaysWithItsSecondAsTimeMoves)
{
    auto *active = charts.findChild<ActiveChart *>();
    QTest::keyClick(active, Qt::Key_Left);
    const int before = active->markerIndex();
    history.setActive(kNow + 1, 1000);
    charts.showActivity(history, kNow + 1, {1, {1, 2}, 0});
    EXPECT_EQ(active->markerIndex(), before - 1);
}

TEST_F(Charts, PaintInBothSchemesAndAnySize)
{
    for (const QSize size : {QSize(1200, 180), QSize(300, 40), QSize(1, 1)}) {
        charts.resize(size);
        charts.showActivity(history, kNow, {60, {0, 1'000'000}, 5'000'000});
        EXPECT_FALSE(charts.grab().isNull());
    }
    charts.setMessage(QStringLiteral("Not connected"));
    EXPECT_FALSE(charts.grab().isNull());
}

TEST(RateText, HasADecimalOnlyWhereItMatters)
{
    EXPECT_EQ(RateChart::rateText(0), QStringLiteral("0"));
    EXPECT_EQ(RateChart::rateText(3.5), QStringLiteral("3.5"));
    EXPECT_EQ(RateChart::rateText(1204.4), QStringLiteral("1,204"));
}
