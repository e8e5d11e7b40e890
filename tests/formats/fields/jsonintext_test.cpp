// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON that stands in a text of a payload: it is looked into wherever a path leads on.
#include "models/formats/codecs/decoders.h"
#include "models/formats/fields/fieldfindings.h"
#include "models/formats/fields/jsonfieldscan.h"
#include "models/formats/fields/sessionfields.h"
#include "models/formats/fields/treefieldscan.h"

#include <gtest/gtest.h>

#include <memory>

using formats::FieldFindings;
using formats::FieldPlan;
using formats::NodeTree;
using formats::SessionFields;

namespace
{

FieldPlan planOf(const std::initializer_list<const char *> &paths, const char *required = nullptr)
{
    formats::FormatDescription description;
    for (const char *path : paths)
        description.user.push_back({.steps = *formats::pathFromText(QString::fromUtf8(path))});
    if (required)
        description.required.push_back({.steps = *formats::pathFromText(QString::fromUtf8(required)), .object = true});
    return FieldPlan(description);
}

QByteArray userOf(const FieldFindings &findings)
{
    SessionFields fields;
    findings.writeTo(fields);
    return fields.user;
}

/// By the scan that builds nothing; the text is gone when the user is asked for.
QByteArray scanned(QByteArray json, std::initializer_list<const char *> paths)
{
    const FieldPlan plan = planOf(paths);
    FieldFindings findings(plan);
    EXPECT_EQ(formats::scanJsonObject(json, false, plan, findings), formats::JsonScan::Whole);
    return userOf(findings);
}

QByteArray scannedTree(const QByteArray &json, std::initializer_list<const char *> paths)
{
    const FieldPlan plan = planOf(paths);
    NodeTree tree;
    FieldFindings findings(plan);
    formats::scanTree(tree, formats::decodeJson(json, false, tree), plan, FieldPlan::kRoot, findings);
    return userOf(findings);
}

QByteArray field(const QByteArray &name, const QByteArray &value, std::initializer_list<const char *> paths)
{
    const FieldPlan plan = planOf(paths);
    FieldFindings findings(plan);
    formats::scanHashField(name, value, plan, findings);
    return userOf(findings);
}

} // namespace

TEST(JsonInText, IsLookedIntoByEachScan)
{
    const char *json = R"({"auth":"{\"user\":{\"name\":\"al\\u00e9ne\"}}"})";
    EXPECT_EQ(scanned(json, {"auth.user.name"}), "al\u00e9ne");
    EXPECT_EQ(scannedTree(json, {"auth.user.name"}), "al\u00e9ne");
    EXPECT_EQ(scannedTree(json, {"**.name"}), "al\u00e9ne");
    EXPECT_EQ(scannedTree(json, {"auth.*.name"}), "al\u00e9ne");
    EXPECT_EQ(field("auth", R"("{\"user\":{\"name\":\"bob\"}}")", {"auth.user.name"}), "bob");
    EXPECT_EQ(field("auth", R"({"user":"{\"name\":\"bob\"}"})", {"auth.user.name"}), "bob");
}

TEST(JsonInText, InTextsIsFollowedAFewTimes)
{
    QByteArray json = R"({"name":"alice"})";
    QByteArray path = "name";
    for (int depth = 1; depth < 7; ++depth) {
        json = "{\"a\":\"" + json.replace('\\', "\\\\").replace('"', "\\\"") + "\"}";
        path = "a." + path;
        const QByteArray expected = depth <= 4 ? "alice" : "";
        EXPECT_EQ(scanned(json, {path.constData()}), expected) << depth;
        EXPECT_EQ(scannedTree(json, {path.constData()}), expected) << depth;
    }
}

TEST(JsonInText, ThatIsNoneStaysAText)
{
    EXPECT_EQ(scanned(R"({"user":"{curly}"})", {"user.name", "user"}), "{curly}");
    EXPECT_EQ(scannedTree(R"({"user":"{curly}"})", {"user.name", "user"}), "{curly}");
    EXPECT_EQ(scanned(R"({"user":"{\"name\":\"x\"} and more}"})", {"user.name"}), "");
    EXPECT_EQ(scanned(R"({"user":"{\"name\":\"in\",\"broken\"}","name":"out"})", {"user.name", "name"}), "out");
}

TEST(JsonInText, CountsAsTheObjectThatIsRequired)
{
    for (const char *json : {R"({"auth":{"a":1}})", R"({"auth":"{\"a\":1}"})"}) {
        const FieldPlan plan = planOf({"auth.user"}, "auth");
        FieldFindings findings(plan);
        formats::scanJsonObject(json, false, plan, findings);
        EXPECT_TRUE(findings.meetsRequirements()) << json;
    }
}

TEST(JsonInText, ThatIsTheUserNamesHim)
{
    EXPECT_EQ(scanned(R"({"user":"{\"id\":7,\"username\":\"zelda\"}"})", {"user"}), "zelda");
    EXPECT_EQ(scannedTree(R"({"user":"{\"id\":7,\"username\":\"zelda\"}"})", {"user"}), "zelda");
    EXPECT_EQ(scanned(R"({"user":"\"sys_user:1\""})", {"user"}), "sys_user:1");
    EXPECT_EQ(scanned(R"({"user":"{\"shoe\":43}"})", {"user"}), R"({"shoe":43})");
    EXPECT_EQ(scanned(R"({"user":"{\"username\":"})", {"user"}), R"({"username":)");
}
