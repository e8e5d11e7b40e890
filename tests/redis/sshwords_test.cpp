// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/sshwords.h"

#include <gtest/gtest.h>

using redis::Error;
using redis::ErrorKind;
using redis::SshWords;

namespace
{

Error reasonOf(const QByteArray &words)
{
    SshWords said;
    said.take("debug1: Authenticating to 10.0.0.1:22 as 'alice'\r\n");
    said.take(words);
    return said.reason(QStringLiteral("gate"));
}

const QByteArray kFreed = "debug1: channel 4: free: direct-tcpip: listening port -2 for 10.0.0.5 port 6379, connect "
                          "from UNKNOWN port 65535 to /tmp/1 port -2, nchannels 5\r\n";

} // namespace

TEST(SshWords, TellWhyItEnded)
{
    EXPECT_EQ(reasonOf("ssh: Could not resolve hostname gaet: Name or service not known\r\n"),
              (Error{ErrorKind::SshHostNotFound, QStringLiteral("gaet")}));
    EXPECT_EQ(reasonOf("ssh: connect to host 10.0.0.1 port 22: Connection refused\r\n"),
              (Error{ErrorKind::SshRefused, QStringLiteral("10.0.0.1 port 22")}));
    EXPECT_EQ(reasonOf("ssh: connect to host 10.0.0.1 port 22: Connection timed out\r\n"),
              (Error{ErrorKind::SshTimedOut, QStringLiteral("10.0.0.1 port 22")}));
    EXPECT_EQ(reasonOf("ssh: connect to host 10.0.0.1 port 22: No route to host\r\n"),
              (Error{ErrorKind::SshUnreachable, QStringLiteral("10.0.0.1 port 22: No route to host")}));
    EXPECT_EQ(reasonOf("Connection timed out during banner exchange\r\nConnection to 10.0.0.1 port 22 timed out\r\n"),
              (Error{ErrorKind::SshTimedOut, QStringLiteral("gate")}));
    EXPECT_EQ(reasonOf("alice@10.0.0.1: Permission denied (publickey,password).\r\n"),
              (Error{ErrorKind::SshDenied, QStringLiteral("publickey,password")}));
    EXPECT_EQ(reasonOf("Received disconnect from 10.0.0.1 port 22:2: Too many authentication failures\r\n").kind,
              ErrorKind::SshDenied);
    EXPECT_EQ(reasonOf("Host key verification failed.\r\n").kind, ErrorKind::SshHostKeyUnknown);
    EXPECT_EQ(reasonOf("@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\nHost key verification failed."
                       "\r\n")
                  .kind,
              ErrorKind::SshHostKeyChanged);
    // Of a jump host, before what follows from it.
    EXPECT_EQ(reasonOf("bob@jump: Permission denied (publickey).\r\nkex_exchange_identification: Connection closed by "
                       "remote host\r\nConnection closed by UNKNOWN port 65535\r\n"),
              (Error{ErrorKind::SshDenied, QStringLiteral("publickey"), QStringLiteral("bob@jump")}));
    EXPECT_EQ(reasonOf("No ED25519 host key is known for jump and you have requested strict checking.\r\nHost key "
                       "verification failed.\r\nConnection closed by UNKNOWN port 65535\r\n")
                  .about,
              QStringLiteral("jump"));
    EXPECT_EQ(reasonOf("@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\r\nHost key for [jump]:2222 has "
                       "changed and you have requested strict checking.\r\nConnection closed by UNKNOWN port "
                       "65535\r\n")
                  .about,
              QStringLiteral("[jump]:2222"));
    // Of the destination, behind one that has let us through.
    EXPECT_EQ(reasonOf("alice@db: Permission denied (publickey).\r\n").about, QString());
    EXPECT_EQ(reasonOf("Received disconnect from UNKNOWN port 65535:2: Too many authentication failures\r\n").about,
              QString());
    EXPECT_EQ(reasonOf("command-line: line 0: Bad configuration option: foo\r\n"),
              (Error{ErrorKind::SshFailed, QStringLiteral("command-line: line 0: Bad configuration option: foo")}));
    EXPECT_EQ(reasonOf({}), (Error{ErrorKind::SshFailed, {}}));
}

TEST(SshWords, TellWhichPlaceCannotBeReached)
{
    SshWords words;
    const QString host = QStringLiteral("10.0.0.5");
    words.take("channel 3: open failed: connect failed: No route to host\r\nchannel 4: open fai");
    words.take("led: connect failed: Connection refused\r\n");
    EXPECT_EQ(words.refusals(), 0U) << "whose it was is not known yet";
    words.take(kFreed);
    EXPECT_EQ(words.refusals(), 1U);
    EXPECT_EQ(words.refusalOf(host, 6379, 0), QStringLiteral("connect failed: Connection refused"));
    EXPECT_FALSE(words.refusalOf(host, 6380, 0));
    EXPECT_FALSE(words.refusalOf(QStringLiteral("10.0.0.6"), 6379, 0));
    EXPECT_FALSE(words.refusalOf(host, 6379, 1)) << "that was before";
    // One that was open comes to its end in the same way.
    words.take(kFreed);
    EXPECT_EQ(words.refusals(), 1U);
}

TEST(SshWords, KeepLittleOfALot)
{
    SshWords words;
    words.take("alice@gate: Permission denied (publickey).\n");
    for (int i = 0; i < 100'000; ++i)
        words.take("debug1: channel 4: free: direct-tcpip: nothing\nWelcome!\n");
    words.take(QByteArray(10'000'000, 'x'));
    words.take("\n\xff\x1b[31mred\n");
    EXPECT_EQ(words.reason(QStringLiteral("gate")).kind, ErrorKind::SshDenied);

    SshWords long_;
    long_.take(QByteArray(1'000'000, 'y') + '\n');
    EXPECT_LE(long_.reason({}).detail.size(), 1000);
}
