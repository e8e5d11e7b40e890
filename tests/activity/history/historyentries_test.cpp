// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/activity/history/historyfolder.h"

#include <QSet>

#include <gtest/gtest.h>

using namespace history;
using support::entry;
using support::HistoryFolder;
using support::kNow;
using support::kSecondsMs;

namespace
{

constexpr int kEvents = 150'000; // two full segments, and some
constexpr int kLossAt = 70'000;  // a minute in which 3,000 expired
constexpr int kLossEvents = 3'000;

QByteArray idOfEvent(int number)
{
    return QByteArray::number(quint64(number) * 0x9e3779b97f4a7c15ULL, 16).rightJustified(16, '0') + "c0ffee00c0ffee00";
}

/// One a second, but for the loss; every tenth is alice's.
qint64 timeOfEvent(int number)
{
    const qint64 minute = (kNow + qint64(kLossAt) * kSecondsMs) / kLossStepMs * kLossStepMs;
    const bool isLost = number >= kLossAt && number < kLossAt + kLossEvents;
    if (isLost)
        return minute + (number - kLossAt);
    const int seconds = number < kLossAt ? number : number - kLossEvents + 60;
    return kNow + qint64(seconds) * kSecondsMs;
}

class HistoryEntries : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_folder = new HistoryFolder;
        const auto store = s_folder->store();
        for (int i = 0; i < kEvents;) {
            Batch batch;
            for (int j = 0; j < 5'000; ++j, ++i) {
                const EntryKind kind = i >= kLossAt && i < kLossAt + kLossEvents ? EntryKind::Expired
                                       : i % 3 == 0                              ? EntryKind::Created
                                                                                 : EntryKind::Deleted;
                batch.entries.push_back(entry(kind, idOfEvent(i), i % 10 == 0 ? "alice" : "bob", timeOfEvent(i)));
            }
            ASSERT_TRUE(store->write(batch));
        }
        Batch last;
        Activity minute;
        minute.at = timeOfEvent(kLossAt);
        minute.expired = kLossEvents;
        last.minutes = {minute};
        last.spans = {{Watch::Live, kNow, timeOfEvent(kLossAt) - 1000},
                      {Watch::Live, timeOfEvent(kLossAt) + 5000, timeOfEvent(kEvents - 1)}};
        ASSERT_TRUE(store->write(last));
    }
    static void TearDownTestSuite()
    {
        delete s_folder;
        s_folder = nullptr;
    }

    /// All pages of it.
    std::vector<StoredEntry> all(const QString &text, EntryQuestion question = {})
    {
        const auto query = sessions::SessionQuery::parse(text, reader->formatTitles());
        EXPECT_TRUE(query);
        question.query = *query;
        question.formatTitles = reader->formatTitles();
        question.now = kNow + qint64(kEvents) * kSecondsMs;
        std::vector<StoredEntry> entries;
        pages = 0;
        do {
            const auto page = reader->entries(question);
            if (!page) {
                ADD_FAILURE() << page.error().words.toStdString();
                break;
            }
            EXPECT_LE(page->entries.size(), size_t(question.most));
            entries.insert(entries.end(), page->entries.begin(), page->entries.end());
            last = *page;
            EXPECT_TRUE(page->next == 0 || question.below == 0 || page->next < question.below) << "it goes on";
            question.below = page->next;
            ++pages;
        } while (question.below != 0);
        return entries;
    }

    static HistoryFolder *s_folder;
    std::unique_ptr<HistoryReader> reader = s_folder->reader();
    EntryPage last;
    int pages = 0;
};

HistoryFolder *HistoryEntries::s_folder = nullptr;

} // namespace

TEST_F(HistoryEntries, ComeNewestFirstAndEachOnce)
{
    const auto entries = all(QStringLiteral("user:=alice"));
    EXPECT_EQ(entries.size(), size_t(kEvents / 10));
    EXPECT_GE(pages, kEvents / 10 / 200);
    for (size_t i = 1; i < entries.size(); ++i)
        ASSERT_LT(entries[i].number, entries[i - 1].number);
    EXPECT_EQ(entries.front().entry.user, QByteArray("alice"));
    EXPECT_FALSE(entries.front().mask.isEmpty());
    EXPECT_EQ(last.lookedBackTo, 0);
    EXPECT_EQ(last.watchedSince, kNow);
}

