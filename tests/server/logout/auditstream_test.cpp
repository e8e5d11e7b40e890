// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/auditstream.h"
#include "models/audit/auditlines.h"
#include "tests/server/fakenode.h"
#include "tests/server/logout/endingserver.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

using namespace server;
using Kind = messages::LogoutOutcome::Kind;

namespace
{

const QByteArray kLog = "team:logouts";

/// What a server carries out, in its order.
class Monitoring
{
public:
    explicit Monitoring(const support::RedisServer &server)
    {
        m_socket.connectToServer(server.socketPath());
        m_socket.waitForConnected();
        m_socket.write("MONITOR\r\n");
        waitFor([this] { return read().startsWith("+OK"); });
    }
    /// The first words of the commands so far.
    QByteArrayList commands()
    {
        QByteArrayList names;
        const QList<QByteArray> lines = read().split('\n');
        for (const QByteArray &line : lines) {
            const qsizetype from = line.indexOf("] \"") + 3;
            if (from >= 3)
                names.append(line.mid(from, line.indexOf('"', from) - from).toUpper());
        }
        return names;
    }

private:
    const QByteArray &read()
    {
        m_bytes += m_socket.readAll();
        return m_bytes;
    }

    QLocalSocket m_socket;
    QByteArray m_bytes;
};

class SharedLog : public ::testing::Test
{
protected:
    using Entry = std::map<QByteArray, QByteArray>;

    void SetUp() override
    {
        ASSERT_TRUE(ending.redis.isRunning());
        for (const char *id : {"a", "b", "c"})
            put(id, "ann");
    }

    static QByteArray keyOf(const QByteArray &id) { return "shop:s:" + id.repeated(32); }
    void put(const QByteArray &id, const QByteArray &user)
    {
        ending.redis.command({"SET", keyOf(id), shopSession(user), "EX", "600"});
    }
    std::vector<messages::LogoutTarget> all()
    {
        return {{keyOf("a"), 0, "ann", ""}, {keyOf("b"), 0, "ann", ""}, {keyOf("c"), 0, "ann", ""}};
    }
    bool connect(const QByteArray &key = kLog, const QByteArrayList &rules = {})
    {
        ending.profile.sharedLog = QString::fromUtf8(key);
        if (rules.isEmpty())
            return ending.connect();
        EXPECT_EQ(ending.redis.command(QByteArrayList{"ACL", "SETUSER", "admin", "reset", "on", ">word"} + rules),
                  "+OK");
        return ending.connect("admin", "word");
    }
    void end(const QByteArray &reason = "ticket 4711")
    {
        messages::LogoutOrder order;
        order.targets = all();
        order.reason = QString::fromUtf8(reason);
        order.chosenBy = QStringLiteral("all sessions of ann");
        ending.begin(order);
        ASSERT_TRUE(ending.waitForReport());
    }
    std::vector<Entry> entries()
    {
        std::vector<Entry> read;
        // "1700000000000-0", then names and values: an id has no value before the next one.
        const QByteArrayList flat = ending.redis.strings({"XRANGE", kLog, "-", "+"});
        for (qsizetype i = 0; i < flat.size();) {
            if (flat[i].contains('-') && i + 1 < flat.size() && flat[i + 1] == "event") {
                read.emplace_back();
                ++i;
                continue;
            }
            read.back()[flat[i]] = flat.value(i + 1);
            i += 2;
        }
        return read;
    }
    void nothingWasSent()
    {
        EXPECT_EQ(ending.report().count(Kind::NotRun), 3);
        EXPECT_EQ(ending.redis.integer({"EXISTS", keyOf("a"), keyOf("b"), keyOf("c")}), 3);
        EXPECT_EQ(ending.report().undoable, 0);
    }

    EndingServer ending{formats::formatsOf({shopDescription()})};
};

} // namespace

