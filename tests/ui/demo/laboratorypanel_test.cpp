// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/controls/segmentedswitch.h"
#include "ui/demo/endingspanel.h"
#include "ui/demo/laboratorypanel.h"

#include <QAbstractScrollArea>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

using ui::EndingsPanel;
using ui::Experiment;
using ui::LaboratoryPanel;

namespace
{

class LaboratoryPanelTest : public ::testing::Test
{
protected:
    LaboratoryPanelTest()
    {
        panel.resize(panel.sizeHint().width(), 900);
        panel.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&panel));
        panel.setReady(true);
        panel.setHz(10);
        panel.setEffort(1);
        panel.setOtherKeys(0);
        panel.setLifetime(std::chrono::seconds(30));
        panel.setClicksPerMinute(5);
    }

    template<typename Widget> Widget *named(const QString &accessibleName)
    {
        const auto all = panel.findChildren<Widget *>();
        const auto found = std::find_if(all.begin(), all.end(),
                                        [&](const Widget *each) { return each->accessibleName() == accessibleName; });
        return found == all.end() ? nullptr : *found;
    }
    QString inForce(const QString &what) { return named<QLabel>(what + QStringLiteral(", in force"))->text(); }
    QPushButton *button(const QString &text)
    {
        const auto all = panel.findChildren<QPushButton *>();
        for (QPushButton *each : all) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    bool shows(const QString &part)
    {
        const auto all = panel.findChildren<QLabel *>();
        return std::any_of(all.begin(), all.end(),
                           [&](const QLabel *each) { return each->isVisible() && each->text().contains(part); });
    }

    LaboratoryPanel panel;
};

TEST_F(LaboratoryPanelTest, AKeyChoosesAndOnlyTheServerSaysThatItIsSo)
{
    QSignalSpy chosen(&panel, &LaboratoryPanel::hzChosen);
    auto *hz = named<QSlider>(QStringLiteral("hz"));
    QTest::keyClick(hz, Qt::Key_End);
    QTest::keyClick(hz, Qt::Key_Left);
    EXPECT_EQ(inForce(QStringLiteral("hz")), QStringLiteral("300"));
    EXPECT_FALSE(named<QLabel>(QStringLiteral("hz, in force"))->accessibleDescription().isEmpty());
    ASSERT_TRUE(chosen.wait());
    ASSERT_EQ(chosen.count(), 1) << "where the keys ended, once";
    EXPECT_EQ(chosen.first().first().toInt(), 300);
    panel.setHz(10); // refused: it is as it was
    EXPECT_EQ(inForce(QStringLiteral("hz")), QStringLiteral("10"));
    EXPECT_TRUE(named<QLabel>(QStringLiteral("hz, in force"))->accessibleDescription().isEmpty());
    panel.setHz(37);
    EXPECT_EQ(inForce(QStringLiteral("hz")), QStringLiteral("37")) << "also what is not offered";
}

TEST_F(LaboratoryPanelTest, EachSliderHasItsKeyboardAndItsEnds)
{
    QSignalSpy effort(&panel, &LaboratoryPanel::effortChosen);
    QSignalSpy keys(&panel, &LaboratoryPanel::otherKeysChosen);
    QSignalSpy life(&panel, &LaboratoryPanel::lifetimeChosen);
    QSignalSpy clicks(&panel, &LaboratoryPanel::clicksChosen);
    for (const char *name : {"Effort", "Other keys", "Lives for", "Clicks"}) {
        auto *slider = named<QSlider>(QString::fromLatin1(name));
        ASSERT_TRUE(slider) << name;
        QTest::keyClick(slider, Qt::Key_End);
    }
    ASSERT_TRUE(QTest::qWaitFor([&] { return effort.count() + keys.count() + life.count() + clicks.count() == 4; }));
    EXPECT_EQ(effort.first().first().toInt(), 10);
    EXPECT_EQ(keys.first().first().toInt(), 1'000'000);
    EXPECT_TRUE(keys.first().last().toBool());
    EXPECT_EQ(life.first().first().value<std::chrono::seconds>(), std::chrono::seconds(1800));
    EXPECT_EQ(clicks.first().first().toInt(), 60);
}

TEST_F(LaboratoryPanelTest, AClickOnTheLineGoesThere)
{
    QSignalSpy chosen(&panel, &LaboratoryPanel::effortChosen);
    auto *slider = named<QSlider>(QStringLiteral("Effort"));
    QTest::mouseClick(slider, Qt::LeftButton, {}, QPoint(slider->width() - 2, slider->height() / 2));
    ASSERT_EQ(chosen.count(), 1) << "at its release, without a pause";
    EXPECT_EQ(chosen.first().first().toInt(), 10);
}

TEST_F(LaboratoryPanelTest, SwitchesSayWhatIsWanted)
{
    QSignalSpy sliding(&panel, &LaboratoryPanel::slidingChosen);
    QSignalSpy keys(&panel, &LaboratoryPanel::otherKeysChosen);
    QTest::keyClick(named<ui::SegmentedSwitch>(QStringLiteral("What a click does to the deadline")), Qt::Key_Right);
    ASSERT_EQ(sliding.count(), 1);
    EXPECT_FALSE(sliding.first().first().toBool());
    panel.setSliding(true);
    EXPECT_EQ(sliding.count(), 1) << "told, not chosen";
    QTest::keyClick(named<ui::SegmentedSwitch>(QStringLiteral("Other keys")), Qt::Key_Right);
    ASSERT_EQ(keys.count(), 1);
    EXPECT_FALSE(keys.first().last().toBool());
}

