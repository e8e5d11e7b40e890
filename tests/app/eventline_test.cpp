// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/watch/eventline.h"
#include "models/formats/keys/fieldaddress.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

#include <map>

namespace
{

using messages::SessionEvent;
using Kind = SessionEvent::Kind;

constexpr qint64 kAt = 1'795'000'000'123;
const QByteArray kId = "f81d4fae7dec11d0a76500a0c91e6bf6";

SessionEvent event(Kind kind)
{
    SessionEvent event;
    event.kind = kind;
    event.at = kAt;
    event.user = "42";
    event.otherNames = "alice";
    event.id = kId;
    event.key = "sess:" + kId;
    event.ip = "10.1.2.3";
    event.userAgent = "curl/8.0";
    event.format = 1;
    event.node = 0;
    return event;
}

QJsonObject objectOf(const QByteArray &line)
{
    EXPECT_TRUE(line.endsWith("}\n"));
    EXPECT_EQ(line.count('\n'), 1);
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(line, &error).object();
    EXPECT_EQ(error.error, QJsonParseError::NoError) << line.constData();
    return object;
}

QString wordIn(const QByteArray &line, const char *name)
{
    return objectOf(line)[QLatin1String(name)].toString();
}

} // namespace

TEST(EventLine, EachKindHasItsWord)
{
    const std::map<Kind, QString> words{
        {Kind::Created, QStringLiteral("created")},        {Kind::Extended, QStringLiteral("extended")},
        {Kind::Expired, QStringLiteral("expired")},        {Kind::LoggedOut, QStringLiteral("logged_out")},
        {Kind::EndedHere, QStringLiteral("ended_here")},   {Kind::Evicted, QStringLiteral("evicted")},
        {Kind::Ended, QStringLiteral("ended_or_evicted")}, {Kind::Vanished, QStringLiteral("vanished")}};
    for (const auto &[kind, word] : words) {
        const QByteArray line = app::eventLine(event(kind), {}, false);
        EXPECT_EQ(wordIn(line, "kind"), word);
        EXPECT_EQ(objectOf(line).contains(QStringLiteral("lag_ms")), kind == Kind::Expired);
    }
}

TEST(EventLine, HasTheFieldsOfAListedSession)
{
    const QByteArray line =
        app::eventLine(event(Kind::Created), {{QStringLiteral("Other"), QStringLiteral("Express")}, {}}, false);
    EXPECT_EQ(wordIn(line, "at"), QStringLiteral("2026-11-18T11:06:40.123Z"));
    EXPECT_EQ(wordIn(line, "user"), QStringLiteral("42"));
    EXPECT_EQ(wordIn(line, "name"), QStringLiteral("alice"));
    EXPECT_EQ(wordIn(line, "format"), QStringLiteral("Express"));
    EXPECT_EQ(wordIn(line, "ip"), QStringLiteral("10.1.2.3"));
    EXPECT_EQ(wordIn(line, "user_agent"), QStringLiteral("curl/8.0"));
    EXPECT_TRUE(objectOf(line)[QStringLiteral("node")].isNull()) << "there is but one";

    SessionEvent nobody = event(Kind::Created);
    nobody.user.clear();
    nobody.otherNames.clear();
    EXPECT_TRUE(objectOf(app::eventLine(nobody, {}, false))[QStringLiteral("user")].isNull());
}

TEST(EventLine, IdsAreMaskedUnlessAskedFor)
{
    const QByteArray masked = app::eventLine(event(Kind::Created), {}, false);
    EXPECT_FALSE(masked.contains(kId));
    EXPECT_EQ(wordIn(masked, "key"), QStringLiteral("sess:f81d…bf6"));
    EXPECT_EQ(wordIn(masked, "id"), QStringLiteral("f81d…bf6"));
    const QByteArray whole = app::eventLine(event(Kind::Created), {}, true);
    EXPECT_EQ(wordIn(whole, "key"), QString::fromLatin1("sess:" + kId));
    EXPECT_EQ(wordIn(whole, "id"), QString::fromLatin1(kId));

    SessionEvent ofField = event(Kind::Created);
    ofField.key = formats::fieldAddress("site|session", kId);
    EXPECT_EQ(wordIn(app::eventLine(ofField, {}, false), "key"), QStringLiteral("site|session"));
    EXPECT_FALSE(app::eventLine(ofField, {}, false).contains(kId));
    EXPECT_EQ(wordIn(app::eventLine(ofField, {}, true), "field"), QString::fromLatin1(kId));
    SessionEvent odd = event(Kind::Created);
    odd.key = "sess:\xff";
    EXPECT_EQ(QByteArray::fromBase64(wordIn(app::eventLine(odd, {}, true), "key_base64").toLatin1()), odd.key);
}

TEST(EventLine, ALagThatNobodyKnowsIsNone)
{
    SessionEvent expired = event(Kind::Expired);
    expired.lagMs = 12;
    EXPECT_EQ(objectOf(app::eventLine(expired, {}, false))[QStringLiteral("lag_ms")].toInt(-1), 12);
    EXPECT_FALSE(objectOf(app::eventLine(expired, {}, false))[QStringLiteral("inferred")].toBool(true));
    expired.lagMs = -1;
    expired.isInferred = true;
    EXPECT_TRUE(objectOf(app::eventLine(expired, {}, false))[QStringLiteral("lag_ms")].isNull());
    EXPECT_TRUE(objectOf(app::eventLine(expired, {}, false))[QStringLiteral("inferred")].toBool());
}

TEST(EventLine, TellsWhatIsKnownOfAGap)
{
    messages::Liveness liveness;
    liveness.mode = messages::Liveness::Mode::Live;
    liveness.gapFrom = QDateTime::fromMSecsSinceEpoch(kAt);
    liveness.gapTo = liveness.gapFrom.addSecs(4);
    EXPECT_EQ(wordIn(app::gapLine(liveness, kAt), "from"), QStringLiteral("2026-11-18T11:06:40.123Z"));
    EXPECT_EQ(wordIn(app::gapLine(liveness, kAt), "to"), QStringLiteral("2026-11-18T11:06:44.123Z"));
    EXPECT_EQ(wordIn(app::livenessLine(liveness, kAt), "liveness"), QStringLiteral("live"));
    EXPECT_EQ(objectOf(app::foundLine({kAt, 3, 2}))[QStringLiteral("appeared")].toInt(), 3);
    EXPECT_EQ(objectOf(app::foundLine({kAt, 3, 2}))[QStringLiteral("gone")].toInt(), 2);
    EXPECT_EQ(objectOf(app::lostLine(9, kAt))[QStringLiteral("lines")].toInt(), 9);
}
