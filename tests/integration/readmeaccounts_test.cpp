// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The accounts of README.md: that they can do what is said of them, and that they need what they are given.
#include "tests/integration/accountrules.h"
#include "tests/integration/watchedserver.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace messages;
using namespace monitor;
using namespace sessions;
using support::accountRule;
using support::sessionId;
using support::trackingRule;
using support::WatchedServer;
using Answer = Permission::Answer;

namespace
{

/// A server with sessions of Express, whose keys begin with `sess:`, and an account.
class Accounted : public WatchedServer
{
public:
    explicit Accounted(const QString &flags = QStringLiteral("AKE"))
        : WatchedServer(support::RedisServer::Listen::Tcp, {QStringLiteral("--notify-keyspace-events"), flags})
    {
        for (int i = 0; i < 5; ++i)
            add(i, 600'000);
    }
    void add(int number, int ttlMs)
    {
        server.command({"SET", keyOf(number), R"({"cookie":{"originalMaxAge":600000},"user":"alice"})", "PX",
                        QByteArray::number(ttlMs)});
    }
    static QByteArray keyOf(int number) { return "sess:" + sessionId(number); }

    /// `addition`: to the rule.
    bool connectAs(const QByteArrayList &rule, const QByteArrayList &addition = {})
    {
        EXPECT_EQ(server.command(rule), "+OK") << rule.join(' ').toStdString();
        if (!addition.isEmpty()) {
            EXPECT_EQ(server.command(addition), "+OK") << addition.join(' ').toStdString();
        }
        ConnectionProfile connection = profile();
        connection.userName = QString::fromLatin1(rule.value(2));
        monitor.connectTo(connection, support::passwordIn(rule));
        return waitFor([this] { return monitor.store().count() == 5; });
    }
    const Logoutability &may() { return monitor.logouts().logoutability(); }
    FormatPermissions express() { return may().of(monitor.store().format(slotOf(keyOf(1)))); }
    bool knowsWhatItMay(int limitMs = 20'000)
    {
        return waitFor([this] { return may().transactions.answer != Answer::Unknown; }, limitMs);
    }
    /// New sessions, and the end of one, are seen at once.
    bool isLive(int limitMs = 20'000, Liveness::Mode mode = Liveness::Mode::Live)
    {
        // What comes earlier is read, and no evidence.
        const bool isRead = waitFor([this] { return messages::isFresh(monitor.liveness().mode); });
        if (!isRead)
            return false;
        add(5, 600'000);
        add(6, 1500); // long enough to be read
        return waitFor(
            [this, mode] {
                return monitor.liveness().mode == mode && count(SessionEvent::Kind::Expired) == 1 &&
                       slotOf(keyOf(5)) != kNoSlot;
            },
            limitMs);
    }
    bool areUsersKnown()
    {
        return monitor.store().user(slotOf(keyOf(1))) == "alice" && monitor.store().deadline(slotOf(keyOf(1))) > 0;
    }
};

QByteArrayList without(QByteArrayList rule, const QByteArray &word)
{
    rule.removeOne(word);
    rule.insert(3, "reset");
    return rule;
}

QByteArrayList commandsIn(const QByteArrayList &rule)
{
    QByteArrayList words;
    std::copy_if(rule.begin(), rule.end(), std::back_inserter(words),
                 [](const QByteArray &word) { return word.startsWith('+'); });
    return words;
}

} // namespace

TEST(ReadmeAccounts, TheViewerSeesAllAndEndsNothing)
{
    const QByteArrayList rule = accountRule("viewer");
    ASSERT_FALSE(rule.isEmpty());
    Accounted watched;
    ASSERT_TRUE(watched.connectAs(rule));
    EXPECT_TRUE(watched.areUsersKnown());
    EXPECT_TRUE(watched.isLive());
    ASSERT_TRUE(watched.knowsWhatItMay());
    EXPECT_TRUE(watched.may().end().isRefused()) << "said before anybody tries";
    EXPECT_TRUE(watched.express().setTimeLeft.isRefused());
    EXPECT_TRUE(watched.refusals.isEmpty()) << watched.refusals.value(0).sentences().toStdString();
    // Nobody was asked about a cluster that is none.
    for (const QByteArray &entry : watched.server.strings({"ACL", "LOG", "128"}))
        EXPECT_FALSE(entry.contains("cluster") || entry == "asking") << entry.toStdString();
    const QList<QByteArrayList> harm{{"UNLINK", Accounted::keyOf(1)},         {"DEL", Accounted::keyOf(1)},
                                     {"PEXPIREAT", Accounted::keyOf(1), "1"}, {"SET", Accounted::keyOf(1), "x"},
                                     {"CONFIG", "GET", "requirepass"},        {"FLUSHALL"}};
    if (!support::serverKnows("ACL DRYRUN"))
        return; // nobody else can tell without doing it
    for (const QByteArrayList &command : harm) {
        const QByteArrayList rehearsal = QByteArrayList{"ACL", "DRYRUN", "viewer"} + command;
        EXPECT_NE(watched.server.command(rehearsal), "+OK") << command.join(' ').toStdString();
    }
}

TEST(ReadmeAccounts, TheViewerFollowsByTracking)
{
    const QByteArrayList addition = trackingRule("viewer");
    ASSERT_FALSE(addition.isEmpty());
    Accounted watched{QString()};
    ASSERT_TRUE(watched.connectAs(accountRule("viewer"), addition));
    EXPECT_TRUE(watched.isLive(20'000, Liveness::Mode::LiveByTracking));
    EXPECT_TRUE(watched.refusals.isEmpty()) << watched.refusals.value(0).sentences().toStdString();
    if (support::serverKnows("ACL DRYRUN")) {
        EXPECT_NE(watched.server.command({"ACL", "DRYRUN", "viewer", "CLIENT", "KILL", "ID", "1"}), "+OK");
        EXPECT_NE(watched.server.command({"ACL", "DRYRUN", "viewer", "CLIENT", "LIST"}), "+OK");
    }
    // Where there are events, too, they tell more.
    Accounted told;
    ASSERT_TRUE(told.connectAs(accountRule("viewer"), addition));
    EXPECT_TRUE(told.isLive());
    EXPECT_GE(told.monitor.liveness().sweepSeconds, 300);
}

TEST(ReadmeAccounts, TrackingNeedsWhatItIsGiven)
{
    const QByteArrayList addition = trackingRule("viewer");
    const QByteArrayList words = addition.mid(3);
    ASSERT_EQ(words.size(), 5);
    for (const QByteArray &word : words) {
        Accounted watched{QString()};
        QByteArrayList less = addition;
        less.removeOne(word);
        ASSERT_TRUE(watched.connectAs(accountRule("viewer"), less)) << word.toStdString();
        EXPECT_TRUE(watched.waitForMode(Liveness::Mode::Polling)) << word.toStdString();
        EXPECT_TRUE(watched.monitor.liveness().reason.nextStep.contains(QString::fromLatin1(word)));
    }
}

/// Without any of them something is missing, or refused again and again.
TEST(ReadmeAccounts, TheViewerNeedsWhatItIsGiven)
{
    const QByteArrayList rule = accountRule("viewer");
    const QByteArrayList commands = commandsIn(rule);
    ASSERT_GT(commands.size(), 3);
    for (const QByteArray &word : commands) {
        Accounted watched;
        const bool isReached = watched.connectAs(without(rule, word)) && watched.areUsersKnown();
        const bool isLive = isReached && watched.isLive(5000);
        const bool isTold = isLive && watched.knowsWhatItMay(2000) && watched.may().end().isRefused();
        const bool isComplete = isTold && watched.refusals.isEmpty();
        // What is asked all the time, and can be done without, would fill the server's log of refusals.
        const auto isLogged = [&] { return watched.server.strings({"ACL", "LOG", "128"}).contains(word.mid(1)); };
        EXPECT_TRUE(!isComplete || watched.waitFor(isLogged)) << "it works without " << word.toStdString();
    }
}

TEST(ReadmeAccounts, TheAdminMayAll)
{
    const QByteArrayList rule = accountRule("admin");
    ASSERT_FALSE(rule.isEmpty());
    Accounted watched;
    ASSERT_TRUE(watched.connectAs(rule));
    EXPECT_TRUE(watched.areUsersKnown());
    EXPECT_TRUE(watched.isLive());
    ASSERT_TRUE(watched.knowsWhatItMay());
    EXPECT_EQ(watched.may().end().answer, Answer::Yes) << watched.may().end().reason.cause.toStdString();
    EXPECT_EQ(watched.express().undo.answer, Answer::Yes) << watched.express().undo.reason.cause.toStdString();
    EXPECT_EQ(watched.express().setTimeLeft.answer, Answer::Yes);
    EXPECT_EQ(watched.may().transactions.answer, Answer::Yes);
    ASSERT_NE(watched.monitor.logouts().logOut({watched.slotOf(Accounted::keyOf(1))}), 0U);
    ASSERT_TRUE(watched.waitFor([&] { return watched.report.count(LogoutOutcome::Kind::Ended) == 1; }));
    EXPECT_EQ(watched.server.integer({"EXISTS", Accounted::keyOf(1)}), 0);
    // Nobody else's keys.
    for (const char *key : {"cart:1", "session:1", "config"})
        EXPECT_NE(watched.server.command({"ACL", "DRYRUN", "admin", "UNLINK", key}), "+OK") << key;
}

/// What it has beyond the viewer: without any of it, something is said to be unavailable beforehand.
TEST(ReadmeAccounts, TheAdminNeedsWhatItIsGiven)
{
    const QByteArrayList rule = accountRule("admin");
    const QByteArrayList viewer = commandsIn(accountRule("viewer"));
    int tried = 0;
    for (const QByteArray &word : commandsIn(rule)) {
        // That EXEC is refused only a dry run could tell, and this account has none.
        if (viewer.contains(word) || word == "+exec")
            continue;
        ++tried;
        Accounted watched;
        ASSERT_TRUE(watched.connectAs(without(rule, word))) << word.toStdString();
        ASSERT_TRUE(watched.knowsWhatItMay());
        const FormatPermissions may = watched.express();
        EXPECT_TRUE(may.end.isRefused() || may.setTimeLeft.isRefused() || may.undo.isRefused() ||
                    watched.may().transactions.isRefused())
            << word.toStdString();
    }
    EXPECT_GE(tried, 4);
}
