// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/secrets/secrets.h"
#include "models/formats/secrets/secretsearch.h"
#include "tests/formats/values.h"

#include <gtest/gtest.h>

using formats::SecretJudge;
using formats::Value;
using tests::integer;
using tests::map;
using tests::string;

TEST(SecretSearch, FindsWhatIsEscapedAndNested)
{
    const QByteArray secret = "pl\u00fcs+/\"x";
    const formats::SecretList list{{{"token", secret}}, true};
    for (const char *raw :
         {R"({"token":"plüs+/\"x","n":1})", R"({"token":"pl\u00fcs+/\"x"})", R"({"token":"pl\u00fcs+\/\"x"})",
          R"({"token":"pl\u00FCs\u002B/\u0022x"})", R"({"in":"{\"token\":\"plüs+/\\\"x\"}"})"}) {
        const auto places = formats::findSecrets(QByteArrayView(raw), list, {});
        EXPECT_TRUE(places.complete) << raw;
        EXPECT_EQ(places.ranges.size(), 1u) << raw;
    }
    EXPECT_FALSE(formats::findSecrets(QByteArrayView("compressed"), list, {}).complete);
}

TEST(SecretSearch, CoversShortOnesBehindTheirNames)
{
    const Value value =
        map({{"pin", integer(1234)}, {"year", integer(1234)}, {"inner", string(R"({"password":"x"})")}});
    const QByteArray raw = R"({"year":1234,"pin":1234,"inner":"{\"password\":\"x\"}"})";
    const auto list = formats::secretsOf(value, SecretJudge());
    ASSERT_EQ(list.secrets.size(), 2u);
    const QByteArray shown = formats::withoutSecrets(raw, list, {});
    EXPECT_EQ(shown, QByteArray(R"({"year":1234,"pin":••••••••,"inner":"{\"password\":\"••••••••\"}"})"));
}

TEST(SecretSearch, GivesUpRatherThanTakeLong)
{
    Value value;
    value.kind = Value::Kind::Map;
    QByteArray raw(1'000'000, 'a');
    for (int i = 0; i < 300; ++i) {
        value.members.push_back({string("token"), string(QByteArray(500, 'a') + QByteArray::number(i))});
        raw += value.members.back().value.bytes;
    }
    EXPECT_FALSE(formats::findSecrets(raw, formats::secretsOf(value, SecretJudge()), {}).complete);
    for (int i = 0; i < 3000; ++i)
        value.members.push_back({string("pin"), integer(i)});
    EXPECT_FALSE(formats::findSecrets(raw, formats::secretsOf(value, SecretJudge()), {}).complete);
}
