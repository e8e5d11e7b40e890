// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions that are fields of hashes, as they are read from servers that know more, or let less be known, than the one
// that the tests run.
#include "models/formats/keys/fieldaddress.h"
#include "models/server/intake/records/recordreader.h"
#include "tests/server/fakenode.h"

#include <gtest/gtest.h>

#include <optional>

using namespace server;
using formats::fieldAddress;
using support::FakeKeyspace;

namespace
{

constexpr qint64 kFieldEnds = 1'790'000'000'000;
const QByteArray kSessionsHash = "a|session";

/// RESP of texts.
QByteArray respOf(const QByteArrayList &texts)
{
    QByteArray bytes = '*' + QByteArray::number(texts.size()) + "\r\n";
    for (const QByteArray &each : texts)
        bytes += '$' + QByteArray::number(each.size()) + "\r\n" + each + "\r\n";
    return bytes;
}

class RecordFieldsTest : public ::testing::Test
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
    }

    std::optional<QByteArray> answerTo(const QByteArrayList &command) const
    {
        const QByteArray &word = command.front();
        if (word == "PEXPIRETIME")
            return ":" + QByteArray::number(hashEnds) + "\r\n";
        if (word == "HSCAN") {
            QByteArrayList fields{"one", R"({"user":"ann"})", "two", R"({"user":"bob"})", "n", "17"};
            if (!large.isEmpty())
                fields << "vast" << large;
            if (!largeName.isEmpty())
                fields = QByteArrayList{largeName, R"({"user":"cid"})"} + fields;
            return "*2\r\n$1\r\n0\r\n" + respOf(fields);
        }
        if (word == "HGET")
            return hgetAnswer;
        if (word == "HPEXPIRETIME")
            return endsAnswer;
        return std::nullopt;
    }

    RecordReader::Answer readHash()
    {
        return wait([this](RecordReader::Handler handler) {
            reader.readHash(kSessionsHash, "0", true, {}, std::move(handler));
        });
    }

    RecordReader::Answer readField()
    {
        return wait([this](RecordReader::Handler handler) {
            reader.read({fieldAddress(kSessionsHash, "one")}, true, std::move(handler));
        });
    }

    template<typename Ask> RecordReader::Answer wait(Ask ask)
    {
        std::optional<redis::Result<RecordReader::Answer>> answer;
        ask([&answer](redis::Result<RecordReader::Answer> result) { answer = std::move(result); });
        EXPECT_TRUE(waitFor([&answer] { return answer.has_value(); }));
        EXPECT_TRUE(answer && *answer);
        return answer && *answer ? **answer
                                 : RecordReader::Answer{std::make_shared<messages::RowBatch>(), {}, 0, 0, 0, 0, {}};
    }

    FakeNode node;
    RecordReader reader{node.connection, 3, nullptr};
    qint64 hashEnds = -1;
    QByteArray large;     ///< one more field
    QByteArray largeName; ///< the same: the first
    QByteArray endsAnswer = "-ERR unknown command 'HPEXPIRETIME'\r\n";
    QByteArray hgetAnswer = "$14\r\n{\"user\":\"ann\"}\r\n";
};

} // namespace

TEST_F(RecordFieldsTest, AreWithoutAnEndWhereTheServerKnowsNone)
{
    const RecordReader::Answer page = readHash();
    ASSERT_EQ(page.rows->rows().size(), 3U);
    EXPECT_EQ(page.rows->rows()[2].change, messages::RowChange::Replaced) << "it holds no session, or none any more";
    EXPECT_EQ(page.cursor, "0");
    EXPECT_EQ(page.fields.size(), 3U);
    EXPECT_EQ(page.notSessions, 1);
    const messages::RowBatch::Row &row = page.rows->rows().front();
    EXPECT_EQ(page.rows->view(row.key), fieldAddress(kSessionsHash, "one"));
    EXPECT_EQ(page.rows->view(row.key).sliced(row.idOffset, row.idLength), "one");
    EXPECT_EQ(row.deadline, 0);
    EXPECT_FALSE(row.unknownDeadline);
    readHash();
    readField();
    EXPECT_EQ(node.peer.count("HPEXPIRETIME"), 1) << "it is not asked again what it does not know";
}

