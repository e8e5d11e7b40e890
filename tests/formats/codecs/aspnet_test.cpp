// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/treedump.h"
#include "tests/support/fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace
{

using formats::NodeTree;
using support::dump;
using Kind = NodeTree::Kind;
using Decoder = NodeTree::Index (*)(QByteArrayView, bool, NodeTree &);

std::string decoded(Decoder decode, const QByteArray &bytes, bool isPrefix = false)
{
    NodeTree tree;
    return dump(tree, decode(bytes, isPrefix, tree));
}

QByteArray bigEndian(quint64 value, int size)
{
    QByteArray bytes;
    for (; size > 0; --size)
        bytes += static_cast<char>(value >> (8 * (size - 1)) & 0xff);
    return bytes;
}

QByteArray littleEndian(quint32 value)
{
    QByteArray bytes = bigEndian(value, 4);
    std::reverse(bytes.begin(), bytes.end());
    return bytes;
}

using Entries = QList<std::pair<QByteArray, QByteArray>>;

QByteArray session(const Entries &entries)
{
    QByteArray bytes = "\2" + bigEndian(static_cast<quint64>(entries.size()), 3) + QByteArray(16, 'i');
    for (const auto &[name, value] : entries) {
        bytes += bigEndian(static_cast<quint64>(name.size()), 2) + name;
        bytes += bigEndian(static_cast<quint64>(value.size()), 4) + value;
    }
    return bytes;
}

/// As BinaryWriter writes it.
QByteArray text(const QByteArray &utf8)
{
    QByteArray bytes;
    quint32 length = static_cast<quint32>(utf8.size());
    for (; length >= 0x80; length >>= 7)
        bytes += static_cast<char>((length & 0x7f) | 0x80);
    return bytes + static_cast<char>(length) + utf8;
}

const QByteArray kDefault(1, '\0');

QByteArray claim(const QByteArray &type, const QByteArray &value, const QByteArray &issuer = kDefault,
                 const Entries &properties = {})
{
    QByteArray bytes = text(type) + text(value) + text(kDefault) + text(issuer) + text(kDefault);
    bytes += littleEndian(static_cast<quint32>(properties.size()));
    for (const auto &[key, property] : properties)
        bytes += text(key) + text(property);
    return bytes;
}

/// Without what follows the claims: the bootstrap context and the actor.
QByteArray identity(const QByteArrayList &claims, const QByteArray &nameType = kDefault)
{
    return text("Cookies") + text(nameType) + text(kDefault) + littleEndian(static_cast<quint32>(claims.size())) +
           claims.join();
}

QByteArray ticket(const QByteArrayList &identities, const Entries &properties)
{
    QByteArray bytes = littleEndian(5) + text("Cookies");
    bytes += littleEndian(static_cast<quint32>(identities.size())) + identities.join();
    bytes += littleEndian(1) + littleEndian(static_cast<quint32>(properties.size()));
    for (const auto &[key, property] : properties)
        bytes += text(key) + text(property);
    return bytes;
}

const QByteArray kNameIdentifier = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier";
const QByteArray kNothingMore(2, '\0'); // no bootstrap context, no actor

QByteArray alicesTicket()
{
    return ticket({identity({claim(kDefault, "alice"), claim(kNameIdentifier, "42", "https://id.example"),
                             claim("role", "admin", kDefault, {{"from", "ldap"}})}) +
                   kNothingMore},
                  {{".issued", "Sun, 22 Nov 2026 10:34:40 GMT"},
                   {".expires", "Sun, 06 Dec 2026 10:34:40 GMT"},
                   {".persistent", ""}});
}

QByteArray actorsTicket()
{
    return ticket({identity({claim("sub", "7"), claim("display", "Bob")}, "display") + '\1' + text("token") + '\1' +
                   identity({claim(kDefault, "admin")}) + kNothingMore},
                  {});
}

QByteArray katanaTicket()
{
    const QByteArray claimBytes =
        text(kDefault) + text(QByteArray(200, 'n')) + text(kDefault) + text(kDefault) + text(kDefault);
    return littleEndian(3) + text("ApplicationCookie") + text(kDefault) + text(kDefault) + littleEndian(1) +
           claimBytes + littleEndian(5) + text("token") + littleEndian(1) + littleEndian(0);
}

struct Sample {
    const char *name;
    Decoder decode;
    QByteArray bytes;
    std::string expected;
};

class AspNetSamples : public testing::TestWithParam<Sample>
{
};

TEST_P(AspNetSamples, AreReadWhole)
{
    EXPECT_EQ(decoded(GetParam().decode, GetParam().bytes), GetParam().expected);
}

TEST_P(AspNetSamples, AreNothingElseWhenCut)
{
    const auto &[name, decode, bytes, expected] = GetParam();
    for (qsizetype size = 0; size < bytes.size(); ++size)
        EXPECT_EQ(decoded(decode, bytes.left(size)), "none") << size;
    EXPECT_EQ(decoded(decode, bytes + 'x'), "none");
}

TEST_P(AspNetSamples, KeepWhatStandsBeforeACut)
{
    const auto &[name, decode, bytes, expected] = GetParam();
    for (qsizetype size = 4; size < bytes.size(); ++size) {
        NodeTree tree;
        const auto root = decode(QByteArrayView(bytes).first(size), true, tree);
        ASSERT_NE(root, NodeTree::kNone) << size;
        EXPECT_TRUE(tree.isIncomplete()) << size;
        EXPECT_NE(dump(tree, root).find("..."), std::string::npos) << size;
    }
    EXPECT_EQ(decoded(decode, bytes, true), expected);
}

const std::string kNameType = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name";

INSTANTIATE_TEST_SUITE_P(
    AspNet, AspNetSamples,
    testing::Values(
        Sample{"session", formats::decodeAspNetSession,
               session({{"User", "alice"}, {"Id", bigEndian(1001, 4)}, {"Flag", "\1"}, {"", ""}}),
               R"({"User": "alice", "Id": 1001, "Flag": x01, "": ""})"},
        Sample{"ticket", formats::decodeAspNetTicket, alicesTicket(),
               R"({"scheme": "Cookies", "identities": [{"authenticationType": "Cookies", "claims": [)"
               R"({"type": ")" +
                   kNameType + R"(", "value": "alice"}, {"type": ")" + kNameIdentifier.toStdString() +
                   R"(", "value": "42", "issuer": "https://id.example"}, )"
                   R"({"type": "role", "value": "admin", "properties": {"from": "ldap"}}], "name": "alice"}], )"
                   R"("properties": {".issued": "Sun, 22 Nov 2026 10:34:40 GMT", )"
                   R"(".expires": "Sun, 06 Dec 2026 10:34:40 GMT", ".persistent": ""}, "name": "alice", )"
                   R"("nameIdentifier": "42", "issued": "2026-11-22T10:34:40Z", )"
                   R"("expires": "2026-12-06T10:34:40Z"})"},
        Sample{"actor", formats::decodeAspNetTicket, actorsTicket(),
               R"({"scheme": "Cookies", "identities": [{"authenticationType": "Cookies", "claims": [)"
               R"({"type": "sub", "value": "7"}, {"type": "display", "value": "Bob"}], "name": "Bob", )"
               R"("bootstrapContext": "token", "actor": {"authenticationType": "Cookies", "claims": [{"type": ")" +
                   kNameType +
                   R"(", "value": "admin"}], "name": "admin"}}], "properties": {}, "name": "Bob", )"
                   R"("nameIdentifier": "7"})"},
        Sample{"katana", formats::decodeAspNetTicket, katanaTicket(),
               R"({"identities": [{"authenticationType": "ApplicationCookie", "claims": [{"type": ")" + kNameType +
                   R"(", "value": ")" + std::string(200, 'n') + R"("}], "name": ")" + std::string(200, 'n') +
                   R"(", "bootstrapContext": "token"}], "properties": {}, "name": ")" + std::string(200, 'n') + "\"}"}),
    [](const auto &test) { return test.param.name; });

