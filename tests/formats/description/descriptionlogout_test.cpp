// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/formatdescription.h"

#include <gtest/gtest.h>

using formats::FormatDescription;
using formats::KeyCaptures;
using formats::LogoutInstruction;
using formats::LogoutOperation;

namespace
{

tl::expected<FormatDescription, QString> described(const QByteArray &logout)
{
    return FormatDescription::fromJson(
        QByteArray(R"({"id":"x","title":"X","keys":[{"pattern":"app:{id}"}],"payload":{"codec":["json"]},"logout":)") +
        logout + "}");
}

LogoutInstruction step(const QByteArray &json)
{
    const auto description = described("[" + json + "]");
    EXPECT_TRUE(description) << (description ? "" : qPrintable(description.error()));
    return description && description->logout.size() == 1 ? description->logout.first() : LogoutInstruction();
}

QByteArray filled(const formats::KeyTemplate &text)
{
    return text.filled({.prefix = "p:", .id = "ID", .user = "USER"}).value_or("(nothing)");
}

} // namespace

TEST(DescriptionLogout, StepsAreRead)
{
    const LogoutInstruction srem =
        step(R"({"op":"srem","key":"of:{user}","member":"x:{id}","match":"decoded","required":true})");
    EXPECT_EQ(srem.operation, LogoutOperation::RemoveSetMember);
    EXPECT_EQ(srem.keyText, "of:{user}");
    EXPECT_EQ(filled(srem.key), "of:USER");
    EXPECT_EQ(filled(srem.argument), "x:ID");
    EXPECT_TRUE(srem.anyForm);
    EXPECT_TRUE(srem.isRequired);

    EXPECT_EQ(step(R"({"op":"zrem","key":"all","member":"{id}"})").operation, LogoutOperation::RemoveScoredMember);
    EXPECT_FALSE(step(R"({"op":"zrem","key":"all","member":"{id}"})").anyForm);
    for (const char *op : {"unlink", "del"})
        EXPECT_EQ(step(R"({"op":")" + QByteArray(op) + R"(","key":"lock:{id}"})").operation, LogoutOperation::Delete);
    const LogoutInstruction hdel = step(R"({"op":"hdel","key":"user:{user}","field":"{id}"})");
    EXPECT_EQ(hdel.operation, LogoutOperation::DeleteField);
    EXPECT_EQ(filled(hdel.argument), "ID");
    const LogoutInstruction hset = step(R"({"op":"hset","key":"app:{id}","field":"max","value":"0"})");
    EXPECT_EQ(hset.operation, LogoutOperation::SetField);
    EXPECT_EQ(filled(hset.argument), "max");
    EXPECT_EQ(filled(hset.value), "0");
    EXPECT_EQ(step(R"({"op":"expire","key":"app:{id}","seconds":300})").seconds, 300);
    EXPECT_EQ(filled(step(R"({"op":"set-keepttl","key":"app:{id}","value":"-5"})").value), "-5");

    const LogoutInstruction list =
        step(R"({"op":"json-list-remove","key":"of:{user}","path":"a.b","where":{"token":"{id}"}})");
    EXPECT_EQ(list.operation, LogoutOperation::RemoveListElement);
    EXPECT_EQ(list.path, (QByteArrayList{"a", "b"}));
    EXPECT_EQ(list.where.member, "token");
    EXPECT_EQ(filled(list.where.value), "ID");
    const LogoutInstruction texts = step(R"({"op":"json-list-remove","key":"of:{user}","where":"{id}"})");
    EXPECT_TRUE(texts.path.isEmpty());
    EXPECT_TRUE(texts.where.member.isEmpty());
    EXPECT_EQ(filled(texts.where.value), "ID");
}

/// What somebody's file may hold without being carried out.
TEST(DescriptionLogout, LocksAndConditionsAreReadAndLeft)
{
    EXPECT_EQ(step(R"({"op":"lock","key":"app:{id}_LOCK","px":5000})").operation, LogoutOperation::Unsupported);
    EXPECT_EQ(step(R"({"op":"unlock","key":"app:{id}_LOCK"})").operation, LogoutOperation::Unsupported);
    EXPECT_EQ(step(R"({"op":"del","key":"x:{id}","if":"attrs.user"})").operation, LogoutOperation::Unsupported);
}

