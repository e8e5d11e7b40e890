// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of a server that is older than what it is made for.
#include "tests/support/serverabilities.h"
#include "tests/ui/window/livewindow.h"
#include "ui/notices/noticebar.h"
#include "ui/window/livenesspopup.h"
#include "ui/window/statusline.h"

namespace
{

using messages::Liveness;
using support::LiveWindow;
using support::sessionId;

class WindowOld : public LiveWindow
{
protected:
    WindowOld()
        : LiveWindow(support::seemingOld())
    {
    }
    bool statusReads(const QString &text) const { return reads(*window->findChild<ui::StatusLine *>(), text); }
};

TEST_F(WindowOld, SaysSoAndIsNotCalledLive)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    show();
    window->connectTo(watched.profile(), {});
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::ExpiryOnly));
    auto *const liveness = window->findChild<ui::LivenessButton *>();
    EXPECT_TRUE(waitFor([&] { return liveness->text().contains(QStringLiteral("Live in part: old server")); }))
        << liveness->text().toStdString();
    EXPECT_TRUE(waitFor([this] { return statusReads(QStringLiteral("1 session at the last reading")); }));
    EXPECT_FALSE(statusReads(QStringLiteral("exact")));
    ASSERT_TRUE(waitFor([this] { return notices().shown() != nullptr; }));
    EXPECT_TRUE(notices().shown()->text.contains(QStringLiteral("may be shown late")))
        << notices().shown()->text.toStdString();
    EXPECT_EQ(notices().shown()->kind, ui::Notice::Kind::Warning);

    QTest::mouseClick(liveness, Qt::LeftButton);
    auto *const popup = dialog<ui::LivenessPopup>();
    ASSERT_TRUE(popup);
    EXPECT_TRUE(reads(*popup, QStringLiteral("not every change of the time they have left")));
    EXPECT_TRUE(reads(*popup, QStringLiteral("may be shown late")));
    EXPECT_FALSE(button(*popup, QStringLiteral("Turn Events On…"))) << "no flag would help";
}

} // namespace
