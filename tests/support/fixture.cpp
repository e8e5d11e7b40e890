// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fixture.h"

#include "tests/support/places.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace support
{

namespace
{

QByteArray base64(const QJsonValue &value)
{
    return QByteArray::fromBase64(value.toString().toLatin1());
}

QByteArray text(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString().toUtf8(); // null becomes empty
}

qint64 milliseconds(const QJsonObject &object, const char *name)
{
    return static_cast<qint64>(object.value(QLatin1String(name)).toDouble());
}

/// Redis' words for a score: JSON has none for infinity, so the file holds a string there.
QByteArray score(const QJsonValue &value)
{
    return value.isString() ? value.toString().toLatin1() : QByteArray::number(value.toDouble(), 'g', 17);
}

FixtureKey keyFrom(const QJsonObject &object)
{
    FixtureKey key;
    key.key = base64(object.value(QLatin1String("key_b64")));
    key.type = text(object, "type");
    key.value = base64(object.value(QLatin1String("value_b64")));
    key.pttlMs = milliseconds(object, "pttl_ms");
    const QJsonArray fields = object.value(QLatin1String("fields_b64")).toArray();
    for (const QJsonValue &field : fields)
        key.fields.append({base64(field.toArray().at(0)), base64(field.toArray().at(1))});
    const QJsonArray members = object.value(QLatin1String("members_b64")).toArray();
    for (const QJsonValue &member : members) {
        if (member.isArray())
            key.scored.append({base64(member.toArray().at(0)), score(member.toArray().at(1))});
        else
            key.members.append(base64(member));
    }
    return key;
}

QByteArray own(const QJsonValue &value)
{
    return value.toString().toUtf8();
}

void readCompanions(const QJsonObject &object, ExpectedSession &session)
{
    const auto list = [&object](const char *name) { return object.value(QLatin1String(name)).toArray(); };
    for (const QJsonValue &key : list("companions"))
        session.companions.append(own(key));
    for (const QJsonValue &member : list("companion_members_b64"))
        session.companionMembers.append({base64(member.toArray().at(0)), base64(member.toArray().at(1))});
    for (const QJsonValue &element : list("companion_json_list"))
        session.companionElements.append({own(element.toArray().at(0)), own(element.toArray().at(1))});
}

ExpectedSession expectedFrom(const QJsonObject &object)
{
    ExpectedSession session;
    session.key = text(object, "key");
    if (object.contains(QLatin1String("key_b64"))) // it need not be text
        session.key = base64(object.value(QLatin1String("key_b64")));
    session.id = text(object, "session_id");
    session.user = text(object, "user");
    const QJsonArray aliases = object.value(QLatin1String("user_aliases")).toArray();
    for (const QJsonValue &alias : aliases)
        session.userAliases.append(alias.toString().toUtf8());
    session.ip = text(object, "ip");
    session.userAgent = text(object, "user_agent");
    session.created = milliseconds(object, "created");
    session.lastAccess = milliseconds(object, "last_access");
    const QJsonArray has = object.value(QLatin1String("payload_has")).toArray();
    for (const QJsonValue &literal : has)
        session.payloadHas.append(literal.toString().toUtf8());
    const QJsonArray secrets = object.value(QLatin1String("payload_secrets")).toArray();
    for (const QJsonValue &literal : secrets)
        session.payloadSecrets.append(literal.toString().toUtf8());
    const QJsonArray nice = object.value(QLatin1String("payload_nice")).toArray();
    for (const QJsonValue &literal : nice)
        session.payloadNice.append(literal.toString().toUtf8());
    readCompanions(object, session);
    return session;
}

QByteArrayList creation(const FixtureKey &key)
{
    if (key.type == "string")
        return {"SET", key.key, key.value};
    QByteArrayList command;
    if (key.type == "hash") {
        command = {"HSET", key.key};
        for (const auto &[field, value] : key.fields)
            command << field << value;
    } else if (key.type == "zset") {
        command = {"ZADD", key.key};
        for (const auto &[member, weight] : key.scored)
            command << weight << member;
    } else {
        command = {key.type == "list" ? "RPUSH" : "SADD", key.key};
        command << key.members;
    }
    return command;
}

} // namespace

Fixture Fixture::load(const QString &name)
{
    QFile file(support::sourceFolder() + QStringLiteral("/tests/fixtures/sessions/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot open the fixture %ls", qUtf16Printable(file.fileName()));
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    Fixture fixture;
    const QJsonArray keys = root.value(QLatin1String("keys")).toArray();
    for (const QJsonValue &key : keys)
        fixture.keys.append(keyFrom(key.toObject()));
    const QJsonArray expected = root.value(QLatin1String("expected")).toArray();
    for (const QJsonValue &session : expected)
        fixture.expected.append(expectedFrom(session.toObject()));
    if (fixture.keys.isEmpty())
        qFatal("the fixture %ls holds nothing", qUtf16Printable(file.fileName()));
    return fixture;
}

QList<QByteArrayList> Fixture::commands() const
{
    QList<QByteArrayList> commands;
    for (const FixtureKey &key : keys) {
        commands.append(creation(key));
        if (key.pttlMs >= 0)
            commands.append({"PEXPIRE", key.key, QByteArray::number(key.pttlMs)});
    }
    return commands;
}

} // namespace support
