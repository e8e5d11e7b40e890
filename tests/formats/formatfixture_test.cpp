// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/formatdetection.h"
#include "tests/support/fixture.h"

#include <gtest/gtest.h>

using formats::Format;
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

/// What a sample of these keys says, as a server would be asked.
formats::DetectionResult detected(const Fixture &fixture)
{
    formats::FormatDetection detection(formats::builtInFormatDescriptions());
    std::vector<QByteArray> names;
    for (const FixtureKey &key : fixture.keys)
        names.push_back(key.key);
    detection.addNames(names);
    const std::vector<QByteArray> toRead = detection.keysToRead();
    for (const FixtureKey &key : fixture.keys) {
        if (std::find(toRead.begin(), toRead.end(), key.key) != toRead.end())
            detection.addRecord(key.key, wholePayloadOf(key));
    }
    return detection.result(true);
}

/// Each expected session is found once, with what its record says, by the formats that a sample shows; nothing
/// else is a session.
TEST_P(FormatFixture, FindsTheSessionsAndNothingElse)
{
    const Fixture fixture = Fixture::load(QString::fromLatin1(GetParam()));
    std::vector<Format> formats;
    for (const auto &found : detected(fixture).formats)
        formats.emplace_back(found.description);
    QByteArrayList found;
    SessionFields fields;
    for (const FixtureKey &key : fixture.keys) {
        const auto type = formats::recordTypeFromWord(key.type);
        const auto format = std::find_if(formats.begin(), formats.end(), [&](const Format &candidate) {
            return candidate.matchKey(key.key, type) &&
                   candidate.read(key.key, payloadOf(key, candidate.hashFields()), fields);
        });
        if (format == formats.end())
            continue;
        found.append(key.key);
        const auto expected = std::find_if(fixture.expected.begin(), fixture.expected.end(),
                                           [&key](const auto &session) { return session.key == key.key; });
        ASSERT_NE(expected, fixture.expected.end()) << "not a session: " << key.key.constData();
        for (size_t join = 0; join < format->joins(); ++join) {
            const QByteArray other = format->joinKey(join, key.key, fields);
            const auto beside = std::find_if(fixture.keys.begin(), fixture.keys.end(),
                                             [&other](const FixtureKey &each) { return each.key == other; });
            if (beside != fixture.keys.end())
                format->readJoin(join, key.key, beside->value, false, fields);
        }
        const auto match = format->matchKey(key.key, type);
        EXPECT_EQ(key.key.sliced(match->idOffset, match->idLength), expected->id);
        EXPECT_EQ(fields.user, expected->user);
        EXPECT_EQ(fields.ip, expected->ip);
        EXPECT_EQ(fields.userAgent, expected->userAgent);
        EXPECT_EQ(fields.created, expected->created);
        EXPECT_EQ(fields.lastAccess, expected->lastAccess);

        const formats::DecodedPayload decoded = format->decode(wholePayloadOf(key));
        EXPECT_TRUE(decoded.suspicions.isEmpty());
        EXPECT_FALSE(decoded.incomplete);
        QByteArray shown;
        collect(decoded.value, shown);
        for (const QByteArray &literal : expected->payloadHas)
            EXPECT_TRUE(shown.contains(literal)) << literal.constData();
    }
    EXPECT_EQ(found.size(), fixture.expected.size());
}

INSTANTIATE_TEST_SUITE_P(Files, FormatFixture,
                         ::testing::Values("aspnet-session", "better-auth", "django-redis-json", "django-redis-pickle",
                                           "express", "flask-session-msgpack", "flask-session-pickle", "gorilla-gob",
                                           "laravel-phpredis", "phpredis-igbinary", "phpredis-php", "rails-cache_store",
                                           "rails-redis_store-marshal", "ruoyi", "sa-token", "spring-indexed",
                                           "spring-simple", "symfony-phpredis", "textbook-hash", "textbook-json"));

TEST(FormatFixture, ExpressSaysWhenASessionEndsAndHowLongItLives)
{
    const Fixture fixture = Fixture::load(QStringLiteral("express"));
    const Format express(detected(fixture).formats.front().description);
    for (const FixtureKey &key : fixture.keys) {
        if (key.key != "sess:0pviQOwK7yPJxH85i5TLalv2khILtIdI")
            continue;
        SessionFields fields;
        ASSERT_TRUE(express.read(key.key, payloadOf(key, {}), fields));
        EXPECT_EQ(fields.expires, 1795351760928);
        EXPECT_EQ(fields.fullTtl, 7200000);
        return;
    }
    FAIL() << "the fixture has changed";
}
