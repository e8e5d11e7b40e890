// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/server.h"
#include "models/server/intake/namelist.h"
#include "models/server/intake/sessionloader.h"
#include "tests/server/fakenode.h"

#include <QSet>

#include <gtest/gtest.h>

#include <optional>

using namespace server;
using namespace support;
using redis::ErrorKind;

namespace
{

constexpr int kNode = 3; ///< of several

class SessionLoaderTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        node.commands().open();
        ASSERT_TRUE(redis::reaches(node.commands(), redis::Connection::State::Ready));
        peer.clearCommands();
        reader.setFormats(shopFormats());
        QObject::connect(&loader, &SessionLoader::batchReady, &loader, [this](const messages::RowBatchPointer &batch) {
            scans.insert(batch->scan);
            for (const messages::RowBatch::Row &row : batch->rows())
                loaded.append(batch->view(row.key).toByteArray());
            EXPECT_EQ(batch->node, kNode);
            ++batches;
            if (acknowledges)
                loader.acknowledge();
        });
        QObject::connect(&loader, &SessionLoader::progressed, &loader,
                         [this](const messages::LoadProgress &now) { progress.push_back(now); });
        QObject::connect(&loader, &SessionLoader::refused, &loader,
                         [this](const redis::Error &error) { refusals.push_back(error.kind); });
        QObject::connect(&loader, &SessionLoader::finished, &loader,
                         [this](quint32 scan, bool complete) { ends.emplace_back(scan, complete); });
    }

    void fill(int count)
    {
        for (int i = 0; i < count; ++i)
            keys.setString("shop:s:" + QByteArray::number(i), shopSession("u"), 60'000);
    }

    bool load(quint32 scan = 1)
    {
        loader.start(scan, {"shop:s:*"});
        return waitFor([this] { return !ends.empty(); });
    }

    FakeRedis peer;
    FakeKeyspace &keys = peer.keys;
    redis::Node node{kNode, redis::tcp(peer.port()), {}, 0, redis::quick(), nullptr};
    RecordReader reader{node.commands(), kNode, nullptr};
    SessionLoader loader{node, reader, false, nullptr};
    bool acknowledges = true;
    QByteArrayList loaded;
    QSet<quint32> scans;
    int batches = 0;
    std::vector<messages::LoadProgress> progress;
    std::vector<ErrorKind> refusals;
    std::vector<std::pair<quint32, bool>> ends;
};

using Ends = std::vector<std::pair<quint32, bool>>;

} // namespace

/// An error among the names of a page is the server's word, and no key of that name.
TEST_F(SessionLoaderTest, TakesNoErrorForAName)
{
    fill(2);
    peer.setScript([](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.value(0) != "SCAN")
            return std::nullopt;
        return QByteArray("*2\r\n$1\r\n0\r\n*4\r\n$8\r\nshop:s:0\r\n-shop:s:9\r\n:7\r\n$8\r\nshop:s:1\r\n");
    });
    ASSERT_TRUE(load());
    EXPECT_EQ(loaded, (QByteArrayList{"shop:s:0", "shop:s:1"}));
    for (const QByteArrayList &command : peer.commands())
        EXPECT_FALSE(command.contains("shop:s:9")) << command.join(' ').constData();
}

TEST_F(SessionLoaderTest, VisitsEveryKey)
{
    fill(5000);
    keys.setString("other:1", "x");
    ASSERT_TRUE(load(7));
    EXPECT_EQ(ends, (Ends{{7, true}}));
    EXPECT_EQ(loaded.size(), 5000);
    EXPECT_EQ(QSet<QByteArray>(loaded.begin(), loaded.end()).size(), 5000);
    EXPECT_EQ(scans, QSet<quint32>{7});
    EXPECT_GT(peer.count("SCAN"), 1);
    EXPECT_DOUBLE_EQ(progress.back().fraction, 1);
    EXPECT_EQ(progress.back().sessions, 5000);
    EXPECT_TRUE(refusals.empty());
}

TEST_F(SessionLoaderTest, TakesTheCursorForWhatItIs)
{
    // Unsigned, beyond what a signed number holds; pages may be empty; only "0" is the end.
    fill(2);
    const QByteArray high = "18446744073709551615";
    QByteArrayList cursors;
    peer.setScript([&](const QByteArrayList &command) -> std::optional<QByteArray> {
        if (command.front() != "SCAN")
            return std::nullopt;
        cursors.append(command[1]);
        if (command[1] == "0")
            return resp::array({resp::bulk(high), resp::strings({"shop:s:0"})});
        if (command[1] == high)
            return resp::array({resp::bulk("9223372036854775808"), resp::strings({})});
        return resp::array({resp::bulk("0"), resp::strings({"shop:s:1"})});
    });
    ASSERT_TRUE(load());
    EXPECT_EQ(cursors, (QByteArrayList{"0", high, "9223372036854775808"}));
    EXPECT_EQ(ends, (Ends{{1, true}}));
    EXPECT_EQ(loaded, (QByteArrayList{"shop:s:0", "shop:s:1"}));
    for (const messages::LoadProgress &now : progress) {
        EXPECT_GE(now.fraction, 0);
        EXPECT_LE(now.fraction, 1);
    }
}

