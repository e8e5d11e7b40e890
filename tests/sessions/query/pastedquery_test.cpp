// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Searching by what somebody pasted: whose row it finds, and what is said of it.
#include "models/formats/pasted/pasted.h"
#include "models/sessions/query/pastedtext.h"
#include "models/sessions/query/sessionquery.h"
#include "tests/formats/pasted/cookievalues.h"
#include "tests/sessions/sessionrows.h"

#include <gtest/gtest.h>

using namespace sessions;
using testrows::kNow;
using testrows::Row;

namespace
{

SessionQuery query(const QByteArray &text)
{
    const auto parsed = SessionQuery::parse(QString::fromUtf8(text), {}, {}, SessionQuery::Reading::Finished);
    EXPECT_TRUE(parsed.has_value()) << text.constData();
    return parsed.value_or(SessionQuery());
}

const QByteArray kMadeId = "fedcba9876543210fedcba9876543210";

/// The users whose rows it finds, among sessions of several frameworks.
QByteArrayList found(const QByteArray &text)
{
    SessionStore store;
    // The id is what follows the first colon.
    const QList<Row> rows = {{"sess:" + cookies::kId, "express"},
                             {"session:" + cookies::kFlaskId, "flask"},
                             {"session:" + cookies::kRailsPrivate, "rails"},
                             {"spring:" + cookies::kSpringId, "spring"},
                             {cookies::kGorillaId, "gorilla"}, // the key is the id
                             {"sess:" + cookies::kId + "x", "another"},
                             {"oidc:5f0c1d2e-3a4b-4c5d-8e6f-7a8b9c0d1e2f", "keycloak"},
                             {"user:42:session:" + kMadeId, "made"},
                             {"web:0000000000000003", "oidc:5f7c8ec7c33c6c004bbafe82"},
                             {"web:0000000000000001", "alice"},
                             {"web:0000000000000002", "alicex"}};
    for (const Row &row : rows)
        testrows::apply(store, row);
    const SessionQuery asked = query(text);
    QueryScan scan(asked, store, kNow);
    QByteArrayList users;
    store.forEach([&](Slot slot) {
        EXPECT_EQ(scan.matches(slot), asked.matches(store, slot, kNow));
        if (scan.matches(slot))
            users += store.user(slot).toByteArray();
    });
    return users;
}

QString said(const QByteArray &text)
{
    const SessionQuery asked = query(text);
    return asked.pasted() ? pastedText(*asked.pasted()) : QString();
}

} // namespace

TEST(PastedQuery, FindsTheSessionOfACookie)
{
    const QByteArrayList express{"express"};
    EXPECT_EQ(found(cookies::kExpress), express);
    EXPECT_EQ(found("Cookie: theme=dark; connect.sid=" + cookies::kExpress), express);
    EXPECT_EQ(found("Set-Cookie: connect.sid=" + cookies::kExpress + "; Path=/; HttpOnly"), express);
    EXPECT_EQ(found("connect.sid=" + cookies::kExpress), express);
    EXPECT_EQ(found("sess:" + cookies::kId), express);
    EXPECT_EQ(found("other:prefix:" + cookies::kId), express);
    EXPECT_EQ(found(cookies::kFlaskSigned), QByteArrayList{"flask"});
    EXPECT_EQ(found(cookies::kRailsPrivate), QByteArrayList{"rails"});
    EXPECT_EQ(found("_session_id=" + cookies::kPublicId), QByteArrayList{"rails"});
    EXPECT_EQ(found(cookies::kRailsSigned), QByteArrayList{"rails"});
    EXPECT_EQ(found("Cookie: SESSION=" + cookies::kSpring), QByteArrayList{"spring"});
    EXPECT_EQ(found("spring:session:sessions:expires:" + cookies::kSpringId), QByteArrayList{"spring"});
    EXPECT_EQ(found(cookies::kGorilla), QByteArrayList{"gorilla"});
    EXPECT_EQ(found("https://a.example/x;jsessionid=" + cookies::kSpringId + ".node1"), QByteArrayList{"spring"});
    EXPECT_EQ(found("Authorization: Bearer " + cookies::kKeycloakToken), QByteArrayList{"keycloak"});
    EXPECT_EQ(found("Bearer " + cookies::subjectToken("alice")), QByteArrayList{"alice"});
    EXPECT_EQ(found("Cookie: a_session=" + cookies::kId.toLower()), QByteArrayList()) << "case is part of an id";
}

