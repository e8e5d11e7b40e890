// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditentry.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace support
{

/// A folder for a log of the test's own, and jobs to write into it.
class AuditFile : public ::testing::Test
{
protected:
    QString path(const char *name = "audit.jsonl") const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray native(const char *name) const { return QFile::encodeName(path(name)); }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void append(const QByteArray &bytes) const
    {
        QFile file(path());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Append));
        ASSERT_EQ(file.write(bytes), bytes.size());
    }

    static QByteArray key(int number) { return "sess:3f9a77b290aa4c41" + QByteArray::number(100'000 + number); }
    static audit::SessionMention session(int number, const QByteArray &user)
    {
        return audit::SessionMention::of(key(number), key(number).mid(5), user, {}, QStringLiteral("Express"));
    }
    /// Of so many sessions of one user.
    static audit::Intent intent(const QByteArray &user, int sessions = 1)
    {
        audit::Intent intent = audit::Intent::now(audit::Action::LogOut);
        intent.when = QDateTime(QDate(2026, 11, 28), QTime(9, 30, 15, 250), Qt::UTC);
        intent.by = {QStringLiteral("carol"), {}, QStringLiteral("desk-7")};
        intent.redisUser = QStringLiteral("support");
        intent.server = QStringLiteral("redis.example:6379");
        intent.profile = QStringLiteral("shop");
        intent.production = true;
        intent.reason = QStringLiteral("ticket 4711");
        intent.chosenBy = QStringLiteral("user:") + QString::fromUtf8(user);
        for (int i = 0; i < sessions; ++i)
            intent.sessions.push_back(session(i, user));
        return intent;
    }
    static audit::Outcome outcomeOf(const audit::Intent &intent)
    {
        audit::Outcome outcome = audit::Outcome::now(intent.job);
        outcome.when = intent.when.addMSecs(1500);
        outcome.commands = std::ssize(intent.sessions) * 2;
        for (const audit::SessionMention &session : intent.sessions)
            outcome.sessions.push_back({session.digest, QLatin1String(audit::outcomes::kEnded), {}});
        return outcome;
    }

private:
    QTemporaryDir m_folder;
};

} // namespace support
