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

/// The user that these paths find in a JSON text, read as a tree.
QByteArray userIn(const char *json, std::initializer_list<const char *> paths, QByteArrayView id = {})
{
    formats::FormatDescription description;
    for (const char *path : paths)
        description.user.push_back({.steps = *pathFromText(QString::fromUtf8(path))});
    const formats::FieldPlan plan(description);
    NodeTree tree;
    const auto root = formats::decodeJson(json, false, tree);
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
