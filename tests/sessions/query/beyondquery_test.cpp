// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// All but the newest of each user, and nets of addresses.
#include "models/sessions/query/sessionquery.h"
#include "tests/sessions/randomrows.h"

#include <gtest/gtest.h>

#include <QStringList>

#include <algorithm>
#include <limits>

using namespace messages;
using namespace sessions;
using testrows::kNow;
using testrows::Row;

namespace
{

constexpr qint64 kMinute = 60'000;

SessionQuery beyondParsed(const QString &text)
{
    const auto query = SessionQuery::parse(text, {}, {}, SessionQuery::Reading::Finished);
    EXPECT_TRUE(query.has_value()) << text.toStdString();
    return query.value_or(SessionQuery::nothing());
}

QString beyondError(const char *text)
{
    const auto query = SessionQuery::parse(QString::fromUtf8(text), {}, {}, SessionQuery::Reading::Finished);
    EXPECT_FALSE(query.has_value()) << text;
    return query ? QString() : query.error().message;
}

class BeyondQuery : public ::testing::Test
{
protected:
    SessionStore store;

    void add(const QByteArray &key, const QByteArray &user, qint64 created)
    {
        Row row{key, user, kNow + 60 * kMinute};
        row.created = created;
        testrows::apply(store, row);
    }
    /// Keys of what matches, in both ways of asking.
    QByteArrayList found(const char *text)
    {
        const SessionQuery query = beyondParsed(QString::fromUtf8(text));
        QueryScan scan(query, store, kNow);
        QByteArrayList keys;
        store.forEach([&](Slot slot) {
            const bool is = scan.matches(slot);
            EXPECT_EQ(query.matches(store, slot, kNow), is) << store.key(slot).toByteArray().constData();
            if (is)
                keys.append(store.key(slot).toByteArray());
        });
        std::sort(keys.begin(), keys.end());
        return keys;
    }
};

} // namespace

TEST_F(BeyondQuery, TheDoubtIsAboutWhatTheRestAsksFor)
{
    for (int number = 1; number <= 4; ++number)
        add("sess:alice-" + QByteArray::number(number), "alice", kNow - kMinute);
    for (int number = 1; number <= 4; ++number)
        add("sess:bob-" + QByteArray::number(number), "bob", kNow - number * kMinute);
    const auto inDoubt = [this](const char *text) {
        return beyondParsed(QString::fromUtf8(text)).keptInDoubt(store, kNow);
    };
    EXPECT_EQ(inDoubt("beyond:2"), 2);
    EXPECT_EQ(inDoubt("beyond:2 user:=alice"), 2);
    EXPECT_EQ(inDoubt("beyond:2 user:=bob"), 0);
    EXPECT_EQ(inDoubt("beyond:2 user:=nobody"), 0);
}

TEST_F(BeyondQuery, EachUserKeepsTheNewest)
{
    for (int number = 1; number <= 4; ++number)
        add("s:a" + QByteArray::number(number), "alice", kNow - number * kMinute);
    add("s:b1", "bob", kNow - kMinute);
    add("s:B1", "Bob", kNow - 2 * kMinute);
    EXPECT_EQ(found("beyond:1"), QByteArrayList({"s:a2", "s:a3", "s:a4"})) << "Bob is not bob";
    EXPECT_EQ(found("beyond:3"), QByteArrayList({"s:a4"}));
    EXPECT_EQ(found("beyond:4"), QByteArrayList());
    EXPECT_EQ(found("beyond:1 user:=bob"), QByteArrayList());
    EXPECT_EQ(found("beyond:2 | user:=bob"), QByteArrayList({"s:a3", "s:a4", "s:b1"}));
}

TEST_F(BeyondQuery, WhoIsNobodyKeepsEverything)
{
    for (int number = 1; number <= 4; ++number)
        add("s:n" + QByteArray::number(number), {}, kNow - number * kMinute);
    store.setFormatsWithoutUsers(std::bitset<256>(1)); // and where they are not anonymous, but unknown
    EXPECT_EQ(found("beyond:1"), QByteArrayList());
}

