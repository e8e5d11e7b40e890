// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/activechart.h"
#include "ui/activity/charts/barpattern.h"
#include "ui/activity/charts/chartheading.h"
#include "ui/activity/charts/ratechart.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <array>

using namespace ui;
using activity::ActivityHistory;

namespace
{

constexpr qint64 kShownUntil = 1'790'000'000;

/// An hour, of which memory has the last half and the disk nothing: it was not watched.
class TimePlotTest : public ::testing::Test
{
protected:
    TimePlotTest()
    {
        installTheme(*qApp, Scheme::Light);
        for (qint64 second = kShownUntil - 1800; second <= kShownUntil; ++second)
            memory.setActive(second, 400 + second % 10);
        past.wanted.until = (kShownUntil - 1800) / 60 * 60 * 1000;
        past.wanted.from = (kShownUntil - 7200) * 1000;
        past.since = past.wanted.from;
        past.gaps = {{history::GapKind::NotWatched, past.wanted.from, (kShownUntil - 1800) * 1000, 0}};
        chart.resize(600, 160);
        chart.show();
        chart.showHistory(memory, &past, kShownUntil + 1 - 3600, kShownUntil + 1);
        chart.showHistory(memory, &past, kShownUntil + 1 - 3600, kShownUntil + 1);
    }
    QPoint at(double part) const
    {
        return {int(chart.chart()->plotArea().left() + part * chart.chart()->plotArea().width()), 80};
    }
    void drag(double from, double to)
    {
        QTest::mousePress(chart.viewport(), Qt::LeftButton, {}, at(from));
        QTest::mouseMove(chart.viewport(), at((from + to) / 2));
        QMouseEvent move(QEvent::MouseMove, at(to), chart.viewport()->mapToGlobal(at(to)), Qt::NoButton, Qt::LeftButton,
                         {});
        QApplication::sendEvent(chart.viewport(), &move);
        QTest::mouseRelease(chart.viewport(), Qt::LeftButton, {}, at(to));
    }

    ActivityHistory memory;
    history::PastActivity past;
    ActiveChart chart;
};

} // namespace

TEST_F(TimePlotTest, DraggingSelectsWhatWasDraggedOver)
{
    QSignalSpy made(&chart, &TimePlot::selectionMade);
    drag(0.5, 0.75);
    ASSERT_EQ(made.size(), 1);
    const qint64 from = made.at(0).at(0).toLongLong() / 1000;
    const qint64 until = made.at(0).at(1).toLongLong() / 1000;
    EXPECT_NEAR(double(from), double(kShownUntil - 1800), 25);
    EXPECT_NEAR(double(until), double(kShownUntil - 900), 25);
    // The other way round, and by the handle at its end.
    drag(0.75, 0.9);
    ASSERT_EQ(made.size(), 2);
    EXPECT_EQ(made.at(1).at(0).toLongLong() / 1000, from) << "its beginning stays";
    EXPECT_GT(made.at(1).at(1).toLongLong() / 1000, until);
    drag(0.3, 0.1);
    ASSERT_EQ(made.size(), 3);
    EXPECT_LT(made.at(2).at(0).toLongLong(), made.at(2).at(1).toLongLong());
    // A click is none.
    QTest::mouseClick(chart.viewport(), Qt::LeftButton, {}, at(0.4));
    EXPECT_EQ(made.size(), 3);
    QSignalSpy cleared(&chart, &TimePlot::selectionCleared);
    QTest::keyClick(&chart, Qt::Key_Escape);
    EXPECT_EQ(cleared.size(), 1);
    QTest::keyClick(&chart, Qt::Key_Escape);
    EXPECT_EQ(cleared.size(), 1) << "there is nothing left";
}

