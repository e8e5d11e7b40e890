// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the account may not do is greyed out, with the reason, before anybody tries.
#include "models/monitor/logoutdesk.h"
#include "tests/integration/accountrules.h"
#include "tests/support/serverabilities.h"
#include "tests/ui/window/livewindow.h"
#include "ui/details/detailspanel.h"
#include "ui/logout/logoutdialog.h"
#include "ui/notices/noticebar.h"
#include "ui/sessions/sessiontableview.h"
#include "ui/window/topbar.h"

#include <QAction>
#include <QPushButton>

namespace
{

using support::LiveWindow;
using support::sessionId;
using Answer = messages::Permission::Answer;

class WindowPermissions : public LiveWindow
{
protected:
    /// Of Express, and one that was written by hand.
    void fill()
    {
        for (int i = 0; i < 3; ++i)
            watched.server.command({"SET", "sess:" + sessionId(i), R"({"cookie":{},"user":"alice"})", "PX", "600000"});
        watched.setJson(sessionId(7), "bob", 600'000);
    }
    bool connectAs(const QByteArray &user, const QByteArray &password)
    {
        show();
        messages::ConnectionProfile profile = watched.profile();
        profile.name = QStringLiteral("shop");
        profile.userName = QString::fromLatin1(user);
        window->connectTo(profile, password);
        return waitFor([this] {
            return watched.monitor.logouts().logoutability().transactions.answer != Answer::Unknown && rows() > 0;
        });
    }
    bool connectWith(const QByteArrayList &rules)
    {
        const QByteArrayList all{"ACL", "SETUSER", "support", "reset", "on", ">pw", "~*", "&*", "+@all"};
        EXPECT_EQ(watched.server.command(all + rules), "+OK");
        return connectAs("support", "pw") && waitFor([this] { return rows() == 4; });
    }
    QPushButton &topButton() const
    {
        return *named<QPushButton>(*window->findChild<ui::TopBar *>(), QStringLiteral("Log out the selected sessions"));
    }
    ui::LogoutDialog *askedAboutAll()
    {
        table().setFocus();
        key(Qt::Key_A, Qt::ControlModifier);
        key(Qt::Key_Delete);
        return openedDialog<ui::LogoutDialog>();
    }
};

TEST_F(WindowPermissions, TheViewerOfTheReadmeIsToldBeforehand)
{
    fill();
    const QByteArrayList rule = support::accountRule("viewer");
    ASSERT_EQ(watched.server.command(rule), "+OK");
    ASSERT_TRUE(connectAs("viewer", support::passwordIn(rule)));
    clickRow(0);
    EXPECT_FALSE(topButton().isEnabled());
    const QString reason =
        QStringLiteral("The account “viewer” may not end sessions of Express: it may not run UNLINK.");
    EXPECT_TRUE(topButton().toolTip().contains(reason)) << topButton().toolTip().toStdString();
    EXPECT_FALSE(menuAction(QStringLiteral("Log Out"))->isEnabled());
    EXPECT_TRUE(menuAction(QStringLiteral("Log Out"))->toolTip().contains(reason));
    // By whatever way it is asked for.
    Q_EMIT window->findChild<ui::DetailsPanel *>()->logoutRequested();
    EXPECT_TRUE(waitFor([&] { return reads(notices(), reason); }));
    EXPECT_EQ(dialog<ui::LogoutDialog>(), nullptr);
}

TEST_F(WindowPermissions, WhatIsGivenIsUnlocked)
{
    fill();
    ASSERT_TRUE(connectWith({"-unlink", "-del"}));
    clickRow(0);
    EXPECT_FALSE(topButton().isEnabled());
    watched.server.command({"ACL", "SETUSER", "support", "+unlink"});
    menuAction(QStringLiteral("Read Again"))->trigger();
    EXPECT_TRUE(waitFor([this] { return topButton().isEnabled(); }));
    EXPECT_TRUE(menuAction(QStringLiteral("Log Out"))->isEnabled());
    // And what is taken is locked, after the first refusal.
    watched.server.command({"ACL", "SETUSER", "support", "-unlink"});
    clickRow(0);
    key(Qt::Key_Delete);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 1 session")));
    EXPECT_TRUE(waitFor([this] { return !topButton().isEnabled(); }));
    EXPECT_EQ(watched.server.integer({"DBSIZE"}), 4);
}

TEST_F(WindowPermissions, WhatIsShownIsWhatIsSent)
{
    fill();
    ASSERT_TRUE(connectWith({"-unlink"}));
    clickRow(rowOfUser(QStringLiteral("bob")));
    key(Qt::Key_Delete);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_TRUE(reads(*asking, QStringLiteral("DEL s")));
    EXPECT_FALSE(reads(*asking, QStringLiteral("UNLINK")));
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 1 session")));
    EXPECT_TRUE(waitFor([this] { return watched.server.integer({"DBSIZE"}) == 3; }));
    const QByteArray counted = watched.server.command({"INFO", "commandstats"});
    EXPECT_TRUE(counted.contains("cmdstat_del:calls=")) << counted.constData();
    const qsizetype unlink = counted.indexOf("cmdstat_unlink:");
    EXPECT_TRUE(unlink < 0 || counted.mid(unlink).startsWith("cmdstat_unlink:calls=0")) << counted.constData();
}

TEST_F(WindowPermissions, OnlySessionsThatMayNotBeEndedAreLocked)
{
    SKIP_UNLESS_SERVER_HAS_KEY_PERMISSIONS();
    fill();
    ASSERT_TRUE(connectWith({"resetkeys", "%R~*", "~sess:*"}));
    clickRow(rowOfUser(QStringLiteral("bob")));
    EXPECT_FALSE(topButton().isEnabled());
    EXPECT_TRUE(topButton().toolTip().contains(QStringLiteral("the keys session:*")))
        << topButton().toolTip().toStdString();
    clickRow(rowOfUser(QStringLiteral("alice")));
    EXPECT_TRUE(topButton().isEnabled());
    auto *const asking = askedAboutAll();
    ASSERT_TRUE(asking);
    EXPECT_TRUE(reads(*asking, QStringLiteral("These will not be ended.")));
    ASSERT_TRUE(press(*asking, QStringLiteral("Log out 4 sessions")));
    EXPECT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("3 ended")); }));
    EXPECT_TRUE(reads(notices(), QStringLiteral("1 not sent")));
    EXPECT_TRUE(reads(notices(), QStringLiteral("may not end sessions")));
    EXPECT_FALSE(reads(notices(), QStringLiteral("NOPERM"))) << "what is known beforehand is not tried";
    EXPECT_EQ(watched.server.integer({"EXISTS", "session:" + sessionId(7)}), 1);
}

