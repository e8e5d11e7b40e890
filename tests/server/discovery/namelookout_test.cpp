// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/namelookout.h"

#include "models/formats/detection/namekinds.h"

#include "tests/server/fakenode.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace server;

namespace
{

class Lookout : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(node.open());
        lookout.setKnown({shopDescription()});
        QObject::connect(&lookout, &NameLookout::sessionsMet, &lookout,
                         [this](const std::vector<QByteArray> &some) { met.push_back(some); });
        QObject::connect(&lookout, &NameLookout::lookedAtAll, &lookout, [this] { ++ends; });
    }
    static QByteArray key(int number) { return "shop:s:" + QByteArray::number(number).rightJustified(32, 'a'); }
    /// Told of one name more than of the others, it has looked at all that it will.
    bool hasLooked()
    {
        const int before = ends;
        return waitFor([this, before] { return ends > before; });
    }
    qsizetype reads() const
    {
        return std::count_if(node.peer.commands().begin(), node.peer.commands().end(),
                             [](const QByteArrayList &command) { return command.first() == "GETRANGE"; });
    }

    FakeNode node;
    support::FakeKeyspace &keys = node.peer.keys;
    NameLookout lookout{node.connection, nullptr};
    std::vector<std::vector<QByteArray>> met;
    int ends = 0;
};

} // namespace

TEST_F(Lookout, TellsWhatReadsLikeASession)
{
    keys.setString(key(1), shopSession("ann"));
    lookout.note({key(1), "cache:page", "shop:queue"});
    EXPECT_TRUE(lookout.hasUnknown());
    ASSERT_TRUE(hasLooked());
    ASSERT_EQ(met.size(), 1U);
    EXPECT_EQ(met[0], std::vector<QByteArray>{key(1)});
    EXPECT_FALSE(lookout.hasUnknown());
    EXPECT_EQ(reads(), 1) << "the others are told by their names";
}

TEST_F(Lookout, ReadsFewOfAKindThatIsNoSession)
{
    std::vector<QByteArray> names;
    for (int i = 0; i < 500; ++i) {
        names.push_back(key(i));
        keys.setString(names.back(), "[1]");
    }
    lookout.note(names);
    ASSERT_TRUE(hasLooked());
    EXPECT_LE(reads(), 4);
    EXPECT_TRUE(met.empty());
    // It goes on, one by one: sessions may be among them.
    const qsizetype before = reads();
    keys.setString(key(501), shopSession("ann"));
    ASSERT_TRUE(waitFor([&] {
        lookout.note({key(501)});
        return !met.empty();
    }));
    EXPECT_LE(reads() - before, 2);
}

TEST_F(Lookout, DoesNotAskAgainWhatOthersHaveLookedAt)
{
    keys.setString(key(1), "[1]");
    lookout.noteBarren({formats::generalisedName(key(1))});
    lookout.note({key(1)});
    EXPECT_FALSE(lookout.hasUnknown()) << "the kind is known";
}

TEST_F(Lookout, OthersMayBecomeKnownWhileItReads)
{
    keys.setString(key(1), shopSession("ann"));
    lookout.note({key(1)});
    ASSERT_TRUE(waitFor([this] { return !node.peer.commands().isEmpty(); }));
    lookout.setKnown({shopDescription()}); // the answers are on their way
    ASSERT_TRUE(waitFor([this] { return !met.empty(); }));
    EXPECT_EQ(met[0], std::vector<QByteArray>{key(1)});
}

TEST_F(Lookout, CountsWhatMayNotBeReadAsLongAsThatIsSo)
{
    keys.setString(key(1), shopSession("ann"));
    keys.setString(key(2), shopSession("bob"));
    node.peer.forbidKeys("shop:");
    lookout.note({key(1), key(2)});
    ASSERT_TRUE(hasLooked());
    EXPECT_EQ(lookout.unreadableKeys(), 2);
    EXPECT_TRUE(met.empty());
    lookout.clear();
    EXPECT_EQ(lookout.unreadableKeys(), 0);
}