TEST_F(LaboratoryPanelTest, ItIsHeldWhenTheServerHasSaidSo)
{
    QSignalSpy hold(&panel, &LaboratoryPanel::holdChosen);
    QPushButton *button = this->button(QStringLiteral("Hold active expiry"));
    QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_EQ(hold.count(), 1);
    EXPECT_TRUE(hold.first().first().toBool());
    EXPECT_FALSE(button->isChecked());
    panel.setHeld(true);
    EXPECT_TRUE(button->isChecked());
    EXPECT_NE(button->text(), QStringLiteral("Hold active expiry"));
    QTest::keyClick(button, Qt::Key_Space);
    EXPECT_FALSE(hold.last().first().toBool());
}

TEST_F(LaboratoryPanelTest, ButtonsAskForWhatTheySay)
{
    QSignalSpy same(&panel, &LaboratoryPanel::sameSecondRequested);
    QSignalSpy touch(&panel, &LaboratoryPanel::touchDueRequested);
    QSignalSpy click(&panel, &LaboratoryPanel::clickRequested);
    auto *count = named<QSpinBox>(QStringLiteral("Sessions with the same deadline"));
    count->selectAll();
    QTest::keyClicks(count, QStringLiteral("75"));
    QTest::mouseClick(button(QStringLiteral("All in the same second")), Qt::LeftButton);
    QTest::mouseClick(button(QStringLiteral("Touch the due ones")), Qt::LeftButton);
    panel.setUser(QStringLiteral("ada"));
    QTest::mouseClick(button(QStringLiteral("Click as ada")), Qt::LeftButton);
    ASSERT_EQ(same.count(), 1);
    EXPECT_EQ(same.first().first().toInt(), 75);
    EXPECT_EQ(touch.count(), 1);
    EXPECT_EQ(click.count(), 1);
}

TEST_F(LaboratoryPanelTest, AsksBeforeAnExperimentAndHasOneAtATime)
{
    QSignalSpy wanted(&panel.endings(), &EndingsPanel::experimentRequested);
    const QString full = QStringLiteral("Evict by allkeys-lru");
    QTest::mouseClick(button(full), Qt::LeftButton);
    EXPECT_EQ(wanted.count(), 0);
    EXPECT_TRUE(shows(QStringLiteral("what will happen?")));
    QTest::mouseClick(button(QStringLiteral("Not now")), Qt::LeftButton);
    EXPECT_FALSE(shows(QStringLiteral("what will happen?")));
    QTest::mouseClick(button(full), Qt::LeftButton);
    QTest::keyClick(button(QStringLiteral("Go")), Qt::Key_Space);
    ASSERT_EQ(wanted.count(), 1);
    EXPECT_EQ(wanted.first().first().value<Experiment>(), Experiment::EvictLru);
    for (const char *each : {"Evict by allkeys-lru", "Evict by volatile-ttl", "Restart, nothing kept",
                             "Restart with RDB", "Restart with AOF"}) {
        EXPECT_FALSE(button(QString::fromLatin1(each))) << each << " is out of sight, behind the card";
    }
    panel.endings().begin(Experiment::RestartEmpty);
    EXPECT_EQ(wanted.count(), 1);
    panel.endings().showOutcome(QStringLiteral("Of 300 sessions: 212 evicted, 88 live on."), false);
    EXPECT_TRUE(shows(QStringLiteral("212 evicted")));
    EXPECT_TRUE(shows(QStringLiteral("what happened")));
    QTest::keyClick(button(QStringLiteral("Close")), Qt::Key_Escape);
    ASSERT_TRUE(button(full));
    EXPECT_TRUE(button(full)->isEnabled());
}

TEST_F(LaboratoryPanelTest, TellsAFailureInWords)
{
    panel.endings().begin(Experiment::RestartAppendOnly);
    panel.endings().showOutcome(QStringLiteral("The append-only file could not be written."), true);
    EXPECT_TRUE(shows(QStringLiteral("could not be written")));
    EXPECT_TRUE(shows(QStringLiteral("did not work")));
}

TEST_F(LaboratoryPanelTest, AsksNothingOfAServerThatIsNotThere)
{
    panel.setReady(false);
    QSignalSpy wanted(&panel.endings(), &EndingsPanel::experimentRequested);
    panel.endings().begin(Experiment::EvictLru);
    EXPECT_EQ(wanted.count(), 0);
    EXPECT_FALSE(named<QSlider>(QStringLiteral("hz"))->isEnabled());
    EXPECT_FALSE(button(QStringLiteral("Kill a primary"))->isEnabled());
    EXPECT_TRUE(button(QStringLiteral("Kill a primary"))->toolTip().contains(QStringLiteral("--demo=cluster")));
}

TEST_F(LaboratoryPanelTest, EveryControlHasAName)
{
    const auto all = panel.findChildren<QWidget *>();
    for (const QWidget *each : all) {
        if (!each->isVisible() || each->focusPolicy() == Qt::NoFocus ||
            qobject_cast<const QAbstractScrollArea *>(each) ||
            each->objectName() == QLatin1String("qt_spinbox_lineedit"))
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(each);
        EXPECT_FALSE(each->accessibleName().isEmpty() && !(button && !button->text().isEmpty()))
            << each->metaObject()->className();
    }
}

TEST_F(LaboratoryPanelTest, CutsNoWord)
{
    panel.setHeld(true);
    panel.setUser(QStringLiteral("ada"));
    const auto all = panel.findChildren<QPushButton *>();
    for (const QPushButton *each : all) {
        if (each->isVisible()) {
            EXPECT_GE(each->width(), each->sizeHint().width()) << each->text().toStdString();
        }
    }
}

} // namespace
