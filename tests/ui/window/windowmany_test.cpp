// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A hundred thousand sessions in the window: it has to stay answering whatever is done with them.
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/ui/window/livewindow.h"
#include "ui/logout/logoutdialog.h"
#include "ui/logout/logoutreportdialog.h"
#include "ui/notices/noticebar.h"
#include "ui/search/searchfield.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/statusline.h"

#include <QAbstractItemView>
#include <QAction>
#include <QLineEdit>

namespace
{

using sessions::SessionTableModel;
using support::LiveWindow;
using support::sessionId;

constexpr int kSessions = 100'000;
/// Far above what is measured by the benchmarks, and below what feels stuck.
constexpr double kStallMs = 250;
constexpr double kWaitMs = 3000; ///< by the clock, where others have the processor

class WindowMany : public LiveWindow
{
protected:
    bool fill(int sessions = kSessions)
    {
        QList<QByteArrayList> commands;
        commands.reserve(sessions);
        for (int i = 0; i < sessions; ++i) {
            const QByteArray number = QByteArray::number(i * 7919 % kSessions);
            commands.append({"SET", "session:" + sessionId(i),
                             R"({"user_id":"user_)" + number + R"(","ip":"10.1.)" + QByteArray::number(i % 250) +
                                 R"(.9","created_at":17900)" + number + "}",
                             "PX", QByteArray::number(600'000 + i)});
        }
        return watched.server.pipeline(commands) == 0;
    }

    /// Does it and waits for its effect; for how long the window was at work at a time meanwhile. Not by the clock:
    /// this machine may be busy.
    double stallOf(const std::function<void()> &act, const std::function<bool()> &effect)
    {
        bench::EventLoopWatch watch;
        watch.start();
        act();
        EXPECT_TRUE(waitFor(effect));
        QTest::qWait(SessionTableModel::kCommitIntervalMs); // what the table puts off belongs to it
        watch.stop();
        EXPECT_LT(watch.longestMs(), kWaitMs) << "at work or waiting";
        return watch.longestBusyMs();
    }
};

TEST_F(WindowMany, NothingStallsTheWindow)
{
    ASSERT_TRUE(fill());
    show();
    EXPECT_LT(stallOf([this] { connectLive(); }, [this] { return rows() == kSessions; }), kStallMs) << "load";

    table().setFocus();
    const auto selected = [this](qsizetype count) {
        return [this, count] { return table().selection().count() == count; };
    };
    EXPECT_LT(stallOf([this] { key(Qt::Key_A, Qt::ControlModifier); }, selected(kSessions)), kStallMs);
    for (int column = 0; column < SessionTableModel::ColumnCount; ++column) {
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            const auto sorted = [&] {
                const SessionTableModel &model = watched.monitor.table();
                return model.sortColumn() == column && model.sortOrder() == order;
            };
            EXPECT_LT(stallOf([&] { table().sortByColumn(column, order); }, sorted), kStallMs)
                << "column " << column << ", order " << order;
        }
    }
    EXPECT_EQ(table().selection().count(), kSessions) << "still the same sessions";

    key(Qt::Key_F, Qt::ControlModifier);
    ASSERT_TRUE(waitFor([this] { return search().hasFocus(); }));
    EXPECT_LT(stallOf([this] { type(QStringLiteral("user:user_77777")); }, [this] { return rows() == 1; }), kStallMs);
    EXPECT_EQ(column(SessionTableModel::User), QStringList{QStringLiteral("user_77777")});
    EXPECT_EQ(table().selection().count(), 1) << "what is out of sight is not selected";
    EXPECT_LT(stallOf([this] { key(Qt::Key_Escape); }, [this] { return rows() == kSessions; }), kStallMs);
    EXPECT_EQ(table().selection().count(), 1);

    menuAction(QStringLiteral("Read Again"))->trigger();
    ASSERT_TRUE(waitFor([this] { return menuAction(QStringLiteral("Stop Reading"))->isEnabled(); }));
    menuAction(QStringLiteral("Stop Reading"))->trigger();
    // Events told of every change meanwhile: what was exact before is so still.
    EXPECT_TRUE(waitFor([this] { return !menuAction(QStringLiteral("Stop Reading"))->isEnabled(); }));
    EXPECT_TRUE(waitFor(
        [this] { return reads(*window->findChild<ui::StatusLine *>(), QStringLiteral("100,000 sessions, exact")); }));
    EXPECT_EQ(rows(), kSessions) << "what is there stays";
}

/// Question, answer and report are worked out beside the window, and are the same as of a few.
TEST_F(WindowMany, ALogoutOfManyIsAskedEndedAndReported)
{
    constexpr int kMany = 10'000;
    ASSERT_TRUE(fill(kMany));
    show();
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == kMany; }));
    table().setFocus();
    key(Qt::Key_A, Qt::ControlModifier);
    EXPECT_LT(stallOf([this] { key(Qt::Key_Delete); }, [this] { return dialog<ui::LogoutDialog>() != nullptr; }),
              kStallMs);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_TRUE(reads(*asking, QStringLiteral("Log out 10,000 sessions of 10,000 users?")));
    // What ends while the question stands is not asked about any more.
    watched.server.command({"DEL", "session:" + sessionId(5)});
    ASSERT_TRUE(waitFor([&] { return asking->question().sessions() == kMany - 1; }));
    EXPECT_TRUE(reads(*asking, QStringLiteral("ended meanwhile.")));
    auto *const number = named<QLineEdit>(*asking, QStringLiteral("Type 9999 to confirm"));
    ASSERT_TRUE(number);
    QTest::keyClicks(number, QStringLiteral("9999"));
    const auto isReported = [this] { return reads(notices(), QStringLiteral("9,999 ended")); };
    EXPECT_TRUE(press(*asking, QStringLiteral("Log out 9,999 sessions")));
    ASSERT_TRUE(waitFor(isReported, 90'000));
    // At once: what went well is not told for ever.
    ASSERT_TRUE(press(notices(), QStringLiteral("Details…")));
    EXPECT_EQ(watched.server.integer({"DBSIZE"}), 0);
    EXPECT_TRUE(waitFor([this] { return rows() == 0; }));
    auto *const report = openedDialog<ui::LogoutReportDialog>();
    ASSERT_TRUE(report);
    const QAbstractItemModel *outcomes = report->findChild<QAbstractItemView *>()->model();
    EXPECT_TRUE(waitFor([outcomes] { return outcomes->rowCount() == kMany - 1; }));
}

} // namespace
