// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demo/demopanel.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>

#include <gtest/gtest.h>

#include <algorithm>

namespace
{

using std::chrono::seconds;

class DemoPanelTest : public ::testing::Test
{
protected:
    DemoPanelTest() { panel.show(); }

    QPushButton *button(const QString &text)
    {
        const auto all = panel.findChildren<QPushButton *>();
        for (QPushButton *candidate : all) {
            if (candidate->text() == text)
                return candidate;
        }
        return nullptr;
    }

    QSpinBox *field(const QString &accessibleName)
    {
        const auto all = panel.findChildren<QSpinBox *>();
        for (QSpinBox *candidate : all) {
            if (candidate->accessibleName() == accessibleName)
                return candidate;
        }
        return nullptr;
    }

    ui::DemoPanel panel;
};

TEST(NarrowDemoPanel, CutsNoWord)
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    layout->setContentsMargins({});
    auto *panel = new ui::DemoPanel(&window);
    layout->addWidget(panel);
    panel->setUsers(208, 65);
    window.resize(860, 60);
    window.show();
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel->width() == 860; }));
    const auto all = panel->findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : all) {
        if (button->text().isEmpty() || button->parentWidget() != panel)
            continue;
        EXPECT_GE(button->width(), button->sizeHint().width()) << button->text().toStdString();
    }
    const auto labels = panel->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        EXPECT_FALSE(label->isVisible() && label->width() < std::min(100, label->sizeHint().width()))
            << label->text().toStdString();
    window.resize(1280, 60);
    EXPECT_TRUE(QTest::qWaitFor([&] {
        return std::all_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->isVisible(); });
    }));
}

TEST(NarrowDemoPanel, GivesWayWholeBesideTheLaboratory)
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    layout->setContentsMargins({});
    auto *panel = new ui::DemoPanel(&window);
    layout->addWidget(panel);
    panel->offerLaboratory(true);
    panel->setUsers(208, 65);
    window.show();
    for (const int width : {520, 690, 860, 1280}) { // of a window of 860 pixels with the laboratory beside, and on
        window.resize(width, 60);
        ASSERT_TRUE(QTest::qWaitFor([&] { return panel->width() == width; })) << width << ' ' << panel->width();
        QApplication::sendPostedEvents();
        const auto all = panel->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly);
        for (const QWidget *each : all) {
            if (!each->isVisible() || qobject_cast<const QLabel *>(each))
                continue;
            EXPECT_LE(each->geometry().right(), width) << each->metaObject()->className();
            if (qobject_cast<const QAbstractButton *>(each)) {
                EXPECT_GE(each->width(), each->sizeHint().width()) << each->metaObject()->className();
            }
        }
        const auto buttons = panel->findChildren<QPushButton *>();
        for (const QPushButton *each : buttons) {
            EXPECT_TRUE(each->isVisible() || (each->text() != QStringLiteral("Laboratory") &&
                                              each->text() != QStringLiteral("Pause users")));
        }
    }
}

TEST_F(DemoPanelTest, AsksForAWaveOfTheTypedSize)
{
    QSignalSpy waves(&panel, &ui::DemoPanel::waveRequested);
    QSpinBox *size = field(QStringLiteral("Sessions in the wave"));
    size->setFocus();
    size->selectAll();
    QTest::keyClicks(size, QStringLiteral("350"));
    QTest::mouseClick(button(QStringLiteral("Add a wave of sessions")), Qt::LeftButton);
    ASSERT_EQ(waves.count(), 1);
    EXPECT_EQ(waves.constFirst().constFirst().toInt(), 350);
}

TEST_F(DemoPanelTest, AsksToExpireSome)
{
    QSignalSpy expired(&panel, &ui::DemoPanel::expireRequested);
    QPushButton *expire = button(QStringLiteral("Expire some now"));
    QTest::keyClick(expire, Qt::Key_Space);
    ASSERT_EQ(expired.count(), 1);
    EXPECT_EQ(expired.constFirst().constFirst().toInt(), field(QStringLiteral("Sessions to expire"))->value());
}

