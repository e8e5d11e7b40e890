// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sessions/sessionrows.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

using namespace messages;
using namespace sessions;
using testrows::apply;
using testrows::kNow;
using testrows::Row;
using Effect = SessionStore::Effect;

TEST(StoreApply, CreatesChangesAndEnds)
{
    SessionStore store;
    Row row{"sess:abc", "alice", kNow + 60'000};
    row.at = kNow;
    const auto created = apply(store, row);
    EXPECT_EQ(created.effect, Effect::Created);
    EXPECT_EQ(store.count(), 1);
    EXPECT_EQ(store.find("sess:abc"), created.slot);
    EXPECT_EQ(store.id(created.slot), "abc");
    EXPECT_EQ(store.fullTtl(created.slot), 0) << "a minute is left of it: of how much, nobody knows";
    EXPECT_EQ(apply(store, row).effect, Effect::None);

    row.user = "bob";
    const auto changed = apply(store, row);
    EXPECT_EQ(changed.effect, Effect::Changed);
    EXPECT_EQ(changed.fields, SessionStore::UserField);
    EXPECT_EQ(changed.previousDeadline, kNow + 60'000);

    row.change = RowChange::LoggedOut;
    row.at = kNow + 5;
    EXPECT_EQ(apply(store, row).effect, Effect::Ended);
    EXPECT_EQ(store.count(), 0);
    EXPECT_EQ(store.state(created.slot), RowChange::LoggedOut);
    EXPECT_EQ(store.endedAt(created.slot), kNow + 5);
    EXPECT_EQ(store.user(created.slot), "bob") << "lingers with its fields";
    EXPECT_EQ(apply(store, row).effect, Effect::None) << "ended already";

    store.release(created.slot);
    EXPECT_FALSE(store.contains(created.slot));
    EXPECT_EQ(store.find("sess:abc"), kNoSlot);
}

TEST(StoreApply, CountsThoseOfEachNode)
{
    SessionStore store;
    std::mt19937 random(11);
    const RowChange changes[] = {RowChange::Present,   RowChange::Present,  RowChange::Present,
                                 RowChange::LoggedOut, RowChange::Vanished, RowChange::Unread};
    for (int step = 0; step < 20'000; ++step) {
        Row row{"sess:" + QByteArray::number(random() % 300), "user", kNow + 60'000};
        row.node = quint8(random() % 3 == 0 ? 255 : random() % 4);
        row.change = changes[random() % std::size(changes)];
        row.at = kNow;
        const Slot slot = apply(store, row).slot;
        if (random() % 7 == 0 && slot != kNoSlot)
            store.end(slot, RowChange::Expired, kNow);
        if (random() % 5 == 0 && slot != kNoSlot)
            store.release(slot);
        if (step % 500 != 0)
            continue;
        std::map<quint8, qsizetype> counted;
        store.forEach([&](Slot each) { counted[store.node(each)] += store.state(each) == RowChange::Present ? 1 : 0; });
        qsizetype sum = 0;
        for (int node = 0; node < 256; ++node) {
            EXPECT_EQ(store.countOn(quint8(node)), counted[quint8(node)]) << "node " << node;
            sum += store.countOn(quint8(node));
        }
        EXPECT_EQ(sum, store.count());
    }
    store.clear();
    EXPECT_EQ(store.countOn(0), 0);
}

TEST(StoreApply, EndingAnUnknownKeyIsNothing)
{
    SessionStore store;
    const auto applied = apply(store, {"sess:x", {}, 0, RowChange::Expired});
    EXPECT_EQ(applied.effect, Effect::None);
    EXPECT_EQ(applied.slot, kNoSlot);
}

namespace
{

/// What becomes of a session of this deadline that tracking named at `at`, and that was absent at `readAt`.
RowChange namedGone(qint64 deadline, qint64 at, qint64 readAt, bool isUnknown = false)
{
    SessionStore store;
    RowBatch present;
    RowBatch::Row row;
    row.key = present.append("sess:abc");
    row.at = kNow;
    row.deadline = deadline;
    row.unknownDeadline = isUnknown;
    const auto slot = store.apply(present, row).slot;
    RowBatch gone;
    RowBatch::Row end;
    end.key = gone.append("sess:abc");
    end.change = RowChange::Ended;
    end.at = at;
    end.deadline = readAt;
    EXPECT_EQ(store.apply(gone, end).effect, Effect::Ended);
    EXPECT_EQ(store.endedAt(slot), at);
    return store.state(slot);
}

} // namespace

TEST(StoreApply, InfersNoMoreThanTheDeadlineSays)
{
    EXPECT_EQ(namedGone(0, kNow + 100, kNow + 200), RowChange::Ended) << "it had none";
    EXPECT_EQ(namedGone(kNow + 60'000, kNow + 100, kNow + 200), RowChange::Ended);
    EXPECT_EQ(namedGone(kNow + 50, kNow + 100, kNow + 200), RowChange::RanOut);
    EXPECT_EQ(namedGone(kNow + 110, kNow + 100, kNow + 200), RowChange::RanOut) << "no two clocks are the same";
    EXPECT_EQ(namedGone(kNow + 500, kNow + 100, kNow + 600), RowChange::Vanished)
        << "it may have been written, and then have expired";
    for (const qint64 deadline : {qint64(0), kNow + 60'000})
        EXPECT_EQ(namedGone(deadline, kNow + 100, kWrittenBefore), RowChange::Vanished)
            << "it may have had another one";
    EXPECT_EQ(namedGone(0, kNow + 100, kNow + 200, true), RowChange::Vanished) << "nobody knows its deadline";
}

TEST(StoreApply, LearnsHowASessionEnded)
{
    SessionStore store;
    Row row{"sess:abc", "alice", kNow + 60'000};
    row.at = kNow;
    const auto slot = apply(store, row).slot;
    row.change = RowChange::Ended;
    row.deadline = kNow; // it was looked at then
    EXPECT_EQ(apply(store, row).effect, Effect::Ended);
    const qint64 endedAt = store.endedAt(slot);
    EXPECT_EQ(apply(store, row).effect, Effect::None);
    row.change = RowChange::LoggedOut;
    row.at = kNow + 1'000;
    const auto learnt = apply(store, row);
    EXPECT_EQ(learnt.effect, Effect::Changed);
    EXPECT_EQ(learnt.fields, SessionStore::StateField);
    EXPECT_EQ(store.state(slot), RowChange::LoggedOut);
    EXPECT_EQ(store.endedAt(slot), endedAt);
    row.change = RowChange::Evicted;
    EXPECT_EQ(apply(store, row).effect, Effect::None) << "what was said is not doubted";
}

TEST(StoreApply, ComesBackAfterItsEnd)
{
    SessionStore store;
    const auto first = apply(store, {"sess:x", "alice", kNow + 1000});
    apply(store, {"sess:x", "alice", kNow + 9000});
    EXPECT_EQ(store.extensions(first.slot), 1u);
    EXPECT_TRUE(store.end(first.slot, RowChange::Vanished, kNow));
    EXPECT_FALSE(store.end(first.slot, RowChange::Vanished, kNow));
    const auto again = apply(store, {"sess:x", "alice", kNow + 20'000});
    EXPECT_EQ(again.effect, Effect::Created);
    EXPECT_EQ(again.slot, first.slot);
    EXPECT_EQ(store.state(again.slot), RowChange::Present);
    EXPECT_EQ(store.endedAt(again.slot), 0);
    EXPECT_EQ(store.extensions(again.slot), 0u) << "a new session has no history";
    EXPECT_EQ(store.count(), 1);
}

TEST(StoreApply, TakesAnInstantThatTheServerNamedAsItIs)
{
    SessionStore store;
    apply(store, {"s:x", {}, kNow});
    const RowBatch batch = testrows::toBatch({"s:x", {}, kNow + 1});
    RowBatch::Row row = batch.rows().front();
    row.exactDeadline = true;
    EXPECT_EQ(store.apply(batch, row).effect, Effect::Changed);
    EXPECT_EQ(store.deadline(store.find("s:x")), kNow + 1);
}

TEST(StoreApply, AnUnknownDeadlineIsNotNone)
{
    SessionStore store;
    const Slot slot = apply(store, {"s:x", {}, kNow}).slot;
    EXPECT_EQ(store.shownDeadline(slot), kNow);
    const RowBatch batch = testrows::toBatch({"s:x"});
    RowBatch::Row row = batch.rows().front();
    row.unknownDeadline = true;
    EXPECT_EQ(store.apply(batch, row).effect, Effect::Changed);
    EXPECT_TRUE(store.isDeadlineUnknown(slot));
    EXPECT_EQ(store.deadline(slot), 0);
    EXPECT_EQ(store.shownDeadline(slot), messages::kUnknownDeadline);
    EXPECT_EQ(apply(store, {"s:x"}).effect, Effect::Changed) << "now it is known that there is none";
    EXPECT_FALSE(store.isDeadlineUnknown(slot));
}

TEST(StoreApply, IgnoresNoiseOfDeadlines)
{
    SessionStore store;
    const Slot slot = apply(store, {"s:x", {}, kNow}).slot;
    EXPECT_EQ(apply(store, {"s:x", {}, kNow + 19}).effect, Effect::None);
    EXPECT_EQ(store.deadline(slot), kNow);
    EXPECT_EQ(apply(store, {"s:x", {}, kNow - 20}).effect, Effect::Changed);
    EXPECT_EQ(apply(store, {"s:x", {}, kNow + 900}).effect, Effect::Changed);
    EXPECT_EQ(store.extensions(slot), 0u) << "less than a second is no extension";
    apply(store, {"s:x", {}, kNow + 60'000});
    EXPECT_EQ(store.extensions(slot), 1u);
    EXPECT_EQ(apply(store, {"s:x", {}, 0}).effect, Effect::Changed);
    EXPECT_EQ(store.deadline(slot), 0) << "PERSIST";
    EXPECT_EQ(apply(store, {"s:x", {}, 5}).effect, Effect::Changed) << "0 is not a time";
}

TEST(StoreApply, TakesHostileNumbers)
{
    SessionStore store;
    Row row{"s:x"};
    constexpr qint64 kMost = std::numeric_limits<qint64>::max();
    for (const qint64 extreme : {kMost, -kMost - 1, qint64(-1)}) {
        row.deadline = row.created = row.lastAccess = row.fullTtl = row.at = extreme;
        const Slot slot = apply(store, row).slot;
        EXPECT_GT(store.deadline(slot), 0);
        EXPECT_GE(store.created(slot), 0);
        EXPECT_GE(store.fullTtl(slot), 0);
        row.change = RowChange::Expired;
        apply(store, row);
        EXPECT_GT(store.endedAt(slot), 0);
        row.change = RowChange::Present;
    }
    RowBatch batch;
    RowBatch::Row record;
    record.key = batch.append("k");
    record.idOffset = 1;
    record.idLength = 0xffff;
    batch.add(record);
    EXPECT_TRUE(store.id(store.apply(batch, batch.rows().front()).slot).isEmpty());
}

/// Of users whose sessions have all ended, none is there any more, though the sessions linger.
TEST(StoreUsers, AreThoseOfPresentSessions)
{
    SessionStore store;
    for (const int count : {3, 6'000}) { // few, and many
        store.clear();
        for (int number = 0; number < count; ++number) {
            const QByteArray digits = QByteArray::number(number);
            apply(store, {"a:" + digits, "user" + digits, kNow + 60'000});
            if (number % 2 == 0)
                apply(store, {"b:" + digits, "user" + digits, kNow + 60'000});
        }
        apply(store, {"nobody", "", kNow + 60'000});
        EXPECT_EQ(store.userCount(), count);
        for (int number = 0; number < count; ++number)
            store.end(store.find("a:" + QByteArray::number(number)), RowChange::LoggedOut, kNow);
        store.end(store.find("nobody"), RowChange::LoggedOut, kNow);
        EXPECT_EQ(store.endedCount(), count + 1);
        EXPECT_EQ(store.userCount(), (count + 1) / 2);
        EXPECT_EQ(store.textCount(SessionStore::Text::User), quint32(count));
    }
}

/// Six seconds of half an hour are not all that a session has.
TEST(StoreApply, KnowsALifetimeOnlyWhenItWasSet)
{
    constexpr qint64 kHalfHour = 30 * 60'000;
    SessionStore store;
    Row row{"s:read", "alice", kNow + 6'000};
    row.at = kNow;
    row.scan = 1;
    const Slot read = apply(store, row).slot;
    EXPECT_EQ(store.fullTtl(read), 0);

    Row created{"s:created", "bob", kNow + kHalfHour};
    created.at = kNow;
    created.byEvent = true;
    EXPECT_EQ(store.fullTtl(apply(store, created).slot), kHalfHour) << "set a moment ago";
    EXPECT_EQ(store.fullTtl(read), kHalfHour) << "what is usual in its format";
    row.key = "s:other";
    row.format = 1;
    EXPECT_EQ(store.fullTtl(apply(store, row).slot), 0) << "of another format nothing is known";

    // Moved on: somebody used it just now. It keeps the longest, also when it is cut short.
    row.deadline = kNow + 20 * 60'000;
    row.at = kNow + 2'000;
    const Slot other = apply(store, row).slot;
    EXPECT_EQ(store.fullTtl(other), 20 * 60'000 - 2'000);
    row.deadline = kNow + 10'000;
    row.byEvent = true;
    apply(store, row);
    EXPECT_EQ(store.fullTtl(other), 20 * 60'000 - 2'000);

    // The record's own word goes before all that.
    row.fullTtl = 3'600'000;
    apply(store, row);
    EXPECT_EQ(store.fullTtl(other), 3'600'000);
}

TEST(StoreApply, KeepsLongDurationsToTheSecond)
{
    SessionStore store;
    Row row{"s:x"};
    for (const qint64 ttl : {qint64(1), qint64(1'799'998), qint64(1'073'741'823), qint64(90) * 86'400'000}) {
        row.fullTtl = ttl;
        EXPECT_EQ(store.fullTtl(apply(store, row).slot), ttl);
    }
}

TEST(StoreApply, KeysAreBytes)
{
    SessionStore store;
    const QByteArray key("s:\xff\x00\xfe", 5);
    const Slot slot = apply(store, {key}).slot;
    EXPECT_EQ(store.key(slot), key);
    EXPECT_EQ(store.find(key), slot);
    EXPECT_EQ(store.find(QByteArray("s:\xff\x00", 4)), kNoSlot);
    const Slot empty = apply(store, {""}).slot;
    EXPECT_EQ(store.find(""), empty);
    const QByteArray large(0xffff, 'x');
    const Slot big = apply(store, {large, large, 0, RowChange::Present, large, large}).slot;
    EXPECT_EQ(store.key(big), large);
    EXPECT_LT(store.user(big).size(), 10'000) << "texts are bounded";
    EXPECT_EQ(apply(store, {large, large, 0, RowChange::Present, large, large}).effect, Effect::None);
    EXPECT_EQ(apply(store, {large + 'x'}).slot, kNoSlot) << "64 KiB is no session's key";
}

TEST(StoreApply, NamesTheDevice)
{
    SessionStore store;
    Row row{"s:x"};
    row.agent = "curl/8.0";
    const Slot slot = apply(store, row).slot;
    EXPECT_EQ(store.device(slot), "curl");
    row.agent = {};
    apply(store, row);
    EXPECT_TRUE(store.device(slot).isEmpty());
}

TEST(StoreScan, TellsWhatAScanDidNotSee)
{
    SessionStore store;
    const auto named = [](const char *key, quint32 scan, bool byEvent) {
        Row row{key};
        row.scan = scan;
        row.byEvent = byEvent;
        return row;
    };
    apply(store, named("s:a", 1, false));
    apply(store, named("s:b", 1, false));
    apply(store, named("s:c", 1, false));
    apply(store, named("s:d", 1, false));
    EXPECT_TRUE(store.notSeenBy(1).empty());

    store.beginScan(2);
    EXPECT_EQ(store.notSeenBy(2).size(), 4u);
    apply(store, named("s:a", 2, false));
    apply(store, named("s:b", 0, true));
    apply(store, named("s:e", 0, true));
    apply(store, {"s:d", {}, 0, RowChange::Expired});
    EXPECT_EQ(store.notSeenBy(2), std::vector<Slot>{store.find("s:c")});
    apply(store, named("s:c", 1, false)); // a straggler of the scan before
    EXPECT_EQ(store.notSeenBy(2), std::vector<Slot>{store.find("s:c")});
    apply(store, named("s:f", 3, false)); // a batch may begin a scan by itself
    EXPECT_EQ(store.notSeenBy(3).size(), 4u);
}

TEST(StoreTexts, ShareIdsAndReuseThem)
{
    SessionStore store;
    const Slot a = apply(store, {"s:a", "alice"}).slot;
    const Slot b = apply(store, {"s:b", "alice"}).slot;
    EXPECT_EQ(store.textId(SessionStore::Text::User, a), store.textId(SessionStore::Text::User, b));
    const auto limit = store.textLimit(SessionStore::Text::User);
    for (int round = 0; round < 1000; ++round)
        apply(store, {"s:a", "user" + QByteArray::number(round)});
    EXPECT_LE(store.textLimit(SessionStore::Text::User), limit + 2);
    EXPECT_EQ(store.user(b), "alice");
}

TEST(StoreScan, NumbersMayGrowForYears)
{
    SessionStore store;
    Row row{"s:a"};
    for (row.scan = 1; row.scan < 200'000; row.scan += 997) {
        store.beginScan(row.scan);
        EXPECT_EQ(store.notSeenBy(row.scan).size(), store.count() > 0 ? 1u : 0u);
        apply(store, row);
        EXPECT_TRUE(store.notSeenBy(row.scan).empty());
    }
}

/// What the store should say, the obvious way.
struct Naive {
    QByteArray user, ip, agent;
    qint64 deadline = 0;
    RowChange state = RowChange::Present;
};

TEST(StoreRandom, AgreesWithAMap)
{
    std::mt19937 random(7);
    const auto below = [&random](int limit) { return static_cast<int>(random() % static_cast<quint32>(limit)); };
    SessionStore store;
    std::map<QByteArray, Naive> naive;
    store.advanceTo(kNow);

    for (int step = 0; step < 40'000; ++step) {
        const QByteArray key = "s:" + QByteArray::number(below(700)) + QByteArray(below(90), '.');
        Row row{key};
        row.at = kNow;
        const int action = below(10);
        if (action < 6) {
            row.user = below(3) ? "user" + QByteArray::number(below(100)) : QByteArray();
            row.ip = "10.0.0." + QByteArray::number(below(50));
            row.agent = "agent" + QByteArray::number(below(20));
            row.deadline = below(4) ? kNow + below(4000) * 1000 - 1'000'000 : 0;
            const auto applied = apply(store, row);
            ASSERT_NE(applied.slot, kNoSlot);
            const auto known = naive.find(key);
            const bool wasPresent = known != naive.end() && known->second.state == RowChange::Present;
            EXPECT_EQ(applied.effect == Effect::Created, !wasPresent);
            naive[key] = {row.user, row.ip, row.agent, row.deadline, RowChange::Present};
        } else if (action < 8) {
            row.change = below(2) ? RowChange::Expired : RowChange::LoggedOut;
            const auto applied = apply(store, row);
            const auto known = naive.find(key);
            const bool wasPresent = known != naive.end() && known->second.state == RowChange::Present;
            EXPECT_EQ(applied.effect, wasPresent ? Effect::Ended : Effect::None);
            if (wasPresent)
                known->second.state = row.change;
        } else {
            const Slot slot = store.find(key);
            const auto known = naive.find(key);
            ASSERT_EQ(slot != kNoSlot, known != naive.end());
            if (slot != kNoSlot) {
                store.release(slot);
                if (known->second.state != RowChange::Present)
                    naive.erase(known);
            }
        }
        if (step % 997 != 0)
            continue;

        qsizetype present = 0;
        qint64 active = 0;
        for (const auto &[name, expected] : naive) {
            const Slot slot = store.find(name);
            ASSERT_TRUE(store.contains(slot));
            EXPECT_EQ(store.key(slot), name);
            EXPECT_EQ(store.user(slot), expected.user);
            EXPECT_EQ(store.ip(slot), expected.ip);
            EXPECT_EQ(store.userAgent(slot), expected.agent);
            EXPECT_EQ(store.deadline(slot), expected.deadline);
            EXPECT_EQ(store.state(slot), expected.state);
            if (expected.state == RowChange::Present) {
                ++present;
                active += expected.deadline == 0 || expected.deadline > kNow ? 1 : 0;
            }
        }
        EXPECT_EQ(store.count(), present);
        EXPECT_EQ(store.deadlines().total(), present);
        EXPECT_EQ(store.deadlines().activeAt(kNow), active);
        EXPECT_EQ(store.deadlines().dueAt(kNow), present - active);
        std::set<Slot> visited;
        store.forEach([&visited](Slot slot) { visited.insert(slot); });
        EXPECT_EQ(visited.size(), naive.size());
    }
    store.clear();
    EXPECT_EQ(store.count(), 0);
    EXPECT_EQ(store.slotLimit(), 0u);
}

TEST(StoreMemory, ChurnDoesNotGrowIt)
{
    SessionStore store;
    constexpr quint32 kPopulation = 5000;
    for (quint32 number = 0; number < kPopulation; ++number)
        apply(store, testrows::realistic(number, kPopulation));
    const auto replaceAll = [&store](quint32 generation) {
        for (quint32 number = 0; number < kPopulation; ++number) {
            const Slot old = store.find(testrows::realistic((generation - 1) * kPopulation + number, kPopulation).key);
            ASSERT_TRUE(store.end(old, RowChange::Expired, kNow));
            store.release(old);
            apply(store, testrows::realistic(generation * kPopulation + number, kPopulation));
        }
    };
    replaceAll(1);
    const qsizetype before = store.memoryUse();
    for (quint32 generation = 2; generation < 30; ++generation)
        replaceAll(generation);
    EXPECT_EQ(store.count(), qsizetype(kPopulation));
    EXPECT_LE(store.memoryUse(), before + before / 20);
}

/// A node that does not answer once takes nothing from what is known; where nothing is, the user is unknown.
TEST(StoreUnanswered, KeepsWhatIsKnown)
{
    SessionStore store;
    apply(store, {.key = "s:1", .user = "ann", .deadline = kNow + 60'000, .ip = "10.0.0.1", .created = kNow - 5});
    const auto unanswered = [&store](const QByteArray &key) {
        messages::RowBatch batch;
        messages::RowBatch::Row row;
        row.key = batch.append(key);
        row.at = kNow;
        row.closed = formats::Closed::Unanswered;
        row.unknownDeadline = true;
        row.unansweredDeadline = true;
        batch.add(row);
        return store.apply(batch, batch.rows().front()).slot;
    };
    const Slot known = unanswered("s:1");
    EXPECT_EQ(store.user(known), "ann");
    EXPECT_EQ(store.ip(known), "10.0.0.1");
    EXPECT_EQ(store.created(known), kNow - 5);
    EXPECT_EQ(store.deadline(known), kNow + 60'000);
    EXPECT_FALSE(store.isDeadlineUnknown(known));
    EXPECT_EQ(store.closed(known), formats::Closed::No);
    const Slot fresh = unanswered("s:2");
    EXPECT_TRUE(store.isDeadlineUnknown(fresh));
    EXPECT_FALSE(store.isAnonymous(fresh));
    EXPECT_EQ(store.closed(fresh), formats::Closed::Unanswered);
    apply(store, {.key = "s:2", .user = "bob", .deadline = kNow + 9000});
    EXPECT_EQ(store.user(fresh), "bob");
    EXPECT_EQ(store.closed(fresh), formats::Closed::No);
    // What is known to be anonymous now is that.
    apply(store, {.key = "s:1", .deadline = kNow + 60'000});
    EXPECT_TRUE(store.isAnonymous(known));
}
