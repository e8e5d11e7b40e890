// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/formatdetection.h"

#include <gtest/gtest.h>

#include <map>

// Small databases as applications configure them, from the sample of the keys to the rows.

using formats::Closed;
using formats::FormatDetection;
using formats::Payload;
using formats::RecordType;
using formats::SessionFields;

namespace
{

using Database = std::map<QByteArray, QByteArray>;

struct Row {
    QString title;
    SessionFields fields;
};

/// The sessions that would be listed, by key.
std::map<QByteArray, Row> listed(const Database &database)
{
    FormatDetection detection(formats::builtInFormatDescriptions());
    std::vector<QByteArray> names;
    for (const auto &[key, value] : database)
        names.push_back(key);
    detection.addNames(names);
    const auto payloadOf = [&database](const QByteArray &key) {
        return Payload{.type = RecordType::String, .string = database.at(key), .fields = {}};
    };
    for (const QByteArray &key : detection.keysToRead())
        detection.addRecord(key, payloadOf(key));
    std::vector<formats::Format> formats;
    for (auto &found : detection.result(true).formats)
        formats.emplace_back(std::move(found.description));
    std::map<QByteArray, Row> rows;
    for (const QByteArray &key : names) {
        SessionFields fields;
        for (const formats::Format &format : formats) {
            if (!format.matchKey(key) || !format.read(key, payloadOf(key), fields))
                continue;
            rows.emplace(key, Row{format.title(), fields});
            break;
        }
    }
    return rows;
}

QByteArray userOf(const Database &database, const QByteArray &key)
{
    const auto rows = listed(database);
    const auto row = rows.find(key);
    return row == rows.end() ? QByteArray("(not listed)") : row->second.fields.user;
}

QByteArray phpString(const QByteArray &text)
{
    return "s:" + QByteArray::number(text.size()) + ":\"" + text + "\";";
}

/// Hexadecimal, as hashes of names are.
QByteArray hashed(int number, qsizetype length)
{
    QByteArray text;
    for (uint seed = uint(number) * 2654435761u + 1; text.size() < length; seed = seed * 1664525u + 1013904223u)
        text += "0123456789abcdef"[seed >> 28];
    return text;
}

const QByteArray kSid = "9q5o2c7h0b4v1k8m3t6s0aulnf"; // 26 characters of 5 bits
const QByteArray kLaravelId = "Ab3xYz0123456789QwErTyUiOpAsDfGhJkLzXcVb";

} // namespace

TEST(FrameworkLayouts, FindsPhpUnderItsOwnPrefixWhateverWroteIt)
{
    const QByteArray serialized = R"(a:2:{s:7:"user_id";i:42;s:4:"cart";a:0:{}})";
    const QByteArray binary = QByteArray("\x07user_idi:42;\x04") + "carta:0:{}";
    const QByteArray msgpack = QByteArray("\x82\xa7user_id\x2a\xa4", 11) + QByteArray("cart\x90", 5);
    for (const QByteArray &prefix : {QByteArray("shop:s_"), QByteArray(), QByteArray("app.sess.")}) {
        for (const QByteArray &value : {serialized, binary, msgpack})
            EXPECT_EQ(userOf({{prefix + kSid, value}}, prefix + kSid), "42") << (prefix + ' ' + value).constData();
    }
}

TEST(FrameworkLayouts, LeavesPhpCachesAlone)
{
    Database database;
    for (int i = 0; i < 20; ++i) {
        database["cache_" + hashed(i, 40)] = R"(a:2:{s:2:"id";i:7;s:5:"email";s:5:"a@b.c";})";
        database["app:" + hashed(i, 32)] = R"(a:1:{s:7:"user_id";i:7;})";
        database["q:01hxyz" + hashed(i, 20)] = R"(O:8:"stdClass":1:{s:7:"user_id";i:7;})";
    }
    EXPECT_TRUE(listed(database).empty());
}

TEST(FrameworkLayouts, TakesTheMoreTellingFormatWithoutAPrefix)
{
    const QByteArray value =
        R"(_sf2_attributes|a:1:{s:7:"user_id";i:7;}_sf2_meta|a:3:{s:1:"u";i:1700000500;s:1:"c";i:1700000000;s:1:"l";i:0;})";
    const auto rows = listed({{"shopsess" + kSid, value}});
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows.begin()->second.title, QStringLiteral("Symfony"));
    EXPECT_EQ(rows.begin()->second.fields.lastAccess, 1700000500000);
}

