// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands below the live rows of a search.
#include "models/activity/history/endedmodel.h"
#include "models/activity/history/endedquestion.h"
#include "models/activity/history/historyproblem.h"
#include "tests/activity/history/historyfolder.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>

#include <gtest/gtest.h>

using namespace history;
using support::entry;
using support::HistoryFolder;
using support::kNow;
using support::kSecondsMs;

namespace
{

/// Watched for an hour, but for ten minutes in the middle.
class EndedSessions : public testing::Test
{
protected:
    static qint64 at(int minute) { return kNow + minute * 60 * kSecondsMs; }

    void write(const std::vector<Entry> &entries)
    {
        Batch batch;
        batch.entries = entries;
        batch.spans = {{Watch::Live, at(0), at(20)}, {Watch::Live, at(30), at(60)}};
        ASSERT_TRUE(folder.store()->write(batch));
    }
    EndedQuestion question(const char *text) const
    {
        EndedQuestion question;
        question.text = QString::fromLatin1(text);
        question.now = at(60);
        question.isPresentKnown = true;
        return question;
    }
    EndedAnswer ask(const EndedQuestion &question) const
    {
        const auto reader = folder.reader();
        auto answer = endedSessions(*reader, question);
        EXPECT_TRUE(answer);
        return answer ? std::move(*answer) : EndedAnswer{};
    }
    /// Users, and where nobody watched.
    static QStringList words(const EndedAnswer &answer)
    {
        QStringList words;
        for (const EndedRow &row : answer.rows) {
            const Life *life = std::get_if<Life>(&row);
            words += life ? QString::fromUtf8(life->user) : QStringLiteral("gap");
        }
        return words;
    }