TEST_F(SharedLog, HasWhatIsBegunAndWhatBecameOfIt)
{
    put("c", "bob");
    ASSERT_TRUE(connect());
    end();
    EXPECT_TRUE(ending.report().unrecorded.isEmpty()) << ending.report().unrecorded.sentences().toStdString();
    EXPECT_EQ(ending.report().count(Kind::Ended), 2);
    std::vector<Entry> told = entries();
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[0]["event"], "intent");
    EXPECT_EQ(told[0]["action"], "logout");
    EXPECT_EQ(told[0]["reason"], "ticket 4711");
    EXPECT_EQ(told[0]["chosen-by"], "all sessions of ann");
    EXPECT_EQ(told[0]["sessions"], "3");
    EXPECT_EQ(told[0]["by"], audit::Operator::present().user.toUtf8());
    EXPECT_EQ(told[0]["host"], audit::Operator::present().host.toUtf8());
    const auto intent = audit::lineOf(told[0]["json"]);
    ASSERT_TRUE(intent);
    EXPECT_EQ(intent->intent.sessions.size(), 3U);
    EXPECT_EQ(intent->intent.sessions[0].digest, audit::digestOfKey(keyOf("a")));
    EXPECT_EQ(told[1]["event"], "outcome");
    EXPECT_EQ(told[1]["job"], told[0]["job"]);
    EXPECT_EQ(told[1]["outcomes"], "changed-hands 1, ended 2");
    EXPECT_TRUE(ending.auditLog().contains(told[0]["job"])) << "the same job as on this machine";

    const QByteArray whole = ending.redis.command({"XRANGE", kLog, "-", "+"});
    for (const char *id : {"a", "b", "c"})
        EXPECT_FALSE(whole.contains(QByteArray(id).repeated(20))) << "ids are credentials";
    EXPECT_FALSE(whole.contains("shop:s:"));
}

TEST_F(SharedLog, IsToldBeforeTheFirstCommandAndAfterTheLast)
{
    ASSERT_TRUE(connect());
    Monitoring monitoring(ending.redis);
    end();
    ASSERT_TRUE(waitFor([&] { return monitoring.commands().count("XADD") == 2; }));
    const QByteArrayList commands = monitoring.commands();
    const qsizetype first = commands.indexOf("XADD");
    const qsizetype last = commands.lastIndexOf("XADD");
    EXPECT_GE(commands.indexOf("UNLINK"), 0);
    EXPECT_LT(first, commands.indexOf("WATCH"));
    EXPECT_LT(first, commands.indexOf("UNLINK"));
    EXPECT_GT(last, commands.lastIndexOf("UNLINK"));
}

TEST_F(SharedLog, HasTheUndoAndWhatCameBack)
{
    ASSERT_TRUE(connect());
    end();
    put("a", "ann");
    ASSERT_TRUE(ending.waitForChecks());
    ASSERT_EQ(ending.returned().size(), 1U);
    EXPECT_EQ(ending.undo().count(messages::UndoOutcome::Kind::Restored), 2);
    std::vector<Entry> told = entries();
    ASSERT_EQ(told.size(), 5U);
    EXPECT_EQ(told[2]["event"], "came-back");
    EXPECT_EQ(told[2]["sessions"], "1");
    EXPECT_EQ(told[2]["job"], told[0]["job"]);
    EXPECT_EQ(told[3]["event"], "intent");
    EXPECT_EQ(told[3]["action"], "undo");
    EXPECT_EQ(told[3]["of-job"], told[0]["job"]);
    EXPECT_EQ(told[4]["event"], "outcome");
    EXPECT_EQ(told[4]["outcomes"], "changed-hands 1, restored 2");
}

TEST_F(SharedLog, WhereItMayNotBeWrittenNothingIsSent)
{
    ASSERT_TRUE(connect(kLog, {"~shop:*", "+@all"}));
    end();
    nothingWasSent();
    EXPECT_TRUE(ending.report().unrecorded.nextStep.contains(QStringLiteral("+xadd ~team:logouts")))
        << ending.report().unrecorded.sentences().toStdString();
    EXPECT_EQ(ending.redis.integer({"EXISTS", kLog}), 0);
    EXPECT_TRUE(ending.auditLog().contains("not-sent")) << "this machine's log says what became of it";
    EXPECT_EQ(ending.jobs().remembered(), 0U);
    ASSERT_TRUE(connect(kLog, {"~shop:*", "~team:*", "+@all"}));
    end();
    EXPECT_EQ(ending.report().count(Kind::Ended), 3);
    EXPECT_EQ(entries().size(), 2U);
}

