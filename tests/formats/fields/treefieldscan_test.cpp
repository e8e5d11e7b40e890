// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "models/formats/fields/fieldfindings.h"
#include "models/formats/fields/fieldplan.h"
#include "models/formats/fields/sessionfields.h"
#include "models/formats/fields/treefieldscan.h"

#include <gtest/gtest.h>

using formats::NodeTree;
using formats::pathFromText;

namespace
{

using Decoder = NodeTree::Index (*)(QByteArrayView, bool, NodeTree &);

/// The user that these paths find in a payload, read as a tree.
QByteArray userIn(QByteArrayView payload, std::initializer_list<const char *> paths, QByteArrayView id = {},
                  Decoder decode = formats::decodeJson)
{
    formats::FormatDescription description;
    for (const char *path : paths)
        description.user.push_back({.steps = *pathFromText(QString::fromUtf8(path))});
    const formats::FieldPlan plan(description);
    NodeTree tree;
    const auto root = decode(payload, false, tree);
    if (root == NodeTree::kNone)
        return "no payload";
    formats::FieldFindings findings(plan);
    findings.setId(id);
    formats::scanTree(tree, root, plan, formats::FieldPlan::kRoot, findings);
    formats::SessionFields fields;
    findings.writeTo(fields);
    return fields.user;
}

} // namespace