TEST(FrameworkLayouts, NamesTheUserThatSymfonySwitchedTo)
{
    const auto token = [](const QByteArray &user) {
        return R"(O:5:"Token":3:{i:0;N;i:1;s:4:"main";i:2;a:2:{i:0;O:4:"User":1:{s:5:"email";)" + phpString(user) +
               "}i:1;b:1;}}";
    };
    QByteArray switched = token("bob@example.com");
    switched.replace("i:0;N;", "i:0;" + token("root@example.com"));
    const QByteArray value = "_sf2_attributes|a:1:{s:14:\"_security_main\";" + phpString(switched) +
                             R"(}_sf2_meta|a:3:{s:1:"u";i:1;s:1:"c";i:1;s:1:"l";i:0;})";
    EXPECT_EQ(userOf({{"sf_s" + kSid, value}}, "sf_s" + kSid), "bob@example.com");
}

TEST(FrameworkLayouts, FindsFewLaravelSessionsInALargeCache)
{
    const QByteArray prefix = "acme_cache:";
    Database database;
    for (int i = 0; i < 400; ++i) {
        database[prefix + hashed(i, 40)] = "i:1;";
        database[prefix + hashed(i + 1000, 40)] = R"(a:1:{s:7:"user_id";i:3;})";
    }
    const QByteArray content =
        R"(a:2:{s:6:"_token";s:1:"x";s:50:"login_web_59ba36addc2b2f9401580f014c7f58ea4e30989d";i:7;})";
    database[prefix + kLaravelId] = phpString(content);
    const auto rows = listed(database);
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows.begin()->second.title, QStringLiteral("Laravel"));
    EXPECT_EQ(rows.begin()->second.fields.user, "7");
    EXPECT_EQ(rows.begin()->second.fields.closed, Closed::No);
}

TEST(FrameworkLayouts, SaysThatAnEncryptedSessionCannotBeRead)
{
    const auto rows = listed({{"laravel_cache:" + kLaravelId, phpString("eyJpdiI6IjEyMyJ9")}});
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows.begin()->second.fields.closed, Closed::Encrypted);
    EXPECT_EQ(rows.begin()->second.fields.user, "");
}

TEST(FrameworkLayouts, TakesTheAddressFromACodeIgniterKey)
{
    const QByteArray value = R"(__ci_last_regenerate|i:1700000000;user_id|i:3;)";
    const QByteArray id(32, '7');
    for (const QByteArray &address : {QByteArray("10.0.0.5"), QByteArray("2001:db8::7"), QByteArray("::1")}) {
        for (const QByteArray &prefix :
             {QByteArray("ci_session:ci_session:"), QByteArray("ci_session:shop:"), QByteArray("x:")}) {
            const QByteArray key = prefix + address + ':' + id;
            const auto rows = listed({{key, value}, {key + ":lock", "1700000000"}});
            ASSERT_EQ(rows.size(), 1u) << key.constData();
            EXPECT_EQ(rows.begin()->second.fields.ip, address) << key.constData();
        }
    }
    const auto rows = listed({{"ci_session:cafe:" + id, value}});
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows.begin()->second.fields.ip, "");
}

TEST(FrameworkLayouts, ReadsCakePhpAndYii)
{
    const QByteArray cake =
        phpString(R"(Config|a:1:{s:4:"time";i:1700000500;}Auth|a:2:{s:2:"id";i:3;s:8:"username";s:3:"ann";})");
    const auto cakes = listed({{"myapp_" + kSid, cake}});
    ASSERT_EQ(cakes.size(), 1u);
    EXPECT_EQ(cakes.begin()->second.title, QStringLiteral("CakePHP"));
    EXPECT_EQ(cakes.begin()->second.fields.user, "3");
    EXPECT_EQ(cakes.begin()->second.fields.lastAccess, 1700000500000);
    const auto yiis =
        listed({{"f17aa68cd5853f3c34c4665298b81937c48bc", R"(__flash|a:0:{}__id|i:42;__expire|i:1800000000;)"}});
    ASSERT_EQ(yiis.size(), 1u);
    EXPECT_EQ(yiis.begin()->second.title, QStringLiteral("Yii"));
    EXPECT_EQ(yiis.begin()->second.fields.user, "42");
}

TEST(FrameworkLayouts, ReadsRailsSessionsByTheirPublicIds)
{
    // {"session_id" => "x", "user_id" => 5}, and {"x" => 5}
    const QByteArray value = QByteArray::fromHex(
        "04087b0749220f73657373696f6e5f6964063a06455449220678063b005449220c757365725f6964063b0054690a");
    const QByteArray key = "myapp:session:" + hashed(1, 32);
    EXPECT_EQ(userOf({{key, value}}, key), "5");
    EXPECT_TRUE(listed({{"views:" + hashed(1, 32), QByteArray::fromHex("04087b0649220678063a064554690a")}}).empty());
}