TEST(PastedQuery, LeadsNowhereWhereTheCookieDoes)
{
    for (const QByteArray &cookie :
         {cookies::kLaravel, cookies::kFlaskItself, cookies::kDjangoItself, cookies::kEncryptedToken}) {
        EXPECT_EQ(found(cookie), QByteArrayList());
        EXPECT_FALSE(query(cookie).isEmpty()) << "nothing is not all";
        EXPECT_TRUE(said(cookie).contains(QStringLiteral("The user’s name would help.")));
        EXPECT_TRUE(query(cookie).mayNameSession());
    }
    EXPECT_EQ(said("laravel_session=" + cookies::kLaravel),
              QStringLiteral("Taken for an encrypted Laravel cookie (laravel_session). Only the application’s own key "
                             "opens it, so it does not tell which session it is. The user’s name would help."));
}

TEST(PastedQuery, AnIdAloneIsSearchedAsBefore)
{
    EXPECT_EQ(found(cookies::kId), (QByteArrayList{"express", "another"})) << "a word stands anywhere";
    EXPECT_EQ(found(cookies::kPublicId), QByteArrayList{"rails"}) << "and by what the store keeps";
    EXPECT_EQ(query(cookies::kPublicId).soughtUser(), cookies::kPublicId);
    EXPECT_EQ(query("Bearer " + cookies::kKeycloakToken).soughtUser(), "");
    EXPECT_EQ(query("Bearer " + cookies::subjectToken("alice")).soughtUser(), "alice");
    EXPECT_EQ(query(cookies::kExpress).soughtUser(), "");
    // What is told of a word's other readings must not look as if it had been taken for something else.
    EXPECT_FALSE(said(cookies::kPublicId).startsWith(QStringLiteral("Taken for")));
}

TEST(PastedQuery, TheLanguageComesFirst)
{
    for (const QByteArray &text : {"id:" + cookies::kId, "key:sess:" + cookies::kId, "-id:" + cookies::kId,
                                   "\"" + cookies::kExpress + "\"", QByteArray("user:alice"), QByteArray("alice"),
                                   QByteArray("10.0.0.7"), QByteArray("alice | bob"), "user:alice " + cookies::kId})
        EXPECT_EQ(query(text).pasted(), nullptr) << text.constData();
    const auto mistake = SessionQuery::parse(QStringLiteral("usr:alice"));
    EXPECT_FALSE(mistake.has_value());
}

TEST(PastedQuery, AKeyMayBeginWithAField)
{
    for (const char *name : {"user", "device", "ip", "node", "User"}) {
        const SessionQuery key = query(name + QByteArray(":42:session:") + cookies::kPublicId);
        ASSERT_NE(key.pasted(), nullptr) << name;
        EXPECT_FALSE(key.pasted()->mayBeWord) << name;
    }
    EXPECT_EQ(found("user:42:session:" + kMadeId), QByteArrayList{"made"});
    // Who has a colon in his name is found by it.
    for (const char *text : {"user:oidc:5f7c8ec7c33c6c004bbafe82", "user:=oidc:5f7c8ec7c33c6c004bbafe82",
                             "\"oidc:5f7c8ec7c33c6c004bbafe82\""}) {
        EXPECT_EQ(found(text), QByteArrayList{"oidc:5f7c8ec7c33c6c004bbafe82"}) << text;
        EXPECT_EQ(query(text).pasted(), nullptr) << text;
    }
    EXPECT_FALSE(SessionQuery::parse(QStringLiteral("usr:5f7c8ec7c33c6c004bbafe82"))) << "a mistyped field is told";
    EXPECT_EQ(query("-user:42:session:" + cookies::kPublicId).pasted(), nullptr);
}