TEST(AspNetSession, TellsFourBytesApart)
{
    const auto value = [](const QByteArray &bytes) {
        NodeTree tree;
        const QByteArray whole = session({{"v", bytes}});
        const auto root = formats::decodeAspNetSession(whole, false, tree);
        return dump(tree, tree.find(root, "v"));
    };
    EXPECT_EQ(value(bigEndian(0, 4)), "0");
    EXPECT_EQ(value(bigEndian(42, 4)), "42");
    EXPECT_EQ(value(bigEndian(quint32(-1), 4)), "-1");
    EXPECT_EQ(value("Year"), "\"Year\"");
    EXPECT_EQ(value("2026"), "\"2026\"");
    // Letters that are a time of these years as well.
    EXPECT_EQ(value("john"), "text or Int32{\"value\": \"john\", \"number\": 1785686126}");
    EXPECT_EQ(value("i{K?"), "text or Int32{\"value\": \"i{K?\", \"number\": 1769687871}");
    EXPECT_EQ(value("\xf0\x9f\x98\x80"), "\"\xf0\x9f\x98\x80\"");
    EXPECT_EQ(value("a\nbc"), std::to_string(0x610a6263)); // no text of four letters has a line end
    EXPECT_EQ(value("a\nb"), "\"a\nb\"");
    EXPECT_EQ(value(bigEndian(42, 8)), "x000000000000002a");
    EXPECT_EQ(value("\xff"), "xff");
}

