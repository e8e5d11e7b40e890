// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/codec.h"
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/treedump.h"
#include "tests/support/fixture.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using formats::Codec;
using formats::decodeJwt;
using formats::NodeTree;

namespace
{

QByteArray part(const QByteArray &text)
{
    return text.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray token(const QByteArray &header, const QByteArray &claims, const QByteArray &signature = "c2ln")
{
    return part(header) + '.' + part(claims) + '.' + signature;
}

const QByteArray kHeader = R"({"alg":"HS256","typ":"JWT"})";

std::string read(const QByteArray &bytes, bool isPrefix = false)
{
    NodeTree tree;
    return support::dump(tree, decodeJwt(bytes, isPrefix, tree));
}

} // namespace

TEST(Jwt, ShowsTheClaimsAsNotVerified)
{
    const QByteArray claims = R"({"sub":"alice","iat":1795872513})";
    const std::string expected = R"(JWT, not verified{"sub": "alice", "iat": 1795872513})";
    EXPECT_EQ(read(token(kHeader, claims)), expected);
    EXPECT_EQ(read("Bearer " + token(kHeader, claims)), expected);
    EXPECT_EQ(read("bearer " + token(kHeader, claims) + "\n"), expected);
    EXPECT_EQ(read(token(R"({"alg":"none"})", claims, "")), expected);
}

TEST(Jwt, TakesNothingElseForOne)
{
    const QByteArray claims = R"({"sub":"alice"})";
    EXPECT_EQ(read(token(R"({"typ":"JWT"})", claims)), "none"); // nothing says how it is signed
    EXPECT_EQ(read(token("[1]", claims)), "none");
    EXPECT_EQ(read(token(kHeader, "[1]")), "none");
    EXPECT_EQ(read(token(kHeader, claims) + ".x"), "none");
    EXPECT_EQ(read(token(kHeader, claims, "c2 ln")), "none");
    EXPECT_EQ(read(part(kHeader) + '.' + part(claims)), "none");
    EXPECT_EQ(read("eyJ.x.y"), "none");
    EXPECT_EQ(read(""), "none");
}

TEST(Jwt, OfWhichTheEndIsMissingShowsItsFirstClaims)
{
    const QByteArray whole = token(kHeader, R"({"sub":"alice","name":"Alice Adams"})");
    EXPECT_EQ(read(whole.chopped(12), true), R"(JWT, not verified{"sub": "alice", "name": ...})");
    EXPECT_EQ(read(whole.chopped(2), true), R"(JWT, not verified{"sub": "alice", "name": "Alice Adams"})");
}

TEST(Jwt, ThatIsEncryptedIsLeftClosed)
{
    const QByteArray sealed = part(R"({"alg":"dir","enc":"A256GCM"})") + "..AAAA.BBBB.CCCC";
    NodeTree tree;
    EXPECT_TRUE(formats::runChain({Codec::Jwt}, sealed, false, tree).encrypted);
    EXPECT_FALSE(formats::runChain({Codec::Jwt}, sealed + ".DDDD", false, tree).encrypted);
    EXPECT_FALSE(formats::runChain({Codec::Jwt}, token(kHeader, "{}"), false, tree).encrypted);
}

TEST(Jwt, OfAuth0NamesTheUser)
{
    const auto fixture = support::Fixture::load(QStringLiteral("../field/auth0_express"));
    int tokens = 0;
    for (const support::FixtureKey &key : fixture.keys) {
        const QJsonObject data = QJsonDocument::fromJson(key.value).object().value(QLatin1String("data")).toObject();
        const QByteArray idToken = data.value(QLatin1String("id_token")).toString().toLatin1();
        if (idToken.isEmpty())
            continue;
        ++tokens;
        NodeTree tree;
        const auto claims = decodeJwt(idToken, false, tree);
        ASSERT_NE(claims, NodeTree::kNone);
        const auto email = tree.find(claims, "email");
        ASSERT_NE(email, NodeTree::kNone);
        EXPECT_TRUE(std::any_of(fixture.expected.begin(), fixture.expected.end(),
                                [&](const auto &session) { return tree.at(email).text == session.user; }));
    }
    EXPECT_EQ(tokens, 2);
}
