// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/querycompletion.h"
#include "models/sessions/query/sessionquery.h"
#include "tests/sessions/sessionrows.h"

#include <gtest/gtest.h>

#include <random>

using namespace sessions;

namespace
{

const QStringList kFormatTitles = {QStringLiteral("Django"), QStringLiteral("Spring Session"),
                                   QStringLiteral("Express")};
const QStringList kNodeNames = {QStringLiteral("10.1.0.1:6379"), QStringLiteral("10.1.0.2:6379")};

class Completion : public ::testing::Test
{
protected:
    void add(const QByteArray &user, const QByteArray &ip = {}, const QByteArray &otherNames = {})
    {
        testrows::Row row{"s:" + QByteArray::number(shown.size()), user};
        row.ip = ip;
        row.otherNames = otherNames;
        row.agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0 Safari/537.36";
        shown.push_back(testrows::apply(store, row).slot);
    }
    /// `^` is the cursor; without one it is at the end.
    QueryCompletion complete(const char *typed) const
    {
        QString text = QString::fromUtf8(typed);
        const qsizetype cursor = text.indexOf(QLatin1Char('^'));
        text.remove(QLatin1Char('^'));
        return completeQuery(text, cursor < 0 ? text.size() : cursor, {kFormatTitles, kNodeNames, store, shown});
    }
    QStringList offered(const char *typed) const
    {
        QStringList texts;
        for (const QuerySuggestion &suggestion : complete(typed).suggestions)
            texts += suggestion.text;
        return texts;
    }
    static QStringList list(std::initializer_list<const char *> texts)
    {
        QStringList all;
        for (const char *text : texts)
            all += QString::fromUtf8(text);
        return all;
    }

