// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/indexlayout.h"

#include <gtest/gtest.h>

using namespace formats;
using Index = IndexLayout::Index;
using Kind = IndexLayout::Kind;

namespace
{

FormatDescription builtIn(const QString &id, const QByteArray &prefix)
{
    for (const FormatDescription &description : builtInFormatDescriptions()) {
        if (description.id == id)
            return description.withPrefix(prefix);
    }
    ADD_FAILURE() << id.toStdString();
    return {};
}

IndexLayout layoutOf(const std::vector<FormatDescription> &descriptions)
{
    std::vector<Format> formats;
    for (const FormatDescription &description : descriptions)
        formats.emplace_back(description);
    return IndexLayout(std::make_shared<const FormatSet>(std::move(formats)));
}

FormatDescription described(const QByteArray &members)
{
    const auto description = FormatDescription::fromJson(QByteArray(R"({
        "id": "own", "title": "Own", "prefixes": ["own:"],
        "payload": {"codec": ["json"], "require": {"user": "present"}},
        "attrs": {"user": ["user"]}, )") + members + '}');
    EXPECT_TRUE(description) << description.error().toStdString();
    return description ? *description : FormatDescription();
}

std::optional<Index> indexIn(const IndexLayout &layout, const QByteArray &key, RecordType type)
{
    return layout.indexOf(key, layout.readingsOf(key), type);
}

QByteArrayList recordsOf(const std::optional<IndexLayout::Named> &named)
{
    return named ? named->records : QByteArrayList();
}

const QByteArray kUuid = "353fb7c9-848b-43df-91ab-6f294c5a76a8";
const QByteArray kPrincipal = "spring:session:index:org.springframework.session.FindByIndexNameSessionRepository."
                              "PRINCIPAL_NAME_INDEX_NAME:";

} // namespace

TEST(KeyReadings, EveryWayInWhichANameCanBeMade)
{
    const auto text = [](const char *written) { return *KeyTemplate::fromText(written); };
    using Readings = QList<KeyReading>;
    EXPECT_EQ(text("{p}u:{user}").readings("shop:u:{p}", "shop:"), (Readings{{"shop:", "", "{p}"}}));
    EXPECT_EQ(text("{p}u:{user}").readings("shop:u:*", "shop:"), (Readings{{"shop:", "", "*"}}));
    EXPECT_EQ(text("{p}u:{user}").readings("shop:u:", "shop:"), Readings());
    EXPECT_EQ(text("{p}u:{user}").readings("other:u:7", "shop:"), Readings());
    EXPECT_EQ(text("{p}u:{user}").readings("other:u:7", std::nullopt), (Readings{{"other:", "", "7"}}));
    EXPECT_EQ(text("{p}u:{user}").readings("u:7", ""), (Readings{{"", "", "7"}}));
    EXPECT_EQ(text("s:{user}:{id}").readings("s:a:b:c", ""), (Readings{{"", "b:c", "a"}, {"", "c", "a:b"}}));
    EXPECT_EQ(text("s:{id}:idx").readings("s:a:idx", ""), (Readings{{"", "a", ""}}));
    EXPECT_EQ(text("s:{id}/{id}").readings("s:a/a", ""), (Readings{{"", "a", ""}}));
    EXPECT_EQ(text("s:{id}/{id}").readings("s:a/b", ""), Readings());
    EXPECT_EQ(text("s:{payload:user.id}").readings("s:a", ""), Readings()) << "nobody can tell";
    EXPECT_EQ(text("constant").readings("constant", ""), (Readings{{"", "", ""}}));
    EXPECT_EQ(text("s:{user}:{id}").readings("s:" + QByteArray(100, ':'), ""), Readings()) << "too many ways";
}

TEST(IndexLayoutNames, SpringsIndexOfPrincipals)
{
    const IndexLayout layout = layoutOf({builtIn(QStringLiteral("spring-indexed"), "spring:session:")});
    const auto index = indexIn(layout, kPrincipal + "*", RecordType::Set);
    ASSERT_TRUE(index);
    EXPECT_EQ(index->kind, Kind::Set);
    const QByteArray member = QByteArray("\xac\xed\x00\x05t\x00\x24", 7) + kUuid;
    for (const QByteArray &stored : {member, kUuid, '"' + kUuid + '"'}) {
        const auto named = layout.namedBy(*index, stored);
        ASSERT_TRUE(named);
        EXPECT_EQ(named->id, kUuid);
        EXPECT_EQ(named->user, "*");
        EXPECT_EQ(named->records, QByteArrayList{"spring:session:sessions:" + kUuid});
        EXPECT_EQ(layout.removalOf(*index, stored, {})->members, QByteArrayList{stored}) << "these bytes alone";
    }
    for (const QByteArray &stored : {QByteArray("not an id"), QByteArray(), "expires:" + kUuid, kUuid + "*"})
        EXPECT_FALSE(layout.namedBy(*index, stored)) << stored.constData();
    EXPECT_FALSE(indexIn(layout, kPrincipal + "ann", RecordType::String));
    EXPECT_FALSE(indexIn(layout, kPrincipal, RecordType::Set)) << "nobody’s";
    EXPECT_FALSE(indexIn(layout, "other" + kPrincipal + "ann", RecordType::Set));
}

TEST(IndexLayoutNames, KeysBesideASession)
{
    const IndexLayout layout = layoutOf({builtIn(QStringLiteral("spring-indexed"), "spring:session:")});
    for (const QByteArray &key :
         {"spring:session:sessions:expires:" + kUuid, "spring:session:sessions:" + kUuid + ":idx"}) {
        const auto index = indexIn(layout, key, RecordType::Unknown);
        ASSERT_TRUE(index) << key.constData();
        EXPECT_EQ(index->kind, Kind::Beside);
        EXPECT_EQ(recordsOf(layout.namedByName(*index)), QByteArrayList{"spring:session:sessions:" + kUuid});
        EXPECT_EQ(layout.removalOf(*index, {}, {})->operation, LogoutOperation::Delete);
    }
    EXPECT_FALSE(indexIn(layout, "spring:session:sessions:" + kUuid, RecordType::Hash)) << "the session itself";
    EXPECT_FALSE(indexIn(layout, "spring:session:sessions:expires:no-uuid", RecordType::String));
}

/// A lock stands before the session that it is for.
TEST(IndexLayoutNames, LocksBelongToNobody)
{
    for (const auto &[id, prefix] : {std::pair("phpredis", "PHPREDIS_SESSION:"), std::pair("symfony", "sf_s"),
                                     std::pair("codeigniter", "ci_session:")}) {
        const IndexLayout layout = layoutOf({builtIn(QString::fromLatin1(id), prefix)});
        EXPECT_TRUE(layout.isEmpty()) << id;
        EXPECT_EQ(layout.withoutIndex().size(), 1) << id;
    }
}

TEST(IndexLayoutNames, ASessionOfNobodysIsNotWhatAnotherHasLeft)
{
    const IndexLayout layout = layoutOf({builtIn(QStringLiteral("sa-token"), "satoken:login:")});
    const QByteArray key = "satoken:login:token-session:" + kUuid;
    const auto named = layout.namedByName(*indexIn(layout, key, RecordType::String));
    EXPECT_EQ(recordsOf(named), QByteArrayList{"satoken:login:token:" + kUuid});
    EXPECT_EQ(named->doubtful, QByteArrayList{key}) << "it may be one itself";
    EXPECT_GE(layout.sessionsBeside()->match(key, RecordType::String).format, 0);
    const auto active = layout.namedByName(*indexIn(layout, "satoken:login:last-active:" + kUuid, RecordType::String));
    EXPECT_EQ(recordsOf(active), QByteArrayList{"satoken:login:token:" + kUuid});
    EXPECT_EQ(active->doubtful, QByteArrayList{key});
    const auto online = layout.namedByName(*indexIn(layout, "online_tokens:" + kUuid, RecordType::String));
    EXPECT_EQ(recordsOf(online), QByteArrayList{"satoken:login:token:" + kUuid});
}

TEST(IndexLayoutNames, ListsInJson)
{
    const IndexLayout layout = layoutOf({builtIn(QStringLiteral("sa-token"), "Authorization:login:")});
    const auto index = indexIn(layout, "Authorization:login:session:sys_user:1", RecordType::String);
    ASSERT_TRUE(index);
    EXPECT_EQ(index->kind, Kind::List);
    const QByteArray document = R"({"terminalList":["java.util.Vector",[{"tokenValue":"one"},{"x":1}]],
                                    "tokenSignList":[{"value":"two"},{"value":12345678901234567890}]})";
    const auto ids = layout.idsIn(*index, document, 100);
    ASSERT_TRUE(ids);
    EXPECT_EQ(ids->values, (QByteArrayList{"one", "two", "12345678901234567890"}));
    EXPECT_EQ(ids->elements, 4);
    EXPECT_EQ(ids->nameless, 1);
    EXPECT_EQ(layout.removalOf(*index, "two", document)->path, QByteArrayList{"tokenSignList"});
    EXPECT_EQ(layout.removalOf(*index, "one", document)->path, QByteArrayList{"terminalList"});
    EXPECT_FALSE(layout.removalOf(*index, "three", document));
    EXPECT_FALSE(layout.idsIn(*index, "no JSON", 100));
    EXPECT_FALSE(layout.namedById(*index, "one")) << "too short for a token";
    EXPECT_EQ(recordsOf(layout.namedById(*index, kUuid)), QByteArrayList{"Authorization:login:token:" + kUuid});
    EXPECT_EQ(layout.namedById(*index, kUuid)->user, "sys_user:1");
}

