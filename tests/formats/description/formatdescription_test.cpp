// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/formatdescription.h"
#include "models/formats/formatset.h"
#include "tests/support/places.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

using formats::Codec;
using formats::FormatDescription;
using formats::RecordType;
using formats::TimeUnit;

namespace
{

const QByteArray kGood = R"({
    "id": "x", "title": "X", "rank": 5,
    "keys": [{"pattern": "x:{id:token}", "types": ["string", "hash"], "evidence": "attribute"}, {"pattern": "y:{id}"}],
    "payload": {"codec": ["json"], "shape": "object", "require": {"cookie": "object", "a.b": "present"}},
    "attrs": {"user": ["a.b", "['c.d'].e"], "created": {"path": "t", "unit": "s"}, "ip": "ip",
              "fullTtl": [{"path": "ttl", "unit": "ms"}]},
    "caveats": ["Mind the gap."]})";

QString errorOf(const QByteArray &json)
{
    const auto description = FormatDescription::fromJson(json);
    return description ? QStringLiteral("no error") : description.error();
}

} // namespace

TEST(FormatDescription, ReadsEveryMember)
{
    const auto description = FormatDescription::fromJson(kGood);
    ASSERT_TRUE(description) << description.error().toStdString();
    EXPECT_EQ(description->id, QStringLiteral("x"));
    EXPECT_EQ(description->title, QStringLiteral("X"));
    EXPECT_EQ(description->rank, 5);
    ASSERT_EQ(description->keys.size(), 2u);
    EXPECT_EQ(description->keys[0].pattern, "x:{id:token}");
    EXPECT_EQ(description->keys[0].types, (QList{RecordType::String, RecordType::Hash}));
    EXPECT_TRUE(description->keys[0].needsAttribute);
    EXPECT_TRUE(description->keys[1].types.isEmpty());
    EXPECT_FALSE(description->keys[1].needsAttribute);
    ASSERT_EQ(description->chains.size(), 1u);
    EXPECT_EQ(description->chains[0], formats::CodecChain{Codec::Json});
    EXPECT_TRUE(description->objectsOnly);
    ASSERT_EQ(description->required.size(), 2u);
    EXPECT_EQ(formats::pathText(description->required[0].steps), QStringLiteral("a.b"));
    EXPECT_FALSE(description->required[0].object);
    EXPECT_TRUE(description->required[1].object);
    ASSERT_EQ(description->user.size(), 2u);
    EXPECT_EQ(formats::pathText(description->user[1].steps), QStringLiteral("['c.d'].e"));
    ASSERT_EQ(description->created.size(), 1u);
    EXPECT_EQ(description->created[0].unit, TimeUnit::Seconds);
    EXPECT_EQ(description->ip[0].unit, TimeUnit::Automatic);
    EXPECT_EQ(description->fullTtl[0].unit, TimeUnit::Milliseconds);
    EXPECT_EQ(description->caveats, QStringList{QStringLiteral("Mind the gap.")});
}

struct Wrong {
    const char *find;
    const char *replace;
    const char *member; ///< that the sentence must name
};

class WrongDescription : public ::testing::TestWithParam<Wrong>
{
};

TEST_P(WrongDescription, IsNamed)
{
    QByteArray json = kGood;
    ASSERT_TRUE(json.contains(GetParam().find));
    json.replace(GetParam().find, GetParam().replace);
    const QString error = errorOf(json);
    EXPECT_TRUE(error.contains(QStringLiteral("“%1”").arg(QLatin1String(GetParam().member)))) << error.toStdString();
    EXPECT_TRUE(error.endsWith(QLatin1Char('.'))) << error.toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    Members, WrongDescription,
    ::testing::Values(Wrong{"\"id\": \"x\"", "\"id\": 7", "id"}, Wrong{"\"title\": \"X\"", "\"title\": \"\"", "title"},
                      Wrong{"\"title\"", "\"titel\"", "titel"}, Wrong{"\"rank\": 5", "\"rank\": \"5\"", "rank"},
                      Wrong{"\"keys\"", "\"kies\"", "kies"}, Wrong{"y:{id}", "y:{user}", "keys[1].pattern"},
                      Wrong{"y:{id}", "", "keys[1].pattern"}, Wrong{"\"hash\"", "\"hush\"", "keys[0].types[1]"},
                      Wrong{"\"evidence\": \"attribute\"", "\"evidence\": \"x\"", "keys[0].evidence"},
                      Wrong{"\"evidence\"", "\"evidense\"", "keys[0].evidense"},
                      Wrong{"[\"json\"]", "[\"yaml\"]", "payload.codec[0]"}, Wrong{"[\"json\"]", "[]", "payload.codec"},
                      Wrong{"\"shape\": \"object\"", "\"shape\": \"lists\"", "payload.shape"},
                      Wrong{"\"cookie\": \"object\"", "\"cookie\": 1", "payload.require.cookie"},
                      Wrong{"\"a.b\": \"present\"", "\"a..b\": \"present\"", "payload.require.a..b"},
                      Wrong{"\"user\": [", "\"usr\": [", "attrs.usr"}, Wrong{"['c.d'].e", "['c.d.e", "attrs.user[1]"},
                      Wrong{"\"ip\": \"ip\"", "\"ip\": 7", "attrs.ip"},
                      Wrong{"\"unit\": \"s\"", "\"unit\": \"h\"", "attrs.created.unit"},
                      Wrong{"\"unit\": \"ms\"", "\"unit\": \"auto\"", "attrs.fullTtl[0]"},
                      Wrong{"\"Mind the gap.\"", "7", "caveats[0]"}));

