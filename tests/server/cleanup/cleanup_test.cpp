// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/cleanup/cleanedserver.h"
#include "tests/server/fakenode.h"
#include "tests/support/keysnapshot.h"

#include <gtest/gtest.h>

using namespace server;
using messages::StaleEntry;
using Kind = messages::CleanUpOutcome::Kind;

// What the removal does to one kind of index or another, and to nothing else.

namespace
{

formats::FormatDescription known(const QString &id, const QByteArray &prefix)
{
    for (const formats::FormatDescription &description : formats::builtInFormatDescriptions()) {
        if (description.id == id)
            return description.withPrefix(prefix);
    }
    return {};
}

/// A set and a sorted set of each user, a list in JSON, and a key beside each session.
formats::FormatDescription club()
{
    const auto description = formats::FormatDescription::fromJson(QByteArray(R"({
        "id": "club", "title": "Club", "prefixes": ["club:"],
        "keys": [{"pattern": "{p}s:{id:word}", "types": ["string"]}],
        "payload": {"codec": ["json"], "require": {"user": "present"}},
        "attrs": {"user": ["user"]},
        "userIndex": {"key": "{p}u:{user}", "type": "set"},
        "companions": ["{p}extra:{id}", "{p}lock:{id}"],
        "logout": [
            {"op": "srem", "key": "{p}u:{user}", "member": "{id}"},
            {"op": "zrem", "key": "{p}z:{user}", "member": "{id}"},
            {"op": "json-list-remove", "key": "{p}l:{user}", "where": {"token": "{id}"}},
            {"op": "unlink", "key": "{p}extra:{id}"},
            {"op": "unlink", "key": "{p}s:{id}", "required": true}
        ]})"));
    return description ? description->withPrefix("club:") : formats::FormatDescription();
}

class CleanUp : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(cleaned.redis.isRunning());
        ASSERT_TRUE(cleaned.connect());
        put("alive", "ann");
        cleaned.redis.command({"SET", "other", "thing"});
    }
    void put(const QByteArray &id, const QByteArray &user)
    {
        cleaned.redis.command({"SET", "club:s:" + id, shopSession(user), "PX", "600000"});
    }
    void leaveOneOfEach()
    {
        cleaned.redis.command({"SADD", "club:u:ann", "alive", "dead1"});
        cleaned.redis.command({"ZADD", "club:z:ann", "1.5", "dead1"});
        cleaned.redis.command({"SET", "club:l:ann", R"([{"token":"dead1"},{"token":"alive"}])"});
        cleaned.redis.command({"SET", "club:l:bob", R"([{"token":"dead1"}])"});
        cleaned.redis.command({"SET", "club:extra:dead1", "x"});
    }
    QByteArray get(const QByteArray &key) { return cleaned.redis.string({"GET", key}); }
    std::vector<StaleEntry> stale(qint64 expected)
    {
        EXPECT_EQ(cleaned.find().stale(), expected);
        return entriesOf(cleaned.found());
    }

    CleanedServer cleaned{{formats::Format(club())}};
};

} // namespace

TEST_F(CleanUp, SetsKeepTheirLivingMembers)
{
    cleaned.redis.command({"SADD", "club:u:ann", "alive", "dead1", "dead2", "what is this?"});
    cleaned.redis.command({"SADD", "club:u:*", "dead3"});
    cleaned.redis.command({"SADD", "club:u:{p}", "dead4", "alive"});
    cleaned.redis.command({"PEXPIRE", "club:u:*", "500000"});
    const auto before = support::snapshotOf(cleaned.redis);
    const auto entries = stale(4);
    ASSERT_EQ(cleaned.found().indexes.size(), 3U);
    const messages::StaleIndex &ann = cleaned.found().indexes.front();
    EXPECT_EQ(ann.key, "club:u:ann") << "most of it first";
    EXPECT_EQ(ann.user, "ann");
    EXPECT_EQ(ann.entries, 4);
    EXPECT_EQ(ann.living, 1);
    EXPECT_EQ(ann.unknown, 1) << "no session has such an id";
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Removed), 4);
    EXPECT_EQ(cleaned.redis.integer({"SCARD", "club:u:ann"}), 2);
    EXPECT_EQ(cleaned.redis.integer({"SISMEMBER", "club:u:{p}", "alive"}), 1);
    EXPECT_EQ(cleaned.redis.integer({"EXISTS", "club:u:*"}), 0) << "with its last member";
    EXPECT_EQ(cleaned.undo().count(Kind::Restored), 4);
    EXPECT_EQ(support::snapshotOf(cleaned.redis), before) << "its deadline, too";
}

