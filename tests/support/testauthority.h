// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace support
{

/// A certificate authority for tests, by the openssl command. All that it makes is in a temporary folder, and gone with
/// it: nothing that could be trusted is left, or kept in the repository.
class TestAuthority
{
public:
    explicit TestAuthority(const QString &name = QStringLiteral("Sessionscope Test CA"));
    Q_DISABLE_COPY_MOVE(TestAuthority)

    /// One for all tests of a program: its certificates are as good for the next test.
    static TestAuthority &shared();

    /// PEM files.
    struct Pair {
        QString certificate;
        QString key;
    };
    struct Wanted {
        QString name = QStringLiteral("localhost");
        QStringList alternatives = {QStringLiteral("DNS:localhost"), QStringLiteral("IP:127.0.0.1")};
        QDateTime from = QDateTime::currentDateTimeUtc().addDays(-2);
        QDateTime until = QDateTime::currentDateTimeUtc().addDays(60);
        bool hasRsaKey = false;
        bool isSelfSigned = false;
    };
    Pair issue(const Wanted &wanted);
    Pair issue() { return issue({}); }
    /// In the place of another: whoever reads those files again has this one.
    static void putInPlace(const Pair &pair, const Pair &other);
    /// The same key, locked.
    QString locked(const QString &key, const QByteArray &passphrase);
    /// The authority's own certificate.
    QString certificate() const { return path(QStringLiteral("ca.pem")); }
    /// A file with these bytes.
    QString file(const QString &name, const QByteArray &bytes);
    static QByteArray bytes(const QString &file);

private:
    QString path(const QString &name) const { return m_folder.filePath(name); }
    void openssl(const QStringList &arguments);

    QTemporaryDir m_folder;
    int m_number = 0;
};

} // namespace support
