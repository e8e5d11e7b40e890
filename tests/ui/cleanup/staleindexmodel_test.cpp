// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/staleindexmodel.h"

#include "tests/ui/cleanup/stalesamples.h"
#include "ui/cleanup/staleentrymodel.h"
#include "ui/cleanup/stalewords.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace
{

using Tester = QAbstractItemModelTester;
using ui::StaleEntryModel;
using ui::StaleIndexModel;
using ui::StaleState;
using EntryKind = messages::StaleEntry::Kind;

class StaleModel : public ::testing::Test
{
protected:
    StaleModel()
        : tester(&model, Tester::FailureReportingMode::Fatal)
    {
    }
    void SetUp() override { model.setReport(support::staleReport(), support::staleTitles()); }
    QString cell(int row, int column) const { return model.index(row, column).data().toString(); }
    QStringList column(int column) const
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row)
            all.append(cell(row, column));
        return all;
    }

    StaleIndexModel model;
    Tester tester;
};

TEST_F(StaleModel, HasARowForEachKey)
{
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(
        column(StaleIndexModel::Framework),
        (QStringList{QStringLiteral("Spring Session"), QStringLiteral("Sa-Token"), QStringLiteral("Spring Session")}));
    EXPECT_EQ(column(StaleIndexModel::User),
              (QStringList{QStringLiteral("alice"), QStringLiteral("bob"), QStringLiteral("—")}));
    EXPECT_EQ(column(StaleIndexModel::Kind),
              (QStringList{QStringLiteral("Index"), QStringLiteral("List"), QStringLiteral("Key beside a session")}));
    EXPECT_EQ(column(StaleIndexModel::Stale),
              (QStringList{QStringLiteral("3"), QStringLiteral("2"), QStringLiteral("1")}));
    EXPECT_EQ(column(StaleIndexModel::Of),
              (QStringList{QStringLiteral("29"), QStringLiteral("2"), QStringLiteral("1")}));
    model.setReport(nullptr, {});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(StaleModel, NothingHoldsAWholeId)
{
    StaleEntryModel entries(model, nullptr);
    const Tester entryTester(&entries, Tester::FailureReportingMode::Fatal);
    QString all = support::allTextOf(model);
    for (int index = 0; index < 3; ++index) {
        entries.showIndex(index);
        ASSERT_GT(entries.rowCount(), 0);
        all += support::allTextOf(entries);
    }
    for (const int number : {0, 1, 2, 100, 101, 200})
        EXPECT_FALSE(all.contains(QString::fromLatin1(support::staleId(number)))) << number;
    EXPECT_TRUE(all.contains(QStringLiteral("spring:session:sessions:expires:7c1e…200"))) << all.toStdString();
    EXPECT_TRUE(all.contains(QStringLiteral("spring:session:index:alice")));
}

TEST_F(StaleModel, AnIdInAFormThatNobodyKnowsIsMaskedAsAWhole)
{
    messages::StaleEntry entry = support::staleEntry(EntryKind::SetMember, "index", support::staleId(1), "alice");
    entry.member = support::staleId(1).toBase64();
    EXPECT_FALSE(ui::staleMemberText(entry).contains(QString::fromLatin1(entry.member)));
    EXPECT_FALSE(ui::staleCommandText(entry).contains(QString::fromLatin1(entry.member)));
    EXPECT_TRUE(ui::staleCommandText(entry).startsWith(QStringLiteral("SREM index ")));
    entry = support::staleEntry(EntryKind::Key, "beside:unknown-form-of-the-id", support::staleId(1), {});
    EXPECT_FALSE(ui::staleKeyText(entry).contains(QStringLiteral("unknown-form-of-the-id")));
    entry = support::staleEntry(EntryKind::SetMember, "index", support::staleId(1), "alice");
    entry.member = QByteArray("\xac\xed\x00\x05t\x00\x24", 7) + support::staleId(1);
    EXPECT_EQ(ui::staleMemberText(entry), QStringLiteral("\\xac\\xed\\x00\\x05t\\x00$7c1e…001"));
}

TEST_F(StaleModel, SaysTheCommandOfEachKind)
{
    using support::staleEntry;
    const QByteArray id = support::staleId(1);
    EXPECT_EQ(ui::staleCommandText(staleEntry(EntryKind::SetMember, "ix", id, {})), QStringLiteral("SREM ix 7c1e…001"));
    EXPECT_EQ(ui::staleCommandText(staleEntry(EntryKind::SortedSetMember, "ix", id, {})),
              QStringLiteral("ZREM ix 7c1e…001"));
    EXPECT_EQ(ui::staleCommandText(staleEntry(EntryKind::ListElement, "ix", id, {})),
              QStringLiteral("SET ix (the list without 7c1e…001) XX KEEPTTL"));
    EXPECT_EQ(ui::staleCommandText(staleEntry(EntryKind::Key, "expires:" + id, id, {})),
              QStringLiteral("UNLINK expires:7c1e…001"));
}

TEST_F(StaleModel, IsSortedAndKeepsWhatIsChosen)
{
    const QPersistentModelIndex bob(model.index(1, 0));
    model.sort(StaleIndexModel::User, Qt::AscendingOrder);
    EXPECT_EQ(cell(0, StaleIndexModel::User), QStringLiteral("—"));
    EXPECT_EQ(bob.row(), 2);
    model.sort(StaleIndexModel::Of, Qt::DescendingOrder);
    EXPECT_EQ(cell(0, StaleIndexModel::User), QStringLiteral("alice"));
    model.sort(StaleIndexModel::Framework, Qt::AscendingOrder);
    EXPECT_EQ(cell(0, StaleIndexModel::Framework), QStringLiteral("Sa-Token"));
    EXPECT_EQ(bob.row(), 0);
    model.sort(StaleIndexModel::Stale, Qt::AscendingOrder);
    EXPECT_EQ(column(StaleIndexModel::Stale),
              (QStringList{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}));
}

TEST_F(StaleModel, IsFilteredByWhatIsShown)
{
    for (const char *text : {"BOB", "sa-token", "List", "login:session"}) {
        model.setFilter(QString::fromLatin1(text));
        ASSERT_EQ(model.rowCount(), 1) << text;
        EXPECT_EQ(cell(0, StaleIndexModel::User), QStringLiteral("bob"));
        EXPECT_EQ(model.leftShown(), 2);
    }
    model.setFilter(QString::fromLatin1(support::staleId(200)));
    EXPECT_EQ(model.rowCount(), 0) << "what is masked is not told by a search either";
    model.setFilter({});
    EXPECT_EQ(model.rowCount(), 3);
}

TEST_F(StaleModel, WhatHasBecomeOfEntriesIsMarked)
{
    StaleEntryModel entries(model, nullptr);
    entries.showIndex(0);
    EXPECT_EQ(model.left(), 6);
    const QSignalSpy changed(&model, &StaleIndexModel::dataChanged);
    model.settle({{0, 0}, {0, 2}, {1, 1}}, {StaleState::Removed, StaleState::Back, StaleState::Gone});
    EXPECT_EQ(changed.count(), 1);
    EXPECT_EQ(model.left(), 3);
    EXPECT_EQ(column(StaleIndexModel::Stale),
              (QStringList{QStringLiteral("1"), QStringLiteral("1"), QStringLiteral("1")}));
    EXPECT_EQ(entries.index(0, StaleEntryModel::Now).data().toString(), QStringLiteral("removed"));
    EXPECT_EQ(entries.index(1, StaleEntryModel::Now).data().toString(), QStringLiteral("stale"));
    EXPECT_EQ(entries.index(2, StaleEntryModel::Now).data().toString(), QStringLiteral("its session is back"));
    EXPECT_EQ(model.leftPlaces({0}), (std::vector<ui::StalePlace>{{0, 1}}));
    EXPECT_EQ(model.leftPlacesShown().size(), 3U);
    EXPECT_EQ(model.sinceText(), QStringLiteral("1 removed, 1 already gone, 1 with a session again, 3 left"));
    model.settle({{0, 0}}, {StaleState::Stale});
    EXPECT_EQ(model.left(), 4) << "it was put back";
    model.settle({{7, 0}, {0, 99}}, {StaleState::Removed, StaleState::Removed});
    EXPECT_EQ(model.left(), 4);
}

/// Texts are made for the rows that are asked for, so that even so many rows take no time that somebody notices.
TEST_F(StaleModel, HoldsAHundredThousandRows)
{
    auto report = std::make_shared<messages::StaleReport>();
    for (int i = 0; i < 100'000; ++i) {
        messages::StaleIndex index;
        index.user = "user" + QByteArray::number(i % 977);
        index.key = "index:" + index.user + ':' + QByteArray::number(i);
        index.entries = i % 13;
        index.stale.push_back(support::staleEntry(EntryKind::SetMember, index.key, support::staleId(i), index.user));
        report->indexes.push_back(std::move(index));
    }
    StaleIndexModel large; // the tester would ask for each row
    large.setReport(report, support::staleTitles());
    EXPECT_EQ(large.rowCount(), 100'000);
    large.sort(StaleIndexModel::User, Qt::DescendingOrder);
    EXPECT_EQ(large.index(0, StaleIndexModel::User).data().toString(), QStringLiteral("user99"));
    large.setFilter(QStringLiteral("user976"));
    EXPECT_EQ(large.rowCount(), 102);
    EXPECT_EQ(large.leftPlacesShown().size(), 102U);
}

TEST(StaleWords, ProgressIsToldInGroupedNumbers)
{
    EXPECT_EQ(ui::lookingText(45'000, 120'000, 312),
              QStringLiteral("Looking… 45,000 of about 120,000 keys, 312 stale"));
    EXPECT_EQ(ui::lookingText(45'000, 0, 0), QStringLiteral("Looking… 45,000 keys, 0 stale"));
    EXPECT_EQ(ui::lookingText(130'000, 120'000, 1), QStringLiteral("Looking… 130,000 of about 130,000 keys, 1 stale"));
}

class FoundWords : public ::testing::Test
{
protected:
    QString found() const { return ui::foundText(report, when); }

    messages::StaleReport report = *support::staleReport();
    const QDateTime when = QDateTime(QDate(2026, 11, 29), QTime(13, 40, 2));
};

TEST_F(FoundWords, SayHowMuchOfWhatAndWhen)
{
    EXPECT_EQ(found(), QStringLiteral("6 stale entries in 3 indexes, of 12,400 entries looked at, as of 13:40:02"));
    EXPECT_TRUE(ui::isWhole(report));
    EXPECT_TRUE(ui::foundWarnings(report).isEmpty());
    report.withoutIndex = {QStringLiteral("Flask"), QStringLiteral("Django")};
    EXPECT_TRUE(ui::foundRemarks(report).contains(QStringLiteral("Keep nothing of the kind: Flask, Django.")));
}

TEST_F(FoundWords, NoneIsOnlySaidOfAll)
{
    report.indexes.clear();
    EXPECT_EQ(found(), QStringLiteral("No stale entries: 12,400 entries in 41 indexes looked at, as of 13:40:02"));
    report.unknown = 40;
    EXPECT_EQ(found(),
              QStringLiteral("None found among 12,400 entries looked at; of 40 of them nobody knows, as of 13:40:02"));
    EXPECT_TRUE(ui::foundRemarks(report).constFirst().startsWith(QStringLiteral("Of 40 entries nobody knows")));
    report.unknown = 0;
    report.isCancelled = true;
    report.keys = 45'000;
    EXPECT_EQ(found(), QStringLiteral("None found in what was looked at: stopped after 45,000 keys, at 13:40:02"));
    EXPECT_EQ(ui::foundWarnings(report), QStringList{QStringLiteral("The look was stopped: there may be more.")});
    report.isCancelled = false;
    report.problems = {{QStringLiteral("shop-2 could not be asked."), QStringLiteral("Look again.")},
                       {QStringLiteral("shop-2 could not be asked."), QStringLiteral("Look again.")}};
    EXPECT_TRUE(found().startsWith(QStringLiteral("None found in what was looked at")));
    EXPECT_EQ(ui::foundWarnings(report), QStringList{QStringLiteral("shop-2 could not be asked. Look again.")});
    report.problems.clear();
    report.entries = 0;
    report.indexesRead = 0;
    report.keys = 120'000;
    EXPECT_EQ(found(), QStringLiteral("There is no index among 120,000 keys, as of 13:40:02"));
    report.formats.clear();
    EXPECT_EQ(found(), QStringLiteral("None of the formats in use keeps a list of its own, as of 13:40:02"));
}

TEST_F(FoundWords, WhatWasCutIsSaid)
{
    report.isCut = true;
    EXPECT_TRUE(found().startsWith(QStringLiteral("The first 6 stale entries in 3 indexes")));
    EXPECT_FALSE(ui::isWhole(report));
    ASSERT_EQ(ui::foundWarnings(report).size(), 1);
    report.isCut = false;
    report.indexes.front().isCut = true;
    EXPECT_FALSE(ui::isWhole(report));
    EXPECT_TRUE(ui::foundWarnings(report).constFirst().startsWith(QStringLiteral("1 of the indexes holds more")));
    report.indexes.front().isCut = false;
    report.unknown = 4;
    EXPECT_TRUE(ui::foundRemarks(report).constFirst().startsWith(QStringLiteral("Of 4 entries")));
    report.isCancelled = true;
    EXPECT_EQ(found(), QStringLiteral("6 stale entries in 3 indexes, stopped after 120,000 keys, at 13:40:02"));
}

} // namespace