    HistoryFolder folder;
};

TEST_F(EndedSessions, ComeNewestFirstWithTheGapBetweenThem)
{
    write({entry(EntryKind::Expired, "id-1", "alice", at(5)), entry(EntryKind::Deleted, "id-2", "alice.w", at(40)),
           entry(EntryKind::Expired, "id-3", "bob", at(41))});
    const EndedAnswer answer = ask(question("alice"));
    EXPECT_EQ(words(answer), QStringList({QStringLiteral("alice.w"), QStringLiteral("gap"), QStringLiteral("alice")}));
    EXPECT_EQ(answer.lives, 2);
    EXPECT_FALSE(answer.hasMore);
    EXPECT_EQ(answer.watchedSince, at(0));
}

TEST_F(EndedSessions, LeaveOutWhoIsThere)
{
    write({entry(EntryKind::Created, "id-1", "alice", at(5)), entry(EntryKind::Created, "id-2", "alice", at(6))});
    EndedQuestion asked = question("alice");
    asked.present = {"id-1"};
    const EndedAnswer answer = ask(asked);
    ASSERT_EQ(answer.lives, 1) << "the other one was lost sight of while nobody watched";
    EXPECT_FALSE(std::get<Life>(answer.rows.back()).end);
    asked.present = {"id-1", "id-2"};
    EXPECT_EQ(ask(asked).lives, 0);
    asked.isPresentKnown = false;
    asked.present.clear();
    EXPECT_EQ(ask(asked).lives, 0) << "who is there nobody knows";
}

TEST_F(EndedSessions, LoseNobodyWhoCameAfterTheLastGap)
{
    write({entry(EntryKind::Created, "id-1", "alice", at(40))});
    EXPECT_EQ(ask(question("alice")).lives, 0) << "its end would have been told";
}

TEST_F(EndedSessions, AreNotShownTwiceWhileTheyLinger)
{
    write({entry(EntryKind::Expired, "id-1", "alice", at(60) - 2 * kSecondsMs),
           entry(EntryKind::Expired, "id-2", "alice", at(60) - 3 * kSecondsMs)});
    EndedQuestion asked = question("alice");
    asked.lingering = {"id-1"};
    EXPECT_EQ(ask(asked).lives, 1);
    asked.lingering.clear();
    EXPECT_EQ(ask(asked).lives, 2);
}

TEST_F(EndedSessions, ByHowTheyEndedAreOnlyThoseThatDid)
{
    write({entry(EntryKind::Created, "id-1", "alice", at(5)), entry(EntryKind::Evicted, "id-2", "alice", at(6)),
           entry(EntryKind::Expired, "id-3", "alice", at(50))});
    EXPECT_EQ(ask(question("alice")).lives, 3) << "one was lost sight of";
    EXPECT_EQ(ask(question("alice ended:evicted")).lives, 1);
    EXPECT_EQ(ask(question("ended<30m")).lives, 1);
    EXPECT_EQ(ask(question("alice ended>30m")).lives, 1);
    EXPECT_EQ(ask(question("-ended:evicted")).lives, 2) << "of who was lost sight of nobody knows that he was evicted";
}

TEST_F(EndedSessions, AreThoseOfTheChosenFormat)
{
    Entry other = entry(EntryKind::Expired, "id-2", "alice", at(41));
    other.format = "Django";
    write({entry(EntryKind::Expired, "id-1", "alice", at(40)), other});
    EndedQuestion asked = question("alice");
    asked.format = QStringLiteral("Django");
    const EndedAnswer answer = ask(asked);
    ASSERT_EQ(answer.lives, 1);
    EXPECT_EQ(std::get<Life>(answer.rows.front()).format, "Django");
    asked.format = QStringLiteral("Laravel");
    EXPECT_EQ(ask(asked).lives, 0) << "a format of which nothing was written down";
}

TEST_F(EndedSessions, AreOfFormatsThatCameAfterTheHistoryWasOpened)
{
    ASSERT_TRUE(folder.store());
    const auto reader = folder.reader(); // as the charts open it, before anything stands in it
    Entry other = entry(EntryKind::Expired, "id-2", "bob", at(41));
    other.format = "Django";
    write({entry(EntryKind::Expired, "id-1", "alice", at(40)), other});
    ASSERT_TRUE(reader->readTitles());
    const auto answer = endedSessions(*reader, question("format:Django"));
    ASSERT_TRUE(answer);
    EXPECT_EQ(words(*answer), QStringList({QStringLiteral("bob")}));
}

TEST_F(EndedSessions, OfAFormatOfWhichNothingWasWrittenAreNone)
{
    write({entry(EntryKind::Expired, "id-1", "alice", at(40))});
    EndedQuestion asked = question("format:Laravel");
    asked.formatTitles = {QStringLiteral("Laravel"), QStringLiteral("Textbook")};
    EXPECT_EQ(ask(asked).lives, 0);
    asked.text = QStringLiteral("-format:Laravel");
    EXPECT_EQ(ask(asked).lives, 1);
    asked.text = QStringLiteral("format:Textbook");
    EXPECT_EQ(ask(asked).lives, 1);
}

TEST_F(EndedSessions, AreNotSaidToBeNoneWhereTheQuestionCannotBeAnswered)
{
    write({entry(EntryKind::Expired, "id-1", "alice", at(40))});
    const auto answer = endedSessions(*folder.reader(), question("-format:Nobody"));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().kind, Failure::Kind::Question);
    const messages::Problem problem = problemReading(answer.error(), folder.file());
    EXPECT_TRUE(problem.cause.contains(QStringLiteral("Nobody"))) << problem.cause.toStdString();
    EXPECT_FALSE(problem.nextStep.contains(QStringLiteral("tried again")));
}

TEST_F(EndedSessions, SayThatThereAreMore)
{
    std::vector<Entry> entries;
    for (int i = 0; i < 8; ++i)
        entries.push_back(entry(EntryKind::Expired, "id-" + QByteArray::number(i), "alice", at(31 + i)));
    write(entries);
    EndedQuestion asked = question("alice");
    asked.most = 5;
    EXPECT_EQ(ask(asked).lives, 5);
    EXPECT_TRUE(ask(asked).hasMore);
    asked.most = 20;
    EXPECT_EQ(ask(asked).lives, 8);
    EXPECT_FALSE(ask(asked).hasMore);
}

