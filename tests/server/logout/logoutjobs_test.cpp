// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/server.h"
#include "models/server/logout/logoutjobs.h"
#include "tests/server/fakenode.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <optional>

using namespace server;
using Kind = messages::LogoutOutcome::Kind;

namespace
{

class LogoutJobsTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        redis::ServerAddress address;
        address.seeds = {redis::tcp(peer.port())};
        all = std::make_unique<redis::Server>(address, redis::Login(), redis::quick());
        all->open();
        ASSERT_TRUE(redis::reaches(all->nodes().front()->commands(), redis::Connection::State::Ready));
        for (const char *id : {"0001", "0002"})
            peer.keys.setString(QByteArray("shop:s:") + id, shopSession("ann"));
        peer.clearCommands();
        order.targets = {{"shop:s:0001", 0, "ann", ""}, {"shop:s:0002", 0, "ann", ""}, {"shop:s:gone", 0, "bob", ""}};
        order.server = QStringLiteral("redis://shop.example/0");
        order.reason = QStringLiteral("ticket 4711");
    }

    bool run(const QString &file)
    {
        jobs = std::make_unique<LogoutJobs>(nullptr, audit::AuditLog(file));
        QObject::connect(jobs.get(), &LogoutJobs::finished, jobs.get(),
                         [this](const messages::LogoutReport &result) { report = result; });
        jobs->start(7, order, *all, shopFormats());
        return waitFor([this] { return report.has_value(); });
    }

    QTemporaryDir folder;
    support::FakeRedis peer;
    std::unique_ptr<redis::Server> all;
    messages::LogoutOrder order;
    std::unique_ptr<LogoutJobs> jobs;
    std::optional<messages::LogoutReport> report;
};

} // namespace

TEST_F(LogoutJobsTest, WritesDownWhatIsEndedAndWhatBecameOfIt)
{
    const QString file = folder.filePath(QStringLiteral("audit.jsonl"));
    // At the first command, the intent is on the disk.
    QByteArray atFirst;
    peer.setScript([&](const QByteArrayList &command) -> std::optional<QByteArray> {
        QFile log(file);
        if (command.front() == "UNLINK" && atFirst.isEmpty() && log.open(QIODevice::ReadOnly))
            atFirst = log.readAll();
        return std::nullopt;
    });
    ASSERT_TRUE(run(file));
    EXPECT_TRUE(report->unrecorded.isEmpty()) << report->unrecorded.cause.toStdString();
    EXPECT_EQ(report->count(Kind::Ended), 2);
    EXPECT_EQ(report->count(Kind::AlreadyGone), 1);
    EXPECT_EQ(report->commands, 4) << "two sessions and their locks";
    EXPECT_TRUE(atFirst.contains("ticket 4711"));
    EXPECT_TRUE(atFirst.contains("redis://shop.example/0"));
    EXPECT_TRUE(atFirst.contains(audit::digestOfKey("shop:s:0001")));
    EXPECT_FALSE(atFirst.contains("shop:s:0001")) << "a key is a credential";
    QFile log(file);
    ASSERT_TRUE(log.open(QIODevice::ReadOnly));
    const QByteArray after = log.readAll();
    ASSERT_TRUE(after.startsWith(atFirst));
    const QByteArray outcome = after.mid(atFirst.size());
    EXPECT_TRUE(outcome.contains(audit::outcomes::kAlreadyGone));
    EXPECT_TRUE(outcome.contains(audit::digestOfKey("shop:s:gone")));
}

TEST_F(LogoutJobsTest, SendsNothingWhereItCannotBeWrittenDown)
{
    QFile file(folder.filePath(QStringLiteral("file")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    ASSERT_TRUE(run(folder.filePath(QStringLiteral("file/audit.jsonl")))); // no folder
    EXPECT_FALSE(report->unrecorded.isEmpty());
    ASSERT_EQ(report->outcomes.size(), 3U);
    for (const messages::LogoutOutcome &outcome : report->outcomes) {
        EXPECT_EQ(outcome.kind, Kind::NotRun);
        EXPECT_FALSE(outcome.words.isEmpty());
    }
    EXPECT_TRUE(peer.commands().isEmpty());
    EXPECT_EQ(peer.keys.names().size(), 2);
}

TEST_F(LogoutJobsTest, WritesDownThatItKnowsNotWhatBecameOfThem)
{
    const QString file = folder.filePath(QStringLiteral("audit.jsonl"));
    peer.hangUpAt("UNLINK");
    ASSERT_TRUE(run(file));
    EXPECT_EQ(report->count(Kind::Unknown), 2);
    EXPECT_EQ(report->count(Kind::AlreadyGone), 1);
    EXPECT_EQ(report->commands, 0);
    QFile log(file);
    ASSERT_TRUE(log.open(QIODevice::ReadOnly));
    const QByteArray lines = log.readAll();
    EXPECT_TRUE(lines.contains("\"unknown\":2")) << lines.toStdString();
}
