// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions that are fields of one hash, as Frappe keeps them: listed, followed and ended one by one, on one server and
// on a cluster.
#include "models/formats/keys/fieldaddress.h"
#include "tests/integration/accountrules.h"
#include "tests/integration/watchedcluster.h"
#include "tests/integration/watchedserver.h"
#include "tests/support/faultproxy.h"

#include <gtest/gtest.h>

using namespace messages;
using namespace sessions;
using formats::fieldAddress;
using support::accountRule;
using support::Heard;
using support::passwordIn;
using support::RedisServer;
using support::sessionId;
using support::WatchedCluster;
using support::WatchedServer;

namespace
{

const QByteArray kFrappeHash = "_site1|session";

/// A text of a pickle by protocol 4.
QByteArray pickledText(const QByteArray &value)
{
    return "\x8c" + QByteArray(1, char(value.size())) + value;
}

/// What Frappe writes of a session, as far as it is looked at.
QByteArray frappeRecord(const QByteArray &user, const QByteArray &sid, const QByteArray &ip = "192.0.2.6")
{
    return "\x80\x04}(" + pickledText("user") + pickledText(user) + pickledText("sid") + pickledText(sid) +
           pickledText("data") + "}(" + pickledText("session_ip") + pickledText(ip) + "uu.";
}

QByteArrayList frappeWrite(const QByteArray &hash, const QByteArray &sid, const QByteArray &user)
{
    return {"HSET", hash, sid, frappeRecord(user, sid)};
}

QByteArray userOfField(const support::Watched &watched, const QByteArray &hash, const QByteArray &sid)
{
    const Slot slot = watched.slotOf(fieldAddress(hash, sid));
    if (slot == kNoSlot || watched.monitor.store().state(slot) != RowChange::Present)
        return {};
    return watched.monitor.store().user(slot).toByteArray();
}

class HashFields : public ::testing::TestWithParam<Heard>
{
};

} // namespace