/// It is read, and written as a whole: what others write meanwhile would be lost.
TEST_F(CleanUp, AListIsNotWrittenWithoutATransaction)
{
    leaveOneOfEach();
    const auto before = support::snapshotOf(cleaned.redis);
    for (const char *word : {"-watch", "-multi", "-exec"}) {
        ASSERT_TRUE(cleaned.connectWith({"~*", "+@all", word}));
        const auto entries = stale(5);
        const messages::CleanUpReport &report = cleaned.cleanUp(entries);
        EXPECT_EQ(report.count(Kind::Removed), 3) << word;
        ASSERT_EQ(report.count(Kind::NotRun), 2) << word;
        for (size_t i = 0; i < entries.size(); ++i) {
            const bool isList = entries[i].kind == StaleEntry::Kind::ListElement;
            EXPECT_EQ(isList, report.outcomes[i].kind == Kind::NotRun);
            EXPECT_EQ(isList, report.outcomes[i].words.contains(QStringLiteral("without transactions a list")));
        }
        EXPECT_EQ(get("club:l:bob"), R"([{"token":"dead1"}])");
        EXPECT_EQ(cleaned.undo().count(Kind::Restored), 3) << word;
        EXPECT_EQ(support::snapshotOf(cleaned.redis), before) << word;
    }
}

TEST_F(CleanUp, OfOneUserOnlyTheOnesThatBearThisName)
{
    cleaned.redis.command({"SADD", "club:u:*", "dead1"});
    cleaned.redis.command({"SADD", "club:u:ann", "dead2"});
    cleaned.redis.command({"SET", "club:extra:dead1", "x"});
    cleaned.redis.command({"SET", "club:extra:dead2", "x"});
    const EntryNames expected{{"club:u:*", "dead1"}, {"club:extra:dead1", ""}};
    EXPECT_EQ(namesOf(cleaned.find("*")), expected);
    EXPECT_EQ(cleaned.find("nobody").stale(), 0);
    EXPECT_EQ(cleaned.found().user, "nobody");
    EXPECT_TRUE(cleaned.found().problems.empty());
}

TEST_F(CleanUp, ScoresComeBack)
{
    cleaned.redis.command({"ZADD", "club:z:ann", "1.5", "dead1", "17000000000001", "dead2", "3", "alive"});
    const auto before = support::snapshotOf(cleaned.redis);
    EXPECT_EQ(cleaned.cleanUp(stale(2)).count(Kind::Removed), 2);
    EXPECT_EQ(cleaned.redis.strings({"ZRANGE", "club:z:ann", "0", "-1"}), QByteArrayList{"alive"});
    cleaned.redis.command({"ZADD", "club:z:ann", "99", "dead1"});
    const messages::CleanUpReport &undone = cleaned.undo();
    EXPECT_EQ(undone.count(Kind::Restored), 1);
    EXPECT_EQ(undone.count(Kind::WrittenSince), 1) << "another score";
    EXPECT_EQ(cleaned.redis.string({"ZSCORE", "club:z:ann", "dead1"}), "99");
    cleaned.redis.command({"ZADD", "club:z:ann", "1.5", "dead1"});
    EXPECT_EQ(support::snapshotOf(cleaned.redis), before);
}