TEST(FormatDescription, SaysWhereAFileIsNotJson)
{
    EXPECT_TRUE(errorOf("{\"id\": ").contains(QStringLiteral("not JSON")));
    EXPECT_TRUE(errorOf("[]").contains(QStringLiteral("object")));
    EXPECT_TRUE(errorOf("{}").contains(QStringLiteral("“id”")));
}

/// Every file under resources/formats is read without an error, and those that are built in are all there.
TEST(FormatDescription, BuiltInFilesAreRight)
{
    const QDir folder(support::sourceFolder() + QStringLiteral("/resources/formats"));
    QStringList names = folder.entryList({QStringLiteral("*.json")}, QDir::Files);
    EXPECT_GE(names.size(), 30);
    EXPECT_TRUE(names.removeOne(QStringLiteral("names.json"))); // describes no format
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const auto description = FormatDescription::fromJson(file.readAll());
        EXPECT_TRUE(description) << name.toStdString() << ": " << description.error().toStdString();
    }
    EXPECT_EQ(formats::builtInFormatDescriptions().size(), static_cast<size_t>(names.size() - 1)); // not plain.json
}

TEST(FormatDescription, SaysWhatIsWrongWithKeys)
{
    const auto errorOfKeys = [](const QByteArray &keys, const QByteArray &more = {}) {
        return errorOf(R"({"id":"x","title":"X","keys":[)" + keys + R"(],"payload":{"codec":["json"]})" + more + '}');
    };
    EXPECT_EQ(errorOfKeys(R"("zz:{id}")"),
              QStringLiteral("In “keys[0]”: an object is needed, as in {\"pattern\": \"zz:{id}\"}."));
    EXPECT_TRUE(errorOfKeys(R"({"pattern":"acme:*:login:*"})").contains(QStringLiteral("“{id}” is needed")));
    EXPECT_EQ(errorOfKeys(R"({"pattern":"acme:*:login:{id}"})"), QStringLiteral("no error"));
    EXPECT_EQ(errorOfKeys(R"({"pattern":"{user:number}:{tenant:word}:{id:uuid}"})"), QStringLiteral("no error"));
    const QByteArray key = R"({"pattern":"acme:{id}"})";
    EXPECT_TRUE(errorOfKeys(key, R"(,"companions":["acme:{tenant}:{id}"])")
                    .contains(QStringLiteral("no pattern of “keys” has “{tenant}”")));
    EXPECT_TRUE(errorOfKeys(key, R"(,"logout":[{"op":"unlink","key":"acme:{device}:{id}"}])")
                    .contains(QStringLiteral("no pattern of “keys” has “{device}”")));
    EXPECT_EQ(errorOfKeys(key, R"(,"companions":["acme:{user}:{id}"])"), QStringLiteral("no error"));
    EXPECT_EQ(errorOfKeys(R"({"pattern":"acme:{tenant}:{id}"})", R"(,"companions":["acme:{tenant}:all"])"),
              QStringLiteral("no error"));
}

TEST(FormatDescription, AnEndThatComesTooEarlyIsInTheLastLine)
{
    EXPECT_TRUE(errorOf("{\n").endsWith(QStringLiteral("in line 1."))) << errorOf("{\n").toStdString();
    EXPECT_TRUE(errorOf("{\n\"id\": \"x\",\n\n\n").endsWith(QStringLiteral("in line 2.")));
    EXPECT_TRUE(errorOf("{\n\"id\" \"x\"\n}").endsWith(QStringLiteral("in line 2.")));
}