TEST_P(HashFields, AreListedAndFollowedOneByOne)
{
    WatchedServer watched(GetParam());
    QList<QByteArrayList> commands;
    for (int i = 0; i < 10'000; ++i)
        commands.append(frappeWrite(kFrappeHash, sessionId(i), "user" + QByteArray::number(i % 700)));
    for (int i = 0; i < 3; ++i)
        commands.append(frappeWrite("_site2|session", sessionId(i), "other" + QByteArray::number(i)));
    commands.append({"HSET", kFrappeHash, "no id", "something else"});
    commands.append({"HSET", "_site1|last_db_session_update", sessionId(1), "x"});
    ASSERT_EQ(watched.server.pipeline(commands), 0);
    ASSERT_TRUE(watched.load());
    const SessionStore &store = watched.monitor.store();
    EXPECT_EQ(store.count(), 10'003);
    EXPECT_EQ(userOfField(watched, "_site2|session", sessionId(2)), "other2");
    const Slot slot = watched.slotOf(fieldAddress(kFrappeHash, sessionId(5)));
    ASSERT_NE(slot, kNoSlot);
    EXPECT_EQ(store.id(slot).toByteArray(), sessionId(5));
    EXPECT_EQ(store.ip(slot).toByteArray(), "192.0.2.6");
    EXPECT_EQ(store.shownDeadline(slot), 0);
    EXPECT_EQ(watched.monitor.progress().sessions, 10'003);

    // One more, another one's, and one less.
    watched.server.command(frappeWrite(kFrappeHash, sessionId(20'000), "late"));
    EXPECT_TRUE(watched.waitFor([&] { return userOfField(watched, kFrappeHash, sessionId(20'000)) == "late"; }));
    watched.server.command(frappeWrite(kFrappeHash, sessionId(7), "somebody else"));
    EXPECT_TRUE(watched.waitFor([&] { return userOfField(watched, kFrappeHash, sessionId(7)) == "somebody else"; }));
    watched.server.command({"HDEL", kFrappeHash, sessionId(8)});
    EXPECT_TRUE(watched.waitFor([&] { return store.count() == 10'003; }));
    EXPECT_TRUE(userOfField(watched, kFrappeHash, sessionId(8)).isEmpty());
    EXPECT_EQ(watched.count(SessionEvent::Kind::Created), 1);
    const bool isTold = GetParam() == Heard::ByEvents;
    EXPECT_EQ(watched.count(SessionEvent::Kind::LoggedOut), isTold ? 1 : 0);
    EXPECT_EQ(watched.count(SessionEvent::Kind::Ended), isTold ? 0 : 1);

    // The end of the hash is that of all of its sessions.
    const qint64 end = QDateTime::currentMSecsSinceEpoch() + 600'000;
    watched.server.command({"PEXPIREAT", kFrappeHash, QByteArray::number(end)});
    EXPECT_TRUE(watched.waitFor([&] {
        int ending = 0;
        store.forEach([&](Slot each) { ending += qAbs(store.deadline(each) - end) < 100 ? 1 : 0; });
        return ending >= 10'000;
    }));
    watched.server.command({"DEL", kFrappeHash});
    EXPECT_TRUE(watched.waitFor([&] { return store.count() == 3; }));
    // By tracking the hash is read anew. On a busy machine a look at some of the rows may come first, and find them
    // gone.
    if (isTold) {
        EXPECT_EQ(watched.count(SessionEvent::Kind::Vanished), 0);
    }
    EXPECT_TRUE(watched.waitUntilLive());
}

TEST_P(HashFields, AreFollowedWhenTheHashMovesToAnotherName)
{
    WatchedServer watched(GetParam());
    for (int i = 0; i < 20; ++i)
        watched.server.command(frappeWrite(kFrappeHash, sessionId(i), "user"));
    watched.server.command(frappeWrite("_site2|session", sessionId(1), "other"));
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.store().count(), 21);
    watched.server.command({"RENAME", kFrappeHash, "_site3|session"});
    EXPECT_TRUE(watched.waitFor([&] { return userOfField(watched, "_site3|session", sessionId(3)) == "user"; }));
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 21; }));
    watched.server.command({"SET", "_site3|session", "no hash any more"});
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 1; }));
}

TEST_P(HashFields, AreEndedOneByOneAndBroughtBack)
{
    WatchedServer watched(GetParam());
    for (int i = 0; i < 20; ++i) {
        watched.server.command(frappeWrite(kFrappeHash, sessionId(i), "user" + QByteArray::number(i)));
        watched.server.command({"HSET", "_site1|last_db_session_update", sessionId(i), "x"});
    }
    ASSERT_TRUE(watched.load());
    const QByteArray before = watched.server.string({"HGET", kFrappeHash, sessionId(4)});
    UndoReport undone;
    QObject::connect(&watched.monitor.logouts(), &monitor::LogoutDesk::undoFinished, &watched.monitor,
                     [&](const UndoReport &report) { undone = report; });
    const quint64 job = watched.monitor.logouts().logOut({watched.slotOf(fieldAddress(kFrappeHash, sessionId(4))),
                                                          watched.slotOf(fieldAddress(kFrappeHash, sessionId(5)))});
    ASSERT_TRUE(watched.waitFor([&] { return watched.report.job == job; }));
    EXPECT_EQ(watched.report.count(LogoutOutcome::Kind::Ended), 2);
    EXPECT_EQ(watched.server.integer({"HLEN", kFrappeHash}), 18);
    EXPECT_EQ(watched.server.integer({"HLEN", "_site1|last_db_session_update"}), 18);
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 18; }));
    EXPECT_EQ(watched.count(SessionEvent::Kind::EndedHere), 2);
    EXPECT_EQ(watched.count(SessionEvent::Kind::LoggedOut), 0);

    // One of them was written again meanwhile: that one stays as it is.
    watched.server.command(frappeWrite(kFrappeHash, sessionId(5), "newer"));
    watched.monitor.logouts().undoLogout(job);
    ASSERT_TRUE(watched.waitFor([&] { return undone.outcomes.size() == 2; }));
    for (const UndoOutcome &outcome : undone.outcomes) {
        const bool isNewer = outcome.key == fieldAddress(kFrappeHash, sessionId(5));
        EXPECT_EQ(outcome.kind, isNewer ? UndoOutcome::Kind::WrittenSince : UndoOutcome::Kind::Restored);
    }
    EXPECT_EQ(watched.server.string({"HGET", kFrappeHash, sessionId(4)}), before);
    EXPECT_EQ(watched.server.string({"HGET", kFrappeHash, sessionId(5)}), frappeRecord("newer", sessionId(5)));
    EXPECT_EQ(watched.server.string({"HGET", "_site1|last_db_session_update", sessionId(4)}), "x");
    EXPECT_TRUE(watched.waitFor([&] {
        return userOfField(watched, kFrappeHash, sessionId(4)) == "user4" &&
               userOfField(watched, kFrappeHash, sessionId(5)) == "newer";
    }));
}

TEST_P(HashFields, TellOfEachWhatItHoldsAndWhoseItIsNow)
{
    WatchedServer watched(GetParam());
    for (int i = 0; i < 3; ++i)
        watched.server.command(frappeWrite(kFrappeHash, sessionId(i), "user" + QByteArray::number(i)));
    ASSERT_TRUE(watched.load());
    RecordContent content;
    QObject::connect(&watched.monitor.contents(), &monitor::ContentDesk::contentRead, &watched.monitor,
                     [&](const RecordContent &read) { content = read; });
    watched.monitor.contents().readContent(watched.slotOf(fieldAddress(kFrappeHash, sessionId(1))));
    ASSERT_TRUE(watched.waitFor([&] { return !content.key.isEmpty(); }));
    EXPECT_TRUE(content.exists);
    EXPECT_EQ(content.user, "user1");
    EXPECT_EQ(content.deadline, 0);
    EXPECT_EQ(content.raw, frappeRecord("user1", sessionId(1)));
    EXPECT_TRUE(content.value.isContainer());
}

TEST_P(HashFields, ComeBackAsTheyWereAfterAllWasFlushed)
{
    WatchedServer watched(GetParam());
    const auto fill = [&watched] {
        for (int i = 0; i < 20; ++i)
            watched.server.command(frappeWrite(kFrappeHash, sessionId(i), "user"));
    };
    fill();
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.store().count(), 20);
    watched.server.command({"FLUSHALL"}); // no event says so
    ASSERT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 0; }));
    ASSERT_TRUE(watched.waitUntilLive());
    fill();
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 20; }, 15'000));
}