TEST_F(EndedSessions, SeveralGapsInARowAreOneRow)
{
    Batch batch;
    batch.entries = {entry(EntryKind::Expired, "id-1", "alice", at(5)),
                     entry(EntryKind::Expired, "id-2", "alice", at(58))};
    batch.spans = {{Watch::Live, at(0), at(10)},
                   {Watch::Live, at(20), at(30)},
                   {Watch::Live, at(40), at(50)},
                   {Watch::Live, at(55), at(60)}};
    ASSERT_TRUE(folder.store()->write(batch));
    const EndedAnswer answer = ask(question("alice"));
    ASSERT_EQ(answer.rows.size(), 3U);
    const Gap gap = std::get<Gap>(answer.rows[1]);
    EXPECT_EQ(gap.count, 3);
    EXPECT_EQ(gap.since, at(10));
    EXPECT_EQ(gap.until, at(55));
}

TEST_F(EndedSessions, AreFoundByTheUserWhoHadThemBefore)
{
    // The same id, overwritten by the login of another.
    write({entry(EntryKind::Created, "id-1", "alice", at(31)), entry(EntryKind::Extended, "id-1", "bob", at(35)),
           entry(EntryKind::Expired, "id-1", "bob", at(40))});
    for (const char *user : {"alice", "bob", "user:=alice", "user:=bob"}) {
        const EndedAnswer answer = ask(question(user));
        ASSERT_EQ(answer.lives, 1) << user;
        const Life &life = std::get<Life>(answer.rows.front());
        EXPECT_EQ(life.user, "bob");
        ASSERT_EQ(life.formerUsers.size(), 1U);
        EXPECT_EQ(life.formerUsers[0].user, "alice");
        EXPECT_EQ(life.formerUsers[0].knownUntil, at(31));
    }
    EXPECT_EQ(ask(question("-user:=alice")).lives, 0);
}

TEST_F(EndedSessions, KeepTheirRowsWhileOthersCome)
{
    write({entry(EntryKind::Expired, "id-1", "alice", at(32)), entry(EntryKind::Expired, "id-2", "alice", at(34))});
    EndedModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    int resets = 0;
    QObject::connect(&model, &QAbstractItemModel::modelReset, &model, [&resets] { ++resets; });
    model.setRows(ask(question("alice")).rows, at(60));
    const QPersistentModelIndex first(model.index(1, EndedModel::User));
    ASSERT_TRUE(model.life(1));
    const qint64 digest = model.life(1)->digest;
    Batch more;
    more.entries = {entry(EntryKind::Evicted, "id-3", "alice", at(33)),
                    entry(EntryKind::Deleted, "id-4", "alice", at(36))};
    ASSERT_TRUE(folder.store()->write(more));
    model.setRows(ask(question("alice")).rows, at(60));
    EXPECT_EQ(model.rowCount(), 4);
    EXPECT_EQ(resets, 0);
    ASSERT_TRUE(first.isValid());
    EXPECT_EQ(first.row(), 3);
    EXPECT_EQ(model.life(first.row())->digest, digest);
    EXPECT_EQ(model.index(0, 0).data(EndedModel::KindRole).toInt(), int(EntryKind::Deleted));
    model.setRows(ask(question("nobody")).rows, at(60));
    EXPECT_FALSE(first.isValid());
    model.clear();
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(EndedSessions, TakesAnyOrder)
{
    EndedModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    Life one, other;
    one.digest = 1;
    one.end.emplace();
    one.end->at = at(1);
    other.digest = 2;
    other.end.emplace();
    other.end->at = at(2);
    model.setRows({one, other, Gap{GapKind::NotWatched, at(3), at(4), 0}}, at(60));
    model.setRows({other, one}, at(60));
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.life(0)->digest, 2);
    model.setRows({one, one, other}, at(60)); // the same digest twice is improbable, and no catastrophe
    EXPECT_EQ(model.rowCount(), 3);
}

} // namespace
