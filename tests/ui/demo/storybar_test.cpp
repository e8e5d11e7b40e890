// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demo/storybar.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>

#include <gtest/gtest.h>

#include <algorithm>

using ui::StoryBar;

namespace
{

class StoryBarTest : public ::testing::Test
{
protected:
    StoryBarTest()
    {
        auto *column = new QVBoxLayout(&window);
        column->addWidget(field = new QLineEdit);
        column->addWidget(number = new QSpinBox);
        column->addWidget(list = new QWidget);
        column->addWidget(bar = new StoryBar);
        list->setFocusPolicy(Qt::StrongFocus);
        window.resize(1000, 300);
        window.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        bar->showStory(QStringLiteral("A story"));
        bar->showStep(2, 8, QStringLiteral("Look there."));
    }

    QPushButton *button(const QString &text)
    {
        const auto all = bar->findChildren<QPushButton *>();
        for (QPushButton *each : all) {
            if (each->text() == text)
                return each;
        }
        return nullptr;
    }
    bool shows(const QString &text)
    {
        const auto all = bar->findChildren<QLabel *>();
        return std::any_of(all.begin(), all.end(), [&](const QLabel *each) { return each->text() == text; });
    }

    QWidget window;
    QLineEdit *field;
    QSpinBox *number;
    QWidget *list;
    StoryBar *bar;
};

TEST_F(StoryBarTest, SaysTheLineAndHowFarItIs)
{
    EXPECT_TRUE(bar->isVisible());
    EXPECT_TRUE(shows(QStringLiteral("A story")));
    EXPECT_TRUE(shows(QStringLiteral("Look there.")));
    EXPECT_TRUE(shows(QStringLiteral("3 of 8")));
    bar->showNews(QStringLiteral("The server says hz 100."));
    EXPECT_TRUE(shows(QStringLiteral("The server says hz 100.")));
    bar->showStep(3, 8, QStringLiteral("And there."));
    EXPECT_FALSE(shows(QStringLiteral("The server says hz 100."))) << "of the step before";
}

TEST_F(StoryBarTest, SpacePausesWhereverNothingIsTyped)
{
    QSignalSpy pauses(bar, &StoryBar::pauseRequested);
    for (QWidget *place : std::initializer_list<QWidget *>{list, bar}) {
        place->setFocus();
        QTest::keyClick(place, Qt::Key_Space);
    }
    EXPECT_EQ(pauses.count(), 2);
    for (QWidget *place : std::initializer_list<QWidget *>{field, number}) {
        place->setFocus();
        QTest::keyClick(place, Qt::Key_Space);
    }
    EXPECT_EQ(pauses.count(), 2);
    EXPECT_EQ(field->text(), QStringLiteral(" "));
    QSignalSpy stops(bar, &StoryBar::stopRequested);
    button(QStringLiteral("Stop"))->setFocus();
    QTest::keyClick(button(QStringLiteral("Stop")), Qt::Key_Space);
    EXPECT_EQ(stops.count(), 1) << "a button is pressed by it";
    EXPECT_EQ(pauses.count(), 2);
    QTest::keyClick(list, Qt::Key_Space, Qt::ShiftModifier);
    EXPECT_EQ(pauses.count(), 2);
}

TEST_F(StoryBarTest, PausesAndGoesOn)
{
    QSignalSpy pauses(bar, &StoryBar::pauseRequested);
    QTest::mouseClick(button(QStringLiteral("Pause")), Qt::LeftButton);
    ASSERT_EQ(pauses.count(), 1);
    EXPECT_TRUE(pauses.first().first().toBool());
    bar->setPaused(true);
    QTest::mouseClick(button(QStringLiteral("Go on")), Qt::LeftButton);
    ASSERT_EQ(pauses.count(), 2);
    EXPECT_FALSE(pauses.last().first().toBool());
}

TEST_F(StoryBarTest, GoesBackAndOn)
{
    QSignalSpy back(bar, &StoryBar::backRequested);
    QSignalSpy next(bar, &StoryBar::nextRequested);
    QTest::mouseClick(button(QStringLiteral("Back")), Qt::LeftButton);
    QTest::mouseClick(button(QStringLiteral("Next")), Qt::LeftButton);
    EXPECT_EQ(back.count(), 1);
    EXPECT_EQ(next.count(), 1);
    bar->showStep(0, 8, QStringLiteral("First."));
    EXPECT_FALSE(button(QStringLiteral("Back"))->isEnabled());
    bar->showStep(7, 8, QStringLiteral("Last."));
    EXPECT_FALSE(button(QStringLiteral("Next"))->isEnabled());
}

TEST_F(StoryBarTest, StaysWithItsEndAndLeavesTheSpaceBarAlone)
{
    bar->showEnd(QStringLiteral("The end."), false);
    EXPECT_TRUE(shows(QStringLiteral("The end.")));
    QSignalSpy pauses(bar, &StoryBar::pauseRequested);
    QTest::keyClick(list, Qt::Key_Space);
    EXPECT_EQ(pauses.count(), 0);
    QSignalSpy stops(bar, &StoryBar::stopRequested);
    QTest::mouseClick(button(QStringLiteral("Close")), Qt::LeftButton);
    EXPECT_EQ(stops.count(), 1);
}

} // namespace
