// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/replyreader.h"

#include <QRandomGenerator>

#include <gtest/gtest.h>

#include <string>

using redis::ErrorKind;
using redis::Reply;
using redis::ReplyLimits;
using redis::ReplyReader;

namespace
{

/// A reply as text, so that tests can compare whole trees: `[+OK -ERR :1 "bulk" nil]`.
std::string dump(const Reply &reply)
{
    switch (reply.type) {
    case Reply::Type::Nil:
        return "nil";
    case Reply::Type::Status:
        return "+" + reply.bytes.toStdString();
    case Reply::Type::Error:
        return "-" + reply.bytes.toStdString();
    case Reply::Type::Integer:
        return ":" + std::to_string(reply.integer);
    case Reply::Type::Bulk:
        return '"' + reply.bytes.toStdString() + '"';
    case Reply::Type::Array:
        break;
    }
    std::string text = "[";
    for (const Reply &element : reply.elements)
        text += (text.size() > 1 ? " " : "") + dump(element);
    return text + "]";
}

/// Feeds `wire` in pieces that end at `cuts`, and dumps what comes out, with "!" for an error.
std::string read(ReplyReader &reader, QByteArrayView wire, qsizetype pieceSize = ReplyReader::kSlice)
{
    std::string text;
    for (qsizetype from = 0; from < wire.size(); from += pieceSize) {
        reader.feed(wire.sliced(from, std::min(pieceSize, wire.size() - from)));
        while (Reply *reply = reader.next())
            text += dump(*reply) + ";";
    }
    return reader.error() ? text + "!" : text;
}

std::string read(QByteArrayView wire)
{
    ReplyReader reader;
    return read(reader, wire);
}

ErrorKind failure(QByteArrayView wire, const ReplyLimits &limits = {})
{
    ReplyReader reader(limits);
    read(reader, wire);
    EXPECT_TRUE(reader.error()) << wire.toByteArray().left(80).constData();
    return reader.error() ? reader.error()->kind : ErrorKind::Closed;
}

constexpr QByteArrayView kMixed("+OK\r\n:-42\r\n$5\r\nhe\r\nx\r\n$0\r\n\r\n$-1\r\n*-1\r\n*0\r\n-WRONGTYPE no\r\n"
                                "*3\r\n$2\r\n17\r\n*2\r\n*1\r\n:1\r\n$-1\r\n+x\r\n:9223372036854775807\r\n");
const std::string kMixedText = "+OK;:-42;\"he\r\nx\";\"\";nil;nil;[];-WRONGTYPE no;[\"17\" [[:1] nil] +x];"
                               ":9223372036854775807;";

} // namespace

TEST(ReplyReader, ReadsEveryType)
{
    EXPECT_EQ(read(kMixed), kMixedText);
}

TEST(ReplyReader, ReadsPiecesCutAnywhere)
{
    for (qsizetype cut = 0; cut <= kMixed.size(); ++cut) {
        ReplyReader reader;
        const std::string head = read(reader, kMixed.first(cut));
        EXPECT_EQ(head + read(reader, kMixed.sliced(cut)), kMixedText) << cut;
    }
    for (qsizetype size = 1; size < 10; ++size) {
        ReplyReader reader;
        EXPECT_EQ(read(reader, kMixed, size), kMixedText) << size;
    }
}

TEST(ReplyReader, KeepsBytesAsTheyAre)
{
    const QByteArray bytes("\0\xff\r\n$-1\r\n", 9);
    const QByteArray wire = "$" + QByteArray::number(bytes.size()) + "\r\n" + bytes + "\r\n";
    ReplyReader reader;
    reader.feed(wire);
    const Reply *reply = reader.next();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->type, Reply::Type::Bulk);
    EXPECT_EQ(reply->bytes, bytes);
}

