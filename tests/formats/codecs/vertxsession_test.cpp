// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/decoding.h"

#include <QtEndian>

#include <gtest/gtest.h>

#include <bit>
#include <utility>

// The bytes are made as vertx-web's AbstractSession.java and SharedDataSessionImpl.java write them.

namespace
{

using formats::decodeVertxSession;
using formats::NodeTree;
using support::raw;

constexpr char kId[] = "0f1e2d3c4b5a69788796a5b4c3d2e1f0";
constexpr char kHead[] = R"({"id": "0f1e2d3c4b5a69788796a5b4c3d2e1f0", "timeout": 1800000, )"
                         R"("lastAccessed": 1795869413123, "version": 3, "data": )";

template<typename Number> QByteArray number(Number value)
{
    QByteArray bytes(sizeof(Number), '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray sized(const QByteArray &bytes)
{
    return number(static_cast<qint32>(bytes.size())) + bytes;
}

/// `count`: that of the entries, where it is not the truth.
QByteArray vertxSession(const QByteArrayList &entries, qint32 count = -1, const QByteArray &id = kId)
{
    return sized(id) + number(qint64(1800000)) + number(qint64(1795869413123)) + number(qint32(3)) +
           number(count < 0 ? static_cast<qint32>(entries.size()) : count) + entries.join();
}

QByteArray entry(const char *name, char type, const QByteArray &value)
{
    return sized(name) + type + value;
}

QByteArray object(const char *name, const char *className, const QByteArray &written)
{
    return entry(name, 13, sized(className) + written);
}

constexpr char kHolder[] = "io.vertx.ext.web.handler.impl.UserHolder";

QByteArray holder(const QByteArray &json)
{
    return object("__vertx.userHolder", kHolder, '\1' + sized("io.vertx.ext.auth.impl.UserImpl") + sized(json));
}

QByteArray everyType()
{
    return vertxSession(
        {entry("long", 1, number(qint64(-5))), entry("int", 2, number(qint32(7))),
         entry("short", 3, number(qint16(-300))), entry("byte", 4, QByteArray(1, '\xff')),
         entry("double", 5, number(std::bit_cast<quint64>(1.25))),
         entry("float", 6, number(std::bit_cast<quint32>(0.5F))), entry("char", 7, number(quint16(0x674e))),
         entry("yes", 8, QByteArray(1, '\1')), entry("no", 8, QByteArray(1, '\0')), entry("text", 9, sized("alice")),
         entry("buffer", 10, sized("bob")), entry("bytes", 11, sized(raw("\x00\xff"))),
         object("cart", "io.vertx.core.json.JsonObject", sized(R"({"milk":2})")),
         object("list", "io.vertx.core.json.JsonArray", sized("[1,2]")), object("nobody", kHolder, QByteArray(1, '\0')),
         holder(R"({"principal":{"username":"alice"},"attributes":{}})")});
}

std::string whole(const std::string &data)
{
    return kHead + data + '}';
}

} // namespace

TEST(VertxSession, EachTypeIsReadAsItIsWritten)
{
    EXPECT_EQ(support::decoded(decodeVertxSession, everyType()),
              whole(R"({"long": -5, "int": 7, "short": -300, "byte": -1, "double": 1.25, "float": 0.5, "char": "李", )"
                    R"("yes": true, "no": false, "text": "alice", "buffer": "bob", "bytes": x00ff, )"
                    R"("cart": "{"milk":2}", "list": "[1,2]", "nobody": null, )"
                    R"("__vertx.userHolder": "{"principal":{"username":"alice"},"attributes":{}}"})"));
    EXPECT_EQ(support::decoded(decodeVertxSession, vertxSession({})), whole("{}"));
}

TEST(VertxSession, IsWhatStandsBeforeACut)
{
    // Behind the number of entries there may be none yet.
    const qsizetype head = 4 + qsizetype(std::size(kId)) - 1 + 8 + 8 + 4 + 4;
    support::checkCuts(decodeVertxSession, everyType(), head);
    EXPECT_EQ(support::decoded(decodeVertxSession, everyType() + 'x'), "none");
    const QByteArray cut = vertxSession({entry("a", 2, number(qint32(1))), entry("b", 9, sized("bob"))});
    EXPECT_EQ(support::decoded(decodeVertxSession, cut.chopped(1), true), whole(R"({"a": 1, ...: ...})"));
}

TEST(VertxSession, DamageIsATreeOrNone)
{
    support::checkDamage(decodeVertxSession, everyType());
}

/// A class of the application writes what it likes: where it ends nobody can tell.
TEST(VertxSession, BehindAnUnknownObjectNothingIsRead)
{
    const QByteArray bytes =
        vertxSession({entry("before", 2, number(qint32(1))), object("cart", "shop.Cart", number(qint32(2)) + "xy"),
                      entry("behind", 2, number(qint32(3)))});
    NodeTree tree;
    EXPECT_EQ(support::dump(tree, decodeVertxSession(bytes, false, tree)),
              whole(R"({"before": 1, "cart": shop.Cart{}, ...: ...})"));
    EXPECT_TRUE(tree.isIncomplete());

    // Many write JSON as the framework's own classes do.
    EXPECT_EQ(support::decoded(decodeVertxSession, vertxSession({object("cart", "shop.Cart", sized(R"({"milk":2})")),
                                                                 entry("behind", 2, number(qint32(3)))})),
              whole(R"({"cart": "{"milk":2}", "behind": 3})"));
    // What begins as one, and is none, is as unknown: whole, and with more behind it.
    const QByteArray begins =
        vertxSession({object("cart", "shop.Cart", sized("{milk")), entry("behind", 9, sized("x"))});
    for (const bool isPrefix : {false, true})
        EXPECT_EQ(support::decoded(decodeVertxSession, begins, isPrefix), whole(R"({"cart": shop.Cart{}, ...: ...})"));
    // Those never write anything else.
    EXPECT_EQ(support::decoded(decodeVertxSession,
                               vertxSession({object("cart", "io.vertx.core.json.JsonObject", sized("milk"))})),
              "none");
}

TEST(VertxSession, OtherBytesAreNone)
{
    const QByteArray one = entry("a", 2, number(qint32(1)));
    const std::vector<std::pair<const char *, QByteArray>> wrong{
        {"nothing", {}},
        {"an empty id", vertxSession({one}, -1, "")},
        {"an id that is none", vertxSession({one}, -1, "0f1e2d3c4b5a6978879Xa5b4c3d2e1f0")},
        {"an endless id", vertxSession({one}, -1, QByteArray(1026, 'a'))},
        {"no timeout", sized(kId) + number(qint64(0)) + number(qint64(1)) + number(qint32(0)) + number(qint32(0))},
        {"a negative version",
         sized(kId) + number(qint64(1)) + number(qint64(1)) + number(qint32(-1)) + number(qint32(0))},
        {"more entries than bytes", vertxSession({one}, 0x7fffffff)},
        {"fewer entries than bytes", vertxSession({one, one}, 1)},
        {"a name that is no text", vertxSession({sized("\xff") + '\2' + number(qint32(1))})},
        {"a text that is none", vertxSession({entry("a", 9, sized("\xff"))})},
        {"a type that is not given out", vertxSession({entry("a", 12, number(qint32(1)))})},
        {"neither true nor false", vertxSession({entry("a", 8, QByteArray(1, '\2'))})},
        {"a class without a name", vertxSession({object("a", "", sized("{}"))})},
        {"neither a user nor none", vertxSession({object("a", kHolder, QByteArray(1, '\2'))})},
        {"a text longer than all", vertxSession({entry("a", 9, number(qint32(-1)) + "x")})},
    };
    for (const auto &[what, bytes] : wrong) {
        EXPECT_EQ(support::decoded(decodeVertxSession, bytes), "none") << what;
    }
}

TEST(VertxSession, AnnouncesOfEntriesAreNotBelieved)
{
    const QByteArray bytes = vertxSession({}, 0x7fffffff);
    NodeTree tree;
    const auto root = decodeVertxSession(bytes, true, tree);
    EXPECT_EQ(support::dump(tree, root), whole("{...: ...}"));
    EXPECT_LT(tree.size(), 20U);
}

TEST(VertxSession, AFullTreeIsReturnedAsItIs)
{
    QByteArrayList entries;
    for (NodeTree::Index at = 0; at < NodeTree::kMostNodes / 2 + 10; ++at)
        entries.append(entry("a", 8, QByteArray(1, '\1')));
    const QByteArray bytes = vertxSession(entries);
    NodeTree tree;
    const auto root = decodeVertxSession(bytes, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_TRUE(tree.isFull());
    EXPECT_TRUE(tree.isIncomplete());
    support::checkTree(tree, root);
}
