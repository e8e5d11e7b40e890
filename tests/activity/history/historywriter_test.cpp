// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historywriter.h"
#include "tests/activity/history/historyfolder.h"

#include <QFileInfo>
#include <QSignalSpy>

#include <gtest/gtest.h>

#include <algorithm>

using namespace history;
using support::entry;
using support::kNow;
using support::kSecondsMs;

namespace
{

/// Into a folder that is not there yet.
class HistoryWriting : public testing::Test
{
protected:
    HistoryWriting()
        : folder(base.filePath(QStringLiteral("data/history")))
        , file(folder + QStringLiteral("/server.sqlite"))
    {
        writer.open(folder, QStringLiteral("server.sqlite"), {});
    }

    bool flush()
    {
        QSignalSpy spy(&writer, &HistoryWriter::written);
        writer.flush();
        return spy.count() > 0 || spy.wait(20'000);
    }
    std::vector<Life> lives(const QString &text = {})
    {
        const auto key = HistoryKey::ofFolder(folder);
        const auto reader = HistoryReader::open(file, *key);
        EXPECT_TRUE(reader);
        return reader ? (*reader)->answer({*sessions::SessionQuery::parse(text), 1'000, kNow})->lives
                      : std::vector<Life>();
    }
    std::vector<Gap> gaps()
    {
        const auto reader = HistoryReader::open(file, *HistoryKey::ofFolder(folder));
        EXPECT_TRUE(reader);
        return reader ? *(*reader)->gaps(kNow) : std::vector<Gap>();
    }
    QStringList setAside() const { return QDir(folder).entryList({QStringLiteral("*.damaged-*")}, QDir::Files); }

    QTemporaryDir base;
    const QString folder;
    const QString file;
    HistoryWriter writer;
    QSignalSpy problems{&writer, &HistoryWriter::problemOccurred};
};

std::vector<Entry> entries(int count, const QByteArray &user)
{
    std::vector<Entry> all;
    for (int i = 0; i < count; ++i)
        all.push_back(
            entry(EntryKind::Expired, user + "-" + QByteArray::number(i) + "-0123456789abcdef", user, kNow + i));
    return all;
}

TEST_F(HistoryWriting, WritesInAFolderOfItsOwn)
{
    writer.add(entries(3, "alice"));
    ASSERT_TRUE(flush());
    EXPECT_EQ(lives().size(), 3U);
    EXPECT_EQ(QFileInfo(folder).permissions(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner |
                                                   QFile::ReadUser | QFile::WriteUser | QFile::ExeUser);
    EXPECT_EQ(problems.count(), 0);
}

TEST_F(HistoryWriting, SaysWhichFlushItAnswers)
{
    QSignalSpy spy(&writer, &HistoryWriter::written);
    const quint64 first = writer.flush();
    writer.add(entries(3, "alice"));
    const quint64 second = writer.flush();
    EXPECT_LT(first, second);
    while (spy.count() < 2)
        ASSERT_TRUE(spy.wait(20'000));
    EXPECT_EQ(spy.at(0).at(0).toULongLong(), first);
    EXPECT_EQ(spy.at(1).at(0).toULongLong(), second);
    EXPECT_EQ(lives().size(), 3U);
}

TEST_F(HistoryWriting, WritesWhatWaitsWhenItEnds)
{
    {
        HistoryWriter other;
        other.open(folder, QStringLiteral("server.sqlite"), {});
        other.add(entries(3, "alice"));
        other.watch({Watch::Live, kNow, kNow + 10});
    }
    EXPECT_EQ(lives().size(), 3U);
}

TEST_F(HistoryWriting, GoesToAnotherServersFile)
{
    writer.add(entries(3, "alice"));
    writer.open(folder, QStringLiteral("other.sqlite"), {});
    writer.add(entries(4, "bob"));
    writer.close();
    writer.add(entries(5, "carol")); // off: nowhere
    ASSERT_TRUE(flush());
    EXPECT_EQ(lives().size(), 3U);
    const auto other = HistoryReader::open(folder + QStringLiteral("/other.sqlite"), *HistoryKey::ofFolder(folder));
    ASSERT_TRUE(other);
    EXPECT_EQ((*other)->answer({{}, 100, kNow})->lives.size(), 4U);
}

TEST_F(HistoryWriting, ABrokenFileIsSetAsideAndBegunAnew)
{
    writer.add(entries(3, "alice"));
    ASSERT_TRUE(flush());
    writer.close();
    ASSERT_TRUE(flush());
    for (int i = 0; i < 2; ++i) {
        QFile broken(file);
        ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
        broken.write(QByteArray(50'000, 'x'));
        broken.close();
        writer.open(folder, QStringLiteral("server.sqlite"), {});
        writer.add(entries(4, "bob"));
        ASSERT_TRUE(flush());
        ASSERT_EQ(problems.count(), i + 1);
        const auto problem = problems.at(i).at(0).value<messages::Problem>();
        EXPECT_TRUE(problem.cause.contains(QLatin1String("damaged"))) << problem.cause.toStdString();
        EXPECT_FALSE(problem.nextStep.isEmpty());
        EXPECT_EQ(lives().size(), 4U);
        ASSERT_EQ(setAside().size(), 1); // one is enough
        EXPECT_TRUE(problem.nextStep.contains(setAside().at(0)));
        writer.close();
        ASSERT_TRUE(flush());
    }
    // To forget means that one, too.
    writer.open(folder, QStringLiteral("server.sqlite"), {});
    QSignalSpy forgotten(&writer, &HistoryWriter::forgotten);
    writer.forgetAll();
    ASSERT_TRUE(forgotten.count() > 0 || forgotten.wait(20'000));
    EXPECT_TRUE(setAside().isEmpty());
    EXPECT_TRUE(lives().empty());
}

TEST_F(HistoryWriting, OfSeveralWritersOneSetsABrokenFileAside)
{
    constexpr int kWriters = 4;
    for (int round = 0; round < 5; ++round) {
        const QString name = QStringLiteral("broken%1.sqlite").arg(round);
        ASSERT_TRUE(QDir().mkpath(folder));
        QFile broken(folder + QLatin1Char('/') + name);
        ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
        broken.write(QByteArray(50'000, 'x'));
        broken.close();
        std::vector<std::unique_ptr<HistoryWriter>> writers;
        std::vector<std::unique_ptr<QSignalSpy>> written, told;
        for (int i = 0; i < kWriters; ++i) {
            writers.push_back(std::make_unique<HistoryWriter>());
            written.push_back(std::make_unique<QSignalSpy>(writers.back().get(), &HistoryWriter::written));
            told.push_back(std::make_unique<QSignalSpy>(writers.back().get(), &HistoryWriter::problemOccurred));
            writers.back()->open(folder, name, {});
            writers.back()->add(entries(10, "user" + QByteArray::number(i)));
        }
        for (const auto &each : writers)
            each->flush();
        for (const auto &spy : written)
            ASSERT_TRUE(spy->count() > 0 || spy->wait(20'000));
        const auto reader = HistoryReader::open(broken.fileName(), *HistoryKey::ofFolder(folder));
        ASSERT_TRUE(reader);
        EXPECT_EQ((*reader)->answer({{}, 1'000, kNow})->lives.size(), 10U * kWriters);
        EXPECT_EQ(QDir(folder).entryList({name + QStringLiteral(".damaged-*")}, QDir::Files).size(), 1);
        QStringList causes;
        for (const auto &spy : told) {
            for (const QList<QVariant> &signal : *spy)
                causes += signal.at(0).value<messages::Problem>().cause;
        }
        EXPECT_EQ(causes.size(), 1) << causes.join(QLatin1Char('\n')).toStdString();
    }
}

TEST_F(HistoryWriting, AFileThatBreaksWhileItIsOpenIsSetAside)
{
    writer.add(entries(5'000, "alice"));
    ASSERT_TRUE(flush());
    QSignalSpy forgotten(&writer, &HistoryWriter::forgotten);
    writer.forgetUser("nobody"); // all is in the file itself by then
    ASSERT_TRUE(forgotten.count() > 0 || forgotten.wait(20'000));
    QFile broken(file);
    ASSERT_TRUE(broken.open(QIODevice::ReadWrite));
    broken.write(QByteArray(int(broken.size()), 'x'));
    broken.close();
    writer.open(folder, QStringLiteral("server.sqlite"), {}); // with nothing of it in memory
    writer.add(entries(4, "bob"));
    ASSERT_TRUE(flush());
    EXPECT_EQ(problems.count(), 1);
    EXPECT_EQ(lives().size(), 4U);
}

TEST_F(HistoryWriting, AFullDiskIsToldAndWhatWaitsIsWrittenLater)
{
    QSignalSpy recovered(&writer, &HistoryWriter::recovered);
    writer.add(entries(10, "alice"));
    ASSERT_TRUE(flush());
    writer.limitPages(5);
    writer.add(entries(5'000, "bob"));
    QSignalSpy spy(&writer, &HistoryWriter::written);
    writer.flush();
    ASSERT_TRUE(problems.count() > 0 || problems.wait(20'000));
    const auto problem = problems.at(0).at(0).value<messages::Problem>();
    EXPECT_TRUE(problem.cause.contains(QLatin1String("no room"))) << problem.cause.toStdString();
    EXPECT_EQ(spy.count(), 0);
    EXPECT_TRUE(setAside().isEmpty()); // it is as good as it was
    // It is tried again by itself, by a connection that has no limit.
    ASSERT_TRUE(spy.count() > 0 || spy.wait(20'000));
    EXPECT_EQ(recovered.count(), 1);
    EXPECT_EQ(problems.count(), 1);
    EXPECT_EQ(lives(QStringLiteral("bob")).size(), 1'000U);
    EXPECT_EQ(lives(QStringLiteral("alice")).size(), 10U);
}

TEST_F(HistoryWriting, WhatIsInTheFileIsNotWrittenAgainWhereTheIndexFails)
{
    QSignalSpy recovered(&writer, &HistoryWriter::recovered);
    writer.add(entries(int(kSegment) - 10, "alice"));
    ASSERT_TRUE(flush());
    writer.limitPages(40); // enough for a hundred entries, but not for the index
    for (int i = 0; i < 2; ++i) {
        writer.add(entries(50, "bob"));
        ASSERT_TRUE(flush());
    }
    ASSERT_TRUE(flush()); // of nothing: nothing is well because of that
    EXPECT_EQ(problems.count(), 1);
    EXPECT_EQ(recovered.count(), 0);
    const auto database = HistoryDatabase::open(file, HistoryDatabase::Access::Read);
    ASSERT_TRUE(database);
    const QString count = QStringLiteral("SELECT count(*) FROM entry");
    EXPECT_EQ((*database)->number(count).value_or(-1), kSegment + 90);
    writer.limitPages(100'000);
    writer.add(entries(1, "carol"));
    ASSERT_TRUE(flush());
    EXPECT_EQ(problems.count(), 1);
    EXPECT_EQ(recovered.count(), 1);
    EXPECT_EQ((*database)->number(count).value_or(-1), kSegment + 91);
}

TEST_F(HistoryWriting, WhatIsTooMuchIsCountedAndToldAsAGap)
{
    // A file that cannot be written: nothing leaves the queue.
    HistoryWriter stuck;
    QSignalSpy refused(&stuck, &HistoryWriter::forgotten);
    const QString place = base.filePath(QStringLiteral("blocked"));
    QFile blocked(place);
    ASSERT_TRUE(blocked.open(QIODevice::WriteOnly));
    blocked.close();
    stuck.open(place, QStringLiteral("server.sqlite"), {});
    constexpr int kAtOnce = 50'000;
    for (qint64 given = 0; given < HistoryWriter::kMostWaiting + 3 * kAtOnce; given += kAtOnce)
        stuck.add(entries(kAtOnce, "alice"));
    // However often it is tried meanwhile: each of these is refused, and takes what was lost before.
    for (const int refusals : {1, 2}) { // it is tried before anything is forgotten
        stuck.forgetAll();
        while (refused.count() < refusals)
            ASSERT_TRUE(refused.wait(60'000));
        stuck.add(entries(kAtOnce, "alice"));
    }
    QSignalSpy spy(&stuck, &HistoryWriter::written);
    stuck.flush();
    ASSERT_TRUE(QFile::remove(place));
    ASSERT_TRUE(spy.wait(300'000)); // 400,000 entries, on whatever machine
    const auto reader = HistoryReader::open(place + QStringLiteral("/server.sqlite"), *HistoryKey::ofFolder(place));
    ASSERT_TRUE(reader);
    const auto gaps = (*reader)->gaps(kNow);
    ASSERT_TRUE(gaps);
    ASSERT_EQ(gaps->size(), 1U);
    EXPECT_EQ(gaps->at(0).kind, GapKind::Dropped);
    EXPECT_EQ(gaps->at(0).count, 5 * kAtOnce);
    EXPECT_EQ(gaps->at(0).since, kNow);
    EXPECT_EQ(gaps->at(0).until, kNow + kAtOnce - 1);
}

TEST_F(HistoryWriting, TwoWritersDoNotDisturbEachOther)
{
    HistoryWriter other;
    QSignalSpy refused(&other, &HistoryWriter::problemOccurred);
    other.open(folder, QStringLiteral("server.sqlite"), {});
    constexpr int kRounds = 30;
    QSignalSpy written(&writer, &HistoryWriter::written);
    QSignalSpy othersWritten(&other, &HistoryWriter::written);
    for (int i = 0; i < kRounds; ++i) {
        writer.add(entries(3'000, "alice" + QByteArray::number(i)));
        other.add(entries(3'000, "bob" + QByteArray::number(i)));
        writer.flush();
        other.flush();
    }
    for (QSignalSpy *spy : {&written, &othersWritten}) {
        while (spy->count() < kRounds)
            ASSERT_TRUE(spy->wait(20'000));
    }
    EXPECT_EQ(problems.count(), 0);
    EXPECT_EQ(refused.count(), 0);
    const auto reader = HistoryReader::open(file, *HistoryKey::ofFolder(folder));
    ASSERT_TRUE(reader);
    for (const char *user : {"alice0", "alice29", "bob0", "bob29"}) {
        const auto query = sessions::SessionQuery::parse(QStringLiteral("user:=") + QLatin1String(user));
        EXPECT_EQ((*reader)->answer({*query, 10'000, kNow})->lives.size(), 3'000U) << user;
    }
    EXPECT_TRUE(gaps().empty());
}

TEST_F(HistoryWriting, AFileThatWasMovedAwayIsBegunAnew)
{
    writer.add(entries(3, "alice"));
    ASSERT_TRUE(flush());
    ASSERT_TRUE(QFile::rename(file, file + QStringLiteral(".old")));
    QFile::remove(file + QStringLiteral("-wal"));
    QFile::remove(file + QStringLiteral("-shm"));
    writer.add(entries(4, "bob"));
    ASSERT_TRUE(flush());
    EXPECT_EQ(lives().size(), 4U);
}

TEST_F(HistoryWriting, ForgetsWhatStillWaits)
{
    QSignalSpy forgotten(&writer, &HistoryWriter::forgotten);
    writer.add(entries(3, "alice"));
    writer.add(entries(3, "bob"));
    writer.forgetUser("alice");
    ASSERT_TRUE(forgotten.count() > 0 || forgotten.wait(20'000));
    EXPECT_EQ(forgotten.at(0).at(0).value<Forgotten>().entries, 3);
    EXPECT_EQ(lives().size(), 3U);
    EXPECT_TRUE(lives(QStringLiteral("alice")).empty());
}

} // namespace