TEST_P(HashFields, AreFollowedWhereEachUserHasAHash)
{
    constexpr int kHashes = 20'000; // looked through for each of them, they would take minutes
    WatchedServer watched(GetParam());
    const auto fill = [&watched](const QByteArray &user) {
        QList<QByteArrayList> commands;
        for (int i = 0; i < kHashes; ++i)
            commands.append(frappeWrite("user" + QByteArray::number(i) + "|session", sessionId(i), user));
        return watched.server.pipeline(commands) == 0;
    };
    ASSERT_TRUE(fill("before"));
    ASSERT_TRUE(watched.load());
    const SessionStore &store = watched.monitor.store();
    ASSERT_EQ(store.count(), kHashes);
    ASSERT_TRUE(watched.waitUntilLive());
    ASSERT_TRUE(fill("after"));
    const auto written = [&store] {
        int count = 0;
        store.forEach([&](Slot slot) { count += store.user(slot) == "after" ? 1 : 0; });
        return count;
    };
    EXPECT_TRUE(watched.waitFor([&] { return written() == kHashes; })) << written();
    EXPECT_TRUE(watched.waitUntilLive());
}

TEST_P(HashFields, AreListedBesideOneThatIsTooLarge)
{
    WatchedServer watched(GetParam());
    for (int i = 0; i < 5; ++i)
        watched.server.command(frappeWrite(kFrappeHash, sessionId(i), "user"));
    watched.server.command({"HSET", kFrappeHash, sessionId(5), QByteArray(65 * 1024 * 1024, 'x')});
    ASSERT_TRUE(watched.load());
    const SessionStore &store = watched.monitor.store();
    EXPECT_EQ(store.count(), 6);
    EXPECT_EQ(userOfField(watched, kFrappeHash, sessionId(4)), "user");
    const Slot large = watched.slotOf(fieldAddress(kFrappeHash, sessionId(5)));
    ASSERT_NE(large, kNoSlot);
    EXPECT_EQ(store.closed(large), formats::Closed::TooLarge);
    EXPECT_TRUE(watched.waitUntilLive());
    watched.server.command(frappeWrite(kFrappeHash, sessionId(6), "late"));
    EXPECT_TRUE(watched.waitFor([&] { return userOfField(watched, kFrappeHash, sessionId(6)) == "late"; }));
    watched.server.command({"HDEL", kFrappeHash, sessionId(5)});
    EXPECT_TRUE(watched.waitFor([&] { return store.count() == 6; }));
    EXPECT_TRUE(watched.waitUntilLive());
}

