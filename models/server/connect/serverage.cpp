// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/serverage.h"

#include <QVersionNumber>

#include <algorithm>

namespace server::age
{

namespace
{

// What a server says of itself is shown: no longer than a name and a number are.
constexpr qsizetype kLongestSoftware = 40;

QString shown(const QByteArray &name, const QByteArray &version)
{
    QString text = QString::fromUtf8(name.left(kLongestSoftware));
    if (!text.isEmpty())
        text.front() = text.front().toUpper();
    return text + QLatin1Char(' ') + QString::fromUtf8(version.left(kLongestSoftware));
}

} // namespace

void addQuestions(redis::CommandBatch &batch)
{
    batch.add({"SMISMEMBER"});
    batch.add({"HRANDFIELD"});
}

bool isOld(std::span<const redis::Reply> answers)
{
    return answers.size() == kQuestions && std::all_of(answers.begin(), answers.end(), [](const redis::Reply &reply) {
               return reply.isError() && reply.errorKind() == redis::ErrorKind::UnknownCommand;
           });
}

QString softwareOf(const redis::Reply &info)
{
    if (!info.isString())
        return {};
    constexpr QByteArrayView kVersion = "redis_version:";
    for (const QByteArray &line : info.bytes.split('\n')) {
        if (line.startsWith(kVersion))
            return shown("redis", line.mid(kVersion.size()).trimmed());
    }
    return {};
}

QString softwareOfHello(const redis::Reply &hello)
{
    QByteArray name = "redis";
    QByteArray version;
    for (size_t i = 0; i + 1 < hello.elements.size(); i += 2) {
        if (hello.elements[i].bytes == "server")
            name = hello.elements[i + 1].bytes;
        if (hello.elements[i].bytes == "version")
            version = hello.elements[i + 1].bytes;
    }
    return version.isEmpty() ? QString() : shown(name, version);
}

bool isNumberedOld(const QString &software)
{
    const auto number = QVersionNumber::fromString(software.section(QLatin1Char(' '), -1));
    return number.isNull() || number < QVersionNumber(6, 2);
}

} // namespace server::age
