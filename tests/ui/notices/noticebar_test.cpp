// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/noticebar.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

using ui::Notice;

Notice notice(const QString &id, Notice::Kind kind)
{
    Notice result;
    result.id = id;
    result.kind = kind;
    result.text = QStringLiteral("Text of ") + id;
    return result;
}

const auto kResult = QStringLiteral("result");
const auto kOffer = QStringLiteral("offer");
const auto kProblem = QStringLiteral("problem");

class NoticeBarTest : public ::testing::Test
{
protected:
    NoticeBarTest() { ui::installTheme(*qApp, ui::Scheme::Light); }

    QPushButton *button(const QString &text) const
    {
        const QList<QPushButton *> buttons = bar.findChildren<QPushButton *>();
        for (QPushButton *candidate : buttons) {
            if (candidate->text() == text && candidate->isVisibleTo(&bar))
                return candidate;
        }
        return nullptr;
    }

    ui::NoticeBar bar;
};

TEST_F(NoticeBarTest, TakesNoRoomWithoutNotices)
{
    EXPECT_TRUE(bar.isHidden());
    bar.post(notice(kResult, Notice::Kind::Result));
    EXPECT_FALSE(bar.isHidden());
    bar.withdraw(kResult);
    EXPECT_TRUE(bar.isHidden());
}

TEST_F(NoticeBarTest, ShowsTheMostImportantFirst)
{
    bar.post(notice(kResult, Notice::Kind::Result));
    bar.post(notice(kProblem, Notice::Kind::Problem));
    bar.post(notice(kOffer, Notice::Kind::Offer));
    EXPECT_EQ(bar.shown()->id, kProblem);
    bar.dismissShown();
    EXPECT_EQ(bar.shown()->id, kOffer);
    bar.dismissShown();
    EXPECT_EQ(bar.shown()->id, kResult);
    bar.dismissShown();
    EXPECT_EQ(bar.shown(), nullptr);
}

TEST_F(NoticeBarTest, EscapeDismissesWhatMayBeDismissed)
{
    Notice running = notice(kResult, Notice::Kind::Progress);
    running.dismissible = false;
    bar.post(running);
    QTest::keyClick(&bar, Qt::Key_Escape);
    EXPECT_EQ(bar.count(), 1);
    bar.post(notice(kProblem, Notice::Kind::Problem));
    QTest::keyClick(&bar, Qt::Key_Escape);
    EXPECT_EQ(bar.shown()->id, kResult);
}

TEST_F(NoticeBarTest, ALaterNoticeOfTheSameIdReplaces)
{
    bar.post(notice(kResult, Notice::Kind::Progress));
    bar.post(notice(kOffer, Notice::Kind::Offer));
    Notice moved = notice(kOffer, Notice::Kind::Offer);
    moved.text = QStringLiteral("Changed");
    bar.post(moved);
    EXPECT_EQ(bar.count(), 2);
    EXPECT_EQ(bar.shown()->text, QStringLiteral("Changed"));
    bar.post(notice(kOffer, Notice::Kind::Result));
    EXPECT_EQ(bar.count(), 2);
    EXPECT_EQ(bar.shown()->id, kResult);
}

TEST_F(NoticeBarTest, ActionsRunWithTheStateOfTheCheckBox)
{
    int runs = 0;
    bool restore = false;
    Notice offer = notice(kOffer, Notice::Kind::Offer);
    offer.checkBox = QStringLiteral("Restore");
    offer.actions = {{QStringLiteral("Set"),
                      [&](bool checked) {
                          ++runs;
                          restore = checked;
                      },
                      false}};
    bar.post(offer);
    ASSERT_NE(button(QStringLiteral("Set")), nullptr);
    EXPECT_TRUE(bar.findChild<QCheckBox *>()->isChecked());
    button(QStringLiteral("Set"))->click();
    EXPECT_EQ(runs, 1);
    EXPECT_TRUE(restore);
    EXPECT_EQ(bar.count(), 0);
}

TEST_F(NoticeBarTest, AnActionMayPostAnotherNotice)
{
    Notice first = notice(kProblem, Notice::Kind::Problem);
    first.actions = {{QStringLiteral("Go"), [this](bool) { bar.post(notice(kResult, Notice::Kind::Result)); }, false}};
    bar.post(first);
    button(QStringLiteral("Go"))->click();
    ASSERT_NE(bar.shown(), nullptr);
    EXPECT_EQ(bar.shown()->id, kResult);
}

TEST_F(NoticeBarTest, WordsOfAServerAreNoMarkup)
{
    Notice refused = notice(kProblem, Notice::Kind::Problem);
    refused.text = QStringLiteral("<img src='x'>ERR");
    bar.post(refused);
    EXPECT_TRUE(bar.accessibleDescription().contains(QStringLiteral("<img")));
    const QList<QLabel *> labels = bar.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        EXPECT_FALSE(label->text().contains(QStringLiteral("<img")));
}

} // namespace