TEST_F(RecordFieldsTest, EndByTheirOwnTime)
{
    endsAnswer = "*3\r\n:" + QByteArray::number(kFieldEnds) + "\r\n:-1\r\n:-1\r\n";
    const RecordReader::Answer page = readHash();
    ASSERT_EQ(page.rows->rows().size(), 3U);
    EXPECT_EQ(page.rows->rows()[2].change, messages::RowChange::Replaced) << "it holds no session, or none any more";
    EXPECT_EQ(page.rows->rows()[0].deadline, kFieldEnds);
    EXPECT_EQ(page.rows->rows()[1].deadline, 0);
    endsAnswer = "*1\r\n:" + QByteArray::number(kFieldEnds) + "\r\n";
    const RecordReader::Answer one = readField();
    ASSERT_EQ(one.rows->rows().size(), 1U);
    EXPECT_EQ(one.rows->rows()[0].deadline, kFieldEnds);
}

TEST_F(RecordFieldsTest, HaveAnUnknownEndWhereItMayNotBeAsked)
{
    endsAnswer = "-NOPERM this user has no permissions to run the 'hpexpiretime' command\r\n";
    const RecordReader::Answer page = readHash();
    ASSERT_EQ(page.rows->rows().size(), 3U);
    EXPECT_EQ(page.rows->rows()[2].change, messages::RowChange::Replaced) << "it holds no session, or none any more";
    EXPECT_TRUE(page.rows->rows()[0].unknownDeadline);
    EXPECT_EQ(page.rows->rows()[0].deadline, 0);
    EXPECT_TRUE(readHash().rows->rows()[0].unknownDeadline);
    EXPECT_TRUE(readField().rows->rows()[0].unknownDeadline);
    EXPECT_EQ(node.peer.count("HPEXPIRETIME"), 1) << "each refusal is logged";

    reader.forgetRefusals();
    endsAnswer = "*3\r\n:" + QByteArray::number(kFieldEnds) + "\r\n:-1\r\n:-1\r\n";
    EXPECT_EQ(readHash().rows->rows()[0].deadline, kFieldEnds);
}

TEST_F(RecordFieldsTest, EndWithTheirHashWhereTheirOwnEndMayNotBeAsked)
{
    hashEnds = kFieldEnds;
    endsAnswer = "-NOPERM this user has no permissions to run the 'hpexpiretime' command\r\n";
    for (int turn = 0; turn < 2; ++turn) {
        const RecordReader::Answer page = readHash();
        ASSERT_EQ(page.rows->rows().size(), 3U);
        EXPECT_EQ(page.rows->rows()[0].deadline, kFieldEnds);
        EXPECT_FALSE(page.rows->rows()[0].unknownDeadline);
        EXPECT_EQ(readField().rows->rows()[0].deadline, kFieldEnds);
    }
    EXPECT_EQ(node.peer.count("HPEXPIRETIME"), 1);
}

TEST_F(RecordFieldsTest, AreAskedOneByOneOnceWhereThatMayNotBe)
{
    endsAnswer = "-NOPERM this user has no permissions to run the 'hpexpiretime' command\r\n";
    for (int turn = 0; turn < 2; ++turn)
        EXPECT_TRUE(readField().rows->rows()[0].unknownDeadline);
    EXPECT_EQ(node.peer.count("HPEXPIRETIME"), 1);
}

TEST_F(RecordFieldsTest, AreListedWithoutTheirUserWhereTheyAreTooLarge)
{
    constexpr int kLarge = 65 * 1024 * 1024; // more than is taken of one text
    large = QByteArray(kLarge, 'x');
    for (int turn = 0; turn < 2; ++turn) {
        const RecordReader::Answer page = readHash();
        ASSERT_EQ(page.rows->rows().size(), 4U);
        EXPECT_EQ(page.fields.size(), 4U);
        EXPECT_EQ(page.rows->view(page.rows->rows()[0].user), "ann");
        const messages::RowBatch::Row &row = page.rows->rows()[3];
        EXPECT_EQ(page.rows->view(row.key), fieldAddress(kSessionsHash, "vast"));
        EXPECT_EQ(row.closed, formats::Closed::TooLarge);
        EXPECT_EQ(row.size, quint32(kLarge));
    }
    hgetAnswer = "$" + QByteArray::number(kLarge) + "\r\n" + large + "\r\n";
    const RecordReader::Answer one = readField();
    ASSERT_EQ(one.rows->rows().size(), 1U);
    EXPECT_EQ(one.rows->rows()[0].closed, formats::Closed::TooLarge);
    EXPECT_EQ(one.unreadable, 0);
    EXPECT_EQ(node.peer.connections(), 1) << "it is no reason to hang up";
}

