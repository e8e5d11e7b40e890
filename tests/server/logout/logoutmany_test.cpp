// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/server/fakenode.h"
#include "tests/server/logout/endingserver.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

using namespace server;
using Kind = messages::LogoutOutcome::Kind;

// Ten thousand sessions in one go, on a real server.

namespace
{

constexpr int kMany = 10'000;

class LogoutOfMany : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(ending.redis.isRunning());
        QList<QByteArrayList> writes;
        for (int i = 0; i < kMany; ++i) {
            targets.push_back({"shop:s:" + QByteArray::number(i), 0, "ann"});
            writes.append({"SET", targets.back().key, shopSession("ann"), "EX", "600"});
        }
        ASSERT_EQ(ending.redis.pipeline(writes), 0);
        ASSERT_TRUE(ending.connect());
    }

    bool isThere(size_t index) { return ending.redis.integer({"EXISTS", targets[index].key}) == 1; }
    /// What the last line of the log that has them counts.
    qint64 logged(const char *outcome) const
    {
        qint64 count = 0;
        const QList<QByteArray> lines = ending.auditLog().split('\n');
        for (const QByteArray &line : lines) {
            const QJsonObject counts =
                QJsonDocument::fromJson(line).object().value(QStringLiteral("counts")).toObject();
            count += counts.value(QLatin1String(outcome)).toInteger();
        }
        return count;
    }

    EndingServer ending{formats::formatsOf({shopDescription()})};
    std::vector<messages::LogoutTarget> targets;
};

} // namespace

TEST_F(LogoutOfMany, AddsUp)
{
    for (const char *id : {"7", "5000", "9999"})
        ending.redis.command({"SET", QByteArray("shop:s:") + id, shopSession("bob")});
    ending.redis.command({"DEL", "shop:s:42"});
    const messages::LogoutReport &report = ending.end(targets);
    ASSERT_EQ(report.outcomes.size(), size_t(kMany));
    EXPECT_EQ(report.count(Kind::Ended), kMany - 4);
    EXPECT_EQ(report.count(Kind::ChangedHands), 3);
    EXPECT_EQ(report.count(Kind::AlreadyGone), 1);
    EXPECT_EQ(report.undoable, kMany - 4);
    EXPECT_EQ(ending.redis.integer({"DBSIZE"}), 3);
    EXPECT_EQ(logged("ended"), kMany - 4);
    EXPECT_EQ(logged("changed-hands"), 3);
}

TEST_F(LogoutOfMany, CancelledInTheMiddleSaysExactlyWhatWasDone)
{
    int done = 0;
    QObject::connect(&ending.jobs(), &LogoutJobs::progressed, &ending.jobs(), [&](quint64 job, int now, int) {
        done = now;
        if (now >= kMany / 3)
            ending.jobs().cancel(job);
    });
    ending.begin(targets);
    ASSERT_TRUE(ending.waitForReport());
    const messages::LogoutReport &report = ending.report();
    const int ended = report.count(Kind::Ended);
    EXPECT_EQ(ended, done) << "nothing more was sent";
    EXPECT_GE(ended, kMany / 3);
    EXPECT_LT(ended, kMany);
    EXPECT_EQ(report.count(Kind::NotRun), kMany - ended);
    EXPECT_EQ(ending.redis.integer({"DBSIZE"}), kMany - ended);
    for (size_t i = 0; i < targets.size(); i += 97)
        EXPECT_EQ(isThere(i), report.outcomes[i].kind == Kind::NotRun) << i;
    EXPECT_EQ(logged("ended"), ended);
    EXPECT_EQ(logged("not-sent"), kMany - ended);
    const messages::UndoReport &undone = ending.undo();
    EXPECT_EQ(undone.count(messages::UndoOutcome::Kind::Restored), ended);
    EXPECT_EQ(ending.redis.integer({"DBSIZE"}), kMany);
}