TEST_F(CleanUp, ListsKeepEveryOtherByte)
{
    const QByteArray list = R"( [ {"token" : "dead1","expiresAt":1} ,
        {"n":12345678901234567890,"token":"alive","f":1.50e+3},{"token":"dead2"}, 7, {"token":"no id!"} ]  )";
    cleaned.redis.command({"SET", "club:l:ann", list, "PX", "400000"});
    const auto before = support::snapshotOf(cleaned.redis);
    const auto entries = stale(2);
    EXPECT_EQ(cleaned.found().indexes.front().unknown, 2);
    EXPECT_EQ(cleaned.found().indexes.front().living, 1);
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Removed), 2);
    EXPECT_EQ(get("club:l:ann"), QByteArray(R"( [ {"n":12345678901234567890,"token":"alive","f":1.50e+3}, 7, )"
                                            R"({"token":"no id!"} ]  )"));
    EXPECT_EQ(cleaned.redis.deadline("club:l:ann"), before.at("club:l:ann").deadline);
    EXPECT_EQ(cleaned.undo().count(Kind::Restored), 2);
    EXPECT_EQ(support::snapshotOf(cleaned.redis), before);
}

TEST_F(CleanUp, AListGoesWithItsLastElement)
{
    cleaned.redis.command({"SET", "club:l:bob", R"([{"token":"dead1"}, {"token":"dead2"}])", "PX", "400000"});
    const auto before = support::snapshotOf(cleaned.redis);
    EXPECT_EQ(cleaned.cleanUp(stale(2)).count(Kind::Removed), 2);
    EXPECT_EQ(cleaned.redis.integer({"EXISTS", "club:l:bob"}), 0);
    EXPECT_EQ(cleaned.undo().count(Kind::Restored), 2);
    EXPECT_EQ(support::snapshotOf(cleaned.redis), before);
}

TEST_F(CleanUp, AListOfSomethingElseIsLeftAlone)
{
    cleaned.redis.command({"SET", "club:l:ann", "not JSON: dead1"});
    cleaned.redis.command({"SET", "club:l:bob", R"({"token":"dead1"})"});
    cleaned.redis.command({"LPUSH", "club:u:ann", "dead1"});
    cleaned.redis.command({"SADD", "club:z:ann", "dead1"});
    stale(0);
    ASSERT_EQ(cleaned.found().problems.size(), 1U);
    EXPECT_FALSE(cleaned.found().problems.front().cause.isEmpty());
}

TEST_F(CleanUp, KeysBesideASessionAndNeverItsLock)
{
    cleaned.redis.command({"SET", "club:extra:dead", "x", "PX", "300000"});
    cleaned.redis.command({"SET", "club:extra:alive", "x"});
    cleaned.redis.command({"SET", "club:lock:dead", "held by the first request of a session"});
    const auto before = support::snapshotOf(cleaned.redis);
    const auto entries = stale(1);
    EXPECT_EQ(entries.front().kind, StaleEntry::Kind::Key);
    EXPECT_EQ(entries.front().key, "club:extra:dead");
    EXPECT_EQ(entries.front().record, "club:s:dead");
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Removed), 1);
    EXPECT_EQ(cleaned.redis.integer({"DBSIZE"}), qint64(before.size()) - 1);
    EXPECT_EQ(cleaned.undo().count(Kind::Restored), 1);
    EXPECT_EQ(support::snapshotOf(cleaned.redis), before);

    cleaned.cleanUp(entries);
    cleaned.redis.command({"SET", "club:extra:dead", "another's"});
    EXPECT_EQ(cleaned.undo().count(Kind::WrittenSince), 1);
    EXPECT_EQ(get("club:extra:dead"), "another's");
}

