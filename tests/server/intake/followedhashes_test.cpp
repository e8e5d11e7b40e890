// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/followedhashes.h"
#include "models/formats/keys/fieldaddress.h"
#include "models/messages/serverclock.h"
#include "tests/server/fakenode.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

using namespace server;
using formats::fieldAddress;
using messages::RowChange;
using messages::ServerClock;
using support::resp::array;
using support::resp::bulk;
using support::resp::error;
using support::resp::integer;
using support::resp::strings;

namespace
{

const QByteArray kOneHash = "a|session";
const QByteArray kOtherHash = "b|session";

QByteArray userRecord(const QByteArray &user)
{
    return "{\"user\":\"" + user + "\"}";
}

class FollowedHashesTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(node.open());
        const auto description = formats::FormatDescription::fromJson(QByteArray(R"({"id":"f","title":"F",
            "keys":[{"pattern":"{tenant:name}|session","field":"{id}"}],
            "payload":{"codec":["json"],"require":{"user":"present"}},"attrs":{"user":["user"]}})"));
        ASSERT_TRUE(description) << qPrintable(description.error());
        reader.setFormats(
            std::make_shared<const formats::FormatSet>(std::vector<formats::Format>{formats::Format(*description)}));
        node.peer.setScript([this](const QByteArrayList &command) { return answerTo(command); });
        QObject::connect(&hashes, &FollowedHashes::pageRead, &hashes,
                         [this](const QByteArray &hash, const RecordReader::Answer &page) {
                             ++pages[hash];
                             for (const messages::RowBatch::Row &row : page.rows->rows()) {
                                 if (row.change != RowChange::Present)
                                     continue;
                                 told.append(page.rows->view(row.key).toByteArray());
                                 hashes.noteRow(page.rows->view(row.key), page.rows->asked);
                             }
                         });
        QObject::connect(&hashes, &FollowedHashes::gone, &hashes,
                         [this](const std::vector<QByteArray> &addresses, RowChange /*how*/) {
                             for (const QByteArray &address : addresses)
                                 gone.append(address);
                         });
        hashes.noteLoaded();
    }

    /// Cursors count the fields; a page has so many.
    std::optional<QByteArray> answerTo(const QByteArrayList &command) const
    {
        const auto &word = command.front();
        if (word == "PEXPIRETIME")
            return integer(content.contains(command.at(1)) ? -1 : -2);
        if (word == "HPEXPIRETIME")
            return error("ERR unknown command 'HPEXPIRETIME'");
        if (word != "HSCAN")
            return std::nullopt;
        const QMap<QByteArray, QByteArray> fields = content.value(command.at(1));
        const QByteArrayList names = fields.keys();
        const int first = command.at(2).toInt();
        const int last = std::min(int(names.size()), first + pageSize);
        QByteArrayList page;
        for (int i = first; i < last; ++i)
            page << names.at(i) << fields.value(names.at(i));
        return array({bulk(last == names.size() ? QByteArray("0") : QByteArray::number(last)), strings(page)});
    }

    bool isQuiet()
    {
        return waitFor([this] { return hashes.unreadSince() == 0; });
    }
    /// Which rows came of this write.
    QByteArrayList toldAfterWrite(const QByteArray &hash, const QByteArray &event = "hset")
    {
        told.clear();
        hashes.noteWrite(hash, event);
        EXPECT_TRUE(isQuiet());
        return told;
    }
    std::vector<SeenField> readPageOf(const QByteArray &hash, const std::function<void()> &meanwhile = {})
    {
        std::optional<RecordReader::Answer> page;
        reader.readHash(hash, "0", false, {}, [&page](const redis::Result<RecordReader::Answer> &answer) {
            if (answer)
                page = *answer;
        });
        if (meanwhile)
            meanwhile();
        EXPECT_TRUE(waitFor([&page] { return page.has_value(); }));
        EXPECT_EQ(page->fields.size(), page->rows->rows().size());
        hashes.notePage(hash, page->fields, page->asked);
        return page->fields;
    }

    FakeNode node;
    RecordReader reader{node.connection, 3, nullptr};
    FollowedHashes hashes{node.connection, reader, nullptr};
    QMap<QByteArray, QMap<QByteArray, QByteArray>> content;
    int pageSize = 200;
    QMap<QByteArray, int> pages;
    QByteArrayList told;
    QByteArrayList gone;
};

} // namespace