TEST_F(HistoryEntries, OfATimeOnly)
{
    EntryQuestion question;
    question.from = timeOfEvent(10'000);
    question.until = timeOfEvent(10'600);
    question.most = 50;
    const auto entries = all({}, question);
    EXPECT_EQ(entries.size(), 600U);
    for (const StoredEntry &stored : entries) {
        EXPECT_GE(stored.entry.at, question.from);
        EXPECT_LT(stored.entry.at, question.until);
    }
    EXPECT_EQ(all(QStringLiteral("alice"), question).size(), 60U);
    question.kinds = {EntryKind::Created};
    EXPECT_EQ(all({}, question).size(), 200U);
    question.from = timeOfEvent(kEvents - 1) + 1;
    question.until = question.from + 1000;
    EXPECT_EQ(all({}, question).size(), 0U);
}

TEST_F(HistoryEntries, AGreatLossIsTheNumberOfItsMinute)
{
    EntryQuestion question;
    question.from = timeOfEvent(kLossAt) - 60 * kSecondsMs;
    question.until = timeOfEvent(kLossAt) + 120 * kSecondsMs;
    EXPECT_GT(all({}, question).size(), size_t(kLossEvents)) << "where nobody asks for losses, they are entries";
    EXPECT_TRUE(last.losses.empty());
    question.greatLoss = 1000;
    const auto entries = all({}, question);
    EXPECT_LT(entries.size(), 200U);
    EXPECT_GT(entries.size(), 50U);
    ASSERT_EQ(last.losses.size(), 1U);
    EXPECT_EQ(endingsOf(last.losses[0], EndingGroup::Expired), kLossEvents);
    EXPECT_EQ(last.losses[0].at, timeOfEvent(kLossAt));
    ASSERT_EQ(last.gaps.size(), 1U);
    EXPECT_EQ(last.gaps[0].kind, GapKind::NotWatched);
    // Who is searched for is found in it all the same.
    const auto hers = all(QStringLiteral("alice"), question);
    EXPECT_GE(hers.size(), size_t(kLossEvents / 10));
    EXPECT_EQ(last.losses.size(), 1U);
    question.greatLoss = kLossEvents + 1;
    EXPECT_GT(all({}, question).size(), size_t(kLossEvents));
}

TEST_F(HistoryEntries, LooksBackNoFurtherThanPatienceAndSaysHowFar)
{
    EntryQuestion question;
    question.patience = std::chrono::milliseconds(0);
    const auto query = sessions::SessionQuery::parse(QStringLiteral("nobody-at-all | -bob -alice"));
    question.query = *query;
    question.now = kNow;
    const auto page = reader->entries(question);
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->entries.empty());
    ASSERT_NE(page->next, 0);
    EXPECT_GT(page->lookedBackTo, kNow);
    question.patience = std::chrono::milliseconds(20);
    EXPECT_EQ(all(QStringLiteral("-bob -alice"), question).size(), 0U);
    EXPECT_GT(pages, 1);
}

TEST_F(HistoryEntries, OnlyGapsAndLossesWhereNoEntriesAreWanted)
{
    EntryQuestion question;
    question.most = 0;
    question.greatLoss = 1000;
    question.now = timeOfEvent(kEvents - 1);
    const auto page = reader->entries(question);
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->entries.empty());
    EXPECT_EQ(page->next, 0);
    EXPECT_EQ(page->gaps.size(), 1U);
    EXPECT_EQ(page->losses.size(), 1U);
}

TEST(HistoryEntriesOfNothing, AreNone)
{
    HistoryFolder folder;
    folder.store();
    EntryQuestion question;
    question.now = kNow;
    const auto page = folder.reader()->entries(question);
    ASSERT_TRUE(page);
    EXPECT_TRUE(page->entries.empty());
    EXPECT_EQ(page->next, 0);
    EXPECT_EQ(page->watchedSince, 0);
}
