// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/auditreader.h"

#include "models/audit/auditlog.h"
#include "models/audit/backwardlines.h"
#include "tests/audit/auditfile.h"

#include <QBuffer>

namespace
{

using namespace audit;

class AuditReaderTest : public support::AuditFile
{
protected:
    Intent write(const QByteArray &user, int sessions = 1) { return write(intent(user, sessions)); }
    Intent write(const Intent &begun)
    {
        const AuditLog log(path());
        EXPECT_TRUE(log.begin(begun));
        EXPECT_TRUE(log.end(outcomeOf(begun)));
        return begun;
    }
    Page read(const QString &text = {}) const
    {
        Query query;
        query.text = text;
        return readLog(path(), query).value();
    }
    qsizetype found(const char *text) const { return std::ssize(read(QString::fromUtf8(text)).entries); }
};

TEST_F(AuditReaderTest, ReadsBackWhatWasWritten)
{
    Intent begun = intent("alice", 1201);
    begun.action = Action::EndIn;
    begun.leftMs = 600'000;
    begun.ofJob = QStringLiteral("before");
    begun.by.loginUser = QStringLiteral("dave");
    const AuditLog log(path());
    ASSERT_TRUE(log.begin(begun));
    Outcome outcome = outcomeOf(begun);
    outcome.words = QStringLiteral("cancelled");
    outcome.sessions[1] = {begun.sessions[1].digest, QLatin1String(outcomes::kRefused), QStringLiteral("NOPERM")};
    ASSERT_TRUE(log.end(outcome));
    ASSERT_TRUE(log.cameBack({begun.job, begun.when.addSecs(7), {begun.sessions[1200].digest}}));

    const Page page = read();
    ASSERT_EQ(page.entries.size(), 1u);
    EXPECT_TRUE(page.isAll);
    const Entry &entry = page.entries[0];
    EXPECT_TRUE(entry.hasBeginning && entry.hasEnd);
    EXPECT_EQ(entry.when, begun.when);
    EXPECT_EQ(entry.intent.by, begun.by);
    EXPECT_EQ(entry.intent.server, begun.server);
    EXPECT_EQ(entry.intent.profile, begun.profile);
    EXPECT_EQ(entry.intent.redisUser, begun.redisUser);
    EXPECT_TRUE(entry.intent.production);
    EXPECT_EQ(entry.intent.action, Action::EndIn);
    EXPECT_EQ(entry.action, QStringLiteral("end-in"));
    EXPECT_EQ(entry.intent.leftMs, 600'000);
    EXPECT_EQ(entry.intent.ofJob, begun.ofJob);
    EXPECT_EQ(entry.intent.reason, begun.reason);
    EXPECT_EQ(entry.intent.chosenBy, begun.chosenBy);
    EXPECT_EQ(entry.count, 1201);
    EXPECT_EQ(entry.outcome.when, outcome.when);
    EXPECT_EQ(entry.outcome.commands, outcome.commands);
    EXPECT_EQ(entry.outcome.words, outcome.words);
    EXPECT_EQ(entry.counts.value(QStringLiteral("ended")), 1200);
    EXPECT_EQ(entry.counts.value(QStringLiteral("refused")), 1);
    EXPECT_EQ(entry.cameBack, 1);
    EXPECT_EQ(entry.lines.size(), 7u);

    const SessionList sessions = readSessions(path(), entry, 2000).value();
    ASSERT_EQ(sessions.sessions.size(), 1201u);
    EXPECT_TRUE(sessions.isAll);
    for (size_t i = 0; i < sessions.sessions.size(); ++i) {
        const SessionEntry &session = sessions.sessions[i];
        EXPECT_EQ(session.session, begun.sessions[i]);
        EXPECT_EQ(session.outcome, outcome.sessions[i].outcome);
        EXPECT_EQ(session.words, outcome.sessions[i].words);
        EXPECT_EQ(session.cameBack, i == 1200);
    }
    const SessionList some = readSessions(path(), entry, 100).value();
    EXPECT_EQ(some.sessions.size(), 100u);
    EXPECT_FALSE(some.isAll);
}

TEST_F(AuditReaderTest, TellsNewestFirstAndNoMoreThanAskedFor)
{
    for (int i = 0; i < 30; ++i)
        write("user" + QByteArray::number(i), 40); // some 9 KB a job
    const Page all = read();
    ASSERT_EQ(all.entries.size(), 30u);
    EXPECT_EQ(all.entries[0].users[0], QStringLiteral("user29"));
    EXPECT_EQ(all.entries[29].users[0], QStringLiteral("user0"));
    Query query;
    query.mostEntries = 3;
    const Page some = readLog(path(), query).value();
    EXPECT_EQ(some.entries.size(), 3u);
    EXPECT_FALSE(some.isAll);
    query.mostEntries = 100;
    query.mostBytes = all.size / 2;
    const Page half = readLog(path(), query).value();
    EXPECT_FALSE(half.isAll);
    EXPECT_NEAR(double(half.entries.size()), 15, 2);
    EXPECT_EQ(half.unreadable, 0); // the line that the half begins in is none that cannot be read
}

TEST_F(AuditReaderTest, KeepsAnEndWhoseBeginningIsBeforeWhatWasRead)
{
    write("alice", 400);
    Query query;
    query.mostBytes = read().size - 1000;
    const Page page = readLog(path(), query).value();
    ASSERT_EQ(page.entries.size(), 1u);
    EXPECT_FALSE(page.entries[0].hasBeginning);
    EXPECT_TRUE(page.entries[0].hasEnd);
    EXPECT_EQ(page.entries[0].count, 400);
    const SessionList sessions = readSessions(path(), page.entries[0], 1000).value();
    EXPECT_EQ(sessions.sessions.size(), 400u);
    EXPECT_EQ(sessions.sessions[0].session.digest, digestOfKey(key(0)));
}

TEST_F(AuditReaderTest, SaysThatNoEndIsWritten)
{
    ASSERT_TRUE(AuditLog(path()).begin(intent("alice")));
    const Page page = read();
    ASSERT_EQ(page.entries.size(), 1u);
    EXPECT_FALSE(page.entries[0].hasEnd);
    EXPECT_TRUE(page.entries[0].counts.isEmpty());
}

TEST_F(AuditReaderTest, FindsByWhatASupportPersonHas)
{
    write("alice", 3);
    Intent other = intent("bob");
    other.sessions = {SessionMention::of("sess:bobs-very-own-session", "bobs-very-own-session", "6351",
                                         "bob@example.com", QStringLiteral("Flask"))};
    other.reason = QStringLiteral("stolen laptop");
    other.server = QStringLiteral("cache.example:7000");
    write(other);
    EXPECT_EQ(found("ALICE"), 1);
    EXPECT_EQ(found("6351"), 1);
    EXPECT_EQ(found("bob@example"), 1);
    EXPECT_EQ(found("laptop"), 1);
    EXPECT_EQ(found("carol"), 2);
    EXPECT_EQ(found("cache.example"), 1);
    EXPECT_EQ(found("flask stolen"), 1);
    EXPECT_EQ(found("flask ticket"), 0);
    EXPECT_EQ(found("sess:bobs-very-own-session"), 1);
    EXPECT_EQ(found("sess:bobs-very-own"), 0);
    EXPECT_EQ(found(digestOfKey("sess:bobs-very-own-session").constData()), 1);
    EXPECT_EQ(found(digestOfKey("sess:bobs-very-own-session").left(12).toUpper().constData()), 1);
    EXPECT_EQ(found(key(2).constData()), 1);
    EXPECT_EQ(found("nobody"), 0);
    EXPECT_EQ(found("  "), 2);
}

TEST_F(AuditReaderTest, PassesOverWhatIsNoneAndCountsIt)
{
    write("alice");
    append("{\"when\":\"2026-11-28T09:30:15.250Z\",\"event\":\"logout-beg\n");
    append("\n\nnot json\n[1]\n{}\n{\"event\":\"logout-begins\",\"job\":7,\"when\":3}\n");
    append(QByteArray(3 * BackwardLines::kLongest, 'x') + '\n');
    append(QByteArray(100'000, '[') + '\n');
    append("{\"event\":\"logout-ends\",\"job\":\"odd\",\"when\":\"2026-11-28T09:30:15.250Z\",\"count\":1e300,"
           "\"counts\":{\"ended\":-7},\"outcomes\":[3,null,{\"digest\":[]}]}\n");
    write("bob");
    append("{\"when\":\"2026");
    const Page page = read();
    EXPECT_EQ(page.unreadable, 7);
    EXPECT_TRUE(page.endsInsideLine);
    ASSERT_EQ(page.entries.size(), 3u);
    EXPECT_EQ(page.entries[0].users[0], QStringLiteral("bob"));
    EXPECT_EQ(page.entries[1].users[0], QStringLiteral("alice"));
    EXPECT_EQ(page.entries[2].job, QStringLiteral("odd"));
    EXPECT_GE(page.entries[2].counts.value(QStringLiteral("ended")), 0);
}

TEST_F(AuditReaderTest, ALogThatIsNotThereIsNoProblem)
{
    const Page page = read();
    EXPECT_TRUE(page.isMissing);
    EXPECT_TRUE(page.entries.empty());
    append({});
    EXPECT_FALSE(read().isMissing);
    EXPECT_TRUE(read().isAll);
}

TEST_F(AuditReaderTest, CopiesLinesAsTheyAre)
{
    write("alice", 600);
    const QByteArray first = content();
    append("nonsense\n");
    write("bob");
    const QByteArray all = content();
    QBuffer copy;
    ASSERT_TRUE(copy.open(QIODevice::WriteOnly));
    ASSERT_TRUE(copyLines(path(), read().entries, copy));
    EXPECT_EQ(copy.data(), QByteArray(all).replace("nonsense\n", ""));
    QBuffer one;
    ASSERT_TRUE(one.open(QIODevice::WriteOnly));
    const Page alice = read(QStringLiteral("alice"));
    ASSERT_TRUE(copyLines(path(), alice.entries, one));
    EXPECT_EQ(one.data(), first);
    // Another file has taken its place.
    ASSERT_TRUE(QFile::remove(path()));
    write("carl", 600);
    EXPECT_FALSE(copyLines(path(), alice.entries, one));
    EXPECT_FALSE(readSessions(path(), alice.entries[0], 10));
}

TEST_F(AuditReaderTest, CanBeStopped)
{
    write("alice");
    write("bob");
    std::stop_source source;
    source.request_stop();
    const Page page = readLog(path(), {}, source.get_token()).value();
    EXPECT_TRUE(page.isStopped);
    EXPECT_LT(page.entries.size(), 2u);
}

} // namespace