TEST(IndexLayoutNames, AnIndexWithoutAPrefixIsOfAllPrefixes)
{
    const IndexLayout layout =
        layoutOf({builtIn(QStringLiteral("lucia"), "auth:"), builtIn(QStringLiteral("connect-redis"), "sess:")});
    const auto named = layout.namedBy(*indexIn(layout, "user_sessions:42", RecordType::Set), "abc");
    EXPECT_EQ(recordsOf(named), (QByteArrayList{"auth:abc", "session:abc", "sess:abc"}));
}

TEST(IndexLayoutNames, WhatCanBeReadTwiceNamesBoth)
{
    const IndexLayout layout = layoutOf({described(R"(
        "keys": [{"pattern": "{p}s:{id}", "types": ["string"]}], "companions": ["{p}x:{user}:{id}"])")});
    const auto named = layout.namedByName(*indexIn(layout, "own:x:a:b:c", RecordType::String));
    EXPECT_EQ(recordsOf(named), (QByteArrayList{"own:s:b:c", "own:s:c"})) << "neither may be there";
}

TEST(IndexLayoutNames, WhereASessionCouldBeAnywhereNobodyIsNamed)
{
    const IndexLayout layout = layoutOf({described(R"(
        "keys": [{"pattern": "{p}s:{id:uuid}"}, {"pattern": "{p}*:s:{id:uuid}"}],
        "userIndex": {"key": "{p}u:{user}", "type": "set"}, "companions": ["{p}x:{id}"])")});
    EXPECT_FALSE(layout.namedBy(*indexIn(layout, "own:u:7", RecordType::Set), kUuid));
    const auto beside = indexIn(layout, "own:x:" + kUuid, RecordType::String);
    EXPECT_TRUE(!beside || !layout.namedByName(*beside));
}

TEST(IndexLayoutNames, TheIndexesOfOneUser)
{
    const IndexLayout layout =
        layoutOf({builtIn(QStringLiteral("sa-token"), "satoken:login:"), builtIn(QStringLiteral("better-auth"), ""),
                  builtIn(QStringLiteral("gitlab"), "session:gitlab:")});
    const auto none = [](const Format &) { return QByteArrayList(); };
    EXPECT_EQ(layout.indexesOf("*", none),
              (QByteArrayList{"satoken:login:session:*", "active-sessions-*", "session:lookup:user:gitlab:*"}));
    EXPECT_TRUE(layout.indexesOf("", none).isEmpty());
}
