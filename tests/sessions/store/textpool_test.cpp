// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/store/textpool.h"

#include <QByteArray>

#include <gtest/gtest.h>

namespace
{

using sessions::TextPool;

TEST(TextPool, KeepsEachTextOnce)
{
    TextPool pool;
    const TextPool::Acquired alice = pool.acquire("alice");
    EXPECT_TRUE(alice.isNew);
    const TextPool::Acquired again = pool.acquire("alice");
    EXPECT_FALSE(again.isNew);
    EXPECT_EQ(again.id, alice.id);
    EXPECT_EQ(pool.acquireKnown(alice.id), alice.id);
    EXPECT_EQ(pool.uses(alice.id), 3u);
    EXPECT_EQ(pool.view(alice.id), QByteArrayView("alice"));
    EXPECT_EQ(pool.find("alice"), alice.id);
    EXPECT_EQ(pool.find("bob"), 0u);
    EXPECT_EQ(pool.count(), 1u);
}

TEST(TextPool, HasTheEmptyTextAlways)
{
    TextPool pool;
    EXPECT_EQ(pool.acquire({}).id, 0u);
    EXPECT_TRUE(pool.view(0).isEmpty());
    EXPECT_FALSE(pool.release(0));
    EXPECT_EQ(pool.uses(0), 0u);
    EXPECT_TRUE(pool.equals(0, {}));
    EXPECT_EQ(pool.find({}), 0u);
}

TEST(TextPool, GivesBackWhatNobodyUses)
{
    TextPool pool;
    const TextPool::Id alice = pool.acquire("alice").id;
    const TextPool::Id bob = pool.acquire("bob").id;
    pool.acquire("alice");
    EXPECT_FALSE(pool.release(alice));
    EXPECT_TRUE(pool.release(alice));
    EXPECT_EQ(pool.find("alice"), 0u);
    EXPECT_TRUE(pool.view(alice).isEmpty());
    EXPECT_EQ(pool.uses(alice), 0u);
    EXPECT_EQ(pool.view(bob), QByteArrayView("bob"));
    EXPECT_EQ(pool.acquire("carol").id, alice) << "a number is used again";
    EXPECT_EQ(pool.count(), 2u);
}

TEST(TextPool, CutsWhatIsTooLongAndFindsItAgain)
{
    TextPool pool;
    const QByteArray lengthy(5000, 'x');
    const TextPool::Id id = pool.acquire(lengthy).id;
    EXPECT_EQ(pool.view(id).size(), 2048);
    EXPECT_EQ(pool.acquire(lengthy).id, id);
    EXPECT_EQ(pool.find(lengthy), id);
    EXPECT_TRUE(pool.equals(id, lengthy));
    EXPECT_FALSE(pool.release(id));
    EXPECT_TRUE(pool.release(id));
}

} // namespace