TEST_F(BeyondQuery, WhatHasEndedOrIsDueIsNoSessionOfAUser)
{
    add("s:1", "alice", kNow - kMinute);
    add("s:2", "alice", kNow - 2 * kMinute);
    add("s:3", "alice", kNow - 3 * kMinute);
    store.end(store.find("s:1"), RowChange::LoggedOut, kNow);
    EXPECT_EQ(found("beyond:1"), QByteArrayList({"s:3"})) << "the newest that is there is kept";
    Row due{"s:2", "alice", kNow - 1};
    due.created = kNow - 2 * kMinute;
    testrows::apply(store, due);
    EXPECT_EQ(found("beyond:1"), QByteArrayList());
}

TEST_F(BeyondQuery, WhatCannotBeToldApartIsKept)
{
    add("s:1", "alice", kNow - kMinute);
    add("s:2", "alice", kNow - kMinute);
    add("s:3", "alice", kNow - 2 * kMinute);
    EXPECT_EQ(found("beyond:1"), QByteArrayList({"s:3"})) << "two began at once";
    // A creation that is yet to come is nobody's: it neither keeps its own session newest nor ends it.
    add("s:4", "alice", kNow + 24 * 60 * kMinute);
    EXPECT_EQ(found("beyond:2"), QByteArrayList({"s:3"}));
    EXPECT_EQ(found("beyond:1"), QByteArrayList({"s:3"}));
}

TEST_F(BeyondQuery, WithoutACreationByWhenItWasFirstSeen)
{
    add("s:old1", "alice", 0);
    add("s:old2", "alice", 0);
    EXPECT_EQ(found("beyond:1"), QByteArrayList()) << "who knows";
    store.setAllReadAt(kNow - 10 * kMinute);
    EXPECT_EQ(found("beyond:1"), QByteArrayList()) << "both were there";
    add("s:new1", "alice", 0);
    store.setFirstSeen(store.find("s:new1"), kNow - 5 * kMinute);
    EXPECT_EQ(found("beyond:1"), QByteArrayList({"s:old1", "s:old2"}));
    add("s:new2", "alice", 0);
    store.setFirstSeen(store.find("s:new2"), kNow - kMinute);
    EXPECT_EQ(found("beyond:1"), QByteArrayList({"s:new1", "s:old1", "s:old2"}));
    EXPECT_EQ(found("beyond:2"), QByteArrayList({"s:old1", "s:old2"}));
    // One that began before all was read may be older or newer than those that were there.
    add("s:dated", "bob", kNow - 30 * kMinute);
    add("s:undated", "bob", 0);
    EXPECT_EQ(found("beyond:1 user:=bob"), QByteArrayList());
    EXPECT_EQ(store.firstSeen(store.find("s:dated")), 0);
    // An id that comes again is another session.
    store.end(store.find("s:new1"), RowChange::LoggedOut, kNow);
    add("s:new1", "alice", 0);
    EXPECT_EQ(store.firstSeen(store.find("s:new1")), 0);
}

TEST_F(BeyondQuery, AgreesWithCountingOneByOne)
{
    testrows::RandomRows random(11);
    for (int round = 0; round < 20; ++round) {
        for (int step = 0; step < 150; ++step) {
            Row row = random.row(random.key(300));
            testrows::apply(store, row);
            if (const Slot slot = store.find(row.key); random.below(3) == 0 && slot != kNoSlot)
                store.setFirstSeen(slot, kNow - random.below(50) * kMinute);
            if (random.below(4) == 0) {
                const Slot gone = store.find(random.key(300));
                if (gone != kNoSlot)
                    store.end(gone, RowChange::Expired, kNow);
            }
        }
        store.setAllReadAt(random.below(3) == 0 ? 0 : kNow - random.below(50) * kMinute);
        const qint64 kept = 1 + random.below(4);
        QByteArrayList expected;
        const auto counts = [&](Slot slot) {
            return store.state(slot) == RowChange::Present && !store.user(slot).isEmpty() &&
                   (store.deadline(slot) == 0 || store.deadline(slot) > kNow);
        };
        store.forEach([&](Slot slot) {
            if (!counts(slot))
                return;
            constexpr qint64 kEver = std::numeric_limits<qint64>::max();
            qint64 latest = store.created(slot) != 0 ? store.created(slot) : store.firstSeen(slot);
            if (latest == 0)
                latest = store.allReadAt() != 0 ? store.allReadAt() : kEver;
            qint64 newer = 0;
            store.forEach([&](Slot other) {
                const qint64 began = store.created(other) != 0 ? store.created(other) : store.firstSeen(other);
                newer += counts(other) && store.user(other) == store.user(slot) && began > latest;
            });
            if (newer >= kept)
                expected.append(store.key(slot).toByteArray());
        });
        std::sort(expected.begin(), expected.end());
        ASSERT_EQ(found(("beyond:" + QByteArray::number(kept)).constData()), expected) << round;
    }
}

