// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Going to a server, as a user does it: the dialog, its test, the password, the chip's menu.
#include "tests/ui/window/livewindow.h"
#include "ui/connect/connectiondialog.h"
#include "ui/connect/connectionflow.h"
#include "ui/connect/passworddialog.h"
#include "ui/connect/probebar.h"
#include "ui/notices/noticebar.h"

#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

namespace
{

using messages::Liveness;
using support::LiveWindow;
using support::sessionId;

constexpr char kPassword[] = "corr3ct-horse";
constexpr char kWrongPassword[] = "wr0ng-pony";

class WindowConnect : public LiveWindow
{
protected:
    using LiveWindow::LiveWindow;

    template<typename Field> void fill(QWidget &dialog, const QString &name, const QString &text)
    {
        auto *const field = named<Field>(dialog, name);
        ASSERT_TRUE(field) << qPrintable(name);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
    }

    ui::ConnectionDialog *openDialog()
    {
        return press(*window, QStringLiteral("Connect to a Redis…")) ? openedDialog<ui::ConnectionDialog>() : nullptr;
    }

    void fillAddress(QWidget &dialog, int port)
    {
        fill<QLineEdit>(dialog, QStringLiteral("Name"), QStringLiteral("Web shop"));
        fill<QLineEdit>(dialog, QStringLiteral("Host"), QStringLiteral("127.0.0.1"));
        fill<QSpinBox>(dialog, QStringLiteral("Port"), QString::number(port));
    }
};

TEST_F(WindowConnect, ByTypingIntoTheDialogAndTestingFirst)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    show();
    EXPECT_TRUE(reads(*window, QStringLiteral("See who is logged in, live")));
    ui::ConnectionDialog *const opened = openDialog();
    ASSERT_TRUE(opened);
    auto *const probe = opened->findChild<ui::ProbeBar *>();

    fillAddress(*opened, 1); // reserved: nobody listens there
    ASSERT_TRUE(press(*opened, QStringLiteral("Test")));
    ASSERT_TRUE(waitFor([&] { return !probe->isRunning(); }));
    EXPECT_FALSE(reads(*opened, QStringLiteral("It works")));
    EXPECT_TRUE(reads(*probe, QStringLiteral("127.0.0.1")));

    fill<QSpinBox>(*opened, QStringLiteral("Port"), QString::number(watched.server.port()));
    ASSERT_TRUE(press(*opened, QStringLiteral("Test")));
    ASSERT_TRUE(waitFor([&] { return !probe->isRunning(); }));
    EXPECT_TRUE(reads(*opened, QStringLiteral("It works")));
    EXPECT_TRUE(reads(*probe, QStringLiteral("1 key")));

    ASSERT_TRUE(press(*opened, QStringLiteral("Connect")));
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    EXPECT_TRUE(window->windowTitle().contains(QStringLiteral("Web shop")));
    EXPECT_TRUE(chip().accessibleName().contains(QStringLiteral("Web shop")));
    EXPECT_EQ(dialog<ui::ConnectionDialog>(), nullptr);
}

TEST_F(WindowConnect, ByAnAddressOnTheFirstPageAndLaterByItsName)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    show();
    EXPECT_FALSE(reads(*window, QStringLiteral("Recent connections")));
    fill<QLineEdit>(*window, QStringLiteral("Address of a server"),
                    QStringLiteral("127.0.0.1:%1").arg(watched.server.port()));
    key(Qt::Key_Return);
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    ASSERT_TRUE(waitFor([this] { return rows() == 1; }));
    EXPECT_FALSE(reads(*window, QStringLiteral("See who is logged in, live")));

    messages::ConnectionProfile shop = watched.monitor.profile();
    shop.name = QStringLiteral("Web shop");
    shop.id = profiles.save(shop);
    window->connectTo(shop, {});
    ASSERT_TRUE(waitFor([&] { return watched.monitor.profile().id == shop.id && rows() == 1; }));
    menuAction(QStringLiteral("Disconnect"))->trigger();
    ASSERT_TRUE(watched.waitForPhase(messages::ConnectionStatus::Phase::Disconnected));
    ASSERT_TRUE(waitFor([this] { return reads(*window, QStringLiteral("Recent connections")); }));
    auto *recent = named<QAbstractButton>(*window, QStringLiteral("Connect to Web shop"));
    ASSERT_TRUE(recent && recent->isVisible());
    recent->click();
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_TRUE(waitFor([this] { return rows() == 1; }));
    EXPECT_EQ(watched.monitor.profile().name, QStringLiteral("Web shop"));
}

TEST_F(WindowConnect, ASavedConnectionIsOneChoiceAway)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    show();
    ui::ConnectionDialog *const opened = openDialog();
    ASSERT_TRUE(opened);
    fillAddress(*opened, watched.server.port());
    key(Qt::Key_Return);
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));

    QAction *const leave = choice(*chip().menu(), QStringLiteral("Disconnect"));
    ASSERT_TRUE(leave);
    leave->trigger();
    ASSERT_TRUE(watched.waitForPhase(messages::ConnectionStatus::Phase::Disconnected));
    EXPECT_TRUE(waitFor([this] { return reads(*window, QStringLiteral("See who is logged in, live")); }));
    QAction *const saved = choice(*chip().menu(), QStringLiteral("Web shop"));
    ASSERT_TRUE(saved);
    EXPECT_FALSE(saved->isChecked());
    saved->trigger();
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_TRUE(waitFor([this] { return rows() == 1; }));
    EXPECT_TRUE(choice(*chip().menu(), QStringLiteral("Web shop"))->isChecked());
}