namespace
{

/// A server at the end of a long line.
class FarServer : public WatchedServer
{
public:
    using WatchedServer::WatchedServer;
    support::FaultProxy proxy{quint16(server.port())};

    ConnectionProfile profile() const override
    {
        ConnectionProfile profile = WatchedServer::profile();
        profile.port = proxy.port();
        return profile;
    }
};

} // namespace

TEST_P(HashFields, SayThatTheyAreLateAndDoNotHoldUpOthers)
{
    FarServer watched(GetParam());
    QList<QByteArrayList> commands;
    for (int i = 0; i < 20'000; ++i)
        commands.append(frappeWrite(kFrappeHash, sessionId(i), "user"));
    commands.append(frappeWrite("_site2|session", sessionId(1), "other"));
    ASSERT_EQ(watched.server.pipeline(commands), 0);
    ASSERT_TRUE(watched.load());
    ASSERT_TRUE(watched.waitUntilLive());
    // Each page of the large one takes its time now.
    watched.proxy.setDelay(std::chrono::milliseconds(25));
    watched.server.command(frappeWrite(kFrappeHash, sessionId(50'000), "of many"));
    watched.server.command(frappeWrite("_site2|session", sessionId(2), "of few"));
    const auto isLargeKnown = [&] { return !userOfField(watched, kFrappeHash, sessionId(50'000)).isEmpty(); };
    bool wasLive = true;
    ASSERT_TRUE(watched.waitFor([&] {
        const bool isKnown = isLargeKnown();
        wasLive = wasLive && (isKnown || messages::isLive(watched.monitor.liveness().mode));
        return isKnown || userOfField(watched, "_site2|session", sessionId(2)) == "of few";
    }));
    EXPECT_FALSE(isLargeKnown()) << "the few have waited for the many";
    QElapsedTimer since;
    since.start();
    ASSERT_TRUE(watched.waitFor([&] {
        const bool isKnown = isLargeKnown();
        wasLive = wasLive && (isKnown || messages::isLive(watched.monitor.liveness().mode));
        return isKnown;
    }));
    EXPECT_TRUE(since.elapsed() < support::HonestStatus::kMostMs || !wasLive);
    watched.proxy.setDelay({});
    EXPECT_TRUE(watched.waitUntilLive());
}

INSTANTIATE_TEST_SUITE_P(Sources, HashFields, ::testing::Values(Heard::ByEvents, Heard::ByTracking),
                         [](const auto &test) { return support::heardName(test.param); });

TEST(HashFieldsByAnAccount, TakeNoMoreThanIsSaid)
{
    WatchedServer watched(Heard::ByEvents);
    // As README.md has it, with what it says of such sessions.
    const QByteArrayList said = accountRule("admin");
    QByteArrayList rule;
    for (const QByteArray &word : said) {
        if (word == "~sess:*")
            rule << "~*|session"
                 << "~*|last_db_session_update";
        else if (word != "+unlink" && word != "+dump" && word != "+restore" && word != "+getrange")
            rule << word;
    }
    rule << "+hscan"
         << "+hget"
         << "+hdel"
         << "+hsetnx"
         << "+hmget";
    if (support::serverKnows("HPEXPIRETIME"))
        rule << "+hpexpiretime"
             << "+hpexpireat";
    ASSERT_EQ(watched.server.command(rule), "+OK");
    watched.userName = QString::fromLatin1(rule.value(2));
    watched.password = passwordIn(rule);
    for (int i = 0; i < 10; ++i) {
        watched.server.command(frappeWrite(kFrappeHash, sessionId(i), "user"));
        watched.server.command({"HSET", "_site1|last_db_session_update", sessionId(i), "x"});
    }
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.store().count(), 10);
    watched.server.command(frappeWrite(kFrappeHash, sessionId(10), "late"));
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 11; }));
    const auto &may = watched.monitor.logouts();
    ASSERT_TRUE(watched.waitFor([&] { return may.logoutability().end().answer == Permission::Answer::Yes; }));
    const FormatPermissions format =
        may.logoutability().of(watched.monitor.store().format(watched.slotOf(fieldAddress(kFrappeHash, sessionId(4)))));
    EXPECT_EQ(format.undo.answer, Permission::Answer::Yes) << format.undo.reason.sentences().toStdString();

    UndoReport undone;
    QObject::connect(&watched.monitor.logouts(), &monitor::LogoutDesk::undoFinished, &watched.monitor,
                     [&](const UndoReport &report) { undone = report; });
    const quint64 job = watched.monitor.logouts().logOut({watched.slotOf(fieldAddress(kFrappeHash, sessionId(4)))});
    ASSERT_TRUE(watched.waitFor([&] { return watched.report.job == job; }));
    EXPECT_EQ(watched.report.count(LogoutOutcome::Kind::Ended), 1);
    EXPECT_EQ(watched.report.undoable, 1) << watched.report.noUndo.toStdString();
    watched.monitor.logouts().undoLogout(job);
    ASSERT_TRUE(watched.waitFor([&] { return undone.outcomes.size() == 1; }));
    EXPECT_EQ(undone.outcomes.front().kind, UndoOutcome::Kind::Restored) << undone.outcomes.front().words.toStdString();
    EXPECT_EQ(watched.server.string({"HGET", "_site1|last_db_session_update", sessionId(4)}), "x");
    for (const QByteArray &entry : watched.server.strings({"ACL", "LOG", "128"})) {
        for (const char *word : {"hget", "hscan", "hdel", "hset", "hmget", "hpexpire", "dump"})
            EXPECT_FALSE(entry.startsWith(word)) << entry.toStdString();
    }
}

TEST(HashFieldsWithoutEvents, AreFoundByReadingAgain)
{
    WatchedServer watched(RedisServer::Listen::Tcp, {});
    watched.liveMode = Liveness::Mode::Polling;
    for (int i = 0; i < 30; ++i)
        watched.server.command(frappeWrite(kFrappeHash, sessionId(i), "user"));
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.store().count(), 30);
    watched.server.command({"HDEL", kFrappeHash, sessionId(1)});
    watched.server.command(frappeWrite(kFrappeHash, sessionId(40), "late"));
    watched.server.command(frappeWrite(kFrappeHash, sessionId(41), "late"));
    watched.monitor.reload();
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 31; }));
}

