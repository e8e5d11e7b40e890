// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/logoutplan.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/formats/logout/lifeplan.h"
#include "models/formats/logout/logoutcommands.h"
#include "models/formats/fields/sessionfields.h"
#include "tests/support/places.h"
#include "tests/formats/values.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

using formats::Format;
using formats::FormatDescription;
using formats::LeftOutStep;
using formats::LogoutAction;
using formats::LogoutOperation;
using formats::LogoutPlan;
using formats::TouchedKey;
using formats::Value;

namespace
{

/// Sessions under `app:`, with these members in their description.
Format format(const QByteArray &members)
{
    const auto description =
        FormatDescription::fromJson(QByteArray(R"({"id":"x","title":"X","prefixes":["app:"],"anyPrefix":true,
                       "keys":[{"pattern":"{p}{id}","types":["string"]}],
                       "payload":{"codec":["json"]},"attrs":{"user":"user.id"},)") +
                                    members + "}");
    EXPECT_TRUE(description) << (description ? "" : qPrintable(description.error()));
    return Format(*description);
}

FormatDescription builtIn(const QString &name)
{
    QFile file(support::sourceFolder() + QStringLiteral("/resources/formats/%1.json").arg(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    const auto description = FormatDescription::fromJson(file.readAll());
    EXPECT_TRUE(description) << (description ? "" : qPrintable(description.error()));
    return *description;
}

Value payload()
{
    return tests::map({{"user", tests::map({{"id", tests::integer(7)}, {"ref", tests::string("abcdefghijklmnop")}})}});
}

QByteArrayList keys(const LogoutPlan &plan)
{
    QByteArrayList keys;
    for (const LogoutAction &action : plan.actions)
        keys.append(action.key);
    return keys;
}

} // namespace

TEST(LogoutPlan, TakesNoKeyApartWhoseFormatHasNoFields)
{
    const QByteArray key = formats::fieldAddress("app:other", "abc");
    const LogoutPlan plan = formats::logoutPlan(format(R"("rank":1)"), key, "alice", payload());
    for (const QByteArray &each : keys(plan))
        EXPECT_NE(each, "app:other") << "a key of somebody else's";
    const FormatDescription fields = builtIn(QStringLiteral("frappe"));
    const QByteArrayList ofFields = keys(
        formats::logoutPlan(Format(fields), formats::fieldAddress("_site1|session", QByteArray(56, 'a')), "alice", {}));
    EXPECT_TRUE(ofFields.contains("_site1|session"));
}

TEST(LogoutPlan, CompanionsGoBeforeTheRecord)
{
    const Format x = format(R"("companions":["lock:{id}","of:{user}:{id}","by:{payload:user.id}:{id}","{p}{id}"])");
    const LogoutPlan plan = formats::logoutPlan(x, "app:abc", "alice", payload());
    EXPECT_EQ(keys(plan), (QByteArrayList{"lock:abc", "of:alice:abc", "by:7:abc", "app:abc"}));
    for (const LogoutAction &action : plan.actions) {
        EXPECT_EQ(action.operation, LogoutOperation::Delete);
        EXPECT_EQ(action.isRecord, action.key == "app:abc");
        EXPECT_EQ(action.isRequired, action.isRecord);
        EXPECT_FALSE(action.keyText.contains("abc")) << "nothing of the session is told by it";
        EXPECT_EQ(action.keyText.isEmpty(), action.isRecord);
        EXPECT_FALSE(action.needsStored());
    }
    EXPECT_TRUE(plan.leftOut.empty());
}

TEST(LogoutPlan, KnowsWhatToReadForIt)
{
    const auto members = [](const QByteArray &json) { return formats::payloadMembers(format(json)); };
    EXPECT_EQ(members(R"("companions":["by:{payload:user.id}:{id}","of:{payload:user.ref}:{id}"])"),
              QByteArrayList{"user"});
    EXPECT_TRUE(members(R"("companions":["lock:{id}","shared:{payload:user.id}"])").isEmpty());
    EXPECT_TRUE(members(R"("logout":[{"op":"srem","key":"of:{user}","member":"{id}"}])").isEmpty());
    EXPECT_EQ(formats::payloadMembers(Format(builtIn(QStringLiteral("spring-indexed")))),
              (QByteArrayList{"lastAccessedTime", "maxInactiveInterval"}));
    EXPECT_EQ(formats::payloadMembers(Format(builtIn(QStringLiteral("better-auth")))), QByteArrayList{"user"});
}

TEST(LogoutPlan, TakesTheSessionOutOfTheListsOfItsFramework)
{
    const Value user = tests::map({{"user", tests::map({{"_id", tests::string("5f1e")}})}});
    const LogoutPlan overleaf = formats::logoutPlan(Format(builtIn(QStringLiteral("overleaf"))), "sess:abc",
                                                    "m@x.example", tests::map({{"passport", user}}));
    EXPECT_EQ(keys(overleaf), (QByteArrayList{"UserSessions:{5f1e}", "sess:abc"}));
    EXPECT_EQ(overleaf.actions[0].members, QByteArrayList{"sess:abc"});
    const QByteArray id(64, 'b');
    const LogoutPlan counted = formats::logoutPlan(Format(builtIn(QStringLiteral("redis-sessions"))), "rs:web:" + id,
                                                   "mberg", tests::map({{"id", tests::string("mberg")}}));
    EXPECT_EQ(keys(counted), (QByteArrayList{"rs:web:_sessions", "rs:SESSIONS", "rs:web:us:mberg", "rs:web:" + id}));
    EXPECT_EQ(counted.actions[1].members, QByteArrayList{"web:" + id + ":mberg"});
    EXPECT_TRUE(counted.leftOut.empty());
}

TEST(LogoutPlan, WithoutAWordAboutItTheRecordIsRemoved)
{
    const LogoutPlan plan = formats::logoutPlan(format(R"("rank":1)"), "app:abc", {}, {});
    ASSERT_EQ(plan.actions.size(), 1U);
    EXPECT_EQ(plan.actions[0], (LogoutAction{.key = "app:abc", .isRecord = true, .isRequired = true}));
    EXPECT_TRUE(formats::logoutPlan(format(R"("rank":1)"), "other:abc", "alice", payload()).isEmpty())
        << "no key of this format";
}

TEST(LogoutPlan, WhatASessionDoesNotSayIsLeftOutAndTold)
{
    const Format x = format(R"("logout":[
        {"op":"srem","key":"of:{user}","member":"{id}"},
        {"op":"unlink","key":"by:{payload:user.mail}"},
        {"op":"srem","key":"all","member":"{payload:user}"},
        {"op":"lock","key":"{p}{id}_LOCK"},
        {"op":"unlink","key":"{p}{id}","required":true}])");
    const LogoutPlan plan = formats::logoutPlan(x, "app:abc", {}, payload());
    EXPECT_EQ(keys(plan), QByteArrayList{"app:abc"});
    using Why = LeftOutStep::Why;
    const std::vector<LeftOutStep> told{
        {LogoutOperation::RemoveSetMember, "of:{user}", Why::NotTold, "{user}"},
        {LogoutOperation::Delete, "by:{payload:user.mail}", Why::NotTold, "{payload:user.mail}"},
        {LogoutOperation::RemoveSetMember, "all", Why::NotTold, "{payload:user}"},
        {LogoutOperation::Unsupported, "{p}{id}_LOCK", Why::Unsupported, {}}};
    EXPECT_EQ(plan.leftOut, told);
    EXPECT_EQ(formats::logoutPlan(x, "app:abc", "alice", {}).leftOut.size(), 3U) << "the payload was not read";
}

/// A key of the user's holds his other sessions as well: without a word on what to remove of it, it stays.
TEST(LogoutPlan, WhatIsSharedStays)
{
    const LogoutPlan plan = formats::logoutPlan(format(R"("companions":["sessions:{user}"])"), "app:abc", "alice", {});
    EXPECT_EQ(keys(plan), QByteArrayList{"app:abc"});
    ASSERT_EQ(plan.leftOut.size(), 1U);
    EXPECT_EQ(plan.leftOut[0].why, LeftOutStep::Why::Shared);
}

TEST(LogoutPlan, TheRecordIsLastAndEndsInAnyCase)
{
    const LogoutPlan moved = formats::logoutPlan(format(R"("logout":[
        {"op":"set-keepttl","key":"{p}{id}","value":"-5","required":true},
        {"op":"expire","key":"{p}{id}","seconds":5},
        {"op":"unlink","key":"x:{id}"},{"op":"unlink","key":"x:{id}"}])"),
                                                 "app:abc", {}, {});
    ASSERT_EQ(moved.actions.size(), 3U) << "the same twice is once";
    EXPECT_EQ(keys(moved), (QByteArrayList{"x:abc", "app:abc", "app:abc"}));
    EXPECT_EQ(moved.actions[1].operation, LogoutOperation::ReplaceValue);
    EXPECT_TRUE(moved.actions[1].needsStored());
    EXPECT_EQ(moved.actions[2].seconds, 5);