TEST_F(WindowConnect, TwoWindowsCannotBeConfused)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    show();
    QSignalSpy another(window.get(), &ui::MainWindow::newWindowRequested);
    key(Qt::Key_N, Qt::ControlModifier);
    ASSERT_EQ(another.count(), 1);
    EXPECT_TRUE(another.constFirst().constFirst().toString().isEmpty());

    messages::ConnectionProfile marked = watched.profile();
    marked.name = QStringLiteral("shop");
    marked.production = true;
    marked.colour = QStringLiteral("#e35651");
    marked.group = QStringLiteral("Customers");
    marked.id = profiles.save(marked);
    window->connectTo(marked, {});
    ASSERT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_EQ(window->windowTitle(), QStringLiteral("shop · production — Sessionscope"));
    EXPECT_TRUE(chip().accessibleName().contains(QStringLiteral("production")));
    EXPECT_TRUE(chip().accessibleName().contains(QStringLiteral("red")));
    QMenu menu;
    window->findChild<ui::ConnectionFlow *>()->fillProfilesMenu(&menu);
    ASSERT_EQ(menu.actions().size(), 2);
    EXPECT_TRUE(menu.actions().constFirst()->isSeparator()) << "the heading of the group";
    EXPECT_EQ(menu.actions().constFirst()->text(), QStringLiteral("Customers"));
    EXPECT_EQ(menu.actions().constLast()->text(), QStringLiteral("shop · production"));
    EXPECT_FALSE(menu.actions().constLast()->icon().isNull());
}

TEST_F(WindowConnect, WhatIsChosenWhileTheKeychainIsAskedGoesBefore)
{
    watched.setJson(sessionId(1), "alice", 600'000);
    messages::ConnectionProfile late = watched.profile();
    late.name = QStringLiteral("late");
    late.id = profiles.save(late);
    show();
    int answers = 0;
    window->connectWithKept(late, [&](const messages::Credentials &kept) {
        ++answers;
        return kept;
    });
    // Asked after the other, and so answered after it.
    bool isAnswered = false;
    secrets.read(late.id, window.get(), [&](const auto &) { isAnswered = true; });
    ASSERT_TRUE(connectLive());
    EXPECT_TRUE(waitFor([&] { return isAnswered; }));
    EXPECT_EQ(answers, 0);
    EXPECT_NE(watched.monitor.profile().id, late.id);
    window->connectWithKept(late, [](const messages::Credentials &kept) { return kept; });
    EXPECT_TRUE(waitFor([&] { return watched.monitor.profile().id == late.id; }));
}

TEST_F(WindowConnect, CancelLeavesEverythingAsItWas)
{
    show();
    ui::ConnectionDialog *const opened = openDialog();
    ASSERT_TRUE(opened);
    fillAddress(*opened, watched.server.port());
    key(Qt::Key_Escape);
    EXPECT_EQ(dialog<ui::ConnectionDialog>(), nullptr);
    EXPECT_TRUE(profiles.profiles().isEmpty());
    EXPECT_EQ(watched.monitor.connectionStatus().phase, messages::ConnectionStatus::Phase::Disconnected);
}

class WindowPassword : public WindowConnect
{
protected:
    WindowPassword()
        : WindowConnect({QStringLiteral("--requirepass"), QString::fromLatin1(kPassword),
                         QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")})
    {
    }
};

TEST_F(WindowPassword, AWrongOneIsAskedForAgainAndNoneIsWrittenDown)
{
    show();
    ui::ConnectionDialog *const opened = openDialog();
    ASSERT_TRUE(opened);
    fillAddress(*opened, watched.server.port());
    fill<QLineEdit>(*opened, QStringLiteral("Password"), QString::fromLatin1(kWrongPassword));
    ASSERT_TRUE(press(*opened, QStringLiteral("Connect")));

    auto *asking = openedDialog<ui::PasswordDialog>();
    ASSERT_TRUE(asking);
    EXPECT_TRUE(reads(*asking, QStringLiteral("did not take the password")));
    EXPECT_FALSE(button(*asking, QStringLiteral("Connect"))->isEnabled());

    // Put off: the menu and the notice offer it again.
    key(Qt::Key_Escape);
    ASSERT_TRUE(waitFor([this] { return dialog<ui::PasswordDialog>() == nullptr; }));
    menuAction(QStringLiteral("Enter Password"))->trigger();
    ASSERT_TRUE(openedDialog<ui::PasswordDialog>());
    key(Qt::Key_Escape);
    ASSERT_TRUE(waitFor([this] { return dialog<ui::PasswordDialog>() == nullptr; }));
    ASSERT_TRUE(press(notices(), QStringLiteral("Enter Password…")));
    asking = openedDialog<ui::PasswordDialog>();
    ASSERT_TRUE(asking);
    type(QString::fromLatin1(kPassword));
    key(Qt::Key_Return);

    EXPECT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_FALSE(notices().isVisible());
    window->close();
    const QByteArray written = settingsBytes();
    EXPECT_TRUE(written.contains("Web shop"));
    EXPECT_FALSE(written.contains(kPassword));
    EXPECT_FALSE(written.contains(kWrongPassword));
}

TEST_F(WindowPassword, IsNotAskedForAnyMoreOnceItIsNotNeeded)
{
    show();
    window->connectTo(watched.profile(), {});
    ASSERT_TRUE(openedDialog<ui::PasswordDialog>());
    watched.monitor.connectTo(watched.profile(), kPassword);
    EXPECT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_TRUE(waitFor([this] { return dialog<ui::PasswordDialog>() == nullptr; }));
}

} // namespace