TEST_F(TimePlotTest, KeysSelect)
{
    QSignalSpy made(&chart, &TimePlot::selectionMade);
    QSignalSpy enlarge(&chart, &PlotView::enlargeRequested);
    QTest::keyClick(&chart, Qt::Key_End);
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(&chart, Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_TRUE(made.isEmpty()) << "not taken yet";
    QTest::keyClick(&chart, Qt::Key_Return);
    ASSERT_EQ(made.size(), 1);
    EXPECT_EQ(made.at(0).at(1).toLongLong() / 1000, kShownUntil + 1);
    EXPECT_LT(made.at(0).at(0).toLongLong() / 1000, kShownUntil - 20);
    EXPECT_TRUE(enlarge.isEmpty());
    // Escape drops what is not taken; Enter with nothing to take is for the size.
    QTest::keyClick(&chart, Qt::Key_Escape);
    QTest::keyClick(&chart, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&chart, Qt::Key_Escape);
    QTest::keyClick(&chart, Qt::Key_Return);
    EXPECT_EQ(made.size(), 1);
    EXPECT_EQ(enlarge.size(), 1);
}

TEST_F(TimePlotTest, SaysUnknownWhereNothingWasWatched)
{
    EXPECT_TRUE(chart.accessibleDescription().contains(QStringLiteral("not watched")))
        << qPrintable(chart.accessibleDescription());
    QTest::keyClick(&chart, Qt::Key_Home);
    const QString card = chart.accessibleDescription();
    EXPECT_TRUE(card.contains(QStringLiteral("not watched unknown"))) << qPrintable(card);
    EXPECT_FALSE(card.contains(QStringLiteral("active"))) << qPrintable(card);
    QTest::keyClick(&chart, Qt::Key_Right);
    EXPECT_TRUE(chart.accessibleDescription().contains(QStringLiteral("active 40")))
        << qPrintable(chart.accessibleDescription());
    // All of a gap is the gap, for the mouse as well.
    QTest::keyClick(&chart, Qt::Key_Escape);
    QTest::mouseMove(chart.viewport(), at(0.48));
    EXPECT_EQ(chart.markerIndex(), 0);

    const ChartNumbers numbers = chart.numbers();
    ASSERT_FALSE(numbers.rows.empty());
    EXPECT_EQ(numbers.rows.front().note, "not-watched");
    for (const auto &value : numbers.rows.front().values)
        EXPECT_FALSE(value.has_value());
    EXPECT_TRUE(numbers.rows.back().values.front().has_value());
}

TEST_F(TimePlotTest, HatchesIt)
{
    const QImage drawn = chart.grab().toImage();
    const double ratio = drawn.devicePixelRatio();
    const auto coloursAt = [&](double part) {
        QSet<QRgb> found;
        const QPoint middle = at(part);
        for (int y = middle.y() - 20; y < middle.y() + 20; ++y) {
            for (int x = middle.x() - 6; x < middle.x() + 6; ++x)
                found.insert(drawn.pixel(int(x * ratio), int(y * ratio)));
        }
        return found;
    };
    EXPECT_TRUE(coloursAt(0.25).contains(colours(&chart).border.rgb())) << "a hatch";
    EXPECT_FALSE(coloursAt(0.75).contains(colours(&chart).border.rgb()));
}

/// Without colours: as two of any two series look when everything is painted in black.
TEST(BarPatterns, DifferFromOneAnotherInNarrowBars)
{
    using Tint = ChartHeading::Tint;
    QList<QImage> seen;
    for (const Tint tint : {Tint::Created, Tint::Expired, Tint::Ended, Tint::Gone, Tint::Evicted}) {
        QImage bar(4, 24, QImage::Format_RGB32);
        bar.fill(Qt::white);
        QPainter painter(&bar);
        fillPattern(painter, {QRectF(0, 0, 4, 24)}, patternOf(tint), Qt::black, Qt::white);
        painter.end();
        for (const QImage &other : seen)
            EXPECT_NE(bar, other);
        seen.append(bar);
    }
}

TEST(RateChartTest, UnwatchedIsUnknownNotNought)
{
    ActivityHistory memory;
    for (qint64 second = kShownUntil - 60; second <= kShownUntil; ++second) {
        memory.setActive(second, second > kShownUntil - 30 ? 5 : -1);
        if (second > kShownUntil - 30) {
            activity::ActivitySample counts;
            counts.created = 1;
            memory.add(second, counts);
        }
    }
    RateChart chart;
    chart.resize(500, 150);
    chart.show();
    chart.showHistory(memory, nullptr, kShownUntil + 1 - 60, kShownUntil + 1);
    chart.showHistory(memory, nullptr, kShownUntil + 1 - 60, kShownUntil + 1);
    chart.speakFigures(QStringLiteral("now"));
    EXPECT_TRUE(chart.accessibleDescription().contains(QStringLiteral("not watched")))
        << qPrintable(chart.accessibleDescription());
    int unknown = 0;
    for (const ChartNumbers::Row &row : chart.numbers().rows) {
        if (row.note == "not-watched") {
            ++unknown;
            EXPECT_FALSE(row.values.front().has_value());
        } else {
            EXPECT_GT(row.values.front().value_or(0), 0);
        }
    }
    EXPECT_EQ(unknown, 1);
}
