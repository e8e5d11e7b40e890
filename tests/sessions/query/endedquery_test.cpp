// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/queryfields.h"
#include "models/sessions/query/sessionquery.h"
#include "tests/sessions/randomrows.h"

#include <gtest/gtest.h>

using messages::RowChange;
using namespace sessions;
using testrows::kNow;

namespace
{

constexpr qint64 kMinuteMs = 60'000;

SessionQuery::Error errorOf(const char *text)
{
    const auto query = SessionQuery::parse(QString::fromUtf8(text), {}, {}, SessionQuery::Reading::Finished);
    EXPECT_FALSE(query) << text;
    return query ? SessionQuery::Error() : query.error();
}

SessionQuery queryOf(const char *text)
{
    const auto query = SessionQuery::parse(QString::fromUtf8(text));
    EXPECT_TRUE(query) << text << ": " << (query ? std::string() : query.error().message.toStdString());
    return query.value_or(SessionQuery::nothing());
}

/// One session that ended ten minutes ago, unless it is there.
class EndedQuery : public testing::Test
{
protected:
    EndedQuery() { slot = testrows::apply(store, {"sess:0123456789abcdef", "alice", kNow + 60 * kMinuteMs}).slot; }

    void end(RowChange how) { store.end(slot, how, kNow - 10 * kMinuteMs); }
    bool matches(const char *text) const
    {
        const SessionQuery query = queryOf(text);
        const bool isMatch = query.matches(store, slot, kNow);
        EXPECT_EQ(QueryScan(query, store, kNow).matches(slot), isMatch) << text;
        return isMatch;
    }
    /// The words that match it.
    QStringList endings() const
    {
        QStringList words;
        for (const QueryEnding &ending : kQueryEndings) {
            if (matches((QByteArray("ended:") + ending.name).constData()))
                words += QLatin1String(ending.name);
        }
        return words;
    }

    SessionStore store;
    Slot slot = 0;
};

TEST_F(EndedQuery, NothingAliveMatches)
{
    EXPECT_TRUE(endings().isEmpty());
    for (const char *text : {"ended<1h", "ended>1s", "ended>2d", "alice ended<1h"})
        EXPECT_FALSE(matches(text)) << text;
    for (const char *text : {"-ended<1h", "-ended:expired", "alice | ended:expired", "-is:ended"})
        EXPECT_TRUE(matches(text)) << text;
}

TEST_F(EndedQuery, HowLongAgo)
{
    end(RowChange::Expired);
    for (const char *text : {"ended<1h", "ended<=11m", "ended>9m", "ended:<1h", "ENDED<1h", "alice ended>9m30s"})
        EXPECT_TRUE(matches(text)) << text;
    for (const char *text : {"ended>1h", "ended<9m", "ended>2d", "-ended<1h", "bob ended<1h"})
        EXPECT_FALSE(matches(text)) << text;
    EXPECT_TRUE(queryOf("ended<1h").dependsOnTime());
    EXPECT_FALSE(queryOf("ended:expired").dependsOnTime());
}

TEST_F(EndedQuery, HowByAllThatTheStateMayMean)
{
    struct Case {
        RowChange how;
        QStringList words;
    };
    const auto words = [](std::initializer_list<const char *> names) {
        QStringList list;
        for (const char *name : names)
            list += QLatin1String(name);
        return list;
    };
    for (const Case &each :
         {Case{RowChange::Expired, words({"expired"})},
          Case{RowChange::RanOut, words({"expired", "gone-past-deadline"})},
          Case{RowChange::LoggedOut, words({"logged-out", "deleted"})}, Case{RowChange::Evicted, words({"evicted"})},
          Case{RowChange::Vanished, words({"unknown"})}, Case{RowChange::Replaced, words({"unknown"})}}) {
        const QByteArray key = "sess:0123456789abcde" + QByteArray::number(int(each.how));
        slot = testrows::apply(store, {key, "alice", kNow + 60 * kMinuteMs}).slot;
        end(each.how);
        ASSERT_EQ(store.state(slot), each.how);
        EXPECT_EQ(endings(), each.words) << int(each.how);
    }
}

TEST_F(EndedQuery, WhatIsStillBeingTypedNarrowsNothing)
{
    for (const char *text : {"ended:", "ended:exp", "ended:gone-", "ended<", "-ended:e"})
        EXPECT_TRUE(matches(text)) << text;
    for (const char *text : {"ended:", "ended:exp", "ended<", "ended:nobody", "ended<soon", "ended:expired,deleted",
                             "ended=expired", "ended<2026-11-01"}) {
        const SessionQuery::Error error = errorOf(text);
        EXPECT_GT(error.length, 0) << text;
        EXPECT_LE(error.position + error.length, qsizetype(qstrlen(text))) << text;
        EXPECT_TRUE(error.message.endsWith(QLatin1Char('.'))) << error.message.toStdString();
    }
    const QString unknown = errorOf("ended:nobody").message;
    for (const QueryEnding &ending : kQueryEndings)
        EXPECT_TRUE(unknown.contains(QLatin1String(ending.name))) << ending.name;
    EXPECT_TRUE(errorOf("ended=expired").message.contains(QStringLiteral("ended:expired")));
    EXPECT_TRUE(errorOf("ended<soon").message.contains(QStringLiteral("ended<5m")));
}

TEST_F(EndedQuery, NarrowsAndIsOfEndedOnly)
{
    EXPECT_TRUE(queryOf("ended<1h").narrows(queryOf("ended<2h")));
    EXPECT_FALSE(queryOf("ended<2h").narrows(queryOf("ended<1h")));
    EXPECT_FALSE(queryOf("ended>1h").narrows(queryOf("ended<2h")));
    EXPECT_TRUE(queryOf("ended:expired alice").narrows(queryOf("ended:expired")));
    EXPECT_FALSE(queryOf("ended:expired").narrows(queryOf("ended:deleted")));
    EXPECT_TRUE(queryOf("-ended<2h").narrows(queryOf("-ended<1h")));
    for (const char *text : {"is:ended", "ended<1h alice", "ended:expired | ended:deleted", "alice ended:evicted"})
        EXPECT_TRUE(queryOf(text).isOfEnded()) << text;
    for (const char *text : {"", "alice", "-is:ended", "-ended:expired", "alice | ended:expired", "is:live"})
        EXPECT_FALSE(queryOf(text).isOfEnded()) << text;
}

} // namespace