    const LogoutPlan added =
        formats::logoutPlan(format(R"("logout":[{"op":"unlink","key":"x:{id}"}])"), "app:abc", {}, {});
    EXPECT_EQ(keys(added), (QByteArrayList{"x:abc", "app:abc"}));
    const LogoutPlan fallen =
        formats::logoutPlan(format(R"("logout":[{"op":"set-keepttl","key":"{p}{id}","value":"{payload:none}"}])"),
                            "app:abc", {}, payload());
    EXPECT_EQ(fallen.actions, (std::vector{LogoutAction{.key = "app:abc", .isRecord = true, .isRequired = true}}));
    EXPECT_EQ(fallen.leftOut.size(), 1U);
}

/// Names that would mean something else as a pattern, a template, a line of a protocol, or a path.
TEST(LogoutPlan, NobodysNameLeadsToAnotherKey)
{
    const Format x = format(R"("logout":[
        {"op":"srem","key":"of:{user}","member":"{id}","match":"decoded"},
        {"op":"unlink","key":"one:{user}:{id}"},
        {"op":"json-list-remove","key":"list:{user}","where":{"token":"{id}"}}])");
    const QByteArray longName(120, 'x');
    for (const QByteArray &user :
         {QByteArray("*"), QByteArray("?"), QByteArray("[a-z]"), QByteArray("{p}"), QByteArray("{id}"),
          QByteArray("{payload:user.id}"), QByteArray("a\r\nFLUSHALL\r\n"), QByteArray("a b"), QByteArray("\\{user}"),
          QByteArray("\xff\xfe"), QByteArray("a\0b", 3), QByteArray("李雷"), QByteArray("$1"), QByteArray("%1"),
          longName}) {
        for (const QByteArray &id :
             {QByteArray("abc"), QByteArray("*"), QByteArray("{user}"), QByteArray("\xff\0\n", 3)}) {
            const LogoutPlan plan = formats::logoutPlan(x, "app:" + id, user, payload());
            EXPECT_EQ(keys(plan),
                      (QByteArrayList{"of:" + user, "one:" + user + ":" + id, "list:" + user, "app:" + id}));
            EXPECT_EQ(plan.actions[0].members.first(), id);
            EXPECT_EQ(plan.actions[2].where, (formats::ElementMatch{"token", id}));
            EXPECT_TRUE(plan.leftOut.empty());
        }
    }
}

