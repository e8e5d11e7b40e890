// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/decoding.h"

namespace
{

using formats::decodeActiveSupportEntry;
using formats::NodeTree;
using support::decoded;
using support::raw;

/// As Zlib::Deflate writes it; Qt puts the size before it.
QByteArray deflated(const QByteArray &bytes)
{
    return qCompress(bytes).sliced(4);
}

QByteArray length(qsizetype size)
{
    return '\x02' + QByteArray(1, static_cast<char>(size & 0xff)) + static_cast<char>(size >> 8);
}

const QByteArray kUser = "{\x06I\"\x0cuser_id\x06:\x06"
                         "ETi/"; // {"user_id" => 42}
const QByteArray kMarshalled = "\x04\x08" + kUser;
const std::string kExpected = "{\"user_id\": 42}";

// What ActiveSupport 6.1.7 writes.
const QByteArray kEntry = "\x04\bo: ActiveSupport::Cache::Entry\t:\v@value";
const QByteArray kEntryRest = ":\r@version0:\x10@created_atf\x16"
                              "1795376522.279998:\x10@expires_inf\b6e1";

QByteArray compressedEntry(const QByteArray &value)
{
    const QByteArray packed = deflated(value);
    return QByteArray(kEntry).replace("Entry\t", "Entry\n") + '"' + length(packed.size()) + packed + kEntryRest +
           ":\x10@compressedT";
}

/// Rails 7.1: expires 1766042880.0, no version.
QByteArray entry71(char type, const QByteArray &payload, const QByteArray &version = raw("\xff\xff\xff\xff"))
{
    return raw("\0\x11") + type + QByteArray::fromHex("00000040fc54da41") + version + payload;
}

struct Sample {
    const char *name;
    QByteArray bytes;
    std::string expected;
};

const Sample kSamples[] = {
    {"6.1", kEntry + kUser + kEntryRest, kExpected},
    {"6.1, nil", kEntry + '0' + kEntryRest, "null"},
    {"6.1, a string",
     kEntry +
         "I\"\x08str\x06:\x06"
         "ET" +
         kEntryRest,
     "\"str\""},
    {"6.1, compressed", compressedEntry(kMarshalled), kExpected},
    {"4.2, compressed",
     "\x04\bo: ActiveSupport::Cache::Entry\x07:\x07@v\"" + length(deflated(kMarshalled).size()) +
         deflated(kMarshalled) + ":\x07@cT",
     kExpected},
    {"7.0", raw("\0\x04\b[\x07") + kUser + "f\b1.5", kExpected},
    {"7.0, without expiry", raw("\0\x04\b[\x06") + kUser, kExpected},
    {"7.0, nil", raw("\0\x04\b[\0"), "null"},
    {"7.0, compressed", "\x01" + deflated("\x04\b[\x06" + kUser), kExpected},
    {"7.1", entry71('\x01', kMarshalled), kExpected},
    {"7.1, with a version", entry71('\x01', kMarshalled, raw("\x03\0\0\0v12")), kExpected},
    {"7.1, compressed", entry71('\x81', deflated(kMarshalled)), kExpected},
    {"7.1, UTF-8", entry71('\x02', "caf\xc3\xa9"), "\"caf\xc3\xa9\""},
    {"7.1, bytes", entry71('\x03', "\xff\xfe"), "xfffe"},
    {"7.1, compressed text", entry71('\x84', deflated("abc")), "\"abc\""},
};

TEST(ActiveSupportEntry, ReadsAllGenerations)
{
    for (const Sample &sample : kSamples) {
        EXPECT_EQ(decoded(decodeActiveSupportEntry, sample.bytes), sample.expected) << sample.name;
        support::checkDamage(decodeActiveSupportEntry, sample.bytes);
    }
}

TEST(ActiveSupportEntry, ReadsMessagePack)
{
    const QByteArray bytes = entry71('\x01', raw("\xcc\x80\x81\xa7user_id\x2a"));
    NodeTree tree;
    EXPECT_EQ(decoded(decodeActiveSupportEntry, bytes),
              support::dump(tree, formats::decodeMsgpack(raw("\x81\xa7user_id\x2a"), false, tree)));
}

TEST(ActiveSupportEntry, IsCutAnywhere)
{
    for (const Sample &sample : kSamples) {
        const bool isText = sample.expected.front() == '"' || sample.expected.front() == 'x';
        if (!isText) // a text may end anywhere
            support::checkCuts(decodeActiveSupportEntry, sample.bytes, sample.bytes.size());
        for (qsizetype size = 0; size < sample.bytes.size(); ++size)
            decoded(decodeActiveSupportEntry, sample.bytes.first(size), true);
    }
    const QByteArray cut = "{\x07" + kUser.sliced(2) + "\"\x06x\"\x02\xff\xff" + QByteArray(5000, 'y');
    const std::string expected = R"({"user_id": 42, "x": ...})";
    EXPECT_EQ(decoded(decodeActiveSupportEntry, kEntry + cut, true), expected);
    EXPECT_EQ(decoded(decodeActiveSupportEntry, raw("\0\x04\b[\x07") + cut, true), expected);
    EXPECT_EQ(decoded(decodeActiveSupportEntry, entry71('\x01', "\x04\b" + cut), true), expected);
}

TEST(ActiveSupportEntry, ReadsTheBeginningOfACompressedOne)
{
    QByteArray noise; // that does not become shorter
    for (quint32 i = 0; i < 5000; ++i)
        noise += static_cast<char>((i * 2654435761U) >> 24);
    const QByteArray value = "{\x07" + kUser.sliced(2) + "\"\x06x\"" + length(noise.size()) + noise;
    const auto begins = [](const QByteArray &bytes) {
        return decoded(decodeActiveSupportEntry, bytes.first(bytes.size() / 2), true) == R"({"user_id": 42, "x": ...})";
    };
    EXPECT_TRUE(begins(compressedEntry("\x04\b" + value)));
    EXPECT_TRUE(begins("\x01" + deflated("\x04\b[\x06" + value)));
    EXPECT_TRUE(begins(entry71('\x81', deflated("\x04\b" + value))));
}

TEST(ActiveSupportEntry, IsNothingElse)
{
    for (const QByteArray &bytes : {
             QByteArray(),
             raw("\0"),
             raw("\x01"),
             raw("\0\x11"),
             raw("\0\0\0\x02\x14\0"),
             kMarshalled,
             raw("\0") + kMarshalled,
             raw("\x04\bo:\x06"
                 "A\x06:\x0b@valuei\x06"),
             entry71('\x00', kMarshalled),
             entry71('\x05', kMarshalled),
             entry71('\x01', "{}"),
             entry71('\x81', kMarshalled),
             entry71('\x01', kMarshalled, raw("\xff\xff\xff\x7f")),
             raw("\x01") + "x",
             raw("\x01") + deflated("hello"),
             compressedEntry("hello"),
         })
        EXPECT_EQ(decoded(decodeActiveSupportEntry, bytes), "none") << bytes.toHex().constData();
}

TEST(ActiveSupportEntry, BoundsWhatBombsMake)
{
    const QByteArray bomb =
        deflated("\x04\b\"\x04" + QByteArray::fromHex("00000003") + QByteArray(48 * 1024 * 1024, '\0'));
    for (const QByteArray &bytes :
         {compressedEntry(QByteArray(48 * 1024 * 1024, '\0')), "\x01" + bomb, entry71('\x81', bomb)}) {
        NodeTree tree;
        decodeActiveSupportEntry(bytes, false, tree);
        EXPECT_LE(tree.kept(), NodeTree::kMostKept);
    }
}

TEST(ActiveSupportEntry, ReadsWhatRailsStored)
{
    support::checkFixture("rails-cache_store", decodeActiveSupportEntry);
}

} // namespace