TEST_F(RecordFieldsTest, AreUnreadableWhereTheirNamesAreTooLarge)
{
    largeName = QByteArray(65 * 1024 * 1024, 'n');
    endsAnswer = "*3\r\n:" + QByteArray::number(kFieldEnds) + "\r\n:-1\r\n:-1\r\n";
    const RecordReader::Answer page = readHash();
    EXPECT_EQ(page.unreadable, 1) << "so that what is missing is not said to be gone";
    ASSERT_TRUE(page.refused);
    EXPECT_EQ(page.refused->kind, redis::ErrorKind::TooLarge);
    EXPECT_EQ(page.cursor, "0");
    ASSERT_EQ(page.fields.size(), 3U);
    ASSERT_EQ(page.rows->rows().size(), 4U);
    EXPECT_EQ(page.rows->rows()[0].change, messages::RowChange::Unread);
    EXPECT_EQ(page.rows->view(page.rows->rows()[0].key), kSessionsHash);
    EXPECT_EQ(page.rows->view(page.rows->rows()[1].key), fieldAddress(kSessionsHash, "one"));
    EXPECT_EQ(page.rows->view(page.rows->rows()[1].user), "ann");
    EXPECT_EQ(page.rows->rows()[1].deadline, kFieldEnds);
    EXPECT_EQ(page.rows->rows()[2].deadline, 0);
    const QByteArrayList asked = node.peer.commands("HPEXPIRETIME").front();
    EXPECT_EQ(asked, (QByteArrayList{"HPEXPIRETIME", kSessionsHash, "FIELDS", "3", "one", "two", "n"}));
}

TEST_F(RecordFieldsTest, AreGoneOneByOne)
{
    hgetAnswer = "$-1\r\n";
    const RecordReader::Answer gone = readField();
    EXPECT_TRUE(gone.rows->isEmpty());
    ASSERT_EQ(gone.absent.size(), 1U);
    EXPECT_EQ(gone.absent.front(), fieldAddress(kSessionsHash, "one"));
}

TEST_F(RecordFieldsTest, TellWhenTheyWereAskedFor)
{
    const quint64 before = reader.asked();
    std::optional<RecordReader::Answer> page;
    const RecordReader::Answer one = wait([&](RecordReader::Handler handler) {
        reader.read({fieldAddress(kSessionsHash, "one")}, true, std::move(handler));
        reader.readHash(kSessionsHash, "0", true, {}, [&page](const redis::Result<RecordReader::Answer> &answer) {
            if (answer)
                page = *answer;
        });
    });
    EXPECT_EQ(reader.asked(), before + 1);
    EXPECT_EQ(one.rows->asked, before) << "not when the answer came";
    ASSERT_TRUE(waitFor([&page] { return page.has_value(); }));
    EXPECT_EQ(page->asked, before + 1);
    EXPECT_EQ(page->rows->asked, before + 1);
    EXPECT_EQ(readField().rows->asked, before + 1);
}

TEST_F(RecordFieldsTest, OfAHashAreNotReadAsOfOneKey)
{
    const RecordReader::Answer answer =
        wait([this](RecordReader::Handler handler) { reader.read({kSessionsHash}, false, std::move(handler)); });
    EXPECT_EQ(answer.hashes, std::vector<QByteArray>{kSessionsHash});
    EXPECT_EQ(node.peer.count("HSCAN"), 0);
    EXPECT_EQ(node.peer.count("HGETALL"), 0);
}