TEST(AspNetSession, RefusesCountsAndLengthsThatAreNotThere)
{
    const QByteArray head = QByteArray("\2\xff\xff\xff", 4) + QByteArray(16, 'i');
    EXPECT_EQ(decoded(formats::decodeAspNetSession, head), "none");
    EXPECT_EQ(decoded(formats::decodeAspNetSession, head, true), "{...: ...}");
    for (const quint64 many : {quint64(1) << 31, quint64(0xffffffff), quint64(100)}) {
        QByteArray bytes = session({{"v", "abc"}});
        bytes.replace(bytes.size() - 7, 4, bigEndian(many, 4));
        EXPECT_EQ(decoded(formats::decodeAspNetSession, bytes), "none");
        EXPECT_EQ(decoded(formats::decodeAspNetSession, bytes, true), "{\"v\": ...}");
    }
    EXPECT_EQ(decoded(formats::decodeAspNetSession, session({{"\xff", "a"}})), "none");
    EXPECT_EQ(decoded(formats::decodeAspNetSession, "\1" + session({}).sliced(1)), "none");
}

TEST(AspNetSession, StopsWhereTheTreeIsFull)
{
    const QByteArray entries = QByteArray("\0\0\0\0\0\0", 6).repeated(NodeTree::kMostNodes);
    const QByteArray bytes = "\2" + bigEndian(NodeTree::kMostNodes, 3) + QByteArray(16, 'i') + entries;
    NodeTree tree;
    EXPECT_NE(formats::decodeAspNetSession(bytes, false, tree), NodeTree::kNone);
    EXPECT_TRUE(tree.isFull());
    EXPECT_TRUE(tree.isIncomplete());
}

TEST(AspNetSession, ShowsWhatApplicationsKeep)
{
    const support::Fixture fixture = support::Fixture::load(QStringLiteral("aspnet-session"));
    for (const auto &expected : fixture.expected) {
        const auto key = std::find_if(fixture.keys.begin(), fixture.keys.end(),
                                      [&](const auto &candidate) { return candidate.key == expected.key; });
        ASSERT_NE(key, fixture.keys.end());
        const auto data = std::find_if(key->fields.begin(), key->fields.end(),
                                       [](const auto &field) { return field.first == "data"; });
        ASSERT_NE(data, key->fields.end());
        NodeTree tree;
        const auto root = formats::decodeAspNetSession(data->second, false, tree);
        ASSERT_NE(root, NodeTree::kNone);
        const std::string all = dump(tree, root);
        for (const QByteArray &literal : expected.payloadHas + expected.payloadNice)
            EXPECT_NE(all.find(literal.toStdString()), std::string::npos) << literal.toStdString() << '\n' << all;
        const std::string user = expected.user.isEmpty() ? "none" : '"' + expected.user.toStdString() + '"';
        EXPECT_EQ(dump(tree, tree.find(root, "UserName")), user);
    }
}

TEST(AspNetTicket, RefusesCountsAndLengthsThatAreNotThere)
{
    const QByteArray head = littleEndian(5) + text("Cookies");
    for (const quint32 many : {1U << 31, 0x7fffffffU, 0xffffffffU, 1000U}) {
        EXPECT_EQ(decoded(formats::decodeAspNetTicket, head + littleEndian(many)), "none");
        decoded(formats::decodeAspNetTicket, head + littleEndian(many), true);
        const QByteArray claims =
            head + littleEndian(1) + text("") + text("") + text("") + littleEndian(many) + claim("a", "b");
        EXPECT_EQ(decoded(formats::decodeAspNetTicket, claims), "none");
        decoded(formats::decodeAspNetTicket, claims, true);
        EXPECT_EQ(decoded(formats::decodeAspNetTicket, littleEndian(many) + head), "none");
    }
    const QByteArray endless(20, '\xff'); // a length that has no end
    EXPECT_EQ(decoded(formats::decodeAspNetTicket, littleEndian(5) + endless), "none");
    EXPECT_EQ(decoded(formats::decodeAspNetTicket, littleEndian(5) + endless, true), "none");
}

TEST(AspNetTicket, FollowsActorsToTheLast)
{
    QByteArray nested;
    for (int i = 0; i < 100'000; ++i)
        nested += identity({}) + QByteArray("\0\1", 2);
    nested += identity({claim(kDefault, "last")}) + kNothingMore;
    NodeTree tree;
    const QByteArray bytes = ticket({nested}, {{"k", "v"}});
    const auto root = formats::decodeAspNetTicket(bytes, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
    EXPECT_LT(tree.size(), 1000U);
    EXPECT_EQ(dump(tree, tree.find(root, "properties")), R"({"k": "v"})");
    EXPECT_EQ(dump(tree, tree.find(root, "name")), "none");
}

TEST(AspNetTicket, LeavesTimesThatAreNone)
{
    for (const char *time : {"Sun, 22 Foo 2026 10:34:40 GMT", "Sun, 22 Nov 2026 10:34:4x GMT", "", "2026-11-22"}) {
        NodeTree tree;
        const QByteArray bytes = ticket({}, {{".issued", time}});
        const auto root = formats::decodeAspNetTicket(bytes, false, tree);
        ASSERT_NE(root, NodeTree::kNone);
        EXPECT_EQ(tree.find(root, "issued"), NodeTree::kNone);
    }
}

} // namespace