TEST(TreeFieldScan, FollowsEachKindOfStep)
{
    EXPECT_EQ(userIn(R"({"user":{"name":"alice"}})", {"user.name"}), "alice");
    EXPECT_EQ(userIn(R"({"login_web_59ba":7})", {"login_*_*"}), "7");
    EXPECT_EQ(userIn(R"({"k":[[1,2],"salt"]})", {"k[0][1]"}), "2");
    EXPECT_EQ(userIn(R"({"a":{"b":[{"c":{"name":"bob"}}]}})", {"a.**.name"}), "bob");
    EXPECT_EQ(userIn(R"({"token":"{\"user\":\"carol\"}"})", {"token|json|.user"}), "carol");
    EXPECT_EQ(userIn(R"("dave")", {"$"}), "dave");
    EXPECT_EQ(userIn(R"({"id":12345678901234567890})", {"id"}), "12345678901234567890");
}

TEST(TreeFieldScan, TheFirstPathThatLeadsSomewhereWins)
{
    EXPECT_EQ(userIn(R"({"b":"second","a":"first"})", {"a", "b"}), "first");
    EXPECT_EQ(userIn(R"({"b":"second","a":null})", {"a", "b"}), "second");
    EXPECT_EQ(userIn(R"({"b":"second","a":true})", {"a", "b"}), "second");
}

TEST(TreeFieldScan, FindsTheElementOfThisSession)
{
    const char *json = R"({"list":["java.util.Vector",[{"t":"x1","u":"other"},{"t":"x2","u":"mine"}]]})";
    EXPECT_EQ(userIn(json, {"list.**[?t].u"}, "x2"), "mine");
    EXPECT_EQ(userIn(json, {"list.**[?t].u"}, "x3"), "");
}

TEST(TreeFieldScan, GoesThroughWhatThePayloadSharesToo)
{
    using namespace formats;
    // One object under two names; the second is where it is looked for.
    const QByteArray php = R"(a:2:{s:1:"a";O:4:"User":1:{s:4:"name";s:5:"alice";}s:2:"me";r:2;})";
    EXPECT_EQ(userIn(php, {"me.name"}, {}, decodePhpSerialize), "alice");
    EXPECT_EQ(userIn(php, {"me.**.name"}, {}, decodePhpSerialize), "alice");
    EXPECT_EQ(userIn(php, {"m*.name"}, {}, decodePhpSerialize), "alice");
    const QByteArray byReference = R"(a:2:{s:1:"a";a:1:{s:4:"name";s:3:"bob";}s:2:"me";R:2;})";
    EXPECT_EQ(userIn(byReference, {"me.name"}, {}, decodePhpSerialize), "bob");
    const QByteArray marshal = QByteArray::fromHex("04087b073a06617b063a096e616d65492208627562063a0645543a076d654006");
    EXPECT_EQ(userIn(marshal, {"me.name"}, {}, decodeMarshal), "bub");
    const QByteArray pickle =
        QByteArray::fromHex("80027d71002858010000006171017d710258040000006e616d65710358030000006576"
                            "6571047358020000006d6571056802752e");
    EXPECT_EQ(userIn(pickle, {"me.name"}, {}, decodePickle), "eve");
    const QByteArray java = QByteArray::fromHex(
        "aced0005737200176a6176612e7574696c2e4c696e6b6564486173684d617034c04e5c106cc0fb0200015a000b616363"
        "6573734f72646572787200116a6176612e7574696c2e486173684d61700507dac1c31660d103000246000a6c6f616446"
        "6163746f724900097468726573686f6c6478703f4000000000000c770800000010000000027400016173720004557365"
        "72000000000000000102000249000269644c0008757365726e616d657400124c6a6176612f6c616e672f537472696e67"
        "3b78700000002a740005616c6963657400026d6571007e00067800");
    EXPECT_EQ(userIn(java, {"me.username"}, {}, decodeJava), "alice");
    // An array that is there twice by its value.
    const QByteArray igbinary = QByteArray::fromHex("000000021402110161140211046e616d6511037a6f651101781401060006011102"
                                                    "6d650101");
    EXPECT_EQ(userIn(igbinary, {"me.name"}, {}, decodeIgbinary), "zoe");
}

TEST(TreeFieldScan, ACircleOfSharedObjectsEnds)
{
    using namespace formats;
    const QByteArray circle =
        R"(O:1:"A":2:{s:4:"self";r:1;s:4:"user";O:1:"B":2:{s:5:"owner";r:1;s:4:"name";s:3:"eve";}})";
    EXPECT_EQ(userIn(circle, {"self.self.self.user.name"}, {}, decodePhpSerialize), "eve");
    EXPECT_EQ(userIn(circle, {"**.name"}, {}, decodePhpSerialize), "eve");
    EXPECT_EQ(userIn(circle, {"*.*.*.*.*.*.nobody"}, {}, decodePhpSerialize), "");
    // Each array holds the one before it many times.
    QByteArray wide = "a:40:{i:0;a:1:{i:0;i:0;}";
    for (int i = 1; i < 40; ++i) {
        wide += "i:" + QByteArray::number(i) + ";a:200:{";
        for (int j = 0; j < 200; ++j)
            wide += "i:" + QByteArray::number(j) + ";R:" + QByteArray::number(i == 1 ? 2 : i + 2) + ';';
        wide += '}';
    }
    wide += '}';
    EXPECT_EQ(userIn(wide, {"*.*.*.*.*.*.*.nobody"}, {}, decodePhpSerialize), "");
    EXPECT_EQ(userIn(wide, {"**.nobody"}, {}, decodePhpSerialize), "");
}

TEST(TreeFieldScan, FourBytesThatMayBeATextAreATimeWhereOneIsAskedFor)
{
    formats::FormatDescription description;
    description.user.push_back({.steps = *pathFromText(QStringLiteral("user"))});
    description.created.push_back({.steps = *pathFromText(QStringLiteral("at"))});
    const formats::FieldPlan plan(description);
    const QByteArray payload = QByteArray::fromHex("02000002") + QByteArray(16, 'i') + QByteArray::fromHex("0004") +
                               "user" + QByteArray::fromHex("00000004") + "john" + QByteArray::fromHex("0002") + "at" +
                               QByteArray::fromHex("00000004") + "john";
    NodeTree tree;
    const auto root = formats::decodeAspNetSession(payload, false, tree);
    ASSERT_NE(root, NodeTree::kNone);
    formats::FieldFindings findings(plan);
    formats::scanTree(tree, root, plan, formats::FieldPlan::kRoot, findings);
    formats::SessionFields fields;
    findings.writeTo(fields);
    EXPECT_EQ(fields.user, "john");
    EXPECT_EQ(fields.created, 0x6a6f686e * qint64(1000));
}
