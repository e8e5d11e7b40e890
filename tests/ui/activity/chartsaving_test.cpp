// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/activityhistory.h"
#include "ui/activity/activitycharts.h"
#include "ui/activity/charts/activechart.h"
#include "ui/activity/charts/chartheading.h"
#include "ui/activity/charts/ratechart.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

#include <algorithm>

using namespace ui;

namespace
{

constexpr qint64 kSavedAt = 1'790'000'000;

class ChartSavingTest : public ::testing::Test
{
protected:
    ChartSavingTest()
    {
        installTheme(*qApp, Scheme::Light);
        for (qint64 second = kSavedAt - 200; second <= kSavedAt; ++second) {
            history.setActive(second, second > kSavedAt - 50 || second < kSavedAt - 150 ? 70 : -1);
            activity::ActivitySample counts;
            counts.created = second > kSavedAt - 50 ? 2 : 0;
            counts.expired = counts.created;
            history.add(second, counts);
        }
        charts.setRange(ActivityRange::FiveMinutes);
        charts.resize(1200, 200);
        charts.show();
        for (int i = 0; i < 2; ++i)
            charts.showActivity(history, kSavedAt,
                                {charts.forecastStep(), std::vector<qint64>(ActivityCharts::kForecastSteps, 5), 2});
        charts.showPresent(70, 0, false);
    }
    PlotView &active() { return *charts.findChild<ActiveChart *>(); }
    PlotView &rates() { return *charts.findChild<RateChart *>(); }

    /// Types a name into the dialog that has opened.
    void saveAs(const QString &name)
    {
        QFileDialog *chooser = nullptr;
        ASSERT_TRUE(
            QTest::qWaitFor([&] { return (chooser = charts.findChild<QFileDialog *>()) && chooser->isVisible(); }));
        chooser->setDirectory(folder.path());
        chooser->findChild<QLineEdit *>()->setText(name);
        for (QPushButton *button : chooser->findChildren<QPushButton *>()) {
            if (button->text().contains(QStringLiteral("Save")))
                button->click();
        }
        ASSERT_TRUE(QTest::qWaitFor([&] { return !charts.findChild<QFileDialog *>(); }));
    }
    QByteArray contentOf(const QString &name)
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    activity::ActivityHistory history;
    QTemporaryDir folder;
    ActivityCharts charts;
};

} // namespace

