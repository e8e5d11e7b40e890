// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demosession.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace app
{

namespace
{

// One command for a hash and its TTL: two could leave a hash behind that never ends.
constexpr auto kWriteHash = "redis.call('HSET',KEYS[1],unpack(ARGV,2)) "
                            "return redis.call('PEXPIRE',KEYS[1],ARGV[1])";
constexpr auto kTouchHash = "if redis.call('EXISTS',KEYS[1])==0 then return 0 end "
                            "redis.call('HSET',KEYS[1],'last_seen',ARGV[2]) "
                            "return redis.call('PEXPIRE',KEYS[1],ARGV[1])";
constexpr auto kNoteClick = "if redis.call('EXISTS',KEYS[1])==0 then return 0 end "
                            "redis.call('HSET',KEYS[1],'last_seen',ARGV[1]) return 1";

QByteArray iso(qint64 epochMs)
{
    return QDateTime::fromMSecsSinceEpoch(epochMs, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
}

QByteArray seconds(qint64 epochMs)
{
    return QByteArray::number(epochMs / 1000);
}

} // namespace

DemoSession DemoSession::make(DemoPeople &people, const DemoPerson &person, qint64 nowMs, qint64 lifetimeMs)
{
    DemoSession session;
    session.framework = people.happens(0.5)   ? Framework::Express
                        : people.happens(0.6) ? Framework::TextbookJson
                                              : Framework::TextbookHash;
    session.key =
        session.framework == Framework::Express ? "sess:" + people.sessionId(32) : "session:" + people.sessionId(43);
    session.person = person;
    session.created = nowMs;
    session.lastSeen = nowMs;
    session.lifetimeMs = lifetimeMs;
    session.deadline = nowMs + lifetimeMs;
    return session;
}

QByteArray DemoSession::payload() const
{
    QJsonObject object;
    if (framework == Framework::Express) {
        object[QStringLiteral("cookie")] = QJsonObject{{QStringLiteral("originalMaxAge"), lifetimeMs},
                                                       {QStringLiteral("expires"), QString::fromLatin1(iso(deadline))},
                                                       {QStringLiteral("httpOnly"), true},
                                                       {QStringLiteral("sameSite"), QStringLiteral("lax")},
                                                       {QStringLiteral("path"), QStringLiteral("/")}};
        if (!person.name.isEmpty()) {
            object[QStringLiteral("passport")] = QJsonObject{{QStringLiteral("user"), QString::fromUtf8(person.name)}};
        }
        object[QStringLiteral("csrfSecret")] = QStringLiteral("demo-not-a-secret");
        object[QStringLiteral("views")] = clicks;
    } else {
        if (!person.name.isEmpty())
            object[QStringLiteral("user_id")] = QString::fromUtf8(person.name);
        object[QStringLiteral("created_at")] = created / 1000;
        object[QStringLiteral("last_seen")] = lastSeen / 1000;
        object[QStringLiteral("views")] = clicks;
    }
    // connect-redis itself keeps neither; applications that want them put them beside the rest.
    object[QStringLiteral("ip")] = QString::fromLatin1(person.ip);
    object[QStringLiteral("user_agent")] = QString::fromLatin1(person.userAgent);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArrayList DemoSession::login(qint64 nowMs) const
{
    const QByteArray ttl = QByteArray::number(std::max<qint64>(deadline - nowMs, 1));
    if (framework == Framework::TextbookHash) {
        return {"EVAL",
                kWriteHash,
                "1",
                key,
                ttl,
                "user_id",
                person.name,
                "created_at",
                seconds(created),
                "last_seen",
                seconds(lastSeen),
                "ip",
                person.ip,
                "user_agent",
                person.userAgent};
    }
    return {"SET", key, payload(), "PX", ttl};
}

QByteArrayList DemoSession::click(qint64 nowMs, Expiry expiry)
{
    const bool slides = expiry == Expiry::Sliding;
    lastSeen = nowMs;
    if (slides)
        deadline = nowMs + lifetimeMs;
    ++clicks;
    const QByteArray ttl = QByteArray::number(lifetimeMs);
    switch (framework) {
    case Framework::Express:
        // A request that changes nothing only touches; one that does writes it all again. Without `rolling` nothing is
        // touched (connect-redis: disableTouch).
        if (clicks % 3 != 0)
            return slides ? QByteArrayList{"PEXPIRE", key, ttl} : QByteArrayList{"EXISTS", key};
        break;
    case Framework::TextbookJson:
        break;
    case Framework::TextbookHash:
        return slides ? QByteArrayList{"EVAL", kTouchHash, "1", key, ttl, seconds(lastSeen)}
                      : QByteArrayList{"EVAL", kNoteClick, "1", key, seconds(lastSeen)};
    }
    return slides ? QByteArrayList{"SET", key, payload(), "PX", ttl, "XX"}
                  : QByteArrayList{"SET", key, payload(), "XX", "KEEPTTL"};
}

QByteArrayList DemoSession::logout() const
{
    return {"DEL", key};
}

QByteArrayList DemoSession::expiry(qint64 nowMs, qint64 inMs)
{
    deadline = nowMs + inMs;
    return {"PEXPIRE", key, QByteArray::number(inMs)};
}

QByteArrayList DemoSession::expiryAt(qint64 atMs)
{
    deadline = atMs;
    return {"PEXPIREAT", key, QByteArray::number(atMs)};
}

} // namespace app
