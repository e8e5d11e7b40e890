// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Thousands of sessions end in the same second, and as many begin: who looks at one of the others keeps it.
#include "models/sessions/table/sessiontablemodel.h"
#include "tests/ui/window/livewindow.h"
#include "ui/sessions/sessiontableview.h"

#include <QApplication>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>

namespace
{

using sessions::Slot;
using support::LiveWindow;
using support::sessionId;

constexpr int kLasting = 2'000;
constexpr int kMass = 20'000;

class WindowMass : public LiveWindow
{
protected:
    WindowMass()
        : LiveWindow({QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE"), QStringLiteral("--hz"),
                      QStringLiteral("100")})
    {
    }

    bool fill(int first, int count, const QByteArrayList &expiry)
    {
        QList<QByteArrayList> commands;
        for (int i = first; i < first + count; ++i)
            commands.append(QByteArrayList{"SET", "session:" + sessionId(i),
                                           R"({"user_id":"user_)" + QByteArray::number(i) + R"("})"} +
                            expiry);
        return watched.server.pipeline(commands) == 0;
    }

    Slot topSlot() const { return table().table().slotAt(table().rowAt(0)); }
};

TEST_F(WindowMass, KeepsWhatTheUserLooksAt)
{
    ASSERT_TRUE(fill(0, kLasting, {"PX", "600000"}));
    ASSERT_TRUE(fill(kLasting, kMass, {"PX", "6000000"}));
    show();
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == kLasting + kMass; }));
    table().sortByColumn(sessions::SessionTableModel::Remaining, Qt::AscendingOrder);
    ASSERT_TRUE(waitFor(
        [this] { return watched.monitor.store().deadline(topSlot()) < watched.monitor.clock().nowMs() + 700'000; }));

    table().verticalScrollBar()->setValue(500 * table().rowHeight());
    ASSERT_TRUE(waitFor([this] { return table().rowAt(0) == 500; }));
    QSignalSpy contents(&watched.monitor.contents(), &monitor::ContentDesk::contentRead);
    clickRow(505);
    const Slot selected = table().currentSlot();
    const Slot top = topSlot();
    ASSERT_TRUE(waitFor([&] { return contents.count() == 1; }));
    QMetaObject::invokeMethod(
        &table(), [this] { Q_EMIT table().rowMenuRequested(table().viewport()->mapToGlobal(QPoint(40, 60))); },
        Qt::QueuedConnection);
    QMenu *menu = nullptr;
    ASSERT_TRUE(waitFor([&] {
        menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        return menu != nullptr;
    }));

    const auto keepsAll = [&](const char *when) {
        EXPECT_EQ(table().currentSlot(), selected) << when;
        EXPECT_EQ(table().selection().selectedSlots(), std::vector<Slot>{selected}) << when;
        EXPECT_EQ(topSlot(), top) << when;
        EXPECT_TRUE(menu->isVisible()) << when;
        EXPECT_EQ(contents.count(), 1) << when << ": nothing of it was written";
    };
    QList<QByteArrayList> commands;
    for (int i = kLasting; i < kLasting + kMass; ++i)
        commands.append({"PEXPIRE", "session:" + sessionId(i), "300"});
    ASSERT_EQ(watched.server.pipeline(commands), 0);
    ASSERT_TRUE(waitFor([this] { return watched.monitor.store().count() == kLasting; }, 60'000));
    keepsAll("ended");
    ASSERT_TRUE(waitFor([this] { return rows() == kLasting; }, 60'000));
    keepsAll("gone");
    ASSERT_TRUE(fill(kLasting + kMass, kMass, {"PX", "6000000"}));
    ASSERT_TRUE(waitFor([this] { return rows() == kLasting + kMass; }, 60'000));
    keepsAll("others came");
    menu->close();
}

} // namespace