TEST(HashFieldsOnACluster, AreFollowedAndEndedWhereTheirHashIs)
{
    WatchedCluster watched;
    for (int site = 0; site < 9; ++site) {
        const QByteArray hash = "site" + QByteArray::number(site) + "|session";
        for (int i = 0; i < 50; ++i)
            watched.cluster.command(hash, frappeWrite(hash, sessionId(i), "user" + QByteArray::number(i)));
    }
    ASSERT_TRUE(watched.load());
    ASSERT_EQ(watched.monitor.store().count(), 450);
    const QByteArray hash = "site4|session";
    watched.cluster.command(hash, {"HDEL", hash, sessionId(1)});
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 449; }));
    std::vector<Slot> chosen;
    for (int site = 0; site < 9; ++site)
        chosen.push_back(watched.slotOf(fieldAddress("site" + QByteArray::number(site) + "|session", sessionId(9))));
    const quint64 job = watched.monitor.logouts().logOut(chosen);
    ASSERT_TRUE(watched.waitFor([&] { return watched.report.job == job; }));
    EXPECT_EQ(watched.report.count(LogoutOutcome::Kind::Ended), 9);
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 440; }));
    UndoReport undone;
    QObject::connect(&watched.monitor.logouts(), &monitor::LogoutDesk::undoFinished, &watched.monitor,
                     [&](const UndoReport &report) { undone = report; });
    watched.monitor.logouts().undoLogout(job);
    ASSERT_TRUE(watched.waitFor([&] { return undone.outcomes.size() == 9; }));
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 449; }));
    watched.cluster.command(hash, {"DEL", hash});
    EXPECT_TRUE(watched.waitFor([&] { return watched.monitor.store().count() == 400; }));
}