TEST_F(CleanUp, WhoseTimeIsUpStaysAway)
{
    cleaned.redis.command({"SET", "club:extra:dead", "x", "PX", "1500"});
    EXPECT_EQ(cleaned.cleanUp(stale(1)).count(Kind::Removed), 1);
    cleaned.redis.command({"SET", "clock", "x", "PX", "1500"});
    ASSERT_TRUE(waitFor([this] { return cleaned.redis.integer({"EXISTS", "clock"}) == 0; }));
    EXPECT_EQ(cleaned.undo().count(Kind::Restored), 0);
    EXPECT_EQ(cleaned.cleaned().count(Kind::AlreadyGone), 1);
    EXPECT_EQ(cleaned.redis.integer({"EXISTS", "club:extra:dead"}), 0);
}

TEST_F(CleanUp, ManyAreRemovedInBatchesAndInOrder)
{
    QList<QByteArrayList> commands;
    for (int i = 0; i < 130; ++i)
        commands.append({"SADD", "club:u:user" + QByteArray::number(i % 7), "dead" + QByteArray::number(i)});
    ASSERT_EQ(cleaned.redis.pipeline(commands), 0);
    const auto before = support::snapshotOf(cleaned.redis);
    const auto entries = stale(130);
    Overheard overheard(cleaned.redis);
    const messages::CleanUpReport done = cleaned.cleanUp(entries);
    EXPECT_EQ(done.count(Kind::Removed), 130);
    EXPECT_EQ(done.commands, 130);
    EXPECT_EQ(cleaned.lastDone(), 130);
    const QByteArrayList words = overheard.words();
    EXPECT_EQ(words.count("srem"), 130);
    EXPECT_EQ(words.count("exec"), 3 + 1) << "and one of nothing, to see whether it is allowed";
    EXPECT_EQ(words.count("watch"), 3);
    EXPECT_EQ(cleaned.undo().count(Kind::Restored), 130);
    EXPECT_EQ(cleaned.cleaned().outcomes.size(), 130U);
    EXPECT_EQ(support::snapshotOf(cleaned.redis), before);
}

TEST_F(CleanUp, TheAuditLogHasEachEntry)
{
    cleaned.redis.command({"SADD", "club:u:ann", "dead1", "alive"});
    cleaned.redis.command({"SET", "club:extra:dead1", "x"});
    cleaned.cleanUp(stale(2));
    const QByteArray log = cleaned.auditLog();
    EXPECT_EQ(log.count('\n'), 2) << log.constData();
    EXPECT_TRUE(log.contains("clean-up"));
    EXPECT_TRUE(log.contains("spring cleaning"));
    EXPECT_TRUE(log.contains("cleaned-up"));
    EXPECT_EQ(log.count(audit::digestOfKey("club:s:dead1")), 4) << "two entries of it, begun and ended";
    EXPECT_FALSE(log.contains("dead1")) << "an id is a secret";
    cleaned.undo();
    EXPECT_TRUE(cleaned.auditLog().contains("restored"));
}

/// What README.md names, beside what its admin has.
TEST_F(CleanUp, AnAccountNeedsNoMoreThanIsSaid)
{
    const QByteArray deadlineRule = support::serverKnows("PEXPIRETIME") ? "+pexpiretime" : "+pttl";
    const QByteArrayList admin{"~club:*",    "-@all",     "+ping",   "+time",    "+scan",     "+type",
                               deadlineRule, "+getrange", "+dbsize", "+multi",   "+discard",  "+watch",
                               "+exec",      "+unlink",   "+dump",   "+restore", "+pexpireat"};
    const QByteArrayList looks{"+exists", "+sscan", "+zscan", "+strlen"};
    const QByteArrayList removes{"+sismember", "+zscore", "+srem", "+zrem", "+set", "+get", "+sadd", "+zadd"};
    leaveOneOfEach();
    const auto before = support::snapshotOf(cleaned.redis);
    ASSERT_TRUE(cleaned.connectWith(admin + looks));
    stale(5);
    EXPECT_TRUE(cleaned.found().problems.empty());
    ASSERT_TRUE(cleaned.connectWith(admin + looks + removes));
    EXPECT_EQ(cleaned.cleanUp(stale(5)).count(Kind::Removed), 5);
    EXPECT_TRUE(cleaned.cleaned().remarks.isEmpty());
    EXPECT_EQ(cleaned.undo().count(Kind::Restored), 5);
    EXPECT_EQ(support::snapshotOf(cleaned.redis), before);
    for (const QByteArray &word : looks + removes) {
        QByteArrayList fewer = admin + looks + removes;
        fewer.removeAll(word);
        ASSERT_TRUE(cleaned.connectWith(fewer));
        const bool isAllFound = cleaned.find().stale() == 5;
        const bool isAllRemoved = isAllFound && cleaned.cleanUp(entriesOf(cleaned.found())).count(Kind::Removed) == 5;
        const bool isAllBack = isAllRemoved && cleaned.undo().count(Kind::Restored) == 5;
        EXPECT_FALSE(isAllBack) << "it works without " << word.constData();
        cleaned.redis.command({"DEL", "club:u:ann", "club:z:ann", "club:l:ann", "club:l:bob", "club:extra:dead1"});
        leaveOneOfEach();
    }
}

