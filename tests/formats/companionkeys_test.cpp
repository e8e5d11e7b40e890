// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/companionkeys.h"
#include "tests/formats/values.h"

#include <gtest/gtest.h>

#include <QJsonObject>

using formats::Value;

namespace
{

formats::Format format(const QByteArray &companions)
{
    const auto description = formats::FormatDescription::fromJson(
        QByteArray(R"({"id":"x","title":"X","keys":[{"pattern":"app:{id}","types":["string"]}],
                       "payload":{"codec":["json"]},"attrs":{"user":"user.id"},"companions":)") +
        companions + "}");
    EXPECT_TRUE(description) << (description ? "" : qPrintable(description.error()));
    return formats::Format(*description);
}

Value payload()
{
    return tests::map({{"user", tests::map({{"id", tests::integer(7)}})}});
}

} // namespace

TEST(CompanionKeys, AreMadeOfWhatTheSessionHas)
{
    const formats::Format x =
        format(R"(["lock:{id}","of:{user}:{id}","active-{payload:user.id}","no-{payload:user.mail}"])");
    EXPECT_EQ(formats::companionKeys(x, "app:abc", "alice", payload()),
              (QByteArrayList{"lock:abc", "of:alice:abc", "active-7"}));
    EXPECT_EQ(formats::companionKeys(x, "app:abc", {}, {}), QByteArrayList{"lock:abc"}) << "nobody's has no index";
    EXPECT_TRUE(formats::companionKeys(x, "other:abc", "alice", payload()).isEmpty());
}

TEST(CompanionKeys, WhatWasFilledInIsNotATemplate)
{
    const formats::Format x = format(R"(["of:{user}","app:{id}"])");
    EXPECT_EQ(formats::companionKeys(x, "app:{user}", "{id}*", {}), QByteArrayList{"of:{id}*"})
        << "and the record itself is no companion";
}