TEST_F(WindowPermissions, ThatThereIsNoWayBackIsSaidBeforehand)
{
    fill();
    ASSERT_TRUE(connectWith({"-restore"}));
    clickRow(rowOfUser(QStringLiteral("alice")));
    key(Qt::Key_Delete);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_TRUE(reads(*asking, QStringLiteral("There is no way back. The account “support” may not bring ended "
                                              "sessions of Express back: it may not run RESTORE.")));
    EXPECT_TRUE(button(*asking, QStringLiteral("Log out 1 session"))->isEnabled());
}

TEST_F(WindowPermissions, AnOpenQuestionFollowsWhatIsGivenAndTaken)
{
    fill();
    ASSERT_TRUE(connectWith({}));
    clickRow(rowOfUser(QStringLiteral("alice")));
    key(Qt::Key_Delete);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    const auto isOffered = [&] { return button(*asking, QStringLiteral("Log out 1 session"))->isEnabled(); };
    EXPECT_TRUE(isOffered());
    const QString warning = QStringLiteral("There is no way back.");
    EXPECT_FALSE(reads(*asking, warning));
    watched.server.command({"ACL", "SETUSER", "support", "-restore"});
    menuAction(QStringLiteral("Read Again"))->trigger();
    EXPECT_TRUE(waitFor([&] { return reads(*asking, warning); }));
    EXPECT_TRUE(isOffered());
    watched.server.command({"ACL", "SETUSER", "support", "-unlink", "-del"});
    menuAction(QStringLiteral("Read Again"))->trigger();
    EXPECT_TRUE(waitFor([&] { return !isOffered(); }));
    EXPECT_TRUE(reads(*asking, QStringLiteral("may not end sessions of Express")));
    watched.server.command({"ACL", "SETUSER", "support", "+unlink", "+restore"});
    menuAction(QStringLiteral("Read Again"))->trigger();
    EXPECT_TRUE(waitFor([&] { return isOffered() && !reads(*asking, warning); }));
}

TEST_F(WindowPermissions, NothingIsSaidOfWhoMayAll)
{
    fill();
    ASSERT_TRUE(connectWith({}));
    clickRow(rowOfUser(QStringLiteral("alice")));
    EXPECT_TRUE(topButton().isEnabled());
    key(Qt::Key_Delete);
    auto *const asking = openedDialog<ui::LogoutDialog>();
    ASSERT_TRUE(asking);
    EXPECT_FALSE(reads(*asking, QStringLiteral("no way back")));
    EXPECT_FALSE(reads(*asking, QStringLiteral("will not be ended")));
}

} // namespace
