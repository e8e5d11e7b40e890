// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/closed.h"
#include "models/formats/codecs/codec.h"
#include "tests/support/places.h"
#include "tests/support/fixture.h"

#include <QDir>

#include <gtest/gtest.h>

#include <random>
#include <zlib.h>

using formats::Codec;
using formats::isNoise;
using formats::NodeTree;
using support::Fixture;

namespace
{

QByteArray randomBytes(std::mt19937_64 &random, qsizetype size)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < size; ++i)
        bytes += static_cast<char>(random() >> 16);
    return bytes;
}

} // namespace

TEST(Noise, IsKnownInEachFormInWhichCiphersAreStored)
{
    std::mt19937_64 random(11);
    for (const qsizetype size : {28, 29, 40, 64, 500, 5000}) {
        for (int i = 0; i < 500; ++i) {
            const QByteArray bytes = randomBytes(random, size);
            EXPECT_TRUE(isNoise(bytes)) << bytes.toHex().toStdString();
            EXPECT_TRUE(isNoise(bytes.toBase64()));
            EXPECT_TRUE(isNoise(bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)));
            EXPECT_TRUE(isNoise(bytes.toHex()));
            EXPECT_TRUE(isNoise(bytes.toHex() + "|9f86d081884c7d65|abcdef0123456789|3"));
        }
    }
}

TEST(Noise, IsNothingThatCanBeReadOrUnpacked)
{
    for (const QByteArray &text :
         {QByteArray(), QByteArray("short"), QByteArray(R"({"user":"alice","cart":[1,2,3],"seen":1795872513})"),
          QByteArray("a:2:{s:4:\"user\";s:5:\"alice\";s:4:\"cart\";i:7;}"),
          QByteArray("3f1c2a9e-8b7d-4c6e-9a5f-0123456789ab"), QByteArray("the quick brown fox jumps over the lazy dog"),
          QByteArray(R"({"user":"alice","cart":[1,2,3],"seen":1795872513})").toBase64(), QByteArray(64, 'a'),
          QByteArray("1795872513000017958725130000179587251300001795872513"), QByteArray(100, '\0'),
          QByteArray("\x80\x04\x95\x1a\0\0\0\0\0\0\0}\x94(\x8c\x04user\x94\x8c\x05"
                     "alice\x94u.",
                     31)})
        EXPECT_FALSE(isNoise(text)) << text.toStdString();
    std::mt19937_64 random(3);
    const QByteArray bytes = randomBytes(random, 300);
    QByteArray packed(400, '\0');
    uLongf size = 400;
    ASSERT_EQ(
        compress(reinterpret_cast<Bytef *>(packed.data()), &size, reinterpret_cast<const Bytef *>(bytes.data()), 300),
        Z_OK);
    packed.truncate(static_cast<qsizetype>(size));
    EXPECT_FALSE(isNoise(packed));
    EXPECT_FALSE(isNoise(packed.toBase64()));
}

TEST(Noise, IsNoneOfTheSessionsThatCanBeRead)
{
    const QDir folder(support::sourceFolder() + QStringLiteral("/tests/fixtures/sessions"));
    for (const QString &file : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        if (file.startsWith(QLatin1String("laravel"))) // some of them are encrypted
            continue;
        const Fixture fixture = Fixture::load(file.chopped(5));
        for (const support::FixtureKey &key : fixture.keys)
            EXPECT_FALSE(isNoise(key.value)) << key.key.toStdString();
    }
}

TEST(Opaque, ListsWhatAutheliaAndLuaRestyEncrypt)
{
    int sessions = 0;
    for (const char *name : {"../field/authelia", "../field/lua_resty"}) {
        const Fixture fixture = Fixture::load(QLatin1String(name));
        for (const support::FixtureKey &key : fixture.keys) {
            if (key.type != "string")
                continue;
            NodeTree tree;
            const auto result = formats::runChain({Codec::Opaque}, key.value, false, tree);
            EXPECT_TRUE(result.encrypted) << key.key.toStdString();
            EXPECT_NE(result.root, NodeTree::kNone);
            ++sessions;
        }
    }
    EXPECT_EQ(sessions, 6);
    NodeTree tree;
    EXPECT_EQ(formats::runChain({Codec::Opaque}, R"({"user":"alice"})", false, tree).root, NodeTree::kNone);
}