TEST(ReplyReader, ReadsALargeString)
{
    const QByteArray body(5'000'000, 'x');
    const QByteArray wire = "*2\r\n$5000000\r\n" + body + "\r\n:7\r\n";
    ReplyReader reader;
    Reply result;
    for (qsizetype from = 0; from < wire.size(); from += ReplyReader::kSlice) {
        reader.feed(QByteArrayView(wire).sliced(from, std::min(ReplyReader::kSlice, wire.size() - from)));
        if (Reply *reply = reader.next())
            result = std::move(*reply);
    }
    ASSERT_EQ(result.elements.size(), 2U);
    EXPECT_EQ(result.elements[0].bytes, body);
    EXPECT_EQ(result.elements[1].integer, 7);
    EXPECT_EQ(read(reader, "+next\r\n"), "+next;");
}

TEST(ReplyReader, ReadsMoreElementsThanAreReserved)
{
    QByteArray wire("*5000\r\n");
    for (int i = 0; i < 5000; ++i)
        wire += "*2\r\n:" + QByteArray::number(i) + "\r\n$-1\r\n";
    ReplyReader reader;
    Reply result;
    for (qsizetype from = 0; from < wire.size(); from += 1000) {
        reader.feed(QByteArrayView(wire).sliced(from, std::min<qsizetype>(1000, wire.size() - from)));
        if (Reply *reply = reader.next())
            result = std::move(*reply);
    }
    ASSERT_EQ(result.elements.size(), 5000U);
    EXPECT_EQ(dump(result.elements[4999]), "[:4999 nil]");
}

TEST(ReplyReader, RefusesAnnouncementsThatAreTooLarge)
{
    EXPECT_EQ(failure("$2147483647\r\n"), ErrorKind::TooLarge);
    EXPECT_EQ(failure("*2\r\n$9223372036854775806\r\n"), ErrorKind::TooLarge);
    EXPECT_EQ(failure("*2147483647\r\n"), ErrorKind::TooLarge);
    EXPECT_EQ(failure("*1\r\n*2000000000\r\n"), ErrorKind::TooLarge);
}

TEST(ReplyReader, RefusesWhatGrowsBeyondTheLimits)
{
    ReplyLimits limits;
    limits.bulkBytes = 10;
    limits.totalBytes = 25;
    limits.elements = 4;
    limits.depth = 2;
    limits.lineBytes = 20;
    limits.leftOutBytes = 0;
    EXPECT_EQ(failure("$11\r\nhello world\r\n", limits), ErrorKind::TooLarge);
    EXPECT_EQ(failure("*3\r\n$10\r\n0123456789\r\n$10\r\n0123456789\r\n$10\r\n0123456789\r\n", limits),
              ErrorKind::TooLarge);
    EXPECT_EQ(failure("*3\r\n$10\r\n0123456789\r\n$10\r\n0123456789\r\n$10\r\n", limits), ErrorKind::TooLarge);
    EXPECT_EQ(failure("*2\r\n*2\r\n:1\r\n:2\r\n*2\r\n:3\r\n", limits), ErrorKind::TooLarge);
    EXPECT_EQ(failure("*5\r\n", limits), ErrorKind::TooLarge);
    EXPECT_EQ(failure("*1\r\n*1\r\n*1\r\n", limits), ErrorKind::TooLarge);
    EXPECT_EQ(failure("+an endless line without an end", limits), ErrorKind::TooLarge);
    EXPECT_EQ(failure("-a long line, that has an end\r\n", limits), ErrorKind::TooLarge);

    // Each limit is for one reply: the next one starts anew.
    ReplyReader reader(limits);
    EXPECT_EQ(read(reader, "*2\r\n$10\r\n0123456789\r\n$10\r\n0123456789\r\n"
                           "*2\r\n$10\r\n0123456789\r\n$10\r\n0123456789\r\n"
                           "*2\r\n*1\r\n:1\r\n*1\r\n:2\r\n"),
              "[\"0123456789\" \"0123456789\"];[\"0123456789\" \"0123456789\"];[[:1] [:2]];");
}