TEST_F(FollowedHashesTest, TellOnlyWhatWasWritten)
{
    content[kOneHash] = {{"x", userRecord("ann")}, {"y", userRecord("bob")}};
    EXPECT_EQ(toldAfterWrite(kOneHash).size(), 2);
    content[kOneHash]["y"] = userRecord("carla");
    EXPECT_EQ(toldAfterWrite(kOneHash), QByteArrayList{fieldAddress(kOneHash, "y")});
    content[kOneHash].remove("x");
    EXPECT_TRUE(toldAfterWrite(kOneHash, "hdel").isEmpty());
    EXPECT_EQ(gone, QByteArrayList{fieldAddress(kOneHash, "x")});
}

TEST_F(FollowedHashesTest, ForgetWhatEndedWithAPass)
{
    content[kOneHash] = {{"x", userRecord("ann")}, {"y", userRecord("bob")}};
    EXPECT_EQ(toldAfterWrite(kOneHash).size(), 2);
    hashes.notePassStart();
    hashes.notePassEnd(); // which has met nothing: the rows have ended
    EXPECT_TRUE(hashes.isEmpty());
    EXPECT_EQ(toldAfterWrite(kOneHash).size(), 2) << "the same values are rows again";
}

TEST_F(FollowedHashesTest, TellAPassThatRunsWhatItMayNotMeet)
{
    content[kOneHash] = {{"x", userRecord("ann")}};
    EXPECT_EQ(toldAfterWrite(kOneHash).size(), 1);
    hashes.notePassStart();
    EXPECT_EQ(toldAfterWrite(kOneHash).size(), 1) << "else the row would end with the pass";
    EXPECT_TRUE(toldAfterWrite(kOneHash).isEmpty()) << "once is enough";
    hashes.notePassEnd();
    EXPECT_TRUE(toldAfterWrite(kOneHash).isEmpty());
}

TEST_F(FollowedHashesTest, ForgetARowThatHasEnded)
{
    content[kOneHash] = {{"x", userRecord("ann")}, {"y", userRecord("bob")}};
    EXPECT_EQ(toldAfterWrite(kOneHash).size(), 2);
    hashes.noteEnded(fieldAddress(kOneHash, "x"));
    EXPECT_EQ(toldAfterWrite(kOneHash), QByteArrayList{fieldAddress(kOneHash, "x")});
}

TEST_F(FollowedHashesTest, FollowRowsThatWereReadByThemselves)
{
    content[kOneHash] = {{"y", userRecord("bob")}};
    hashes.noteRow(fieldAddress(kOneHash, "x"), reader.asked());
    toldAfterWrite(kOneHash, "hdel");
    EXPECT_EQ(gone, QByteArrayList{fieldAddress(kOneHash, "x")});
}

TEST_F(FollowedHashesTest, DoNotWaitForTheEndOfALargeOne)
{
    constexpr int kPages = 60;
    pageSize = 1;
    for (int i = 0; i < kPages; ++i)
        content[kOneHash].insert("f" + QByteArray::number(i), userRecord("ann"));
    content[kOtherHash] = {{"x", userRecord("bob")}};
    int before = kPages;
    QObject::connect(&hashes, &FollowedHashes::pageRead, &hashes, [&](const QByteArray &hash) {
        if (hash == kOtherHash)
            before = pages.value(kOneHash);
    });
    hashes.noteWrite(kOneHash, "hset");
    hashes.noteWrite(kOtherHash, "hset");
    ASSERT_TRUE(isQuiet());
    EXPECT_EQ(pages.value(kOneHash), kPages);
    EXPECT_LT(before, kPages / 4);
    EXPECT_EQ(told.size(), kPages + 1);
    EXPECT_TRUE(gone.isEmpty());
}

