// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/base64.h"
#include "models/formats/codecs/codec.h"
#include "tests/formats/codecs/treedump.h"
#include "tests/support/fixture.h"

#include <gtest/gtest.h>

#include <random>

using formats::Base64Alphabet;
using formats::Codec;
using formats::CodecChain;
using formats::codecFromName;
using formats::fromBase64;
using formats::NodeTree;

namespace
{

CodecChain chainOf(std::initializer_list<const char *> names)
{
    CodecChain chain;
    for (const char *name : names)
        chain.push_back(codecFromName(QString::fromUtf8(name)).value_or(Codec::None));
    return chain;
}

std::string read(const CodecChain &chain, const QByteArray &bytes, bool isPrefix = false)
{
    NodeTree tree;
    return support::dump(tree, formats::runChain(chain, bytes, isPrefix, tree).root);
}

} // namespace

TEST(Base64, AgreesWithQtAtEachLength)
{
    std::minstd_rand random(7);
    for (int size = 0; size < 200; ++size) {
        QByteArray bytes;
        for (int i = 0; i < size; ++i)
            bytes += static_cast<char>(random() >> 8);
        const QByteArray text = bytes.toBase64();
        EXPECT_EQ(fromBase64(text, Base64Alphabet::Standard), bytes);
        EXPECT_EQ(fromBase64(bytes.toBase64(QByteArray::OmitTrailingEquals), Base64Alphabet::Standard), bytes);
        EXPECT_EQ(fromBase64(bytes.toBase64(QByteArray::Base64UrlEncoding), Base64Alphabet::Url), bytes);
        for (qsizetype cut = 0; cut < text.size(); ++cut) {
            const auto part = fromBase64(text.first(cut), Base64Alphabet::Standard, true);
            ASSERT_TRUE(part) << cut;
            EXPECT_TRUE(bytes.startsWith(*part)) << cut;
            EXPECT_GE(part->size(), cut / 4 * 3 - 2);
        }
    }
}

TEST(Base64, TakesWhatEncodersWriteAndNothingElse)
{
    EXPECT_EQ(fromBase64("YWxp\nY2U=\n", Base64Alphabet::Standard), "alice");
    EXPECT_EQ(fromBase64("YWxp\r\nY2U=", Base64Alphabet::Standard), "alice");
    for (const char *text :
         {"YWxpY2U=x", "YWxpY2U==", "YWxpY", "YWxp Y2U=", "YWxpY2V=", "=", "====", "YWx-", "YWx\xc3\xa9", "a"})
        EXPECT_FALSE(fromBase64(text, Base64Alphabet::Standard)) << text;
    EXPECT_FALSE(fromBase64("+/+/", Base64Alphabet::Url));
    EXPECT_FALSE(fromBase64("-_-_", Base64Alphabet::Standard));
}

TEST(Wrapping, IsTakenOffWhereverItStandsInAChain)
{
    EXPECT_EQ(read(chainOf({"base64", "json"}), "eyJ1IjoiYWxpY2UifQ=="), R"({"u": "alice"})");
    EXPECT_EQ(read(chainOf({"base64url", "json"}), "eyJ1IjoiYWxpY2UifQ"), R"({"u": "alice"})");
    EXPECT_EQ(read(chainOf({"json", "base64", "json"}), "\"eyJ1IjoiYWxpY2UifQ==\""), R"({"u": "alice"})");
    EXPECT_EQ(read(chainOf({"base64"}), "YWxpY2U="), R"("alice")");
    EXPECT_EQ(read(chainOf({"base64", "json"}), "{\"u\":1}"), "none");
    EXPECT_EQ(read(chainOf({"skip:!", "pickle"}), QByteArray("!\x80\x04K\x07.", 6)), "7");
    EXPECT_EQ(read(chainOf({"skip:think_serialize:", "php-serialize"}), "think_serialize:i:7;"), "7");
    EXPECT_EQ(read(chainOf({"skip:\\x9d????\\x5f", "json"}), QByteArray("\x9d\0\1\2\3_[1]", 9)), "[1]");
    EXPECT_EQ(read(chainOf({"skip:!", "json"}), "[1]"), "none");
    EXPECT_EQ(read(chainOf({"skip:!"}), ""), "none");
}

TEST(Wrapping, OfACutPayloadIsTakenOffAsFarAsItGoes)
{
    EXPECT_EQ(read(chainOf({"base64", "json"}), "eyJ1IjoiYWxpY2UiLCJ", true), R"({"u": "alice", ...: ...})");
    EXPECT_EQ(read(chainOf({"skip:!", "json"}), "!{\"u\":\"alice\",\"v", true), R"({"u": "alice", ...: ...})");
}

TEST(Wrapping, MarksAreWrittenAsTheyAreRead)
{
    for (const char *name : {"skip:!", "skip:think_serialize:", "skip:\\x9d????_", "skip:\\?\\\\", "skip:\\x2c\\x7c"}) {
        const auto step = codecFromName(QString::fromUtf8(name));
        ASSERT_TRUE(step) << name;
        EXPECT_EQ(formats::codecName(*step).toStdString(), name);
    }
    EXPECT_EQ(codecFromName(QStringLiteral("skip:a|")), codecFromName(QStringLiteral("skip:a\\x7c")));
    EXPECT_NE(codecFromName(QStringLiteral("skip:a")), codecFromName(QStringLiteral("skip:b")));
    for (const QString &name :
         {QStringLiteral("skip:"), QStringLiteral("skip"), QStringLiteral("skip:\\"), QStringLiteral("skip:\\x9"),
          QStringLiteral("skip:\\n"), QLatin1String("skip:") + QString(65, QLatin1Char('a'))})
        EXPECT_FALSE(codecFromName(name)) << name.toStdString();
}

TEST(DjangoSigned, IsReadInEachForm)
{
    const CodecChain chain = chainOf({"django-signed", "json"});
    EXPECT_EQ(read(chain, "eyJ1IjoiYWxpY2UifQ:1tAbCd:MnDmDV8m-_x"), R"({"u": "alice"})");
    EXPECT_EQ(read(chain, "eyJ1IjoiYWxpY2UifQ:1tAbCd"), "none");
    EXPECT_EQ(read(chain, "eyJ1IjoiYWxpY2UifQ"), "none");
    EXPECT_EQ(read(chain, "{\"u\":1}"), "none");
    EXPECT_EQ(read(chain, "eyJ1IjoiYWxpY2UiLCJ", true), R"({"u": "alice", ...: ...})");
    const auto fixture = support::Fixture::load(QStringLiteral("../field/django_redis_sessions"));
    int sessions = 0;
    for (const support::FixtureKey &key : fixture.keys) {
        const std::string text = read(chain, key.value);
        for (const support::ExpectedSession &session : fixture.expected) {
            if (session.key != key.key)
                continue;
            EXPECT_NE(text.find("\"_auth_user_id\": \"" + session.user.toStdString() + '"'), std::string::npos) << text;
            ++sessions;
        }
        // A cut one shows how it begins.
        EXPECT_NE(read(chain, key.value.first(key.value.size() / 2), true), "none");
    }
    EXPECT_EQ(sessions, 3);
}