TEST(ReplyReader, LeavesOutTextsThatAreTooLarge)
{
    ReplyLimits limits;
    limits.bulkBytes = 100'000;
    limits.totalBytes = 150'000;
    limits.leftOutBytes = 1'000'000;
    const auto bulk = [](int size) { return '$' + QByteArray::number(size) + "\r\n" + QByteArray(size, 'x') + "\r\n"; };
    const QByteArray text = "$2\r\nok\r\n";
    // Fed in slices of any size, so that the length comes alone, with a part of the text, or cut.
    for (const qsizetype slice : {qsizetype(1), qsizetype(7), qsizetype(1000), ReplyReader::kSlice}) {
        const QByteArray wire = "*3\r\n" + text + bulk(100'001) + text + bulk(1'000'000) + ":5\r\n*3\r\n" +
                                bulk(90'000) + bulk(90'000) + text + "$-1\r\n";
        ReplyReader reader(limits);
        std::vector<Reply> replies;
        for (qsizetype from = 0; from < wire.size(); from += slice) {
            reader.feed(QByteArrayView(wire).sliced(from, std::min(slice, wire.size() - from)));
            while (Reply *reply = reader.next())
                replies.push_back(std::move(*reply));
        }
        ASSERT_FALSE(reader.error()) << slice;
        ASSERT_EQ(replies.size(), 5U) << slice;
        const Reply &left = replies[0].elements.at(1);
        EXPECT_EQ(replies[0].elements.at(0).bytes, "ok");
        EXPECT_TRUE(left.isError());
        EXPECT_EQ(left.errorKind(), ErrorKind::TooLarge);
        EXPECT_EQ(left.integer, 100'001);
        EXPECT_EQ(replies[0].elements.at(2).bytes, "ok");
        EXPECT_EQ(replies[1].errorKind(), ErrorKind::TooLarge);
        EXPECT_EQ(replies[1].integer, 1'000'000);
        EXPECT_EQ(replies[2].integer, 5);
        EXPECT_EQ(replies[3].elements.at(0).bytes.size(), 90'000);
        EXPECT_EQ(replies[3].elements.at(1).errorKind(), ErrorKind::TooLarge) << "more than one reply may hold";
        EXPECT_EQ(replies[3].elements.at(2).bytes, "ok");
        EXPECT_TRUE(replies[4].isNil());
    }
    EXPECT_EQ(failure("$1000001\r\n", limits), ErrorKind::TooLarge);
}

/// hiredis cuts its buffer after a kilobyte, and then nothing may be in it but a length of one digit.
TEST(ReplyReader, LeavesOutAShortTextWhereverTheBufferWasCut)
{
    ReplyLimits limits;
    for (int before = 1000; before < 1040; ++before) {
        for (int size = 2; size < 12; ++size) {
            limits.totalBytes = before + 1;
            const auto bulk = [](int length, char letter) {
                return '$' + QByteArray::number(length) + "\r\n" + QByteArray(length, letter) + "\r\n";
            };
            const QByteArray wire = "*3\r\n" + bulk(before, 'b') + bulk(size, 's') + ":7\r\n" + bulk(1, 'n');
            ReplyReader reader(limits);
            std::vector<Reply> replies;
            for (const char &byte : wire) {
                reader.feed(QByteArrayView(&byte, 1));
                while (Reply *reply = reader.next())
                    replies.push_back(std::move(*reply));
            }
            ASSERT_FALSE(reader.error()) << before << ' ' << size;
            ASSERT_EQ(replies.size(), 2U) << before << ' ' << size;
            EXPECT_EQ(replies[0].elements.at(0).bytes, QByteArray(before, 'b'));
            EXPECT_EQ(replies[0].elements.at(1).errorKind(), ErrorKind::TooLarge);
            EXPECT_EQ(replies[0].elements.at(1).integer, size);
            EXPECT_EQ(replies[0].elements.at(2).integer, 7);
            EXPECT_EQ(replies[1].bytes, "n");
        }
    }
}

/// Whether a short one came whole, or in pieces.
TEST(ReplyReader, LeavesOutShortTextsThatAreTooMany)
{
    ReplyLimits limits;
    limits.bulkBytes = 20;
    limits.totalBytes = 25;
    const QByteArray wire("*6\r\n$20\r\n0123456789abcdefghij\r\n$6\r\nno - 1\r\n$0\r\n\r\n$5\r\nyes 5\r\n"
                          "*1\r\n$1\r\nx\r\n+\r\n$21\r\n0123456789abcdefghijk\r\n*1\r\n$6\r\nagain!\r\n");
    const std::string left = "-TOOLARGE a string was left out";
    for (qsizetype size = 1; size <= wire.size(); ++size) {
        ReplyReader reader(limits);
        EXPECT_EQ(read(reader, wire, size),
                  "[\"0123456789abcdefghij\" " + left + " \"\" \"yes 5\" [" + left + "] +];" + left + ";[\"again!\"];")
            << size;
    }
    ReplyReader reader(limits);
    reader.feed(wire);
    const Reply *reply = reader.next();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->elements.at(1).integer, 6);
    EXPECT_EQ(reply->elements.at(1).errorKind(), ErrorKind::TooLarge);

    limits.leftOutBytes = 5;
    EXPECT_EQ(failure(wire, limits), ErrorKind::TooLarge);
    limits.leftOutBytes = 100;
    EXPECT_EQ(failure("*2\r\n$20\r\n0123456789abcdefghij\r\n+status\r\n", limits), ErrorKind::TooLarge);
}

TEST(ReplyReader, NestsAsDeepAsHiredisCan)
{
    const QByteArray seven = QByteArray("*1\r\n").repeated(7) + ":1\r\n";
    EXPECT_EQ(read(seven), "[[[[[[[:1]]]]]]];");
    EXPECT_EQ(failure(QByteArray("*1\r\n").repeated(8) + ":1\r\n"), ErrorKind::TooLarge);
    EXPECT_EQ(failure(QByteArray("*1\r\n").repeated(4000)), ErrorKind::TooLarge);
}

TEST(ReplyReader, RefusesGarbage)
{
    for (const QByteArrayView wire :
         {"HTTP/1.1 400 Bad Request\r\n", "\r\n", "?", ":\r\n", ":12x\r\n", ":99999999999999999999\r\n", "$x\r\n",
          "$-2\r\n", "*-2\r\n", "*1x\r\n", "$3\r\nabcd\r\n", "$3\r\nab\r\n\r\n", "_\r", "%1\r\n", "$\r\n",
          "$000000000000000000000000000000000000000001", "*11111111111111111111111111111111111111111",
          ":11111111111111111111111111111111111111111"}) {
        const QByteArray padded = wire.toByteArray() + QByteArray(64, 'x');
        ReplyReader reader;
        read(reader, padded);
        EXPECT_TRUE(reader.error()) << wire.constData();
        EXPECT_FALSE(reader.hasReplied());
    }
    EXPECT_EQ(failure("garbage"), ErrorKind::ProtocolError);
}

TEST(ReplyReader, StaysBrokenAfterAnError)
{
    ReplyReader reader;
    EXPECT_EQ(read(reader, "+OK\r\n?\r\n+OK\r\n"), "+OK;!");
    EXPECT_EQ(read(reader, "+OK\r\n"), "!");
    EXPECT_TRUE(reader.hasReplied());
}

/// Bytes that nearly are RESP, in pieces of any size. What counts is that nothing crashes, overflows (run it
/// under the sanitizers) or builds more than was sent.
TEST(ReplyReader, SurvivesMutations)
{
    QRandomGenerator random(20261122);
    const QByteArray interesting("*$+-:\r\n0123456789_#,%~>(=!\0\xff", 29);
    const QByteArray original = kMixed.toByteArray() + "*2\r\n$6\r\ncursor\r\n*2\r\n$1\r\na\r\n$1\r\nb\r\n";
    for (int round = 0; round < 20'000; ++round) {
        QByteArray wire = original;
        const int changes = random.bounded(1, 6);
        for (int i = 0; i < changes; ++i) {
            const qsizetype at = random.bounded(int(wire.size()));
            const char byte = interesting[random.bounded(int(interesting.size()))];
            switch (random.bounded(3)) {
            case 0:
                wire[at] = byte;
                break;
            case 1:
                wire.insert(at, byte);
                break;
            default:
                wire.remove(at, random.bounded(1, 4));
                break;
            }
        }
        ReplyReader reader;
        const std::string text = read(reader, wire, random.bounded(1, 60));
        EXPECT_LE(text.size(), size_t(wire.size()) * 4);
    }
}

TEST(Reply, NamesItsErrorByTheCodeWord)
{
    const auto error = [](const QByteArray &text) {
        Reply reply;
        reply.type = Reply::Type::Error;
        reply.bytes = text;
        return reply.error();
    };
    EXPECT_EQ(error("WRONGTYPE Operation against a key").kind, ErrorKind::WrongType);
    EXPECT_EQ(error("NOPERM this user has no permissions").kind, ErrorKind::PermissionDenied);
    EXPECT_EQ(error("NOAUTH Authentication required.").kind, ErrorKind::AuthenticationRequired);
    EXPECT_EQ(error("WRONGPASS invalid username-password pair").kind, ErrorKind::WrongPassword);
    EXPECT_EQ(error("ERR invalid password").kind, ErrorKind::WrongPassword);
    EXPECT_EQ(error("LOADING Redis is loading the dataset in memory").kind, ErrorKind::Loading);
    EXPECT_EQ(error("ERR DB index is out of range").kind, ErrorKind::DatabaseOutOfRange);
    EXPECT_EQ(error("ERR unknown command 'X'").kind, ErrorKind::UnknownCommand);
    EXPECT_EQ(error("ERR syntax error").kind, ErrorKind::ServerError);
    EXPECT_EQ(error("").kind, ErrorKind::ServerError);
    EXPECT_EQ(error("ERR syntax error").detail, QStringLiteral("ERR syntax error"));
    // Redis quotes arguments back. They may be a password or a session id.
    EXPECT_EQ(error("ERR unknown command 'AUTH', with args beginning with: 'secret' ").detail,
              QStringLiteral("ERR unknown command 'AUTH'"));
    EXPECT_EQ(error(QByteArray(5000, 'x')).detail.size(), 300);
    EXPECT_EQ(error("ERR a\x01"
                    "b")
                  .detail,
              QStringLiteral("ERR a b"));
}

TEST(ReplyReader, UsesTheMemoryOfRepliesAgainThatNobodyHasKept)
{
    const auto bulk = [](const QByteArray &text) {
        return "$" + QByteArray::number(text.size()) + "\r\n" + text + "\r\n";
    };
    ReplyReader reader;
    const auto readAll = [&](int count, char letter) {
        std::vector<Reply> replies;
        for (int i = 0; i < count; ++i) {
            reader.feed(bulk(QByteArray(100 + i, letter)));
            Reply *reply = reader.next();
            if (reply)
                replies.push_back(std::move(*reply));
        }
        return replies;
    };
    std::vector<Reply> first = readAll(10, 'a');
    ASSERT_EQ(first.size(), 10U);
    const QByteArray kept = first[3].bytes;
    const void *memory = first[9].bytes.constData();
    reader.recycle(std::move(first));
    const std::vector<Reply> second = readAll(10, 'b');
    ASSERT_EQ(second.size(), 10U);
    EXPECT_EQ(second[0].bytes.constData(), memory) << "the one given back last";
    for (int i = 0; i < 10; ++i)
        EXPECT_EQ(second[size_t(i)].bytes, QByteArray(100 + i, 'b'));
    EXPECT_EQ(kept, QByteArray(103, 'a')) << "who keeps a text keeps it";
    // A short text does not get, and hold, the room of a long one; a long one is not cut.
    reader.recycle(QByteArray(4000, 'c'));
    reader.feed(bulk("short, but not the shortest: it has 40 byt"));
    const Reply *reply = reader.next();
    ASSERT_TRUE(reply);
    EXPECT_LT(reply->bytes.capacity(), 200);
    reader.recycle(QByteArray(100, 'd'));
    reader.feed(bulk(QByteArray(3000, 'e')));
    reply = reader.next();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->bytes, QByteArray(3000, 'e'));
}