TEST_F(CleanUp, TheSameEntryTwiceIsRemovedOnce)
{
    cleaned.redis.command({"SADD", "club:u:ann", "dead1"});
    cleaned.redis.command({"SET", "club:l:ann", R"([{"token":"dead1"},{"token":"alive"}])"});
    auto entries = stale(2);
    const auto again = entries;
    entries.insert(entries.end(), again.begin(), again.end());
    const messages::CleanUpReport &done = cleaned.cleanUp(entries);
    EXPECT_EQ(done.count(Kind::Removed), 2);
    EXPECT_EQ(done.count(Kind::AlreadyGone), 2);
}

/// Two layouts write the same name of an index: whichever of them has the session has it.
TEST(CleanUpLayouts, OneIndexOfTwoLayouts)
{
    CleanedServer cleaned({formats::Format(known(QStringLiteral("lucia"), "session:")),
                           formats::Format(known(QStringLiteral("connect-redis"), "sess:")),
                           formats::Format(known(QStringLiteral("textbook"), "app:sess:"))});
    ASSERT_TRUE(cleaned.connect());
    cleaned.redis.command({"SADD", "user_sessions:42", "lucias-id", "express-id", "textbooks-id", "nobodys-id"});
    cleaned.redis.command({"SET", "session:lucias-id", "{}"});
    cleaned.redis.command({"SET", "sess:express-id", "{}"});
    cleaned.redis.command({"SET", "app:sess:textbooks-id", "{}"});
    EXPECT_EQ(namesOf(cleaned.find()), (EntryNames{{"user_sessions:42", "nobodys-id"}}));
    EXPECT_EQ(cleaned.found().indexes.front().living, 3);
    EXPECT_EQ(cleaned.cleanUp(entriesOf(cleaned.found())).count(Kind::Removed), 1);
    EXPECT_EQ(cleaned.redis.integer({"SCARD", "user_sessions:42"}), 3);
}

