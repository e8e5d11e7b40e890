// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/problemtext.h"
#include "models/server/connect/tlssource.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using messages::ConnectionProfile;
using messages::Problem;
using redis::ErrorKind;

namespace
{

ConnectionProfile byTls()
{
    ConnectionProfile profile;
    profile.host = QStringLiteral("cache.example.com");
    profile.tls.isOn = true;
    return profile;
}

constexpr ErrorKind kTlsKinds[] = {
    ErrorKind::HungUpOnLogin,
    ErrorKind::TlsExpected,
    ErrorKind::TlsNotSpoken,
    ErrorKind::TlsTimedOut,
    ErrorKind::TlsHungUp,
    ErrorKind::TlsVersionTooOld,
    ErrorKind::TlsHandshakeFailed,
    ErrorKind::CertificateExpired,
    ErrorKind::CertificateNotYetValid,
    ErrorKind::CertificateSelfSigned,
    ErrorKind::CertificateUntrusted,
    ErrorKind::CertificateNameMismatch,
    ErrorKind::CertificateRejected,
    ErrorKind::CaFileUnusable,
    ErrorKind::ClientCertificateUnusable,
    ErrorKind::ClientKeyUnusable,
    ErrorKind::ClientKeyLocked,
    ErrorKind::WrongKeyPassphrase,
    ErrorKind::ClientKeyMismatch,
    ErrorKind::ClientCertificateRequired,
    ErrorKind::ClientCertificateRefused,
};

} // namespace

TEST(TlsProblemText, EachReasonHasSentencesOfItsOwn)
{
    QSet<QString> causes;
    for (const ErrorKind kind : kTlsKinds) {
        const Problem problem = server::describe({kind, QStringLiteral("2026-11-22T12:03:10Z")}, byTls());
        EXPECT_TRUE(problem.cause.endsWith(QLatin1Char('.')) || problem.cause.endsWith(QLatin1Char('Z')))
            << problem.cause.toStdString();
        EXPECT_FALSE(problem.nextStep.isEmpty()) << problem.cause.toStdString();
        EXPECT_FALSE(problem.sentences().contains(QLatin1Char('%'))) << problem.sentences().toStdString();
        causes.insert(problem.cause);
    }
    EXPECT_EQ(causes.size(), qsizetype(std::size(kTlsKinds)));
}

TEST(TlsProblemText, AWrongNameIsToldWithTheRightOnes)
{
    ConnectionProfile profile = byTls();
    const QString names = QStringLiteral("redis.example.com, *.shard.example.com");
    const Problem byHost = server::describe({ErrorKind::CertificateNameMismatch, names}, profile);
    EXPECT_TRUE(byHost.cause.contains(names));
    EXPECT_TRUE(byHost.cause.contains(QStringLiteral("not for cache.example.com")));
    profile.tls.serverName = QStringLiteral("tunnel.example.com");
    const Problem byName = server::describe({ErrorKind::CertificateNameMismatch, names}, profile);
    EXPECT_TRUE(byName.cause.contains(QStringLiteral("not for tunnel.example.com")));
    // A node of a cluster is held against the name that it announces, which is the profile's in no case.
    const Problem ofNode =
        server::describe({ErrorKind::CertificateNameMismatch, names, QStringLiteral("node2.internal")}, profile);
    EXPECT_TRUE(ofNode.cause.contains(QStringLiteral("not for node2.internal, but for"))) << ofNode.cause.toStdString();
    // What a certificate says does not turn the sentence round.
    const Problem odd = server::describe({ErrorKind::CertificateNameMismatch, QString(QChar(0x202e))}, profile);
    EXPECT_FALSE(odd.cause.contains(QChar(0x202e)));
}

TEST(TlsProblemText, OnlyAPassphraseHelpsALockedKey)
{
    EXPECT_TRUE(server::concernsPassphrase({ErrorKind::ClientKeyLocked, {}}));
    EXPECT_TRUE(server::concernsPassphrase({ErrorKind::WrongKeyPassphrase, {}}));
    EXPECT_FALSE(server::concernsPassphrase({ErrorKind::WrongPassword, {}}));
    EXPECT_FALSE(server::concernsPassword({ErrorKind::ClientKeyLocked, {}}));
}

TEST(TlsProblemText, WithoutTlsASilentHangUpMayMeanTls)
{
    ConnectionProfile plain = byTls();
    plain.tls.isOn = false;
    EXPECT_TRUE(server::describe({ErrorKind::HungUpOnLogin, {}}, plain).nextStep.contains(QStringLiteral("TLS")));
}

TEST(TlsSource, ReadsTheFilesEachTimeAndSaysWhichItCouldNot)
{
    const QTemporaryDir folder;
    const QString present = folder.filePath(QStringLiteral("a.pem"));
    const auto write = [&present](const QByteArray &bytes) {
        QFile file(present);
        ASSERT_TRUE(file.open(QFile::WriteOnly | QFile::Truncate));
        file.write(bytes);
    };
    write("one");
    ConnectionProfile profile = byTls();
    EXPECT_FALSE(server::tlsSourceOf(ConnectionProfile(), {})) << "no TLS";
    profile.tls.caFile = present;
    profile.tls.certificateFile = present;
    profile.tls.serverName = QStringLiteral("name");
    profile.tls.verifies = false;
    const redis::TlsSource source = server::tlsSourceOf(profile, "secret");
    redis::Result<redis::TlsOptions> options = source();
    ASSERT_TRUE(options);
    EXPECT_EQ(options->authorities, QByteArray("one"));
    EXPECT_EQ(options->certificate, "one");
    EXPECT_EQ(options->key, "one") << "in the same file";
    EXPECT_EQ(options->keyPassphrase, "secret");
    EXPECT_EQ(options->serverName, QStringLiteral("name"));
    EXPECT_FALSE(options->verifies);
    write("two");
    EXPECT_EQ(source()->authorities, QByteArray("two"));

    const QString missing = folder.filePath(QStringLiteral("missing.pem"));
    const auto kindOf = [](const ConnectionProfile &of) {
        const auto read = server::tlsSourceOf(of, {})();
        EXPECT_FALSE(read);
        EXPECT_FALSE(read.error().detail.isEmpty());
        return read.error().kind;
    };
    profile.tls.keyFile = missing;
    EXPECT_EQ(kindOf(profile), ErrorKind::ClientKeyUnusable);
    profile.tls.certificateFile = missing;
    EXPECT_EQ(kindOf(profile), ErrorKind::ClientCertificateUnusable);
    profile.tls.caFile = folder.path();
    EXPECT_EQ(kindOf(profile), ErrorKind::CaFileUnusable) << "a folder";
}
