// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/auditentry.h"

#include "models/text/personname.h"
#include "models/text/printabletext.h"

#include <QCryptographicHash>
#include <QSysInfo>
#include <QUuid>

#include <array>
#include <utility>

#include <pwd.h>
#include <unistd.h>

namespace audit
{

namespace
{

/// Payloads hold names and ids of any length.
constexpr qsizetype kMostLength = 200;

QString cut(const QString &text)
{
    if (text.size() <= kMostLength)
        return text;
    return text.left(kMostLength - (text.at(kMostLength - 1).isHighSurrogate() ? 1 : 0)) + QChar(0x2026);
}

QString accountName(uid_t id)
{
    passwd account = {};
    passwd *found = nullptr;
    std::array<char, 4096> room{};
    if (::getpwuid_r(id, &account, room.data(), room.size(), &found) == 0 && found)
        return QString::fromLocal8Bit(found->pw_name);
    return QString::number(id);
}

QString loginName()
{
    std::array<char, 256> name{};
    return ::getlogin_r(name.data(), name.size()) == 0 ? QString::fromLocal8Bit(name.data()) : QString();
}

} // namespace

QString wordOf(Action action)
{
    switch (action) {
    case Action::LogOut:
        return QStringLiteral("logout");
    case Action::EndIn:
        return QStringLiteral("end-in");
    case Action::Extend:
        return QStringLiteral("extend");
    case Action::Undo:
        return QStringLiteral("undo");
    case Action::CleanUp:
        return QStringLiteral("clean-up");
    }
    return {};
}

QByteArray digestOfKey(QByteArrayView key)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(key);
    return hash.result().toHex();
}

SessionMention SessionMention::of(QByteArrayView key, QByteArrayView id, QByteArrayView user, QByteArrayView otherNames,
                                  const QString &format)
{
    const text::PersonName person = text::personName(user, otherNames);
    return {cut(text::maskedSessionId(id)), digestOfKey(key), cut(person.name), cut(person.number), cut(format)};
}

Operator Operator::present()
{
    const QString user = accountName(::geteuid());
    const QString login = loginName();
    return {user, login == user ? QString() : login, QSysInfo::machineHostName()};
}

QString newJobId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Intent Intent::now(Action action)
{
    Intent intent;
    intent.job = newJobId();
    intent.when = QDateTime::currentDateTimeUtc();
    intent.by = Operator::present();
    intent.action = action;
    return intent;
}

Outcome Outcome::now(const QString &job)
{
    Outcome outcome;
    outcome.job = job;
    outcome.when = QDateTime::currentDateTimeUtc();
    return outcome;
}

CameBack CameBack::now(const QString &job, std::vector<QByteArray> digests)
{
    return {job, QDateTime::currentDateTimeUtc(), std::move(digests)};
}

} // namespace audit
