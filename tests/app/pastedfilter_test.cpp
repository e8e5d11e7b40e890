// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A cookie, a key or a token as --filter.
#include "tests/app/logoutrun.h"
#include "tests/formats/pasted/cookievalues.h"

#include <QFile>

namespace
{

using support::fillForLogout;
using support::idOf;
using support::kJson;
using support::kYes;
using support::linesOf;
using support::logout;
using support::ProgramRun;
using support::RedisServer;

/// As cookie-signature signs it, by any key.
QByteArray signedCookie(const QByteArray &id)
{
    return "connect.sid=s%3A" + id + ".xcvnqtIGUlhrJ9BmoFOk49X34uDYKWIF5kNIwTFfXk4";
}

QStringList list(const RedisServer &server, const QByteArray &filter)
{
    return {QStringLiteral("list"), server.url(), QStringLiteral("--filter"), QString::fromUtf8(filter), kJson};
}

} // namespace

TEST(PastedFilter, ListsTheSessionOfACookie)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    for (const QByteArray &filter : {signedCookie(idOf(3)), "Cookie: lang=de; " + signedCookie(idOf(3)),
                                     "sess:" + idOf(3), "https://shop.example/?sid=" + idOf(3), "Bearer " + idOf(3)}) {
        ProgramRun program;
        ASSERT_EQ(program.run(list(server, filter)), 0) << program.errors.constData();
        const QList<QJsonObject> sessions = linesOf(program.output);
        ASSERT_EQ(sessions.size(), 1) << filter.constData() << program.errors.constData();
        EXPECT_EQ(sessions.front()[QStringLiteral("user")].toString(), QStringLiteral("bob"));
        EXPECT_TRUE(program.errors.contains("--filter: Taken for ")) << program.errors.constData();
        EXPECT_EQ(program.errors.count("Taken for"), 1) << program.errors.constData();
        EXPECT_TRUE(program.errors.contains("Ab3d\u2026003")) << program.errors.constData();
        EXPECT_FALSE(program.errors.contains(idOf(3))) << program.errors.constData();
        EXPECT_FALSE(program.output.contains(idOf(3)));
    }
    // A word is a word.
    ProgramRun word;
    ASSERT_EQ(word.run(list(server, idOf(3))), 0);
    EXPECT_EQ(linesOf(word.output).size(), 1);
    EXPECT_FALSE(word.errors.contains("Taken for")) << word.errors.constData();
}

TEST(PastedFilter, WhatLeadsNowhereIsSaidAndIs2)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    for (const QStringList &arguments :
         {list(server, "laravel_session=" + cookies::kLaravel),
          logout(server, QString::fromUtf8("laravel_session=" + cookies::kLaravel), {kJson, kYes})}) {
        ProgramRun program;
        EXPECT_EQ(program.run(arguments), 2) << program.errors.constData();
        EXPECT_TRUE(program.output.isEmpty()) << program.output.constData();
        EXPECT_TRUE(program.errors.contains("--filter: Taken for an encrypted Laravel cookie (laravel_session)."))
            << program.errors.constData();
        EXPECT_FALSE(program.errors.contains(cookies::kLaravel.first(20)));
    }
    EXPECT_EQ(server.integer({"EXISTS", "sess:" + idOf(1)}), 1);
}

TEST(PastedFilter, NobodyIsLoggedOutByAGuess)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    const QByteArray token = cookies::subjectToken("bob");
    ProgramRun listing;
    ASSERT_EQ(listing.run(list(server, token)), 0) << listing.errors.constData();
    EXPECT_FALSE(linesOf(listing.output).isEmpty());
    ProgramRun program;
    EXPECT_EQ(program.run(logout(server, QString::fromUtf8(token), {kJson, kYes})), 2) << program.errors.constData();
    EXPECT_TRUE(program.output.isEmpty()) << program.output.constData();
    EXPECT_TRUE(program.errors.contains("say --filter 'user:=\"bob\"'.")) << program.errors.constData();
    EXPECT_EQ(server.integer({"EXISTS", "sess:" + idOf(3)}), 1);
}

/// Its id leads nowhere: a list goes on to its user, and says so; a logout does not.
TEST(PastedFilter, ATokenOfAnEndedSessionLeadsToItsUser)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    const auto part = [](const QByteArray &json) {
        return json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    const QByteArray token = part(R"({"alg": "HS256"})") + '.' +
                             part(R"({"jti": "4f1d9c7e-0000-4000-8000-aabbccddeeff", "sub": "bob"})") +
                             ".PQMeobt0eBioeIDfY";
    ProgramRun listing;
    ASSERT_EQ(listing.run(list(server, token)), 0) << listing.errors.constData();
    EXPECT_FALSE(linesOf(listing.output).isEmpty());
    EXPECT_TRUE(listing.errors.contains("Looked for instead: user bob (sub).")) << listing.errors.constData();
    ProgramRun program;
    program.run(logout(server, QString::fromUtf8(token), {kJson, kYes}));
    EXPECT_FALSE(program.errors.contains("instead")) << program.errors.constData();
    EXPECT_EQ(server.integer({"EXISTS", "sess:" + idOf(3)}), 1);
}

TEST(PastedFilter, NoFieldTakesAnIdIntoTheRecord)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ProgramRun program;
    ASSERT_EQ(program.run(logout(server, QString::fromUtf8("user:bob | user:42:session:" + idOf(1)), {kJson, kYes})), 0)
        << program.errors.constData();
    QFile log(program.folder.filePath(QStringLiteral("Sessionscope/Sessionscope/audit.jsonl")));
    ASSERT_TRUE(log.open(QIODevice::ReadOnly));
    const QByteArray recorded = log.readAll();
    EXPECT_TRUE(recorded.contains("all that match a search that may name a session")) << recorded.constData();
    EXPECT_FALSE(recorded.contains(idOf(1)));
}

TEST(PastedFilter, ALogoutIsRecordedByItsMask)
{
    RedisServer server;
    ASSERT_NO_FATAL_FAILURE(fillForLogout(server));
    ProgramRun program;
    ASSERT_EQ(program.run(logout(server, QString::fromUtf8(signedCookie(idOf(3))), {kJson, kYes})), 0)
        << program.errors.constData();
    EXPECT_EQ(server.integer({"EXISTS", "sess:" + idOf(3)}), 0);
    EXPECT_EQ(server.integer({"EXISTS", "sess:" + idOf(1)}), 1);
    QFile log(program.folder.filePath(QStringLiteral("Sessionscope/Sessionscope/audit.jsonl")));
    ASSERT_TRUE(log.open(QIODevice::ReadOnly));
    const QByteArray recorded = log.readAll();
    EXPECT_TRUE(recorded.contains("all that match a signed Express cookie (connect.sid), session id Ab3d\u2026003"))
        << recorded.constData();
    EXPECT_FALSE(recorded.contains(idOf(3)));
    EXPECT_FALSE(recorded.contains("xcvnqtIGUlhr"));
    EXPECT_FALSE(program.errors.contains("xcvnqtIGUlhr"));
    EXPECT_FALSE(program.output.contains("xcvnqtIGUlhr"));
}
