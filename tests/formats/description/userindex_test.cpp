// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatset.h"
#include "models/formats/indexedrecord.h"
#include "models/formats/description/userindex.h"

#include <gtest/gtest.h>

using formats::Format;
using formats::FormatDescription;
using formats::IndexedIds;
using formats::RecordType;
using formats::UserIndex;

namespace
{

constexpr qsizetype kMost = 10'000;
const QByteArray kUuid = QByteArrayLiteral("33fdd1b6-b496-4b33-9f7d-df96679d32fe");

FormatDescription descriptionOf(const QString &id)
{
    for (FormatDescription &description : formats::builtInFormatDescriptions()) {
        if (description.id == id)
            return description;
    }
    ADD_FAILURE() << "no such format: " << id.toStdString();
    return {};
}

QByteArrayList idsIn(const QString &format, const QByteArray &value)
{
    return idsOf(descriptionOf(format).userIndexes.at(0), value, false, kMost).ids;
}

QString errorOfIndex(const QByteArray &index, const QByteArray &pattern = "x:{id}")
{
    const auto description =
        FormatDescription::fromJson(R"({"id": "x", "title": "X", "keys": [{"pattern": ")" + pattern +
                                    R"("}], "payload": {"codec": ["json"]},)"
                                    R"("userIndex": )" +
                                    index + '}');
    return description ? QString() : description.error();
}

} // namespace

TEST(UserIndex, NamesItsKey)
{
    const FormatDescription spring = descriptionOf(QStringLiteral("spring-indexed"));
    ASSERT_EQ(spring.userIndexes.size(), 2u);
    EXPECT_EQ(
        spring.userIndexes[0].keyFor("shop:", "alice"),
        "shop:index:org.springframework.session.FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME:alice");
    EXPECT_EQ(spring.userIndexes[1].keyFor("shop:", "alice"), "shop:sessions:index:PRINCIPAL_NAME_INDEX_NAME:alice");
    EXPECT_FALSE(spring.userIndexes[0].knowsIds);
    // What stands for a variable is not looked at again.
    EXPECT_EQ(descriptionOf(QStringLiteral("better-auth")).userIndexes[0].keyFor("{user}", "{p}{user}"),
              "{user}active-sessions-{p}{user}");
}

TEST(UserIndex, ReadsWhatTheFrameworksWrite)
{
    const QByteArray java = QByteArray::fromHex("aced0005740024") + kUuid;
    EXPECT_EQ(idsIn(QStringLiteral("spring-indexed"), java), QByteArrayList{kUuid});
    EXPECT_EQ(idsIn(QStringLiteral("spring-indexed"), '"' + kUuid + '"'), QByteArrayList{kUuid});
    EXPECT_EQ(idsIn(QStringLiteral("spring-indexed"), kUuid), QByteArrayList{kUuid});
    EXPECT_EQ(idsIn(QStringLiteral("better-auth"),
                    R"([{"token":"one","expiresAt":1},{"token":"two","expiresAt":2},{"token":"one","expiresAt":3}])"),
              (QByteArrayList{"one", "two"}));
    const QString saToken = QStringLiteral("sa-token");
    EXPECT_EQ(idsIn(saToken, R"({"id":"s","terminalList":[{"index":1,"tokenValue":"a"},{"tokenValue":"b"}]})"),
              (QByteArrayList{"a", "b"}));
    // As Jackson writes a list with its class, and as versions before 1.41 called it.
    EXPECT_EQ(idsIn(saToken, R"({"terminalList":["java.util.Vector",[{"@class":"x","tokenValue":"a"}]]})"),
              QByteArrayList{"a"});
    EXPECT_EQ(idsIn(saToken, R"({"tokenSignList":[{"value":"old","device":"PC"}],"dataMap":{"value":"no"}})"),
              QByteArrayList{"old"});
    EXPECT_EQ(idsIn(QStringLiteral("lucia"), "s_1"), QByteArrayList{"s_1"});
    EXPECT_EQ(idsIn(QStringLiteral("authjs"), "user:session:abc"), QByteArrayList{"user:session:abc"});
    EXPECT_EQ(idsIn(QStringLiteral("authjs"), "\"user:session:abc\""), QByteArrayList{"user:session:abc"});
}