TEST_F(SharedLog, WhereTheKeyHoldsSomethingElseNothingIsSent)
{
    ending.redis.command({"SET", kLog, "x"});
    ASSERT_TRUE(connect());
    end();
    nothingWasSent();
    EXPECT_TRUE(ending.report().unrecorded.cause.contains(QStringLiteral("team:logouts")));
    EXPECT_EQ(ending.redis.string({"GET", kLog}), "x");
}

TEST_F(SharedLog, IsNeverAmongTheSessions)
{
    ASSERT_TRUE(connect("shop:s:logouts"));
    end();
    nothingWasSent();
    EXPECT_EQ(ending.redis.integer({"EXISTS", "shop:s:logouts"}), 0);
    EXPECT_TRUE(ending.report().unrecorded.cause.contains(QStringLiteral("Shop")));
}

TEST_F(SharedLog, IsNotWrittenThroughAReadOnlyProfile)
{
    ending.profile.readOnly = true;
    ASSERT_TRUE(connect());
    end();
    nothingWasSent();
    EXPECT_EQ(ending.redis.integer({"EXISTS", kLog}), 0);
}

TEST_F(SharedLog, AnOutcomeThatIsNotWrittenIsTold)
{
    ASSERT_TRUE(connect(kLog, {"~*", "+@all"}));
    QObject::connect(&ending.jobs(), &LogoutJobs::ended, &ending.jobs(), [this](const auto &) {
        ending.redis.command({"ACL", "SETUSER", "admin", "-xadd"});
    });
    end();
    EXPECT_EQ(ending.report().count(Kind::Ended), 3);
    EXPECT_FALSE(ending.report().unrecorded.isEmpty());
    EXPECT_EQ(entries().size(), 1U);
}

TEST_F(SharedLog, AnUndoThatCannotBeWrittenCanBeTriedAgain)
{
    ASSERT_TRUE(connect(kLog, {"~*", "+@all"}));
    end();
    ending.redis.command({"ACL", "SETUSER", "admin", "-xadd"});
    EXPECT_FALSE(ending.undo().unrecorded.isEmpty());
    EXPECT_EQ(ending.redis.integer({"EXISTS", keyOf("a"), keyOf("b"), keyOf("c")}), 0);
    ending.redis.command({"ACL", "SETUSER", "admin", "+xadd"});
    EXPECT_EQ(ending.undo().count(messages::UndoOutcome::Kind::Restored), 3);
}

TEST_F(SharedLog, CancelledBeforeItIsWrittenNothingIsSent)
{
    ASSERT_TRUE(connect());
    ending.jobs().cancel(ending.begin(all()));
    ASSERT_TRUE(ending.waitForReport());
    nothingWasSent();
    std::vector<Entry> told = entries();
    ASSERT_EQ(told.size(), 2U);
    EXPECT_EQ(told[1]["outcomes"], "not-sent 3");
}

TEST_F(SharedLog, CountsWhatHasNoRoom)
{
    constexpr int kMany = 3000;
    std::vector<messages::LogoutTarget> targets;
    for (int i = 0; i < kMany; ++i)
        targets.push_back({"shop:s:" + QByteArray::number(i), 0, "ann"});
    ASSERT_TRUE(connect());
    ending.end(targets);
    std::vector<Entry> told = entries();
    ASSERT_EQ(told.size(), 2U);
    for (Entry &entry : told) {
        EXPECT_EQ(entry["sessions"], QByteArray::number(kMany));
        EXPECT_LE(entry["json"].size(), AuditStream::kMostLineBytes);
        const QJsonObject line = QJsonDocument::fromJson(entry["json"]).object();
        EXPECT_EQ(line.value(QStringLiteral("count")).toInt(), kMany);
        const int listed = line.value(QStringLiteral("listed")).toInt();
        EXPECT_GT(listed, 100);
        EXPECT_LT(listed, kMany);
    }
    EXPECT_EQ(told[1]["outcomes"], "already-gone 3000");
}