struct WrongStep {
    const char *step;
    const char *member; ///< that the sentence must name
};

class WrongLogout : public ::testing::TestWithParam<WrongStep>
{
};

TEST_P(WrongLogout, IsNamed)
{
    const auto description = described(R"([{"op":"del","key":"good:{id}"},)" + QByteArray(GetParam().step) + "]");
    ASSERT_FALSE(description) << GetParam().step;
    EXPECT_TRUE(description.error().contains(QStringLiteral("“logout[1].%1”").arg(QLatin1String(GetParam().member))))
        << description.error().toStdString();
    EXPECT_TRUE(description.error().endsWith(QLatin1Char('.'))) << description.error().toStdString();
}

INSTANTIATE_TEST_SUITE_P(
    Steps, WrongLogout,
    ::testing::Values(WrongStep{R"({"op":"flushall","key":"x:{id}"})", "op"}, WrongStep{R"({"key":"x:{id}"})", "op"},
                      WrongStep{R"("unlink")", "op"}, WrongStep{R"({"op":"del"})", "key"},
                      WrongStep{R"({"op":"del","key":7})", "key"}, WrongStep{R"({"op":"del","key":"x:{name}"})", "key"},
                      WrongStep{R"({"op":"del","key":"sessions"})", "key"},
                      WrongStep{R"({"op":"del","key":"{p}sessions"})", "key"},
                      WrongStep{R"({"op":"del","key":"x:{payload:a+b+c|minute}"})", "key"},
                      WrongStep{R"({"op":"del","key":"x:{payload:a|minute}"})", "key"},
                      WrongStep{R"({"op":"del","key":"x:{id}","member":"{id}"})", "member"},
                      WrongStep{R"({"op":"srem","key":"x"})", "member"},
                      WrongStep{R"({"op":"srem","key":"x","member":""})", "member"},
                      WrongStep{R"({"op":"srem","key":"x","membre":"{id}"})", "membre"},
                      WrongStep{R"({"op":"srem","key":"x","member":"{id}","match":"glob"})", "match"},
                      WrongStep{R"({"op":"srem","key":"x","member":"{id}","required":"yes"})", "required"},
                      WrongStep{R"({"op":"hdel","key":"x","member":"{id}"})", "member"},
                      WrongStep{R"({"op":"hset","key":"x:{id}","field":"f"})", "value"},
                      WrongStep{R"({"op":"hset","key":"x:{id}","value":"0"})", "field"},
                      WrongStep{R"({"op":"expire","key":"x:{id}"})", "seconds"},
                      WrongStep{R"({"op":"expire","key":"x:{id}","seconds":0})", "seconds"},
                      WrongStep{R"({"op":"expire","key":"x:{id}","seconds":"300"})", "seconds"},
                      WrongStep{R"({"op":"expire","key":"x:{id}","seconds":1e12})", "seconds"},
                      WrongStep{R"({"op":"set-keepttl","key":"x:{id}"})", "value"},
                      WrongStep{R"({"op":"json-list-remove","key":"x:{user}"})", "where"},
                      WrongStep{R"({"op":"json-list-remove","key":"x:{user}","where":{}})", "where"},
                      WrongStep{R"({"op":"json-list-remove","key":"x:{user}","where":{"a":"1","b":"2"}})", "where"},
                      WrongStep{R"({"op":"json-list-remove","key":"x:{user}","where":{"a":"{x}"}})", "where.a"},
                      WrongStep{R"({"op":"json-list-remove","key":"x:{user}","where":"{id}","path":"a..b"})", "path"},
                      WrongStep{R"({"op":"json-list-remove","key":"x:{user}","where":"{id}","path":7})", "path"}));

TEST(DescriptionLogout, AnEmptyListIsRefused)
{
    EXPECT_FALSE(described("[]"));
    EXPECT_FALSE(described("{}"));
}