TEST(CleanUpLayouts, GitLab)
{
    CleanedServer cleaned({formats::Format(known(QStringLiteral("gitlab"), "session:gitlab:"))});
    ASSERT_TRUE(cleaned.connect());
    const QByteArray living = "2::" + QByteArray(64, 'a');
    const QByteArray dead = "2::" + QByteArray(64, 'd');
    cleaned.redis.command({"SET", "session:gitlab:" + living, "\x04\x08{"});
    for (const QByteArray &id : {living, dead}) {
        cleaned.redis.command({"SADD", "session:lookup:user:gitlab:7", id});
        cleaned.redis.command({"SET", "session:user:gitlab::v2:7:" + id, "{}", "EX", "600"});
        cleaned.redis.command({"SET", "session:user:gitlab:7:" + id, "old", "EX", "600"});
    }
    cleaned.redis.command({"SADD", "session:lookup:user:gitlab:8", living});
    const auto before = support::snapshotOf(cleaned.redis);
    const EntryNames expected{{"session:lookup:user:gitlab:7", dead},
                              {"session:user:gitlab::v2:7:" + dead, ""},
                              {"session:user:gitlab:7:" + dead, ""}};
    EXPECT_EQ(namesOf(cleaned.find("7")), expected);
    EXPECT_EQ(namesOf(cleaned.find()), expected);
    for (const StaleEntry &entry : entriesOf(cleaned.found()))
        EXPECT_EQ(entry.user, "7") << entry.key.constData();
    EXPECT_EQ(cleaned.cleanUp(entriesOf(cleaned.found())).count(Kind::Removed), 3);
    EXPECT_EQ(cleaned.redis.integer({"DBSIZE"}), qint64(before.size()) - 2);
    EXPECT_EQ(cleaned.redis.strings({"SMEMBERS", "session:lookup:user:gitlab:7"}), QByteArrayList{living});
    EXPECT_EQ(cleaned.undo().count(Kind::Restored), 3);
    EXPECT_EQ(support::snapshotOf(cleaned.redis), before);
}

/// Also where no session of nobody's has been seen, and so only the other layout is in use.
TEST(CleanUpLayouts, SaTokensSessionsOfNobody)
{
    CleanedServer cleaned({formats::Format(known(QStringLiteral("sa-token"), "satoken:login:"))});
    ASSERT_TRUE(cleaned.connect());
    const QByteArray id = "353fb7c9-848b-43df-91ab-6f294c5a76a8";
    const QByteArray key = "satoken:login:token-session:" + id;
    const QByteArray nobodys = R"({"id":"x","type":"Anon-Token-Session","loginId":null,"createTime":1795344280291})";
    const QByteArray somebodys = R"({"id":"x","type":"Token-Session","loginId":null,"createTime":1795344280291})";
    cleaned.redis.command({"SET", key, nobodys});
    cleaned.redis.command({"SET", "satoken:login:last-active:" + id, "1795344280291"});
    EXPECT_EQ(cleaned.find().stale(), 0);
    EXPECT_EQ(cleaned.found().entries, 2);
    cleaned.redis.command({"SET", key, somebodys});
    const auto entries = entriesOf(cleaned.find());
    EXPECT_EQ(entries.size(), 2U);
    cleaned.redis.command({"SET", key, nobodys});
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::SessionThere), 2);
    cleaned.redis.command({"SET", key, somebodys});
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Removed), 2);
    EXPECT_EQ(cleaned.redis.integer({"DBSIZE"}), 0);
}

/// A string that names one session by its whole key.
TEST(CleanUpLayouts, AuthJs)
{
    CleanedServer cleaned({formats::Format(known(QStringLiteral("authjs"), ""))});
    ASSERT_TRUE(cleaned.connect());
    cleaned.redis.command({"SET", "user:session:0123456789abcdef-dead", "{}"});
    cleaned.redis.command({"SET", "user:session:by-user-id:1", "user:session:0123456789abcdef-dead"});
    EXPECT_EQ(cleaned.find().stale(), 0);
    cleaned.redis.command({"DEL", "user:session:0123456789abcdef-dead"});
    const auto entries = entriesOf(cleaned.find());
    ASSERT_EQ(entries.size(), 1U);
    EXPECT_EQ(entries.front().kind, StaleEntry::Kind::Key);
    EXPECT_EQ(entries.front().user, "1");
    cleaned.redis.command({"SET", "user:session:by-user-id:1", "user:session:0123456789abcdef-next"});
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Changed), 1);
    cleaned.redis.command({"SET", "user:session:by-user-id:1", "user:session:0123456789abcdef-dead"});
    EXPECT_EQ(cleaned.cleanUp(entries).count(Kind::Removed), 1);
    EXPECT_EQ(cleaned.redis.integer({"DBSIZE"}), 0);
}
