// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/rowbatch.h"
#include "models/sessions/store/keyindex.h"

#include <gtest/gtest.h>

#include <set>

namespace
{

using namespace messages;
using namespace sessions;

TEST(KeyHash, TellsShortTextsApart)
{
    const KeyIndex index(4711);
    std::set<quint64> seen;
    size_t texts = 0;
    // Texts of zeros of any length, and each with one byte changed at any place.
    for (qsizetype length = 0; length <= 24; ++length) {
        QByteArray text(length, '\0');
        seen.insert(index.hash(text));
        ++texts;
        for (qsizetype at = 0; at < length; ++at) {
            text[at] = 'x';
            seen.insert(index.hash(text));
            ++texts;
            text[at] = '\0';
        }
    }
    EXPECT_EQ(seen.size(), texts);
}

TEST(KeyHash, DependsOnTheSeed)
{
    const KeyIndex one(1);
    const KeyIndex other(2);
    for (const char *text : {"bob", "alice", "10.0.0.1", "user_123456789", "someone@example.com"})
        EXPECT_NE(one.hash(text), other.hash(text)) << text;
}

/// The position that stands for itself: what is asked for is found, or nothing.
quint32 found(const KeyIndex &index, quint64 hash, quint32 position)
{
    return index.find(hash, [position](quint32 other) { return other == position; });
}

TEST(KeyIndex, FindsWhatIsThereAndNothingElse)
{
    KeyIndex index(1);
    std::set<quint32> present;
    quint64 mixed = 4711;
    const auto next = [&mixed](quint64 range) {
        mixed ^= mixed << 13;
        mixed ^= mixed >> 7;
        mixed ^= mixed << 17;
        return mixed % range;
    };
    const auto hashOf = [&index](quint32 position) { return index.hash(QByteArray::number(position)); };
    for (int step = 0; step < 60'000; ++step) {
        const auto position = static_cast<quint32>(next(20'000));
        if (present.insert(position).second) {
            index.insert(hashOf(position), position);
        } else {
            present.erase(position);
            index.erase(hashOf(position), position);
        }
    }
    for (quint32 position = 0; position < 20'000; ++position) {
        const quint32 expected = present.contains(position) ? position : KeyIndex::kNotFound;
        ASSERT_EQ(found(index, hashOf(position), position), expected);
    }
}

TEST(KeyIndex, BearsManyEntriesOfOneHash)
{
    // More than its buckets count: what was passed on is not counted down any more, and must be found all the same.
    constexpr quint32 kMany = 1000;
    for (const quint64 hash : {quint64(0), ~quint64(0)}) {
        KeyIndex index(1);
        for (quint32 position = 0; position < kMany; ++position)
            index.insert(hash, position);
        for (quint32 position = 0; position < kMany; ++position)
            ASSERT_EQ(found(index, hash, position), position);
        EXPECT_EQ(found(index, hash, kMany), KeyIndex::kNotFound);
        for (quint32 position = 0; position < kMany; position += 2)
            index.erase(hash, position);
        for (quint32 position = 0; position < kMany; ++position)
            ASSERT_EQ(found(index, hash, position), position % 2 == 0 ? KeyIndex::kNotFound : position);
        for (quint32 position = 1; position < kMany; position += 2)
            index.erase(hash, position);
        EXPECT_EQ(index.firstCandidate(hash), KeyIndex::kNotFound);
    }
}

TEST(RowBatchTexts, AreStoredOnceWhereTheyAreShared)
{
    RowBatch batch;
    const auto first = batch.appendShared("Mozilla/5.0 (X11; Linux x86_64)");
    const auto other = batch.appendShared("curl/8.5.0");
    const auto again = batch.appendShared("Mozilla/5.0 (X11; Linux x86_64)");
    EXPECT_EQ(first.offset, again.offset);
    EXPECT_EQ(batch.view(again), QByteArrayView("Mozilla/5.0 (X11; Linux x86_64)"));
    EXPECT_EQ(batch.view(other), QByteArrayView("curl/8.5.0"));
    EXPECT_EQ(batch.appendShared({}).length, 0u);
    for (int i = 0; i < 500; ++i) {
        const QByteArray agent = "agent " + QByteArray::number(i % 100);
        EXPECT_EQ(batch.view(batch.appendShared(agent)), QByteArrayView(agent));
    }
}

} // namespace