TEST_F(ChartSavingTest, SavesPicturesDrawingsAndNumbers)
{
    QSignalSpy told(&charts, &ActivityCharts::told);
    QTest::keyClick(&active(), Qt::Key_S, Qt::ControlModifier);
    saveAs(QStringLiteral("chart.png"));
    ASSERT_TRUE(told.wait());
    EXPECT_TRUE(told.at(0).at(0).toString().contains(QStringLiteral("chart.png")));
    EXPECT_FALSE(told.at(0).at(1).toBool());
    QImage picture;
    ASSERT_TRUE(picture.loadFromData(contentOf(QStringLiteral("chart.png")), "PNG"));
    EXPECT_GT(picture.width(), 2 * active().width());
    bool hasLine = false;
    for (int x = 0; x < picture.width(); ++x) {
        for (int y = 0; y < picture.height(); ++y)
            hasLine |= picture.pixel(x, y) == colours(&active()).accent.rgb();
    }
    EXPECT_TRUE(hasLine);

    QTest::keyClick(&rates(), Qt::Key_S, Qt::ControlModifier);
    saveAs(QStringLiteral("chart.svg"));
    ASSERT_TRUE(told.wait());
    const QByteArray drawing = contentOf(QStringLiteral("chart.svg"));
    QSvgRenderer renderer;
    ASSERT_TRUE(renderer.load(drawing));
    EXPECT_TRUE(drawing.contains("Per second")) << "with its heading, as text";
    EXPECT_FALSE(drawing.contains("<image") || drawing.contains("<pattern")) << "of lines, which all can read";
    QImage drawn(renderer.defaultSize(), QImage::Format_RGB32);
    drawn.fill(Qt::white);
    QPainter painter(&drawn);
    renderer.render(&painter);
    painter.end();
    const QColor created = markColour(ChartHeading::Tint::Created, &rates());
    bool hasBar = false;
    for (int x = 0; x < drawn.width(); ++x) {
        for (int y = drawn.height() / 2; y < drawn.height(); ++y)
            hasBar |= drawn.pixel(x, y) == created.rgb();
    }
    EXPECT_TRUE(hasBar);

    QTest::keyClick(&active(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    saveAs(QStringLiteral("chart.csv"));
    ASSERT_TRUE(told.wait());
    const QList<QByteArray> lines = contentOf(QStringLiteral("chart.csv")).trimmed().split('\n');
    EXPECT_EQ(lines.constFirst(), "time,seconds,active,lowest,highest,note");
    const auto unwatched = std::count_if(lines.cbegin(), lines.cend(),
                                         [](const QByteArray &line) { return line.endsWith(",,,,not-watched"); });
    EXPECT_EQ(unwatched, 1) << lines.join('\n').toStdString();
    EXPECT_TRUE(lines.constLast().contains("Z,1,70,70,70,")) << lines.constLast().toStdString();
}

TEST_F(ChartSavingTest, AsksBeforeItReplaces)
{
    QFile old(folder.filePath(QStringLiteral("old.csv")));
    ASSERT_TRUE(old.open(QIODevice::WriteOnly));
    old.write("mine");
    old.close();
    QSignalSpy told(&charts, &ActivityCharts::told);
    QTest::keyClick(&active(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    saveAs(QStringLiteral("old.csv"));
    QMessageBox *box = nullptr;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (box = charts.findChild<QMessageBox *>()) && box->isVisible(); }));
    EXPECT_EQ(contentOf(QStringLiteral("old.csv")), "mine");
    for (QAbstractButton *button : box->buttons()) {
        if (button->text().contains(QStringLiteral("Replace")))
            button->click();
    }
    ASSERT_TRUE(told.wait());
    EXPECT_TRUE(contentOf(QStringLiteral("old.csv")).startsWith("time,"));
}

TEST_F(ChartSavingTest, SaysWhyItCouldNotWrite)
{
    QSignalSpy told(&charts, &ActivityCharts::told);
    ASSERT_TRUE(QDir(folder.path()).mkdir(QStringLiteral("gone")));
    QTest::keyClick(&active(), Qt::Key_S, Qt::ControlModifier);
    QFileDialog *chooser = nullptr;
    ASSERT_TRUE(QTest::qWaitFor([&] { return (chooser = charts.findChild<QFileDialog *>()) && chooser->isVisible(); }));
    const QString to = folder.filePath(QStringLiteral("gone/chart.png"));
    ASSERT_TRUE(QDir(folder.path()).rmdir(QStringLiteral("gone")));
    Q_EMIT chooser->fileSelected(to);
    ASSERT_TRUE(told.wait());
    EXPECT_TRUE(told.at(0).at(1).toBool());
    EXPECT_TRUE(told.at(0).at(0).toString().contains(QStringLiteral("could not be written")));
    chooser->reject();
}

TEST_F(ChartSavingTest, CopiesAPicture)
{
    QApplication::clipboard()->clear();
    QTest::keyClick(&active(), Qt::Key_C, Qt::ControlModifier);
    EXPECT_FALSE(QApplication::clipboard()->image().isNull());
}

TEST_F(ChartSavingTest, EnlargesAndComesBack)
{
    const int before = rates().width();
    QTest::mouseDClick(rates().viewport(), Qt::LeftButton);
    EXPECT_EQ(charts.enlarged(), 1);
    EXPECT_TRUE(QTest::qWaitFor([&] { return rates().width() > 2 * before; }));
    EXPECT_FALSE(active().isVisible());
    QTest::keyClick(&rates(), Qt::Key_Escape);
    EXPECT_EQ(charts.enlarged(), -1);
    EXPECT_TRUE(active().isVisible());
    QTest::keyClick(&active(), Qt::Key_Return);
    EXPECT_EQ(charts.enlarged(), 0);
    // The button says what it does, both times.
    QToolButton *button = nullptr;
    for (QToolButton *each : charts.findChildren<QToolButton *>()) {
        if (each->isVisible())
            button = each;
    }
    ASSERT_TRUE(button);
    EXPECT_EQ(button->accessibleName(), QStringLiteral("Show all charts"));
    button->click();
    EXPECT_EQ(charts.enlarged(), -1);
    EXPECT_EQ(button->accessibleName(), QStringLiteral("Enlarge the chart: Active sessions"));
}

TEST_F(ChartSavingTest, MenuHasItAll)
{
    QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), active().mapToGlobal(QPoint(5, 5)));
    QApplication::sendEvent(&active(), &event);
    auto *menu = charts.findChild<QMenu *>();
    ASSERT_TRUE(menu);
    QStringList texts;
    for (const QAction *action : menu->actions())
        texts += action->text().remove(QLatin1Char('&'));
    for (const char *text :
         {"Enlarge", "Copy Picture", "Save Picture…", "Save Numbers…", "Clear Selected Time", "Time Shown"})
        EXPECT_TRUE(texts.contains(QString::fromUtf8(text))) << text;
    QSignalSpy wanted(&charts, &ActivityCharts::rangeWanted);
    menu->findChildren<QMenu *>().constFirst()->actions().constLast()->trigger();
    ASSERT_EQ(wanted.size(), 1);
    EXPECT_EQ(wanted.at(0).at(0).value<ActivityRange>(), ActivityRange::Month);
    menu->close();
}

TEST_F(ChartSavingTest, BothChartsShowASelectedTime)
{
    QSignalSpy selected(&charts, &ActivityCharts::rangeSelected);
    QSignalSpy cleared(&charts, &ActivityCharts::rangeCleared);
    const QImage before = rates().grab().toImage();
    QTest::keyClick(&active(), Qt::Key_End);
    QTest::keyClick(&active(), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(&active(), Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(&active(), Qt::Key_Return);
    ASSERT_EQ(selected.size(), 1);
    EXPECT_NE(rates().grab().toImage(), before);
    charts.clearSelection();
    EXPECT_EQ(cleared.size(), 1);
    EXPECT_EQ(rates().grab().toImage(), before);
}
