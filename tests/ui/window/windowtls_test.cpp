// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testauthority.h"
#include "tests/ui/window/livewindow.h"
#include "ui/connect/passworddialog.h"
#include "ui/notices/noticebar.h"
#include "ui/window/statusline.h"

#include <QPushButton>

#include <gtest/gtest.h>

// What the window says of a connection by TLS for as long as there is one.

namespace
{

using messages::Liveness;
using support::RedisServer;
using support::TestAuthority;

constexpr int kShortLifeSeconds = 12;

TestAuthority::Pair shortLived()
{
    TestAuthority::Wanted wanted;
    wanted.until = QDateTime::currentDateTimeUtc().addSecs(kShortLifeSeconds);
    return TestAuthority::shared().issue(wanted);
}

RedisServer::Tls demanding(const TestAuthority::Pair &pair, bool demandsClientCertificate)
{
    return {pair.certificate, pair.key, TestAuthority::shared().certificate(), demandsClientCertificate};
}

class WindowTls : public support::LiveWindow
{
protected:
    explicit WindowTls(const RedisServer::Tls &tls = demanding(TestAuthority::shared().issue(), false))
        : LiveWindow(tls)
    {
        watched.tls.caFile = TestAuthority::shared().certificate();
    }
    bool saysNotVerified()
    {
        return chip().accessibleName().contains(QStringLiteral("not verified")) &&
               reads(*window->findChild<ui::StatusLine *>(), QStringLiteral("not verified"));
    }
};

TEST_F(WindowTls, SaysThatTheServerIsNotVerifiedAsLongAsItIsNot)
{
    ASSERT_TRUE(connectLive());
    EXPECT_FALSE(chip().accessibleName().contains(QStringLiteral("not verified")));
    EXPECT_FALSE(reads(*window->findChild<ui::StatusLine *>(), QStringLiteral("not verified")));
    EXPECT_TRUE(waitFor([this] { return chip().toolTip().contains(QStringLiteral("Certificate of localhost")); }));

    watched.tls = {};
    watched.tls.verifies = false;
    ASSERT_TRUE(connectLive());
    EXPECT_TRUE(saysNotVerified());
    watched.server.kill();
    ASSERT_TRUE(watched.waitForPhase(messages::ConnectionStatus::Phase::Retrying));
    EXPECT_TRUE(saysNotVerified()) << "also while there is none";
}

class WindowTlsKey : public WindowTls
{
protected:
    WindowTlsKey()
        : WindowTls(demanding(TestAuthority::shared().issue(), true))
    {
    }
};

TEST_F(WindowTlsKey, TheKeysPassphraseIsAskedFor)
{
    TestAuthority &authority = TestAuthority::shared();
    const TestAuthority::Pair client = authority.issue();
    watched.tls.certificateFile = client.certificate;
    watched.tls.keyFile = authority.locked(client.key, "s3same");
    show();
    window->connectTo(watched.profile(), {});
    ASSERT_TRUE(openedDialog<ui::PasswordDialog>());
    type(QStringLiteral("wrong"));
    key(Qt::Key_Return);
    ASSERT_TRUE(waitFor([this] {
        return dialog<ui::PasswordDialog>() && reads(*dialog<ui::PasswordDialog>(), QStringLiteral("does not open"));
    }));
    ASSERT_TRUE(openedDialog<ui::PasswordDialog>());
    type(QStringLiteral("s3same"));
    key(Qt::Key_Return);
    EXPECT_TRUE(watched.waitForMode(Liveness::Mode::Live));
    EXPECT_FALSE(settingsBytes().contains("s3same"));
}

class WindowTlsEnd : public WindowTls
{
protected:
    WindowTlsEnd()
        : WindowTls(demanding(shortLived(), false))
    {
    }
};

TEST_F(WindowTlsEnd, ACertificateThatRunsOutIsToldOnce)
{
    ASSERT_TRUE(connectLive());
    EXPECT_TRUE(chip().toolTip().contains(QStringLiteral("It expires in"))) << chip().toolTip().toStdString();
    ASSERT_TRUE(waitFor([this] { return reads(notices(), QStringLiteral("certificate expired at")); }));
    EXPECT_TRUE(waitFor([this] { return chip().toolTip().contains(QStringLiteral("next connection")); }));
    EXPECT_EQ(watched.monitor.liveness().mode, Liveness::Mode::Live) << "what is open goes on";
}

} // namespace