TEST_F(BeyondQuery, IsRefusedWhereItSaysNothing)
{
    EXPECT_TRUE(beyondError("-beyond:3").contains(QStringLiteral("turned around")));
    EXPECT_TRUE(beyondError("beyond:0").contains(QStringLiteral("beyond:3")));
    EXPECT_TRUE(beyondError("beyond:many").contains(QStringLiteral("“many”")));
    EXPECT_TRUE(beyondError("beyond:99999999999").contains(QStringLiteral("from 1 on")));
    EXPECT_TRUE(beyondError("beyond>3").contains(QStringLiteral("beyond:3")));
    EXPECT_TRUE(beyondError("beyond=3").contains(QStringLiteral("write beyond:3")));
    EXPECT_FALSE(beyondError("beyond:").isEmpty());
    EXPECT_TRUE(SessionQuery::parse(QStringLiteral("beyond:"))->isEmpty()) << "still being typed";
    const SessionQuery two = beyondParsed(QStringLiteral("beyond:2"));
    EXPECT_TRUE(two.dependsOnOthers());
    EXPECT_TRUE(two.dependsOnTime());
    EXPECT_FALSE(two.mayNameSession());
    EXPECT_TRUE(beyondParsed(QStringLiteral("beyond:3 alice")).narrows(two));
    EXPECT_FALSE(beyondParsed(QStringLiteral("beyond:1")).narrows(two));
    EXPECT_FALSE(beyondParsed(QStringLiteral("alice")).dependsOnOthers());
}

TEST_F(BeyondQuery, NetsOfAddresses)
{
    const auto isIn = [](const char *net, const QByteArray &address) {
        SessionStore one;
        Row row{"s:1", "alice", kNow + kMinute};
        row.ip = address;
        const Slot slot = testrows::apply(one, row).slot;
        return beyondParsed(QStringLiteral("ip:") + QLatin1String(net)).matches(one, slot, kNow);
    };
    EXPECT_TRUE(isIn("10.0.0.0/8", "10.200.3.4"));
    EXPECT_FALSE(isIn("10.0.0.0/8", "110.0.0.1"));
    EXPECT_TRUE(isIn("10.0.0.4/30", "10.0.0.7"));
    EXPECT_FALSE(isIn("10.0.0.4/30", "10.0.0.8"));
    EXPECT_TRUE(isIn("10.0.0.7/32", "10.0.0.7"));
    EXPECT_TRUE(isIn("0.0.0.0/0", "192.168.1.1"));
    EXPECT_FALSE(isIn("0.0.0.0/0", "2001:db8::1"));
    EXPECT_TRUE(isIn("2001:db8::/32", "2001:DB8:1::5"));
    EXPECT_FALSE(isIn("2001:db8::/32", "2001:db9::1"));
    EXPECT_TRUE(isIn("10.0.0.0/8", "::ffff:10.1.2.3")) << "the same address, written as IPv6";
    for (const char *none : {"", "unknown", "10", "10.0.0.300", "10.1.2.3, 10.1.2.4"})
        EXPECT_FALSE(isIn("10.0.0.0/8", none)) << none;
    EXPECT_TRUE(beyondError("ip:10.0.0.0/40").contains(QStringLiteral("ip:10.0.0.0/8")));
    EXPECT_FALSE(beyondError("ip:10.0.0.0/").isEmpty());
    EXPECT_FALSE(beyondError("ip:10/8").isEmpty());
    EXPECT_TRUE(SessionQuery::parse(QStringLiteral("ip:10.0.0.0/"))->isEmpty()) << "still being typed";
    EXPECT_TRUE(
        beyondParsed(QStringLiteral("ip:10.0.0.0/8 bob")).narrows(beyondParsed(QStringLiteral("ip:10.0.0.0/8"))));
    EXPECT_FALSE(beyondParsed(QStringLiteral("ip:10.0.0.0/8")).narrows(beyondParsed(QStringLiteral("ip:10."))));
}