TEST_F(DemoPanelTest, HasTheControlsOfWhatItIsOf)
{
    EXPECT_FALSE(button(QStringLiteral("Kill a primary")));
    panel.showFleet(ui::DemoPanel::Fleet::Cluster);
    QPushButton *kill = button(QStringLiteral("Kill a primary"));
    QPushButton *move = button(QStringLiteral("Move slots"));
    ASSERT_TRUE(kill && move);
    QSignalSpy kills(&panel, &ui::DemoPanel::killPrimaryRequested);
    QSignalSpy moves(&panel, &ui::DemoPanel::moveSlotsRequested);
    QTest::mouseClick(kill, Qt::LeftButton);
    EXPECT_EQ(kills.count(), 0) << "they are not there yet";
    EXPECT_FALSE(kill->toolTip().isEmpty());
    panel.setFleetBusy(false);
    QTest::mouseClick(kill, Qt::LeftButton);
    QTest::keyClick(move, Qt::Key_Space);
    EXPECT_EQ(kills.count(), 1);
    EXPECT_EQ(moves.count(), 1);
    panel.setFleetNews(QStringLiteral("127.0.0.1:1 is the primary now."));
    const auto labels = panel.findChildren<QLabel *>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->text() == QStringLiteral("127.0.0.1:1 is the primary now.");
    }));

    panel.showFleet(ui::DemoPanel::Fleet::Sentinel);
    EXPECT_TRUE(button(QStringLiteral("Kill the primary")));
    EXPECT_FALSE(button(QStringLiteral("Move slots")));
    panel.showFleet(ui::DemoPanel::Fleet::None);
    EXPECT_FALSE(button(QStringLiteral("Kill the primary")));
}

TEST_F(DemoPanelTest, TellsTheLifetimeOnlyWhenTheUserChoosesIt)
{
    QSignalSpy changed(&panel, &ui::DemoPanel::lifetimeChanged);
    panel.setLifetime(seconds(70));
    EXPECT_EQ(panel.lifetime(), seconds(60));
    EXPECT_EQ(changed.count(), 0);
    auto *lifetime = panel.findChild<QComboBox *>();
    lifetime->setFocus();
    QTest::keyClick(lifetime, Qt::Key_Home);
    ASSERT_EQ(changed.count(), 1);
    EXPECT_EQ(panel.lifetime(), seconds(15));
}

TEST_F(DemoPanelTest, PausesAndResumes)
{
    QSignalSpy paused(&panel, &ui::DemoPanel::usersPausedChanged);
    QTest::mouseClick(button(QStringLiteral("Pause users")), Qt::LeftButton);
    ASSERT_EQ(paused.count(), 1);
    EXPECT_TRUE(paused.constFirst().constFirst().toBool());
    ASSERT_TRUE(button(QStringLiteral("Resume users")));
    panel.setUsersPaused(false);
    EXPECT_EQ(paused.count(), 1);
    EXPECT_TRUE(button(QStringLiteral("Pause users")));
}

TEST_F(DemoPanelTest, AStatusStandsBeforeTheFigures)
{
    const auto shows = [this](const QString &text) {
        const auto all = panel.findChildren<QLabel *>();
        return std::any_of(all.begin(), all.end(), [&](const QLabel *label) { return label->text() == text; });
    };
    panel.setUsers(1, 96);
    EXPECT_TRUE(shows(QStringLiteral("1 user online · 96 new in the last minute")));
    panel.setStatus(QStringLiteral("Adding sessions"));
    EXPECT_TRUE(shows(QStringLiteral("Adding sessions")));
    panel.setStatus({});
    EXPECT_TRUE(shows(QStringLiteral("1 user online · 96 new in the last minute")));
}

TEST_F(DemoPanelTest, SaysNothingOfComersWhilePaused)
{
    const auto *status = panel.findChild<QLabel *>();
    const auto all = panel.findChildren<QLabel *>();
    for (const QLabel *label : all)
        status = label->accessibleName() == QStringLiteral("State of the demo") ? label : status;
    panel.setUsers(217, 206);
    QTest::mouseClick(button(QStringLiteral("Pause users")), Qt::LeftButton);
    EXPECT_EQ(status->text(), QStringLiteral("217 users online · paused"));
    QTest::mouseClick(button(QStringLiteral("Resume users")), Qt::LeftButton);
    EXPECT_EQ(status->text(), QStringLiteral("217 users online · 206 new in the last minute"));
}

} // namespace