TEST_F(SessionLoaderTest, SaysThatItMayNotScan)
{
    fill(3);
    peer.forbid({"SCAN"});
    ASSERT_TRUE(load());
    EXPECT_EQ(refusals, (std::vector{ErrorKind::PermissionDenied}));
    EXPECT_EQ(ends, (Ends{{1, false}})) << "what was not visited is not gone";
}

TEST_F(SessionLoaderTest, SaysOnceWhatItMayNotRead)
{
    fill(2000);
    peer.forbid({"GETRANGE"});
    ASSERT_TRUE(load());
    EXPECT_EQ(refusals, (std::vector{ErrorKind::PermissionDenied}));
    EXPECT_EQ(loaded.size(), 2000) << "that they are there is known";
    EXPECT_EQ(progress.back().sessions, 0);
    EXPECT_EQ(progress.back().unreadable, 2000);
}

TEST_F(SessionLoaderTest, IsNotCompleteWhenTheConnectionBreaks)
{
    for (const QByteArray name : {"SCAN", "GETRANGE"}) {
        ends.clear();
        fill(2000);
        ASSERT_TRUE(redis::reaches(node.commands(), redis::Connection::State::Ready));
        peer.hangUpAt(name);
        ASSERT_TRUE(load());
        EXPECT_EQ(ends, (Ends{{1, false}})) << name.constData();
        EXPECT_TRUE(refusals.empty()) << "that is no refusal";
    }
}

TEST_F(SessionLoaderTest, DropsWhatComesForAnEarlierPass)
{
    fill(3);
    peer.hold("SCAN");
    loader.start(1, {"shop:s:*"});
    ASSERT_TRUE(waitFor([this] { return peer.count("SCAN") == 1; }));
    loader.start(2, {"shop:s:*"});
    EXPECT_EQ(ends, (Ends{{1, false}}));
    peer.release();
    ASSERT_TRUE(waitFor([this] { return ends.size() == 2; }));
    EXPECT_EQ(ends.back(), (std::pair<quint32, bool>{2, true}));
    EXPECT_EQ(loaded.size(), 3) << "once";
    EXPECT_EQ(scans, QSet<quint32>{2});
}

TEST_F(SessionLoaderTest, WaitsForAReceiverThatIsBusy)
{
    fill(40'000);
    acknowledges = false;
    loader.start(1, {"shop:s:*"});
    // No command of it is on its way any more, though there are keys left.
    const auto isWaiting = [this] { return batches > 0 && node.commands().pending() == 0 && loader.isRunning(); };
    ASSERT_TRUE(waitFor([&] { return isWaiting() && batches >= 48; }));
    const int handedOver = batches;
    ASSERT_TRUE(redis::ask(node.commands(), {"PING"}));
    EXPECT_EQ(batches, handedOver);
    EXPECT_LT(loaded.size(), 40'000);
    acknowledges = true;
    for (int i = 0; i < handedOver; ++i)
        loader.acknowledge();
    ASSERT_TRUE(waitFor([this] { return !ends.empty(); }));
    EXPECT_EQ(ends, (Ends{{1, true}}));
    EXPECT_EQ(loaded.size(), 40'000);
}

TEST_F(SessionLoaderTest, GoesByNamesThatAreKnown)
{
    fill(5000);
    const auto names = std::make_shared<NameList>();
    for (int i = 0; i < 4000; ++i)
        names->add("shop:s:" + QByteArray::number(i));
    names->add("shop:s:gone");
    names->add("other:1");
    loader.start(9, {"shop:s:*"}, names);
    ASSERT_TRUE(waitFor([this] { return !ends.empty(); }));
    EXPECT_EQ(ends, (Ends{{9, true}}));
    EXPECT_EQ(peer.count("SCAN"), 0);
    EXPECT_EQ(loaded.size(), 4000) << "those, and what is gone is not there";
    EXPECT_DOUBLE_EQ(progress.back().fraction, 1);
    EXPECT_EQ(progress.back().sessions, 4000);
    // For this pass only.
    ends.clear();
    loaded.clear();
    ASSERT_TRUE(load(10));
    EXPECT_GT(peer.count("SCAN"), 0);
    EXPECT_EQ(loaded.size(), 5000);
}

TEST_F(SessionLoaderTest, AnEmptyListIsReadAtOnce)
{
    loader.start(9, {"shop:s:*"}, std::make_shared<NameList>());
    ASSERT_TRUE(waitFor([this] { return !ends.empty(); }));
    EXPECT_EQ(ends, (Ends{{9, true}}));
    EXPECT_EQ(peer.count("SCAN"), 0);
}
