// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatset.h"

#include <gtest/gtest.h>

#include <cmath>

using formats::Payload;
using formats::RecordType;
using formats::Value;
using Kind = formats::Value::Kind;

namespace
{

/// A tree as text, so that tests can compare it: kinds told apart by their brackets and marks.
QByteArray dump(const Value &value)
{
    switch (value.kind) {
    case Kind::Null:
        return "null";
    case Kind::Bool:
        return value.boolean ? "true" : "false";
    case Kind::Integer:
        return QByteArray::number(value.integer);
    case Kind::BigInteger:
        return "big " + value.bytes;
    case Kind::Double:
        return "double " + value.bytes;
    case Kind::String:
        return '"' + value.bytes + '"';
    case Kind::Bytes:
        return "bytes " + value.bytes.toHex();
    case Kind::List:
    case Kind::Map:
    case Kind::Opaque:
        break;
    }
    QByteArrayList members;
    for (const Value::Member &member : value.members)
        members.append((value.kind == Kind::List ? QByteArray() : dump(member.key) + ": ") + dump(member.value));
    if (value.kind == Kind::Opaque)
        return '<' + value.bytes + members.join(", ") + '>';
    return value.kind == Kind::List ? '[' + members.join(", ") + ']' : '{' + members.join(", ") + '}';
}

Value valueOf(QByteArrayView text, bool truncated = false)
{
    const auto format = formats::plainFormat("x:*").value();
    return format.decode(Payload{.type = RecordType::String, .string = text, .fields = {}, .truncated = truncated})
        .value;
}

QByteArray decoded(QByteArrayView text, bool truncated = false)
{
    return dump(valueOf(text, truncated));
}

} // namespace

TEST(FormatDecode, KeepsOrderAndDigits)
{
    EXPECT_EQ(decoded(R"({"b":1,"a":[true,false,null,"x"],"b":2,"":{}})"),
              R"({"b": 1, "a": [true, false, null, "x"], "b": 2, "": {}})");
    EXPECT_EQ(decoded("[9223372036854775807,-9223372036854775808,9223372036854775808]"),
              "[9223372036854775807, -9223372036854775808, big 9223372036854775808]");
    EXPECT_EQ(decoded("[0.1,1.0,1e5,12.250,-0,1e999]"),
              "[double 0.1, double 1.0, double 1e5, double 12.250, double -0, double 1e999]");
    EXPECT_EQ(decoded("[NaN,-Infinity]"), "[double NaN, double -Infinity]");
    EXPECT_EQ(decoded(" 42 "), "42");
    EXPECT_EQ(decoded("\"text\""), "\"text\"");
    const Value value = valueOf("[12.25,-Infinity]");
    EXPECT_EQ(value.members[0].value.number, 12.25);
    EXPECT_TRUE(std::isinf(value.members[1].value.number));
}

TEST(FormatDecode, Strings)
{
    EXPECT_EQ(decoded(R"(["\u676f\u5b50","\ud800","a\u0000b"])"),
              QByteArray("[\"杯子\", \"\xef\xbf\xbd\", \"a\0b\"]", 24));
    EXPECT_EQ(decoded("[\"\xff\"]"), "[bytes ff]");
    EXPECT_EQ(decoded("{\"\xff\":1}"), "{bytes ff: 1}");
}

TEST(FormatDecode, WhatIsNotJsonIsBytes)
{
    for (const char *text : {"", "{", "[1", "{\"a\":1}x", "hello", "[1,]", "{\"a\"}", "01"})
        EXPECT_EQ(decoded(text), "bytes " + QByteArray(text).toHex()) << text;
}

TEST(FormatDecode, SaysThatSomethingIsOdd)
{
    const auto format = formats::plainFormat("x:*").value();
    const auto isOdd = [&format](QByteArrayView text) {
        const formats::DecodedPayload decoded =
            format.decode(Payload{.type = RecordType::String, .string = text, .fields = {}, .truncated = false});
        EXPECT_FALSE(decoded.incomplete);
        return decoded.odd;
    };
    EXPECT_FALSE(isOdd(R"({"a":"x\n"})"));
    EXPECT_TRUE(isOdd("{\"a\":\"x\n\"}"));
    EXPECT_TRUE(isOdd(R"({"a":"\x41"})"));
}

TEST(FormatDecode, MarksWhereAPrefixEnds)
{
    EXPECT_EQ(decoded(R"({"a":[1,2],"b":{"c":[3,4)", true), R"({"a": [1, 2], "b": {"c": [3, <…>]}})");
    EXPECT_EQ(decoded(R"({"a":1,"b")", true), R"({"a": 1, <…>: <…>})");
    EXPECT_EQ(decoded(R"({"a":"xy)", true), R"({"a": <…>})");
    EXPECT_EQ(decoded("{]", true), "bytes 7b5d");
    EXPECT_EQ(decoded("[1]", true), "[1]");
}

TEST(FormatDecode, LimitsDepth)
{
    const auto nested = [](qsizetype depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    EXPECT_EQ(decoded(nested(64)), nested(64));
    EXPECT_EQ(decoded(nested(65)), QByteArray(64, '[') + "<…>" + QByteArray(64, ']'));
    EXPECT_EQ(decoded(nested(1000)), QByteArray(64, '[') + "<…>" + QByteArray(64, ']'));
    EXPECT_EQ(decoded(nested(100'000)), QByteArray(64, '[') + "<…>" + QByteArray(64, ']'));
}

TEST(FormatDecode, LimitsNodes)
{
    const Value value = valueOf('[' + QByteArray("0,").repeated(300'000) + "0]");
    EXPECT_EQ(value.members.size(), size_t{formats::NodeTree::kMostNodes} - 1) << "the list itself is one";
}

TEST(FormatDecode, LimitsInput)
{
    const QByteArray text = R"({"a":1,"blob":")" + QByteArray(5 * 1024 * 1024, 'x') + R"(","b":2})";
    EXPECT_EQ(decoded(text), R"({"a": 1, "blob": <…>})");
}

TEST(FormatDecode, Hashes)
{
    const auto format = formats::plainFormat("x:*").value();
    Payload payload{
        .type = RecordType::Hash, .string = {}, .fields = {{"b", "17"}, {"a", R"({"x":[1]})"}, {"l", "[1,2]"}}};
    payload.fields.emplace_back("broken", "{x");
    payload.fields.emplace_back("bin", "\xff");
    payload.fields.emplace_back("\xfe", "");
    EXPECT_EQ(dump(format.decode(payload).value),
              R"({"b": "17", "a": {"x": [1]}, "l": [1, 2], "broken": "{x", "bin": bytes ff, bytes fe: ""})");

    // The limit is one for the whole record.
    const QByteArray list = '[' + QByteArray("0,").repeated(50'000) + "0]";
    payload.fields.clear();
    for (int i = 0; i < 6; ++i)
        payload.fields.emplace_back("f", list);
    const formats::DecodedPayload decoded = format.decode(payload);
    EXPECT_TRUE(decoded.incomplete);
    EXPECT_LT(decoded.value.members.size(), 6u);
}

TEST(FormatDecode, OtherTypesAreEmptyBytes)
{
    EXPECT_EQ(dump(formats::plainFormat("x:*").value().decode(Payload{.type = RecordType::Set}).value), "bytes ");
}
