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
