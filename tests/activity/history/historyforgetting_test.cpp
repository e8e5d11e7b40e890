// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historyforgetting.h"
#include "models/activity/history/historywriter.h"
#include "tests/activity/history/historyfolder.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>

#include <gtest/gtest.h>

using namespace history;
using support::entry;
using support::kNow;

namespace
{

constexpr int kLimitMs = 60'000;

class Forgetting : public testing::Test
{
protected:
    Forgetting()
    {
        writer.open(folder.path(), QStringLiteral("server.sqlite"), {});
        writer.add({entry(EntryKind::Expired, "a-0123456789abcdef", "alice", kNow),
                    entry(EntryKind::Expired, "b-0123456789abcdef", "bob", kNow)});
        QSignalSpy written(&writer, &HistoryWriter::written);
        writer.flush();
        EXPECT_TRUE(written.count() > 0 || written.wait(kLimitMs));
    }
    bool isAnswered(QSignalSpy &spy) { return spy.count() > 0 || spy.wait(kLimitMs); }

    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("server.sqlite"));
    HistoryWriter writer;
    HistoryForgetting forgetting;
    QSignalSpy forgotten{&forgetting, &HistoryForgetting::forgotten};
    QSignalSpy notShrunk{&forgetting, &HistoryForgetting::forgottenNotShrunk};
    QSignalSpy failed{&forgetting, &HistoryForgetting::failed};
};

} // namespace

TEST_F(Forgetting, WhatElseGoesWrongIsNotItsFailure)
{
    forgetting.forgetUser(file, &writer, "alice");
    Q_EMIT writer.problemOccurred({QStringLiteral("The disk was full a moment ago."), {}});
    EXPECT_TRUE(forgetting.isBusy()) << "it is not answered yet";
    ASSERT_TRUE(isAnswered(forgotten));
    EXPECT_EQ(forgotten.constFirst().constFirst().toLongLong(), 1);
    EXPECT_EQ(failed.count() + notShrunk.count(), 0);
    EXPECT_FALSE(forgetting.isBusy());
}

TEST_F(Forgetting, SaysWhenTheFileIsNotShrunk)
{
    {
        QSqlDatabase reader = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("reader"));
        reader.setDatabaseName(file);
        ASSERT_TRUE(reader.open());
        QSqlQuery reading(reader);
        ASSERT_TRUE(reading.exec(QStringLiteral("BEGIN")));
        ASSERT_TRUE(reading.exec(QStringLiteral("SELECT count(*) FROM entry")) && reading.next());
        EXPECT_EQ(reading.value(0).toInt(), 2);
        QSignalSpy problems(&writer, &HistoryWriter::problemOccurred);
        forgetting.forgetAll(file, &writer);
        ASSERT_TRUE(isAnswered(notShrunk));
        EXPECT_EQ(notShrunk.constFirst().at(0).toLongLong(), 2) << "they are forgotten all the same";
        const auto problem = notShrunk.constFirst().at(1).value<messages::Problem>();
        EXPECT_TRUE(problem.cause.contains(QLatin1String("traces"))) << problem.cause.toStdString();
        EXPECT_FALSE(problem.nextStep.isEmpty());
        EXPECT_EQ(failed.count() + forgotten.count() + problems.count(), 0);
        reading.finish();
        reader.close();
    }
    QSqlDatabase::removeDatabase(QStringLiteral("reader"));
    forgetting.forgetAll(file, &writer);
    ASSERT_TRUE(isAnswered(forgotten)) << "once more, and nothing is left";
    EXPECT_EQ(forgotten.constFirst().constFirst().toLongLong(), 0);
    QFile left(file);
    ASSERT_TRUE(left.open(QFile::ReadOnly));
    EXPECT_FALSE(left.readAll().contains("alice"));
}

TEST_F(Forgetting, SaysWhenItHasFailed)
{
    const QString broken = folder.filePath(QStringLiteral("broken.sqlite"));
    QFile no(broken);
    ASSERT_TRUE(no.open(QFile::WriteOnly));
    no.write(QByteArray(8192, 'x'));
    no.close();
    forgetting.forgetUser(broken, nullptr, "alice");
    ASSERT_TRUE(isAnswered(failed));
    EXPECT_FALSE(failed.constFirst().at(0).value<messages::Problem>().cause.isEmpty());
    EXPECT_EQ(forgotten.count() + notShrunk.count(), 0);
    EXPECT_FALSE(forgetting.isBusy());
}
