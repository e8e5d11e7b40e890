// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A hundred thousand sessions in the window: it has to stay answering whatever is done with them.
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/ui/window/livewindow.h"
#include "ui/search/searchfield.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/statusline.h"

#include <QAction>

namespace
{

using sessions::SessionTableModel;
using support::LiveWindow;
using support::sessionId;

constexpr int kSessions = 100'000;
/// Far above what is measured by the benchmarks, and below what feels stuck: this machine may be busy.
constexpr double kStallMs = 250;

class WindowMany : public LiveWindow
{
protected:
    bool fill()
    {
        QList<QByteArrayList> commands;
        commands.reserve(kSessions);
        for (int i = 0; i < kSessions; ++i) {
            const QByteArray number = QByteArray::number(i * 7919 % kSessions);
            commands.append({"SET", "session:" + sessionId(i),
                             R"({"user_id":"user_)" + number + R"(","ip":"10.1.)" + QByteArray::number(i % 250) +
                                 R"(.9","created_at":17900)" + number + "}",
                             "PX", QByteArray::number(600'000 + i)});
        }
        return watched.server.pipeline(commands) == 0;
    }

    /// Does it and waits for its effect; how long the event loop was away meanwhile.
    double stallOf(const std::function<void()> &act, const std::function<bool()> &effect)
    {
        bench::EventLoopWatch watch;
        watch.start();
        act();
        EXPECT_TRUE(waitFor(effect));
        QTest::qWait(SessionTableModel::kCommitIntervalMs); // what the table puts off belongs to it
        watch.stop();
        return watch.longestMs();
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

} // namespace