    SessionStore store;
    std::vector<Slot> shown;
};

TEST_F(Completion, OffersTheNamesThatPeopleUse)
{
    add("6351", {}, "alice@example.com\nalice");
    add("1473", {}, "svetlana");
    add("bob");
    EXPECT_EQ(offered("user:"), list({"user:alice@example.com", "user:bob", "user:svetlana"}));
    EXPECT_EQ(complete("user:").suggestions[0].hint, QStringLiteral("6351"));
    EXPECT_EQ(offered("user:sv"), list({"user:svetlana"}));
    EXPECT_EQ(offered("user:14"), list({"user:1473"}));
    EXPECT_EQ(complete("user:14").suggestions[0].hint, QStringLiteral("svetlana"));
}

TEST_F(Completion, NamesOfFields)
{
    EXPECT_EQ(offered("us"), list({"user:"}));
    EXPECT_EQ(offered("alice US"), list({"user:"}));
    EXPECT_EQ(offered("-f"), list({"format:"}));
    EXPECT_EQ(offered("i"), list({"ip:", "id:", "is:", "idle>"}));
    EXPECT_TRUE(complete("us").suggestions.front().goesOn);
    EXPECT_FALSE(complete("us").suggestions.front().hint.isEmpty());
    for (const char *nothing : {"", " ", "alice", "\"us", "user:x ", "u^s", "|", "-"})
        EXPECT_TRUE(offered(nothing).isEmpty()) << nothing;
    const QueryCompletion second = complete("bob -fo^ x");
    EXPECT_EQ(second.position, 5);
    EXPECT_EQ(second.length, 2);
}

TEST_F(Completion, ValuesOfFields)
{
    EXPECT_EQ(offered("format:"), list({"format:Django", "format:\"Spring Session\"", "format:Express"}));
    EXPECT_EQ(offered("format:e"), list({"format:Express", "format:\"Spring Session\""}));
    EXPECT_EQ(offered("format:=\"spring s"), list({"format:=\"Spring Session\""}));
    EXPECT_EQ(offered("node:10.1.0.2"), list({"node:10.1.0.2:6379"}));
    EXPECT_EQ(offered("-is:"), list({"is:anonymous", "is:due", "is:ended", "is:live"}));
    EXPECT_EQ(offered("is:d"), list({"is:due"}));
    EXPECT_TRUE(offered("is:due").isEmpty()) << "it is there already";
    EXPECT_EQ(offered("ended:e"), list({"ended:expired", "ended:evicted", "ended:ended-early"}));
    EXPECT_EQ(offered("-ended:").size(), 7);
    EXPECT_EQ(offered("ended<1"), list({"ended<1h", "ended<1d", "ended<1w"}));
    EXPECT_EQ(offered("en"), list({"ended:"}));
    EXPECT_EQ(offered("ttl<3"), list({"ttl<30m"}));
    EXPECT_EQ(offered("created>-1d").size(), 0);
    EXPECT_TRUE(offered("nothing:").isEmpty());
    EXPECT_TRUE(offered("id:").isEmpty()) << "ids are never offered";
    EXPECT_TRUE(offered("key:s").isEmpty());
}

TEST_F(Completion, UsersAndAddressesThatSessionsHave)
{
    for (const char *user : {"bob smith", "Alice", "alicia", "carol", "al\"x", "al\xff", ""})
        add(user, "10.0.0.1");
    add("alice", "10.0.7.1");
    EXPECT_EQ(offered("user:al"), list({"user:al\"x", "user:Alice", "user:alice", "user:alicia"}));
    EXPECT_EQ(offered("user:=\"bob s"), list({"user:=\"bob smith\""}));
    EXPECT_EQ(offered("ip:10.0.7"), list({"ip:10.0.7.1"}));
    EXPECT_EQ(offered("device:chr"), list({"device:\"Chrome · Windows\""}));
    for (const QString &text : offered("user:al")) {
        const auto query = SessionQuery::parse(text);
        ASSERT_TRUE(query.has_value());
        EXPECT_TRUE(std::any_of(shown.begin(), shown.end(), [&](Slot slot) {
            return query->matches(store, slot, testrows::kNow);
        })) << text.toStdString();
    }
}

TEST_F(Completion, LooksAtSoManyOnly)
{
    for (int i = 0; i < 30'000; ++i)
        add("user" + QByteArray::number(i));
    EXPECT_EQ(offered("user:").size(), 9);
    EXPECT_TRUE(offered("user:user29999").isEmpty()) << "beyond what is looked at";
    shown = {shown.back()};
    EXPECT_EQ(offered("user:user2999"), list({"user:user29999"})) << "what is shown comes first";
}

TEST_F(Completion, AnyTextAndCursor)
{
    add("alice", "10.0.0.1");
    std::mt19937 random(7);
    const QString alphabet = QStringLiteral("userip:=\"\\ -|<>a≤\t");
    for (int round = 0; round < 20'000; ++round) {
        QString text;
        for (auto length = random() % 12; length > 0; --length)
            text += alphabet[static_cast<qsizetype>(random() % static_cast<quint32>(alphabet.size()))];
        const auto cursor = static_cast<qsizetype>(random() % 14) - 1;
        const QueryCompletion completion = completeQuery(text, cursor, {kFormatTitles, kNodeNames, store, shown});
        EXPECT_GE(completion.position, 0);
        EXPECT_GE(completion.length, 0);
        EXPECT_LE(completion.position + completion.length, text.size());
    }
}

TEST_F(Completion, QuotesReadBack)
{
    for (const char *value : {"a", "a b", "a\"b", "\"a", "a b\\", "a\\\"b c", ""}) {
        const QString text = QStringLiteral("user:=") + quotedForQuery(QString::fromUtf8(value));
        const auto query = SessionQuery::parse(text, {}, {}, SessionQuery::Reading::Finished);
        ASSERT_TRUE(query.has_value()) << value;
        SessionStore one;
        const Slot slot = testrows::apply(one, {"s:1", value}).slot;
        EXPECT_TRUE(query->matches(one, slot, testrows::kNow)) << text.toStdString();
    }
}

} // namespace