TEST(PastedQuery, AUserIsGuessedOnlyOfWhatNamesNoSession)
{
    EXPECT_EQ(query(cookies::subjectToken("1")).guessedUser(), "1");
    EXPECT_EQ(query(cookies::kWordPress).guessedUser(), "alice");
    for (const QByteArray &text :
         {cookies::kKeycloakToken, cookies::kExpress, QByteArray("user:alice"), QByteArray("alice"), cookies::kId})
        EXPECT_EQ(query(text).guessedUser(), "") << text.constData();
}

TEST(PastedQuery, ATokensIdsComeBeforeItsUser)
{
    const QByteArray token = cookies::kKeycloakToken;
    EXPECT_EQ(found(token), QByteArrayList{"keycloak"});
    EXPECT_EQ(said(token), QStringLiteral("Taken for a JWT, whose signature nobody has checked. Looked for: session id "
                                          "a1b2…eff (jti), session id 5f0c…e2f (sid)."));
    const std::optional<SessionQuery> user = query(token).instead();
    ASSERT_TRUE(user);
    EXPECT_EQ(user->guessedUser(), "alice") << "all who are called so are not to be ended";
    EXPECT_TRUE(user->mayNameSession());
    EXPECT_FALSE(user->instead()) << "there is nobody else";
    EXPECT_EQ(pastedText(*user->pasted()),
              QStringLiteral("Taken for a JWT, whose signature nobody has checked. No session that was read has its "
                             "session id a1b2…eff (jti), session id 5f0c…e2f (sid). Looked for instead: user alice "
                             "(sub)."));
    EXPECT_TRUE(query(token).with(query("format:x")).instead());
    for (const QByteArray &text : {cookies::subjectToken("alice"), cookies::kExpress, QByteArray("alice")})
        EXPECT_FALSE(query(text).instead()) << text.constData();
}

TEST(PastedQuery, NothingThatIsSaidHoldsAnId)
{
    for (const QByteArray &text :
         {cookies::kExpress, "connect.sid=" + cookies::kExpress, "sess:" + cookies::kId, cookies::kBetterAuth,
          cookies::kTornado, "/a;jsessionid=" + cookies::kId + ".n1", cookies::kId + ".node1"}) {
        ASSERT_NE(query(text).pasted(), nullptr) << text.constData();
        for (const QString &sentence : {pastedText(*query(text).pasted()), pastedName(*query(text).pasted())}) {
            EXPECT_FALSE(sentence.contains(QString::fromLatin1(cookies::kId))) << sentence.toStdString();
            EXPECT_FALSE(sentence.contains(QString::fromLatin1(cookies::kId.first(8)))) << sentence.toStdString();
            EXPECT_TRUE(sentence.contains(QStringLiteral("Ab3d…D4f"))) << sentence.toStdString();
        }
        EXPECT_TRUE(query(text).mayNameSession());
    }
    EXPECT_EQ(said("connect.sid=" + cookies::kExpress),
              QStringLiteral("Taken for a signed Express cookie (connect.sid). Looked for: session id Ab3d…D4f."));
    EXPECT_EQ(said("sess:" + cookies::kId), QStringLiteral("Taken for a key in Redis. Looked for: key sess:Ab3d…D4f."));
}

TEST(PastedQuery, JoinsWithOtherConditionsAndNarrows)
{
    const SessionQuery cookie = query(cookies::kExpress);
    EXPECT_NE(cookie.with(query("user:x")).pasted(), nullptr);
    EXPECT_TRUE(cookie.narrows(cookie));
    EXPECT_TRUE(cookie.narrows(query("id:" + cookies::kId)) == false) << "it may be found by its hash, too";
    EXPECT_FALSE(query("id:" + cookies::kId).narrows(cookie));
}