/// What a row shows of a name that is too long may be somebody else's whole name.
TEST(LogoutPlan, ACutNameIsNoName)
{
    const Format x = format(R"("logout":[{"op":"srem","key":"of:{user}","member":"{id}"}])");
    EXPECT_EQ(formats::logoutPlan(x, "app:abc", QByteArray(formats::kLongestText, 'x'), {}).leftOut.size(), 1U);
    EXPECT_TRUE(formats::logoutPlan(x, "app:abc", QByteArray(formats::kLongestText - 1, 'x'), {}).leftOut.empty());
}

TEST(LogoutPlan, KnowsWhatMustNotBeShown)
{
    const Format x = format(R"("logout":[{"op":"unlink","key":"ref:{payload:user.ref}"},
                                         {"op":"unlink","key":"by:{payload:user.id}:{id}"}])");
    EXPECT_EQ(formats::logoutPlan(x, "app:abcdef", {}, payload()).secrets,
              (QByteArrayList{"abcdef", "abcdefghijklmnop"}));
}

TEST(LogoutPlan, TimesAreRoundedAsSpringDoes)
{
    const Format x = format(R"("logout":[{"op":"srem","key":"at:{payload:last+span|minute}","member":"{id}"}])");
    const auto at = [&x](const Value &last, const Value &span) {
        return keys(formats::logoutPlan(x, "app:abc", {}, tests::map({{"last", last}, {"span", span}}))).first();
    };
    using tests::integer;
    EXPECT_EQ(at(integer(1'795'344'120'192), integer(3600)), "at:1795347780000");
    EXPECT_EQ(at(integer(60'000), integer(60)), "at:180000") << "a full minute goes on to the next one";
    EXPECT_EQ(at(integer(59'999), integer(0)), "at:60000");
    EXPECT_EQ(at(tests::string("59999"), tests::string("1")), "at:120000");
    Value typed;
    typed.kind = Value::Kind::List;
    typed.members = {{{}, tests::string("java.lang.Long")}, {{}, integer(59'999)}};
    EXPECT_EQ(at(typed, integer(1)), "at:120000") << "as Jackson writes a long one";
    for (const auto &[last, span] : {std::pair{integer(-1), integer(1)}, std::pair{integer(1), integer(-1)},
                                     std::pair{tests::string("x"), integer(1)}, std::pair{Value(), integer(1)},
                                     std::pair{integer(std::numeric_limits<qint64>::max()), integer(1)},
                                     std::pair{integer(1), integer(std::numeric_limits<qint64>::max())}})
        EXPECT_EQ(at(last, span), "app:abc") << "left out";
}

TEST(LogoutPlan, TellsWhatHappensToEachKey)
{
    const Format x = format(R"("logout":[
        {"op":"srem","key":"a:{user}","member":"{id}"},{"op":"zrem","key":"b","member":"{id}"},
        {"op":"hdel","key":"c:{user}","field":"{id}"},
        {"op":"json-list-remove","key":"d:{user}","path":"x","where":{"t":"{id}"}},
        {"op":"json-list-remove","key":"d:{user}","path":"y","where":{"t":"{id}"}},
        {"op":"expire","key":"e:{id}","seconds":5},{"op":"srem","key":"f:{id}","member":"{id}"},
        {"op":"unlink","key":"f:{id}"},
        {"op":"expire","key":"{p}{id}","seconds":300},
        {"op":"hset","key":"{p}{id}","field":"max","value":"0"}])");
    using Fate = TouchedKey::Fate;
    const std::vector<TouchedKey> expected{{"a:u", Fate::MemberRemoved, false}, {"b", Fate::ScoreRemoved, false},
                                           {"c:u", Fate::FieldsChanged, false}, {"d:u", Fate::ElementRemoved, false},
                                           {"e:1", Fate::TtlChanged, false},    {"f:1", Fate::Deleted, false},
                                           {"app:1", Fate::FieldsChanged, true}};
    EXPECT_EQ(formats::keysOf(formats::logoutPlan(x, "app:1", "u", {})), expected);
}

/// Every description that is built in: its plan ends the record by a step that it says itself, under any prefix.
TEST(LogoutPlan, OfEveryBuiltInFormatEndsItsRecord)
{
    const QDir folder(support::sourceFolder() + QStringLiteral("/resources/formats"));
    int described = 0;
    for (const QString &name : folder.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        if (name == QLatin1String("names.json"))
            continue;
        const FormatDescription description = builtIn(name.chopped(5));
        if (description.logout.isEmpty() || !description.anyPrefixGlob.isEmpty())
            continue;
        ++described;
        for (const QByteArray &prefix : {description.prefix, QByteArray("some*[thing:")}) {
            const Format format(description.withPrefix(prefix));
            const auto record = formats::KeyTemplate::fromPattern(description.templates.front().pattern);
            ASSERT_TRUE(record);
            for (const char *id : {"2f9a1b3c-0a4b-4c1d-8e2f-000000000001", "abcdefghijklmnopqrstuvwxyz012345",
                                   "2::0123456789012345678901234567890123456789012345678901234567890123"}) {
                const QByteArray key = record->filled({.prefix = prefix, .id = id}).value_or(QByteArray());
                if (!format.matchKey(key))
                    continue;
                const LogoutPlan plan = formats::logoutPlan(format, key, "alice", payload());
                ASSERT_FALSE(plan.isEmpty());
                EXPECT_TRUE(plan.actions.back().isRecord && plan.actions.back().isRequired) << key.constData();
                EXPECT_EQ(plan.actions.back().key, key);
                for (const LogoutAction &action : plan.actions)
                    EXPECT_NE(action.operation, LogoutOperation::Unsupported);
            }
        }
    }
    EXPECT_GE(described, 6);
}

/// The session's own lock goes with it, before the record, so that a request in flight has nothing to write with.
TEST(LogoutPlan, LocksOfPhpGoBeforeTheirSession)
{
    for (const char *name : {"phpredis", "symfony", "codeigniter"}) {
        const FormatDescription description = builtIn(QLatin1String(name));
        const QByteArray key = description.prefix + "0123456789abcdef0123456789";
        const QByteArrayList touched = keys(formats::logoutPlan(Format(description), key, "alice", {}));
        ASSERT_GE(touched.size(), 2) << name;
        EXPECT_EQ(touched.last(), key);
        for (const QByteArray &lock : touched.first(touched.size() - 1))
            EXPECT_TRUE(lock.startsWith(key) && lock.toLower().endsWith("lock")) << lock.constData();
    }
}

TEST(LogoutPlan, TakesOneFieldOfAHashAndNeverTheHash)
{
    const auto ofFields = [](const QByteArray &members) {
        return Format(*FormatDescription::fromJson(
            R"({"id":"x","title":"X","keys":[{"pattern":"{tenant:name}|session","field":"{id:token}"}],
                "payload":{"codec":["json"]},"attrs":{"user":"user"})" +
            members + "}"));
    };
    const QByteArray sid(32, 'a');
    const QByteArray address = formats::fieldAddress("site1|session", sid);
    const LogoutPlan plain = formats::logoutPlan(ofFields({}), address, "ann", {});
    ASSERT_EQ(plain.actions.size(), 1U);
    const QList<QByteArrayList> commands = formats::commandsOf(plain.actions[0]).commands;
    ASSERT_EQ(commands.size(), 1);
    EXPECT_EQ(commands.front(), (QByteArrayList{"HDEL", "site1|session", sid}));
    EXPECT_TRUE(plain.actions[0].isRecord);
    EXPECT_TRUE(plain.actions[0].isRequired);
    EXPECT_EQ(formats::keysOf(plain).front().fate, TouchedKey::Fate::FieldRemoved);
    EXPECT_FALSE(formats::commandText(plain.actions[0], plain.secrets).contains(QString::fromLatin1(sid)));

    const LogoutPlan careless =
        formats::logoutPlan(ofFields(R"(,"logout":[{"op":"expire","key":"{tenant}|session","seconds":1},
                               {"op":"hdel","key":"{tenant}|seen","field":"{id}"}])"),
                            address, "ann", {});
    ASSERT_EQ(careless.actions.size(), 2U);
    EXPECT_EQ(careless.actions[0].key, "site1|seen");
    EXPECT_EQ(careless.actions[1].key, "site1|session");
    EXPECT_TRUE(careless.actions[1].isField);
    ASSERT_EQ(careless.leftOut.size(), 1U);
    EXPECT_EQ(careless.leftOut[0].why, LeftOutStep::Why::Shared);

    const LogoutPlan frappe = formats::logoutPlan(Format(builtIn(QStringLiteral("frappe"))), address, "ann", {});
    ASSERT_EQ(frappe.actions.size(), 2U);
    EXPECT_EQ(frappe.actions[0].key, "site1|last_db_session_update");
    EXPECT_TRUE(frappe.actions[1].isField);
    EXPECT_TRUE(formats::lifePlan(ofFields({}), address, 1).isEmpty());
}