TEST(UserIndex, SaysWhatItCannotRead)
{
    const UserIndex betterAuth = descriptionOf(QStringLiteral("better-auth")).userIndexes.at(0);
    EXPECT_TRUE(idsOf(betterAuth, "\xff\xfe not JSON", false, kMost).undecodable);
    EXPECT_TRUE(idsOf(betterAuth, "", false, kMost).undecodable);
    const IndexedIds empty = idsOf(betterAuth, "[]", false, kMost);
    EXPECT_FALSE(empty.undecodable);
    EXPECT_TRUE(empty.ids.isEmpty());
    // Not texts, empty, or of nobody's size.
    EXPECT_TRUE(idsOf(betterAuth,
                      R"([{"token":{}},{"token":null},{"token":""},{"token":")" + QByteArray(5000, 'x') + "\"}]", false,
                      kMost)
                    .ids.isEmpty());
    const IndexedIds cut = idsOf(betterAuth, R"([{"token":"one"},{"token":"tw)", true, kMost);
    EXPECT_EQ(cut.ids, QByteArrayList{"one"});
    EXPECT_TRUE(cut.incomplete);
    const IndexedIds most = idsOf(betterAuth, R"([{"token":"1"},{"token":"2"},{"token":"3"}])", false, 2);
    EXPECT_EQ(most.ids, (QByteArrayList{"1", "2"}));
    EXPECT_TRUE(most.incomplete);
    // Deep nesting is looked into as far as it is decoded.
    EXPECT_TRUE(idsOf(betterAuth, QByteArray(100'000, '[') + QByteArray(100'000, ']'), false, kMost).ids.isEmpty());
}

/// Whatever stands in an index, it leads to records of its format and to nothing else.
TEST(UserIndex, LeadsOnlyToRecordsOfItsFormat)
{
    const auto recordOf = [](const QString &id, const QByteArray &entry) {
        const FormatDescription description = descriptionOf(id);
        return recordOfIndexedId(Format(description), description.userIndexes.at(0), entry);
    };
    const QString spring = QStringLiteral("spring-indexed");
    EXPECT_EQ(recordOf(spring, kUuid), "spring:session:sessions:" + kUuid);
    for (const char *wrong : {"", "x", "*", "../33fdd1b6", "33fdd1b6-b496-4b33-9f7d-df96679d32fe:idx"})
        EXPECT_TRUE(recordOf(spring, wrong).isEmpty()) << wrong;
    const QByteArray token(32, 'a');
    EXPECT_EQ(recordOf(QStringLiteral("better-auth"), token), token);
    EXPECT_TRUE(recordOf(QStringLiteral("better-auth"), "accounts:secret").isEmpty());
    EXPECT_EQ(recordOf(QStringLiteral("gitlab"), "2::" + QByteArray(64, 'a')),
              "session:gitlab:2::" + QByteArray(64, 'a'));
    EXPECT_EQ(recordOf(QStringLiteral("authjs"), "user:session:" + token), "user:session:" + token);
    EXPECT_TRUE(recordOf(QStringLiteral("authjs"), "user:session:by-user-id:" + token).isEmpty());
    EXPECT_TRUE(recordOf(QStringLiteral("authjs"), "accounts").isEmpty());
}

TEST(UserIndex, IsUnderstoodOrRefused)
{
    const QByteArray good = R"({"key": "i:{user}", "type": "zset", "ids": ["a.b", "c"], "names": "id"})";
    const auto description = FormatDescription::fromJson(
        R"({"id": "x", "title": "X", "keys": [{"pattern": "x:{id}"}], "payload": {"codec": ["json"]}, "userIndex": )" +
        good + '}');
    ASSERT_TRUE(description) << description.error().toStdString();
    ASSERT_EQ(description->userIndexes.size(), 1u);
    EXPECT_EQ(description->userIndexes[0].type, RecordType::SortedSet);
    EXPECT_EQ(description->userIndexes[0].ids.size(), 2u);
    EXPECT_TRUE(description->userIndexes[0].knowsIds);
    ASSERT_EQ(description->userIndexes[0].chains.size(), 1u);
    EXPECT_EQ(description->userIndexes[0].chains[0], formats::CodecChain{formats::Codec::Text});

    const auto names = [](const QString &error, const char *member) {
        EXPECT_TRUE(error.contains(QStringLiteral("“%1”").arg(QLatin1String(member)))) << error.toStdString();
    };
    names(errorOfIndex("7"), "userIndex");
    names(errorOfIndex("[]"), "userIndex");
    names(errorOfIndex(R"({"key": "i:{id}", "type": "set"})"), "userIndex.key");
    names(errorOfIndex(R"({"key": "i:{user}", "type": "hash"})"), "userIndex.type");
    names(errorOfIndex(R"({"key": "i:{user}"})"), "userIndex.type");
    names(errorOfIndex(R"([{"key": "i:{user}", "type": "set", "codec": ["yaml"]}])"), "userIndex[0].codec[0]");
    names(errorOfIndex(R"({"key": "i:{user}", "type": "set", "ids": "a..b"})"), "userIndex.ids[0]");
    names(errorOfIndex(R"({"key": "i:{user}", "type": "set", "ids": "**[?token].x"})"), "userIndex.ids");
    names(errorOfIndex(R"({"key": "i:{user}", "type": "set", "ides": "x"})"), "userIndex.ides");
    names(errorOfIndex(R"({"key": "i:{user}", "type": "set", "names": "mail"})"), "userIndex.names");
    names(errorOfIndex(R"({"key": "i:{user}", "type": "set"})", "*:x:{id:token}"), "userIndex");
    EXPECT_TRUE(errorOfIndex(R"({"key": "i:{user}", "type": "set", "idIsKey": true})", "*:x:{id:token}").isEmpty());
}
