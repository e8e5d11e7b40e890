// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "tests/formats/codecs/decoding.h"

#include <gtest/gtest.h>

#include <regex>

using formats::decodeStorable;
using formats::NodeTree;

namespace
{

/// Written by Storable 3.26.
std::string read(const char *hex)
{
    return support::decoded(decodeStorable, QByteArray::fromHex(hex));
}

constexpr char kSession[] =
    "050b03000000070403000000020a05616c696365000000046e616d650887000000026964000000065f5f757365720a03312e3500000002706908"
    "7b000000036e656704020000000308810a0374776f090000012c000000046c6973740500000004666c6167096b0ad701000000095f5f63726561"
    "7465641705c3a9e4b8ad0000000175";

} // namespace

TEST(Storable, ReadsASession)
{
    EXPECT_EQ(
        read(kSession),
        "{\"__user\": {\"name\": \"alice\", \"id\": 7}, \"pi\": \"1.5\", \"neg\": -5, \"list\": [1, \"two\", 300], "
        "\"flag\": null, \"__created\": 1795872513, \"u\": \"\u00e9\u4e2d\"}");
    EXPECT_EQ(
        read("040b0831323334353637380408080803030000000690eefeffffffffff030000006e65670601d70a6b0000000002000000696407"
             "000000000000f83f020000007069"),
        R"({"neg": -70000, "id": 1795872513, "pi": 1.5})");
}

TEST(Storable, FollowsReferencesAndNamesClasses)
{
    const std::string text =
        read("050b020000000604110a53686f703a3a5573657203000000010a05616c696365000000046e616d650400000000020"
             "40a0372656604120002000000000402000000020881088204000000000a");
    EXPECT_EQ(std::regex_replace(text, std::regex("\\^\\d+"), "^"),
              R"([Shop::User{"name": "alice"}, ^, "ref", [], [1, 2], ^])");
}

TEST(Storable, RefusesWhatIsNone)
{
    const QByteArray whole = QByteArray::fromHex(kSession);
    EXPECT_EQ(support::decoded(decodeStorable, whole + "x"), "none");
    EXPECT_EQ(read("050b1300"), "none"); // frozen by the object itself
    EXPECT_EQ(read("050b02ffffffff"), "none");
    EXPECT_EQ(read("050b0000000000"), "none");
    EXPECT_EQ(read(""), "none");
    for (qsizetype size = 0; size < whole.size(); ++size) {
        EXPECT_EQ(support::decoded(decodeStorable, whole.first(size)), "none") << size;
        NodeTree tree;
        const auto root = decodeStorable(whole.first(size), true, tree);
        ASSERT_NE(root, NodeTree::kNone) << size;
        EXPECT_TRUE(tree.isIncomplete());
        support::checkTree(tree, root);
    }
}

TEST(Storable, LeavesOutWhatIsTooDeep)
{
    QByteArray deep = QByteArray::fromHex("050b");
    for (int i = 0; i < 300; ++i)
        deep += QByteArray::fromHex("020000000104");
    deep += QByteArray::fromHex("0200000000");
    NodeTree tree;
    const auto root = decodeStorable(deep, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    EXPECT_TRUE(tree.isIncomplete());
    support::checkTree(tree, root);
}
