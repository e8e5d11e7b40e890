// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testauthority.h"

#include <QFile>
#include <QProcess>

#include <gtest/gtest.h>

#include <utility>

namespace support
{

namespace
{

constexpr int kOpensslLimitMs = 60'000;

// Of the files of its folder. `alternatives` is put in for each certificate.
constexpr char kConfiguration[] = R"([ca]
default_ca = authority
[authority]
database = FOLDER/index.txt
new_certs_dir = FOLDER
rand_serial = yes
certificate = FOLDER/ca.pem
private_key = FOLDER/ca.key
default_md = sha256
policy = policy
unique_subject = no
[policy]
commonName = supplied
[req]
distinguished_name = name
[name]
[authority_extensions]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
)";

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyyMMddhhmmss")) + QLatin1Char('Z');
}

} // namespace

TestAuthority::TestAuthority(const QString &name)
{
    file(QStringLiteral("index.txt"), {});
    const QString configuration =
        file(QStringLiteral("ca.cnf"), QByteArray(kConfiguration).replace("FOLDER", m_folder.path().toUtf8()));
    openssl({QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-config"), configuration,
             QStringLiteral("-extensions"), QStringLiteral("authority_extensions"), QStringLiteral("-newkey"),
             QStringLiteral("ec"), QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"),
             QStringLiteral("-nodes"), QStringLiteral("-keyout"), path(QStringLiteral("ca.key")),
             QStringLiteral("-out"), certificate(), QStringLiteral("-days"), QStringLiteral("90"),
             QStringLiteral("-subj"), QStringLiteral("/CN=") + name});
}

TestAuthority &TestAuthority::shared()
{
    static TestAuthority authority;
    return authority;
}

TestAuthority::Pair TestAuthority::issue(const Wanted &wanted)
{
    const QString stem = QString::number(++m_number);
    const Pair pair{path(stem + QStringLiteral(".pem")), path(stem + QStringLiteral(".key"))};
    const QString request = path(stem + QStringLiteral(".csr"));
    QByteArray extensions = "basicConstraints = CA:FALSE\n";
    if (!wanted.alternatives.isEmpty())
        extensions += "subjectAltName = " + wanted.alternatives.join(QLatin1Char(',')).toUtf8() + '\n';
    const QString extensionFile = file(stem + QStringLiteral(".ext"), extensions);
    const QString configuration = path(QStringLiteral("ca.cnf"));
    const QStringList kind = wanted.hasRsaKey ? QStringList{QStringLiteral("rsa:2048")}
                                              : QStringList{QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                                                            QStringLiteral("ec_paramgen_curve:prime256v1")};
    openssl(QStringList{QStringLiteral("req"), QStringLiteral("-new"), QStringLiteral("-config"), configuration,
                        QStringLiteral("-newkey")} +
            kind +
            QStringList{QStringLiteral("-nodes"), QStringLiteral("-keyout"), pair.key, QStringLiteral("-out"), request,
                        QStringLiteral("-subj"), QStringLiteral("/CN=") + wanted.name});
    QStringList signing{QStringLiteral("ca"),
                        QStringLiteral("-batch"),
                        QStringLiteral("-config"),
                        configuration,
                        QStringLiteral("-notext"),
                        QStringLiteral("-in"),
                        request,
                        QStringLiteral("-out"),
                        pair.certificate,
                        QStringLiteral("-startdate"),
                        timeText(wanted.from),
                        QStringLiteral("-enddate"),
                        timeText(wanted.until),
                        QStringLiteral("-extfile"),
                        extensionFile};
    if (wanted.isSelfSigned)
        signing << QStringLiteral("-selfsign") << QStringLiteral("-keyfile") << pair.key;
    openssl(signing);
    return pair;
}

void TestAuthority::putInPlace(const Pair &pair, const Pair &other)
{
    for (const auto &[from, to] : {std::pair(pair.certificate, other.certificate), std::pair(pair.key, other.key)}) {
        QFile::remove(to);
        EXPECT_TRUE(QFile::copy(from, to)) << qPrintable(to);
    }
}

QString TestAuthority::locked(const QString &key, const QByteArray &passphrase)
{
    const QString lockedKey = path(QString::number(++m_number) + QStringLiteral(".locked.key"));
    const QString secret = file(QStringLiteral("passphrase"), passphrase + '\n');
    openssl({QStringLiteral("pkcs8"), QStringLiteral("-topk8"), QStringLiteral("-in"), key, QStringLiteral("-out"),
             lockedKey, QStringLiteral("-passout"), QStringLiteral("file:") + secret});
    return lockedKey;
}

QString TestAuthority::file(const QString &name, const QByteArray &bytes)
{
    QFile file(path(name));
    EXPECT_TRUE(file.open(QFile::WriteOnly | QFile::Truncate));
    file.write(bytes);
    return file.fileName();
}

QByteArray TestAuthority::bytes(const QString &file)
{
    QFile read(file);
    EXPECT_TRUE(read.open(QFile::ReadOnly)) << qPrintable(file);
    return read.readAll();
}

void TestAuthority::openssl(const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStringLiteral("openssl"), arguments);
    const bool isDone = process.waitForFinished(kOpensslLimitMs) && process.exitStatus() == QProcess::NormalExit;
    EXPECT_TRUE(isDone && process.exitCode() == 0) << process.readAll().constData();
}

} // namespace support
