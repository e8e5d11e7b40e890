// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatset.h"
#include "tests/support/fixture.h"

#include <gtest/gtest.h>

using formats::FormatSet;
using formats::Payload;
using formats::SessionFields;
using formats::Value;
using support::Fixture;
using support::FixtureKey;

namespace
{

/// The payload as the session loader would read it: a prefix of a string, or the fields that are asked for.
Payload payloadOf(const FixtureKey &key, const QByteArrayList &wanted)
{
    Payload payload;
    payload.type = formats::recordTypeFromWord(key.type);
    payload.string = QByteArrayView(key.value).first(std::min(key.value.size(), formats::kPayloadPrefix));
    payload.truncated = key.value.size() > formats::kPayloadPrefix;
    for (const auto &[field, value] : key.fields) {
        if (wanted.contains(field))
            payload.fields.emplace_back(field, value);
    }
    return payload;
}

Payload wholePayloadOf(const FixtureKey &key)
{
    Payload payload;
    payload.type = formats::recordTypeFromWord(key.type);
    payload.string = key.value;
    for (const auto &[field, value] : key.fields)
        payload.fields.emplace_back(field, value);
    return payload;
}

/// All that a tree shows, joined.
void collect(const Value &value, QByteArray &text)
{
    text += value.bytes + '\n';
    if (value.kind == Value::Kind::Integer)
        text += QByteArray::number(value.integer) + '\n';
    for (const Value::Member &member : value.members) {
        collect(member.key, text);
        collect(member.value, text);
    }
}

} // namespace

class FormatFixture : public ::testing::TestWithParam<const char *>
{
};

/// Each expected session is found once, with what its record says; nothing else is a session.
TEST_P(FormatFixture, FindsTheSessionsAndNothingElse)
{
    const Fixture fixture = Fixture::load(QString::fromLatin1(GetParam()));
    const FormatSet set(formats::builtInFormats());
    QByteArrayList found;
    SessionFields fields;
    for (const FixtureKey &key : fixture.keys) {
        const auto match = set.match(key.key, formats::recordTypeFromWord(key.type));
        if (match.format < 0)
            continue;
        const auto &format = set.at(match.format);
        if (!format.read(key.key, payloadOf(key, format.hashFields()), fields))
            continue;
        found.append(key.key);
        const auto expected = std::find_if(fixture.expected.begin(), fixture.expected.end(),
                                           [&key](const auto &session) { return session.key == key.key; });
        ASSERT_NE(expected, fixture.expected.end()) << "not a session: " << key.key.constData();
        EXPECT_EQ(key.key.sliced(match.key.idOffset, match.key.idLength), expected->id);
        EXPECT_EQ(fields.user, expected->user);
        EXPECT_EQ(fields.ip, expected->ip);
        EXPECT_EQ(fields.userAgent, expected->userAgent);
        EXPECT_EQ(fields.created, expected->created);
        EXPECT_EQ(fields.lastAccess, expected->lastAccess);

        QByteArray shown;
        collect(format.decode(wholePayloadOf(key)).value, shown);
        for (const QByteArray &literal : expected->payloadHas)
            EXPECT_TRUE(shown.contains(literal)) << literal.constData();
    }
    EXPECT_EQ(found.size(), fixture.expected.size());
}

INSTANTIATE_TEST_SUITE_P(Files, FormatFixture,
                         ::testing::Values("express", "textbook-json", "textbook-hash"));

TEST(FormatFixture, ExpressSaysWhenASessionEndsAndHowLongItLives)
{
    const Fixture fixture = Fixture::load(QStringLiteral("express"));
    const FormatSet set(formats::builtInFormats());
    for (const FixtureKey &key : fixture.keys) {
        if (key.key != "sess:0pviQOwK7yPJxH85i5TLalv2khILtIdI")
            continue;
        SessionFields fields;
        ASSERT_TRUE(set.at(0).read(key.key, payloadOf(key, {}), fields));
        EXPECT_EQ(fields.expires, 1795351760928);
        EXPECT_EQ(fields.fullTtl, 7200000);
        return;
    }
    FAIL() << "the fixture has changed";
}
