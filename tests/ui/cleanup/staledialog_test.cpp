// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/staledialog.h"

#include "tests/ui/cleanup/stalesamples.h"
#include "ui/cleanup/stalelist.h"
#include "ui/cleanup/staletable.h"
#include "ui/controls/segmentedswitch.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace
{

using support::buttonOn;
using support::readsOn;
using ui::StaleDialog;
using ui::StaleIndexModel;
using ui::StalePlace;
using ui::StaleState;

class StaleWindow : public ::testing::Test
{
protected:
    void SetUp() override
    {
        for (QTableView *table : dialog.findChildren<QTableView *>())
            new QAbstractItemModelTester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal, table);
        QObject::connect(&dialog, &StaleDialog::cleanUpRequested, &dialog,
                         [this](const std::vector<StalePlace> &places, const QString &chosenBy) {
                             asked = places;
                             chosen = chosenBy;
                         });
        dialog.setServer(QStringLiteral("shop"), false);
        dialog.show();
        dialog.activateWindow();
        ASSERT_TRUE(QTest::qWaitForWindowActive(&dialog));
    }
    void find(int alices = 3)
    {
        report = support::staleReport(alices);
        dialog.showLooking();
        dialog.showFound(report, support::staleTitles(), QDateTime(QDate(2026, 11, 29), QTime(13, 40, 2)));
    }
    QTableView &table() const { return dialog.list().table(); }
    void click(int row, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::mouseClick(table().viewport(), Qt::LeftButton, modifiers,
                          table().visualRect(table().model()->index(row, 0)).center());
    }
    void press(const char *text) const
    {
        QPushButton *const button = buttonOn(dialog, QString::fromUtf8(text));
        ASSERT_TRUE(button) << text;
        ASSERT_TRUE(button->isEnabled()) << text;
        QTest::mouseClick(button, Qt::LeftButton);
    }

    StaleDialog dialog;
    std::shared_ptr<messages::StaleReport> report;
    std::vector<StalePlace> asked;
    QString chosen;
};

TEST_F(StaleWindow, TellsHowFarTheLookIsAndStopsIt)
{
    const QSignalSpy stop(&dialog, &StaleDialog::stopRequested);
    dialog.showLooking();
    auto *const bar = dialog.findChild<QProgressBar *>();
    EXPECT_TRUE(bar->isVisible());
    dialog.showLookProgress(45'000, 120'000, 312);
    EXPECT_TRUE(readsOn(dialog, QStringLiteral("Looking… 45,000 of about 120,000 keys, 312 stale")));
    EXPECT_EQ(bar->value() * 100 / bar->maximum(), 37);
    EXPECT_FALSE(buttonOn(dialog, QStringLiteral("All"))->isEnabled());
    press("Stop");
    EXPECT_EQ(stop.count(), 1);
    report = support::staleReport(0);
    report->indexes.clear();
    report->isCancelled = true;
    report->keys = 45'000;
    dialog.showFound(report, support::staleTitles(), QDateTime::currentDateTime());
    EXPECT_FALSE(bar->isVisible());
    EXPECT_TRUE(readsOn(dialog, QStringLiteral("None found in what was looked at: stopped after 45,000 keys")));
    EXPECT_FALSE(readsOn(dialog, QStringLiteral("No stale entries")));
    EXPECT_TRUE(readsOn(dialog, QStringLiteral("there may be more")));
}

TEST_F(StaleWindow, ShowsWhatWasFoundAndTheEntriesOfTheRow)
{
    find();
    EXPECT_TRUE(readsOn(dialog, QStringLiteral("6 stale entries in 3 indexes, of 12,400 entries looked at, as of "
                                               "13:40:02")));
    auto *const entries = support::namedOn<QTableView>(dialog, QStringLiteral("Stale entries of the key"));
    ASSERT_TRUE(entries);
    EXPECT_EQ(entries->model()->rowCount(), 3);
    click(1);
    EXPECT_EQ(entries->model()->rowCount(), 2);
    EXPECT_TRUE(readsOn(dialog, QStringLiteral("satoken:login:session:bob: 2 stale entries, 0 with a session")));
    QHeaderView *header = table().horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(StaleIndexModel::User) + 12, header->height() / 2));
    EXPECT_EQ(table().model()->index(0, StaleIndexModel::User).data().toString(), QStringLiteral("—"));
    EXPECT_EQ(entries->model()->rowCount(), 2) << "still bob's";
    QTest::keyClick(&table(), Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(copied.contains(QStringLiteral("satoken:login:session:bob"))) << copied.toStdString();
    EXPECT_FALSE(copied.contains(QString::fromLatin1(support::staleId(100))));
}

TEST_F(StaleWindow, CleansUpWhatIsSelectedOrAll)
{
    find();
    press("All 6");
    EXPECT_EQ(asked.size(), 6U);
    EXPECT_EQ(chosen, QStringLiteral("all stale entries on the whole server"));
    click(1);
    click(2, Qt::ControlModifier);
    press("3 Selected");
    EXPECT_EQ(asked, (std::vector<StalePlace>{{1, 0}, {1, 1}, {2, 0}}));
    EXPECT_EQ(chosen, QStringLiteral("stale entries in 2 selected keys on the whole server"));
}