TEST_F(FollowedHashesTest, TellSinceWhenAWriteIsUnread)
{
    content[kOneHash] = {{"x", userRecord("ann")}};
    EXPECT_EQ(hashes.unreadSince(), 0);
    node.peer.hold("HSCAN");
    const qint64 before = ServerClock::monotonicMs();
    hashes.noteWrite(kOneHash, "hset");
    const qint64 first = hashes.unreadSince();
    EXPECT_GE(first, before);
    ASSERT_TRUE(waitFor([this] { return node.peer.count("HSCAN") == 1; }));
    hashes.noteWrite(kOneHash, "hset"); // the reading may have missed this one
    hashes.noteWrite(kOtherHash, "hset");
    EXPECT_EQ(hashes.unreadSince(), first);
    node.peer.release();
    EXPECT_TRUE(isQuiet());
    EXPECT_EQ(pages.value(kOneHash), 2);

    node.peer.hold("HSCAN");
    hashes.noteWrite(kOneHash, "hset");
    EXPECT_GT(hashes.unreadSince(), first);
    hashes.takeAll(kOneHash);
    EXPECT_EQ(hashes.unreadSince(), 0) << "nobody waits for what is gone";
    node.peer.release();
}

TEST_F(FollowedHashesTest, VoidPagesOfAHashThatWasDeletedMeanwhile)
{
    content[kOneHash] = {{"x", userRecord("ann")}};
    EXPECT_EQ(readPageOf(kOneHash).size(), 1U);
    node.peer.hold("HSCAN");
    const auto fields = readPageOf(kOneHash, [this] {
        EXPECT_TRUE(waitFor([this] { return node.peer.count("HSCAN") == 2; }));
        EXPECT_EQ(hashes.takeAll(kOneHash), std::vector<QByteArray>{fieldAddress(kOneHash, "x")});
        node.peer.release();
    });
    EXPECT_TRUE(fields.empty()) << "what was read before is gone";
}

TEST_F(FollowedHashesTest, GoByWhenARowWasAskedFor)
{
    content[kOneHash] = {{"y", userRecord("bob")}};
    node.peer.hold("HSCAN");
    const quint64 before = reader.asked();
    hashes.noteWrite(kOneHash, "hdel");
    ASSERT_TRUE(waitFor([this] { return node.peer.count("HSCAN") == 1; }));
    // The answers come while the page is on its way.
    hashes.noteRow(fieldAddress(kOneHash, "early"), before);
    hashes.noteRow(fieldAddress(kOneHash, "late"), reader.asked());
    node.peer.release();
    EXPECT_TRUE(waitFor([this] { return !gone.isEmpty(); }));
    EXPECT_EQ(gone, QByteArrayList{fieldAddress(kOneHash, "early")});
}

TEST_F(FollowedHashesTest, TellAFieldAgainThatEndedWhileItWasRead)
{
    content[kOneHash] = {{"x", userRecord("ann")}, {"y", userRecord("bob")}};
    node.peer.hold("HSCAN");
    const std::vector<SeenField> fields = readPageOf(kOneHash, [this] {
        ASSERT_TRUE(waitFor([this] { return node.peer.count("HSCAN") == 1; }));
        reader.noteRemoval(fieldAddress(kOneHash, "x"));
        node.peer.release();
    });
    ASSERT_EQ(fields.size(), 1U);
    EXPECT_EQ(fields[0].address, fieldAddress(kOneHash, "y"));
    EXPECT_EQ(toldAfterWrite(kOneHash), QByteArrayList{fieldAddress(kOneHash, "x")}) << "it is there after all";
}

TEST_F(FollowedHashesTest, LoseNothingThatAPassReadsBesideThem)
{
    // A field that came behind the place where the reading is, and that the pass has met there.
    pageSize = 1;
    content[kOneHash] = {{"a", userRecord("ann")}, {"b", userRecord("bob")}};
    node.peer.hold("HSCAN");
    hashes.noteWrite(kOneHash, "hdel");
    ASSERT_TRUE(waitFor([this] { return node.peer.count("HSCAN") == 1; }));
    const std::vector<SeenField> late{{fieldAddress(kOneHash, "late"), 17}};
    hashes.notePage(kOneHash, late, reader.asked() + 1);
    const std::vector<SeenField> early{{fieldAddress(kOneHash, "early"), 17}};
    hashes.notePage(kOneHash, early, reader.asked() - 1);
    node.peer.release();
    EXPECT_TRUE(waitFor([this] { return !gone.isEmpty(); }));
    EXPECT_EQ(gone, QByteArrayList{fieldAddress(kOneHash, "early")});
}
