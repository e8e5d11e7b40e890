// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/alerts/alertlog.h"
#include "models/activity/alerts/alertoutlets.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

using alerts::AlertLog;
using alerts::AlertOutlets;
using alerts::Record;
using alerts::Transition;
using messages::AlertKind;

namespace
{

Record recordAt(qint64 at, AlertKind kind = AlertKind::UserSessions, bool hasFired = true)
{
    Record record;
    record.transition.rule = {kind, true, 20, 10};
    record.transition.hasFired = hasFired;
    record.transition.at = at;
    record.transition.value = 31;
    record.transition.who = "alice \"é\"";
    record.when = QDateTime::fromMSecsSinceEpoch(at);
    record.server = QStringLiteral("Shop \u202e");
    return record;
}

void write(const QString &file, const QByteArray &bytes, QIODevice::OpenMode mode = QIODevice::WriteOnly)
{
    QFile to(file);
    ASSERT_TRUE(to.open(mode));
    to.write(bytes);
}

class AlertLogTest : public ::testing::Test
{
protected:
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("state/alerts.jsonl"));
    const AlertLog log{file};
};

} // namespace

TEST_F(AlertLogTest, ForgetsWhomAlertsNamed)
{
    Record of = recordAt(1'000);
    of.server = QStringLiteral("Shop");
    of.transition.who = "alice";
    Record other = of;
    other.transition.who = "Alice";
    Record elsewhere = of;
    elsewhere.server = QStringLiteral("Blog");
    ASSERT_TRUE(log.append({of, other}));
    ASSERT_TRUE(QFile::rename(file, file + QStringLiteral(".1")));
    ASSERT_TRUE(log.append({elsewhere, of}));
    write(file, "not a line of it: alice\n", QIODevice::Append);

    const auto forgotten = log.forget(QStringLiteral("Shop"), "alice");
    ASSERT_TRUE(forgotten) << qPrintable(forgotten.error());
    EXPECT_EQ(*forgotten, 2) << "also in the file before";
    const auto left = log.latest(100);
    ASSERT_TRUE(left);
    ASSERT_EQ(left->records.size(), 4u) << "that they fired stays";
    EXPECT_EQ(left->unreadable, 1);
    EXPECT_EQ(left->records[0].transition.who, QByteArray());
    EXPECT_EQ(left->records[0].transition.value, of.transition.value);
    EXPECT_EQ(left->records[1].transition.who, QByteArray("alice")) << "of another server";
    EXPECT_EQ(left->records[2].transition.who, QByteArray("Alice")) << "somebody else";
    EXPECT_EQ(left->records[3].transition.who, QByteArray());
    QFile before(file + QStringLiteral(".1"));
    ASSERT_TRUE(before.open(QIODevice::ReadOnly));
    EXPECT_FALSE(before.readAll().contains("\"alice\""));
    EXPECT_EQ(before.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

    EXPECT_EQ(log.forget(QStringLiteral("Shop"), {}).value_or(-1), 1) << "everybody";
    EXPECT_EQ(log.forget(QStringLiteral("Shop"), {}).value_or(-1), 0);
    EXPECT_EQ(AlertLog(folder.filePath(QStringLiteral("none/alerts.jsonl"))).forget({}, {}).value_or(-1), 0);
}

TEST_F(AlertLogTest, IsReadBackNewestFirst)
{
    ASSERT_TRUE(log.append({recordAt(1000), recordAt(2000, AlertKind::Evictions, false)}));
    Record changed = recordAt(3000, AlertKind::CountAbove, false);
    changed.transition.why = Transition::Why::ServerLeft;
    changed.isQuiet = true;
    changed.transition.isTest = true;
    ASSERT_TRUE(log.append({changed}));
    const auto latest = log.latest(10);
    ASSERT_TRUE(latest);
    ASSERT_EQ(latest->records.size(), 3u);
    const Record &newest = latest->records.front();
    EXPECT_EQ(newest.when.toMSecsSinceEpoch(), 3000);
    EXPECT_EQ(newest.transition.kind(), AlertKind::CountAbove);
    EXPECT_EQ(newest.transition.why, Transition::Why::ServerLeft);
    EXPECT_TRUE(newest.isQuiet);
    EXPECT_TRUE(newest.transition.isTest);
    const Record &oldest = latest->records.back();
    EXPECT_TRUE(oldest.transition.hasFired);
    EXPECT_EQ(oldest.transition.who, "alice \"é\"");
    EXPECT_EQ(oldest.transition.value, 31);
    EXPECT_EQ(oldest.transition.rule.limit, 20);
    EXPECT_EQ(oldest.server, recordAt(1000).server);
    EXPECT_EQ(log.latest(1)->records.size(), 1u);
    EXPECT_EQ(QFileInfo(file).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QFile written(file);
    ASSERT_TRUE(written.open(QFile::ReadOnly));
    EXPECT_FALSE(written.readAll().contains("\u202e")) << "what turns text around is escaped";
}

TEST_F(AlertLogTest, KeepsNoMoreThanTwoFiles)
{
    ASSERT_TRUE(log.append({recordAt(1000)}));
    for (int round = 0; round < 3; ++round) {
        write(file, QByteArray(AlertLog::kLargest, '\n'), QIODevice::Append);
        ASSERT_TRUE(log.append({recordAt(2000 + round)}));
        EXPECT_LT(QFileInfo(file).size(), 1000);
    }
    EXPECT_EQ(QDir(QFileInfo(file).absolutePath()).entryList(QDir::Files).size(), 2);
    const auto latest = log.latest(10);
    ASSERT_TRUE(latest);
    ASSERT_EQ(latest->records.size(), 2u);
    EXPECT_EQ(latest->records.back().when.toMSecsSinceEpoch(), 2001) << "of the file before";
}

TEST_F(AlertLogTest, OfTwoThatFindItTooLargeOneTurnsIt)
{
    constexpr int kWriters = 4;
    constexpr int kRounds = 10;
    ASSERT_TRUE(log.append({recordAt(1000)}));
    for (int round = 0; round < kRounds; ++round) {
        write(file, QByteArray(AlertLog::kLargest, '\n'), QIODevice::Append);
        std::atomic<int> ready = 0;
        std::vector<std::thread> writers;
        for (int i = 0; i < kWriters; ++i)
            writers.emplace_back([&, i] {
                for (++ready; ready < kWriters;)
                    std::this_thread::yield();
                EXPECT_TRUE(log.append({recordAt(2000 + i)}));
            });
        for (std::thread &writer : writers)
            writer.join();
        ASSERT_GE(QFileInfo(file + QStringLiteral(".1")).size(), AlertLog::kLargest) << "the new over the old";
        const auto latest = log.latest(kWriters);
        ASSERT_TRUE(latest);
        ASSERT_EQ(latest->records.size(), size_t(kWriters));
        QSet<qint64> times;
        for (const Record &record : latest->records)
            times.insert(record.when.toMSecsSinceEpoch());
        ASSERT_EQ(times.size(), kWriters) << "each once";
    }
}

TEST_F(AlertLogTest, LinesOfOthersAreCountedNotShown)
{
    EXPECT_TRUE(log.latest(10)->records.empty()) << "there is no file yet";
    ASSERT_TRUE(log.append({recordAt(1000)}));
    write(file, "nonsense\n{\"event\":\"fired\"}\n[1]\n", QIODevice::Append);
    const auto latest = log.latest(10);
    EXPECT_EQ(latest->records.size(), 1u);
    EXPECT_EQ(latest->unreadable, 3);
}

TEST_F(AlertLogTest, SaysWhyItCannotBeWritten)
{
    write(folder.filePath(QStringLiteral("state")), "in the way");
    const auto done = log.append({recordAt(1)});
    ASSERT_FALSE(done);
    EXPECT_TRUE(done.error().contains(QStringLiteral("log of alerts"))) << qPrintable(done.error());
    EXPECT_FALSE(AlertLog(QString()).append({recordAt(1)}));
}

TEST_F(AlertLogTest, QuietHoursAreLoggedAndShownAndNothingElse)
{
    QTime time(23, 0);
    AlertOutlets outlets(log, [&time] { return time; });
    messages::AlertSettings settings;
    settings.notifies = true;
    settings.runsCommand = true;
    settings.command = QStringList{QStringLiteral("/nowhere/at/all")};
    settings.quiet = {true, QTime(22, 0), QTime(7, 0)};
    outlets.setSettings(settings);
    outlets.setServer(QStringLiteral("Shop"));
    QSignalSpy told(&outlets, &AlertOutlets::told);
    QSignalSpy failed(&outlets.command(), &alerts::AlertCommand::failed);
    QSignalSpy written(&outlets, &AlertOutlets::written);
    outlets.tell({recordAt(1).transition});
    ASSERT_EQ(told.count(), 1);
    EXPECT_FALSE(told.constFirst().at(1).toBool());
    EXPECT_TRUE(outlets.command().isIdle());
    ASSERT_TRUE(written.wait(60'000));
    ASSERT_EQ(log.latest(10)->records.size(), 1u);
    EXPECT_TRUE(log.latest(10)->records.front().isQuiet);
    time = QTime(12, 0);
    outlets.tell({recordAt(2).transition});
    EXPECT_TRUE(told.constLast().at(1).toBool());
    EXPECT_TRUE(failed.count() == 1 || failed.wait(60'000)) << "by day it is run";
    outlets.setLogged(false);
    outlets.tell({recordAt(3).transition});
    bool isRead = false;
    outlets.readLog(&outlets, 10, [&isRead](const auto &latest) { isRead = latest && latest->records.size() == 2; });
    EXPECT_TRUE(QTest::qWaitFor([&isRead] { return isRead; }, 60'000)) << "nothing of the third";
}