TEST(FrameworkLayouts, TakesTokensOfSaTokenThatHoldDots)
{
    const QByteArray token = "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9." + QByteArray(60, 'a') + '.' + QByteArray(43, 'b');
    const Database database{{"Authorization:login:token:" + token, "sys_user:1"},
                            {"Authorization:login:session:sys_user:1", "{}"}};
    EXPECT_EQ(userOf(database, "Authorization:login:token:" + token), "sys_user:1");
}

TEST(FrameworkLayouts, KnowsTheRecordsOfTomcat)
{
    // Written by a JVM: the record's own class, then what Tomcat writes behind it.
    const QByteArray value = QByteArray::fromBase64(
        "rO0ABXNyAERjb20ub3JhbmdlZnVuY3Rpb24udG9tY2F0LnJlZGlzc2Vzc2lvbnMuU2Vzc2lvblNlcmlhbGl6YXRpb25NZXRh"
        "ZGF0YQAAAAAAAAJsAwABWwAVc2Vzc2lvbkF0dHJpYnV0ZXNIYXNodAACW0J4cHcUAAAAEAAAAAAAAAAAAAAAAAAAAAB4c3IA"
        "DmphdmEubGFuZy5Mb25nO4vkkMyPI98CAAFKAAV2YWx1ZXhyABBqYXZhLmxhbmcuTnVtYmVyhqyVHQuU4IsCAAB4cAAAAYvP"
        "5WgAc3EAfgADAAABi8/tCSBzcgARamF2YS5sYW5nLkludGVnZXIS4qCk94GHOAIAAUkABXZhbHVleHEAfgAEAAAHCHNyABFq"
        "YXZhLmxhbmcuQm9vbGVhbs0gcoDVnPruAgABWgAFdmFsdWV4cAFxAH4ACnNxAH4AAwAAAYvP7QkgdAAgQTFCMkMzRDRFNUY2"
        "MDcxODI5M0E0QjVDNkQ3RThGOTBzcQB+AAcAAAABdAAEdXNlcnQABGNhcmw=");
    const QByteArray key = "A1B2C3D4E5F60718293A4B5C6D7E8F90";
    const auto rows = listed({{key, value}, {"B" + key, value.first(6) + "?"}});
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows.begin()->second.title, QStringLiteral("Tomcat"));
    EXPECT_EQ(rows.begin()->second.fields.created, 1700000000000);
    EXPECT_EQ(rows.begin()->second.fields.lastAccess, 1700000500000);
    EXPECT_EQ(rows.begin()->second.fields.fullTtl, 1800'000);
    EXPECT_EQ(rows.begin()->second.fields.user, "carl");
    // What StandardSession writes, with no record before it, and a user who is an object.
    const QByteArray bare = QByteArray::fromHex(
        "aced00057372000e6a6176612e6c616e672e4c6f6e673b8be490cc8f23df0200014a000576616c7565787200106a6176"
        "612e6c616e672e4e756d62657286ac951d0b94e08b02000078700000018bcfe568007371007e00000000018bcfed0920"
        "737200116a6176612e6c616e672e496e746567657212e2a0a4f781873802000149000576616c75657871007e00010000"
        "0708737200116a6176612e6c616e672e426f6f6c65616ecd207280d59cfaee0200015a000576616c756578700171007e"
        "00077371007e00000000018bcfed0920740006413142324333740004464f524d7070707371007e000400000002740004"
        "757365727372000455736572000000000000000102000249000269644c0008757365726e616d657400124c6a6176612f"
        "6c616e672f537472696e673b78700000002a740005616c69636574000463617274737200136a6176612e7574696c2e41"
        "727261794c6973747881d21d99c7619d03000149000473697a6578700000000177040000000174000374656178");
    EXPECT_EQ(userOf({{key, bare}}, key), "alice");
}

TEST(FrameworkLayouts, ReadsFiberUnderBareIds)
{
    // gob of map[string]interface{}{"userID": 7, "flash": "x"}
    const QByteArray value =
        QByteArray::fromBase64("Dv+NBAEC/44AAQwBEAAAJf+OAAIGdXNlcklEA2ludAQCAA4FZmxhc2gGc3RyaW5nDAMAAXg=");
    const QByteArray key = "9b2f0d1e-0a4b-4c1d-8e2f-1234567890ab";
    EXPECT_EQ(userOf({{key, value}, {"1b2f0d1e-0a4b-4c1d-8e2f-1234567890ab", "5"}}, key), "7");
    EXPECT_EQ(listed({{key, value}}).begin()->second.title, QStringLiteral("Fiber"));
}
