// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The audit log beside the window.
#include "tests/ui/window/livewindow.h"
#include "ui/audit/auditlogdialog.h"
#include "ui/sessions/sessiontableview.h"

#include <QPointer>

namespace
{

class WindowAudit : public support::LiveWindow
{
};

} // namespace

TEST_F(WindowAudit, OpensOnceAndTheWorkGoesOnBesideIt)
{
    watched.setJson(support::sessionId(1), "alice", 600'000);
    ASSERT_TRUE(connectLive());
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    key(Qt::Key_L, Qt::ControlModifier);
    const QPointer<ui::AuditLogDialog> log = openedDialog<ui::AuditLogDialog>();
    ASSERT_TRUE(log);
    EXPECT_FALSE(log->isModal());
    EXPECT_EQ(log->windowTitle(), QStringLiteral("Audit Log"));
    ASSERT_TRUE(activate(*window));
    clickRow(0);
    EXPECT_TRUE(table().hasFocus());
    EXPECT_TRUE(log->isVisible());
    key(Qt::Key_L, Qt::ControlModifier);
    ASSERT_TRUE(activate(*log));
    EXPECT_EQ(window->findChildren<ui::AuditLogDialog *>().size(), 1);
    QTest::keyClick(log.data(), Qt::Key_Escape);
    EXPECT_TRUE(waitFor([&log] { return !log || !log->isVisible(); }));
    ASSERT_TRUE(activate(*window)); // as a window manager would
    key(Qt::Key_L, Qt::ControlModifier);
    EXPECT_TRUE(openedDialog<ui::AuditLogDialog>());
}
