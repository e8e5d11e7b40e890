// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/auditlog.h"

#include "models/audit/auditlines.h"
#include "models/audit/auditreader.h"
#include "tests/audit/auditfile.h"

#include <QSet>

#include <csignal>
#include <thread>
#include <vector>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace
{

using namespace audit;

class AuditLogTest : public support::AuditFile
{
};

TEST_F(AuditLogTest, WritesALineForEachEventInTheOrderInWhichPeopleRead)
{
    const AuditLog log(path());
    const Intent begun = intent("alice");
    ASSERT_TRUE(log.begin(begun));
    ASSERT_TRUE(log.end(outcomeOf(begun)));
    ASSERT_TRUE(log.cameBack({begun.job, begun.when.addSecs(5), {begun.sessions.front().digest}}));
    const QByteArrayList lines = content().split('\n');
    ASSERT_EQ(lines.size(), 4);
    const QByteArray digest = digestOfKey(key(0));
    EXPECT_EQ(lines[0],
              "{\"when\":\"2026-11-28T09:30:15.250Z\",\"event\":\"logout-begins\",\"job\":\"" + begun.job.toLatin1() +
                  "\",\"v\":1,\"user\":\"carol\",\"host\":\"desk-7\",\"redis_user\":\"support\","
                  "\"server\":\"redis.example:6379\",\"profile\":\"shop\",\"production\":true,\"action\":\"logout\","
                  "\"reason\":\"ticket 4711\",\"chosen_by\":\"user:alice\",\"count\":1,\"sessions\":[{\"id\":\"" +
                  begun.sessions.front().maskedId.toUtf8() + "\",\"digest\":\"" + digest +
                  "\",\"user\":\"alice\",\"format\":\"Express\"}]}");
    EXPECT_EQ(lines[1],
              "{\"when\":\"2026-11-28T09:30:16.750Z\",\"event\":\"logout-ends\",\"job\":\"" + begun.job.toLatin1() +
                  "\",\"v\":1,\"count\":1,\"counts\":{\"ended\":1},\"commands\":2,\"outcomes\":[{\"digest\":\"" +
                  digest + "\",\"outcome\":\"ended\"}]}");
    EXPECT_TRUE(lines[2].contains("\"event\":\"came-back\"")) << lines[2].toStdString();
    EXPECT_TRUE(lines[3].isEmpty());
}

TEST_F(AuditLogTest, NamesASessionByDigestAndNeverByWhatLetsAnybodyIn)
{
    // printf abc | sha256sum
    EXPECT_EQ(digestOfKey("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const AuditLog log(path());
    ASSERT_TRUE(log.begin(intent("alice")));
    EXPECT_FALSE(content().contains(key(0)));
    EXPECT_FALSE(content().contains(key(0).mid(5)));
    const SessionMention named = SessionMention::of("k", "id", "6351", "alice@example.com\nalice", {});
    EXPECT_EQ(named.user, QStringLiteral("alice@example.com"));
    EXPECT_EQ(named.number, QStringLiteral("6351"));
}

TEST_F(AuditLogTest, KeepsLinesShortWhateverAServerHolds)
{
    const AuditLog log(path());
    Intent many = intent("alice", 1201);
    // The worst that a name, a reason and an id can be.
    const QString bells(100'000, QChar(7));
    for (SessionMention &session : many.sessions)
        session.number = session.user = session.maskedId = bells;
    many.reason = many.chosenBy = many.server = bells;
    ASSERT_TRUE(log.begin(many));
    Outcome outcome = outcomeOf(many);
    for (SessionOutcome &session : outcome.sessions)
        session.words = bells;
    ASSERT_TRUE(log.end(outcome));
    const QByteArrayList lines = content().split('\n');
    qsizetype sessions = 0;
    for (const QByteArray &line : lines) {
        EXPECT_LE(line.size(), kMostLineBytes);
        EXPECT_FALSE(line.contains('\a'));
        const std::optional<Line> read = line.isEmpty() ? std::nullopt : lineOf(line);
        EXPECT_EQ(read.has_value(), !line.isEmpty());
        sessions += read ? std::ssize(read->intent.sessions) + std::ssize(read->outcome.sessions) : 0;
    }
    EXPECT_EQ(sessions, 2 * 1201);
    EXPECT_EQ(linesOf(intent("bob", 500)).size(), 1);
    EXPECT_EQ(linesOf(intent("bob", 501)).size(), 2);
    EXPECT_EQ(linesOf(intent("bob", 100'000)).size(), 200);
}

TEST_F(AuditLogTest, WritesNothingThatActsOnATerminal)
{
    Intent odd = intent("alice");
    odd.reason = QStringLiteral("a\n\u202e\u009b31m\"\\ü\U0001f600") + QChar(0xd800);
    const QByteArrayList lines = linesOf(odd);
    ASSERT_EQ(lines.size(), 1);
    EXPECT_TRUE(lines[0].contains("a\\u000a\\u202e\\u009b31m\\u0022\\u005cü\U0001f600\\ud800"))
        << lines[0].toStdString();
    EXPECT_EQ(lineOf(lines[0])->intent.reason.left(9), odd.reason.left(9));
}

TEST_F(AuditLogTest, RefusesWhatIsNoFileAndSaysWhich)
{
    ASSERT_EQ(::mkfifo(native("pipe").constData(), 0600), 0);
    ASSERT_EQ(::mkdir(native("folder").constData(), 0700), 0);
    ASSERT_EQ(::symlink("elsewhere", native("link").constData()), 0);
    for (const char *name : {"pipe", "folder", "link"}) {
        const auto begun = AuditLog(path(name)).begin(intent("alice"));
        ASSERT_FALSE(begun) << name;
        EXPECT_TRUE(begun.error().cause.contains(path(name))) << begun.error().cause.toStdString();
        EXPECT_TRUE(begun.error().cause.contains(QStringLiteral(": it is a %1, not a file").arg(QLatin1String(name))));
        EXPECT_FALSE(begun.error().nextStep.isEmpty());
        const auto page = readLog(path(name), {});
        ASSERT_FALSE(page) << name;
        EXPECT_TRUE(page.error().cause.contains(QLatin1String(name)));
    }
    EXPECT_FALSE(QFile::exists(path("elsewhere")));
    EXPECT_FALSE(AuditLog(QString()).begin(intent("alice")));
}

TEST_F(AuditLogTest, MakesItsFolderForItsOwnerAlone)
{
    const AuditLog log(path("new/folder/audit.jsonl"));
    ASSERT_TRUE(log.begin(intent("alice")));
    struct stat found = {};
    ASSERT_EQ(::stat(native("new/folder").constData(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777, 0700u);
    ASSERT_TRUE(AuditLog(path()).begin(intent("bob")));
    EXPECT_FALSE(AuditLog(path("audit.jsonl/below")).begin(intent("alice")));
}

TEST_F(AuditLogTest, ClaimsNothingOnAFullDiskAndGoesOnInANewLine)
{
    const AuditLog log(path());
    ASSERT_TRUE(log.begin(intent("alice")));
    rlimit before = {};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit little = before;
    little.rlim_cur = rlim_t(content().size()) + 100;
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &little), 0);
    const auto full = log.begin(intent("bob"));
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    ASSERT_FALSE(full);
    EXPECT_TRUE(full.error().cause.contains(QStringLiteral("larger"))) << full.error().cause.toStdString();

    Page page = readLog(path(), {}).value();
    EXPECT_TRUE(page.endsInsideLine);
    EXPECT_EQ(page.unreadable, 0);
    ASSERT_EQ(page.entries.size(), 1u);
    EXPECT_EQ(page.entries[0].users, QStringList{QStringLiteral("alice")});

    ASSERT_TRUE(log.begin(intent("carl")));
    page = readLog(path(), {}).value();
    EXPECT_FALSE(page.endsInsideLine);
    EXPECT_EQ(page.unreadable, 1);
    ASSERT_EQ(page.entries.size(), 2u);
    EXPECT_EQ(page.entries[0].users, QStringList{QStringLiteral("carl")});
}

TEST_F(AuditLogTest, LinesOfSeveralProgramsAndThreadsNeverMix)
{
    constexpr int kPrograms = 2;
    constexpr int kThreads = 2;
    constexpr int kJobs = 12;
    std::vector<pid_t> children;
    const auto write = [this](const QByteArray &user) {
        const AuditLog log(path());
        bool done = true;
        for (int i = 0; i < kJobs; ++i) {
            const Intent begun = intent(user, 700); // two lines, each larger than a pipe or a page
            done = done && log.begin(begun) && log.end(outcomeOf(begun));
        }
        return done;
    };
    for (int i = 0; i < kPrograms; ++i) {
        const pid_t child = ::fork();
        ASSERT_GE(child, 0);
        if (child == 0)
            ::_exit(write("program" + QByteArray::number(i)) ? 0 : 1);
        children.push_back(child);
    }
    std::vector<std::thread> threads;
    std::array<bool, kThreads> done{};
    for (size_t i = 0; i < kThreads; ++i)
        threads.emplace_back([&, i] { done[i] = write("thread" + QByteArray::number(int(i))); });
    for (std::thread &thread : threads)
        thread.join();
    for (const bool one : done)
        EXPECT_TRUE(one);
    for (const pid_t child : children) {
        int status = -1;
        ASSERT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_EQ(status, 0);
    }
    const Page page = readLog(path(), {}).value();
    EXPECT_EQ(page.unreadable, 0);
    EXPECT_FALSE(page.endsInsideLine);
    ASSERT_EQ(page.entries.size(), size_t(kJobs * (kPrograms + kThreads)));
    QSet<QString> jobs;
    for (const Entry &entry : page.entries) {
        jobs.insert(entry.job);
        EXPECT_EQ(entry.count, 700);
        EXPECT_EQ(entry.lines.size(), 4u);
        EXPECT_EQ(entry.counts.value(QStringLiteral("ended")), 700);
        EXPECT_EQ(entry.users.size(), 1);
    }
    EXPECT_EQ(jobs.size(), qsizetype(page.entries.size()));
}

TEST_F(AuditLogTest, KnowsWhoSitsHere)
{
    const Operator by = Operator::present();
    EXPECT_FALSE(by.user.isEmpty());
    EXPECT_FALSE(by.host.isEmpty());
    EXPECT_NE(by.user, by.loginUser);
    EXPECT_NE(newJobId(), newJobId());
    const Intent first = Intent::now(Action::Extend);
    EXPECT_EQ(first.by, by);
    EXPECT_EQ(first.action, Action::Extend);
    EXPECT_FALSE(first.job.isEmpty());
    EXPECT_LT(qAbs(first.when.msecsTo(QDateTime::currentDateTimeUtc())), 60'000);
    EXPECT_EQ(Outcome::now(first.job).job, first.job);
    EXPECT_TRUE(CameBack::now(first.job, {"d"}).when.isValid());
    EXPECT_TRUE(defaultLogFile().endsWith(QStringLiteral("/audit.jsonl")));
}

} // namespace