TEST_F(StaleWindow, WhatIsFilteredOutIsNotMeant)
{
    find();
    QTest::keyClick(&dialog, Qt::Key_F, Qt::ControlModifier);
    auto *const filter = support::namedOn<QLineEdit>(dialog, QStringLiteral("Filter what was found"));
    ASSERT_TRUE(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("bob"));
    ASSERT_TRUE(QTest::qWaitFor([this] { return table().model()->rowCount() == 1; }));
    EXPECT_FALSE(buttonOn(dialog, QStringLiteral("All 6")));
    press("2 Shown");
    EXPECT_EQ(asked.size(), 2U);
    EXPECT_TRUE(chosen.contains(QStringLiteral("match “bob”"))) << chosen.toStdString();
    QTest::keyClick(filter, Qt::Key_Down);
    EXPECT_TRUE(table().hasFocus());
    QTest::keyClick(&dialog, Qt::Key_Escape);
    EXPECT_EQ(table().model()->rowCount(), 3);
    EXPECT_TRUE(dialog.isVisible());
    filter->setText(QStringLiteral("no such thing"));
    EXPECT_TRUE(QTest::qWaitFor([this] { return readsOn(dialog, QStringLiteral("No row matches the filter")); }));
}

TEST_F(StaleWindow, SaysWhyNothingCanBeRemoved)
{
    dialog.setObstacles({}, QStringLiteral("This connection is read-only: nothing can be cleaned up through it."));
    find();
    for (const char *text : {"All", "Selected"}) {
        QPushButton *const button = buttonOn(dialog, QString::fromLatin1(text));
        EXPECT_FALSE(button->isEnabled());
        EXPECT_TRUE(button->toolTip().contains(QStringLiteral("read-only")));
        EXPECT_TRUE(button->accessibleDescription().contains(QStringLiteral("read-only")));
    }
    EXPECT_TRUE(readsOn(dialog, QStringLiteral("This connection is read-only")));
    EXPECT_TRUE(buttonOn(dialog, QStringLiteral("Look Again"))->isEnabled());
    dialog.setObstacles(QStringLiteral("There is no connection to a server."), {});
    EXPECT_FALSE(buttonOn(dialog, QStringLiteral("Look Again"))->isEnabled());
}

TEST_F(StaleWindow, WhatIsShownStaysTrueAfterwards)
{
    find();
    dialog.showCleaning(2, 6, false, false);
    EXPECT_TRUE(readsOn(dialog, QStringLiteral("Removing: 2 of 6 entries")));
    EXPECT_FALSE(buttonOn(dialog, QStringLiteral("All"))->isEnabled());
    const QSignalSpy cancel(&dialog, &StaleDialog::cancelRequested);
    press("Cancel");
    EXPECT_EQ(cancel.count(), 1);
    dialog.showCleaning(2, 6, false, true);
    EXPECT_TRUE(readsOn(dialog, QStringLiteral("Cancelling: 2 of 6 entries done")));
    EXPECT_FALSE(buttonOn(dialog, QStringLiteral("Cancel"))->isEnabled());
    dialog.showCleaned();
    dialog.settle(report, {{0, 0}, {0, 1}, {1, 0}}, {StaleState::Removed, StaleState::Removed, StaleState::Back});
    EXPECT_TRUE(readsOn(dialog, QStringLiteral("since then 2 removed, 1 with a session again, 3 left")));
    EXPECT_TRUE(buttonOn(dialog, QStringLiteral("All 3")));
    press("All 3");
    EXPECT_EQ(asked.size(), 3U);
    // Of another list nothing is known.
    dialog.settle(support::staleReport(), {{2, 0}}, {StaleState::Removed});
    EXPECT_TRUE(buttonOn(dialog, QStringLiteral("All 3")));
    find();
    EXPECT_TRUE(buttonOn(dialog, QStringLiteral("All 6")));
}

TEST_F(StaleWindow, LooksForOneUserToo)
{
    QSignalSpy looks(&dialog, &StaleDialog::lookRequested);
    EXPECT_TRUE(dialog.scope().isEmpty());
    dialog.setScope("alice");
    EXPECT_EQ(dialog.scope(), QByteArray("alice"));
    EXPECT_EQ(looks.count(), 0) << "who sets it looks";
    auto *const where = dialog.findChild<ui::SegmentedSwitch *>();
    ASSERT_TRUE(where);
    where->setFocus();
    QTest::keyClick(where, Qt::Key_Left);
    ASSERT_EQ(looks.count(), 1);
    EXPECT_EQ(looks.at(0).at(0).toByteArray(), QByteArray());
    QTest::keyClick(where, Qt::Key_Right);
    EXPECT_EQ(looks.at(1).at(0).toByteArray(), QByteArray("alice"));
    find();
    report->user = "alice";
    press("All 6");
    EXPECT_EQ(chosen, QStringLiteral("all stale entries of alice"));
    QTest::keyClick(&dialog, Qt::Key_F5);
    EXPECT_EQ(looks.count(), 3);
}

TEST_F(StaleWindow, OfAServerThatWasLeftNothingIsShown)
{
    find();
    dialog.showNothing(QStringLiteral("The connection was left."));
    EXPECT_FALSE(table().isVisible());
    EXPECT_TRUE(readsOn(dialog, QStringLiteral("The connection was left.")));
    EXPECT_FALSE(buttonOn(dialog, QStringLiteral("All"))->isEnabled());
}

} // namespace
