// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fields/fieldplan.h"

#include <gtest/gtest.h>

using formats::FieldPlan;
using formats::FormatDescription;
using formats::PathStep;

TEST(FieldPlan, FindsNobodyByAPathForWhichThereIsNoRoom)
{
    FormatDescription description;
    for (int i = 0; i < 300; ++i) {
        for (int j = 0; j < 300; ++j) {
            const PathStep outer{.kind = PathStep::Kind::Name, .text = "a" + QByteArray::number(i)};
            const PathStep inner{.kind = PathStep::Kind::Name, .text = "b" + QByteArray::number(j)};
            (i < 150 ? description.user : description.created).push_back({.steps = {outer, inner}});
        }
    }
    const FieldPlan plan(description);
    EXPECT_NE(plan.child(plan.child(FieldPlan::kRoot, "a7"), "b7"), FieldPlan::kNone);
    EXPECT_EQ(plan.child(FieldPlan::kRoot, "a299"), FieldPlan::kNone);
    EXPECT_EQ(plan.child(FieldPlan::kRoot, "b7"), FieldPlan::kNone);
    EXPECT_TRUE(plan.targets(FieldPlan::kRoot).empty());
}

/// `{"name": "ci", "admin": false}` says what somebody may do, not who it is.
TEST(FieldPlan, LetsNoBooleanStandForTheNameOfAUser)
{
    const auto description = FormatDescription::fromJson(QByteArray(
        R"({"id":"a","title":"A","keys":[{"pattern":"a:{id}"}],"payload":{"codec":["json"],"require":{"ready":"present"},
            "requireAny":["player","admin.id","admin","remember"]},"attrs":{"user":["player","admin.id"]}})"));
    ASSERT_TRUE(description) << qPrintable(description.error());
    const FieldPlan plan(*description);
    for (const char *name : {"player", "admin"}) {
        const FieldPlan::Node node = plan.child(FieldPlan::kRoot, name);
        EXPECT_NE(plan.fulfilled(node, false), 0u) << name;
        EXPECT_EQ(plan.fulfilledByFlag(node), 0u) << name;
    }
    for (const char *name : {"ready", "remember"})
        EXPECT_NE(plan.fulfilledByFlag(plan.child(FieldPlan::kRoot, name)), 0u) << name;
}
