// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatset.h"

#include <gtest/gtest.h>

#include <algorithm>

using formats::Format;
using formats::FormatDescription;
using formats::FormatSet;
using formats::Payload;
using formats::plainFormat;
using formats::RecordType;
using formats::SessionFields;

namespace
{

std::vector<Format> join(std::vector<Format> first, std::vector<Format> second)
{
    for (Format &format : second)
        first.push_back(std::move(format));
    return first;
}

QString idOf(const FormatSet &set, QByteArrayView key, RecordType type)
{
    const auto match = set.match(key, type);
    return match.format < 0 ? QStringLiteral("none") : set.at(match.format).id();
}

} // namespace

TEST(FormatSet, TakesTheFirstThatFits)
{
    const FormatSet set(formats::builtInFormats());
    EXPECT_EQ(idOf(set, "koa:sess:abc", RecordType::String), QStringLiteral("connect-redis"));
    EXPECT_EQ(idOf(set, "koa:sess:abc", RecordType::Unknown), QStringLiteral("connect-redis"));
    EXPECT_EQ(idOf(set, "koa:sess:abc", RecordType::Hash), QStringLiteral("none"));
    EXPECT_EQ(idOf(set, "session:abc", RecordType::Hash), QStringLiteral("textbook"));
    EXPECT_EQ(idOf(set, "session:abc", RecordType::Set), QStringLiteral("none"));
    EXPECT_EQ(idOf(set, "user_sessions:alice", RecordType::Set), QStringLiteral("none"));
    EXPECT_EQ(idOf(set, "", RecordType::String), QStringLiteral("none"));
}

TEST(FormatSet, OrderDecidesBetweenTwo)
{
    const FormatSet plainFirst(join({plainFormat("koa:sess:*").value()}, formats::builtInFormats()));
    EXPECT_EQ(idOf(plainFirst, "koa:sess:abc", RecordType::String), QStringLiteral("plain:koa:sess:*"));
    const FormatSet plainLast(join(formats::builtInFormats(), {plainFormat("koa:sess:*").value()}));
    EXPECT_EQ(idOf(plainLast, "koa:sess:abc", RecordType::String), QStringLiteral("connect-redis"));
    // What the first does not read, the second may.
    EXPECT_EQ(idOf(plainLast, "koa:sess:abc", RecordType::List), QStringLiteral("plain:koa:sess:*"));
}

TEST(FormatSet, ScansWithTheFewestPatterns)
{
    // Several formats share a prefix: one pattern is enough for them.
    std::vector<Format> alike;
    for (const Format &format : formats::builtInFormats()) {
        if (format.scanPatterns().constFirst().startsWith("session:"))
            alike.push_back(format);
    }
    EXPECT_GE(alike.size(), 4u);
    EXPECT_EQ(FormatSet(std::move(alike)).scanPatterns(), QByteArrayList{"session:*"});
    const auto patterns = [](const QByteArrayList &globs) {
        std::vector<Format> all;
        for (const QByteArray &glob : globs)
            all.push_back(plainFormat(glob).value());
        return FormatSet(std::move(all)).scanPatterns();
    };
    EXPECT_EQ(patterns({"s:x:*", "s:*", "s:y:?"}), QByteArrayList{"s:*"});
    EXPECT_EQ(patterns({"s:*", "s:*"}), QByteArrayList{"s:*"});
    EXPECT_EQ(patterns({"s:*:a", "s:x:*"}), (QByteArrayList{"s:*:a", "s:x:*"}));
}

TEST(PlainFormat, ListsEverythingForWhoWantsIt)
{
    EXPECT_FALSE(plainFormat("")) << "no pattern";
    for (const QByteArray pattern : {"*", "**", "?*", "[a-z]*"}) {
        const auto format = plainFormat(pattern);
        ASSERT_TRUE(format) << pattern.constData();
        EXPECT_TRUE(format->matchKey("any-key"));
        EXPECT_TRUE(formats::costOfPattern(pattern).endsWith(QLatin1Char('.'))) << pattern.constData();
    }
    EXPECT_TRUE(formats::costOfPattern("myapp:*").isEmpty());
}

TEST(PlainFormat, TakesEveryTypeAndPayload)
{
    const Format format = plainFormat("myapp:s:*").value();
    EXPECT_EQ(format.scanPatterns(), QByteArrayList{"myapp:s:*"});
    SessionFields fields;
    for (const RecordType type : {RecordType::String, RecordType::Hash, RecordType::List, RecordType::Set,
                                  RecordType::SortedSet, RecordType::Stream, RecordType::Other, RecordType::Unknown}) {
        EXPECT_TRUE(format.accepts(type));
        EXPECT_TRUE(format.matchKey("myapp:s:17", type));
        EXPECT_TRUE(format.read("myapp:s:17", Payload{.type = type}, fields));
        EXPECT_TRUE(fields.user.isEmpty());
    }
    EXPECT_FALSE(format.matchKey("other:17"));

    Payload payload{.type = RecordType::String, .string = R"({"user_id":"alice","created_at":1795344117})"};
    EXPECT_TRUE(format.read("myapp:s:17", payload, fields));
    EXPECT_EQ(fields.user, "alice");
    EXPECT_EQ(fields.created, 1795344117000);
    payload.string = R"({"user_id":"alice")"; // broken: still a row, but nothing of it is believed
    EXPECT_TRUE(format.read("myapp:s:17", payload, fields));
    EXPECT_TRUE(fields.user.isEmpty());
    payload.string = "\x80\x04\x95 pickle";
    EXPECT_TRUE(format.read("myapp:s:17", payload, fields));

    Payload hash{.type = RecordType::Hash, .fields = {{"user", R"({"id":42})"}, {"ip", "10.0.0.1"}}};
    EXPECT_TRUE(format.read("myapp:s:17", hash, fields));
    EXPECT_EQ(fields.user, "42");
    EXPECT_EQ(fields.ip, "10.0.0.1");
    EXPECT_TRUE(format.hashFields().contains("user_id"));
}

/// Of several stars the id is the last that begins a word of the key: tenants stand before ids.
TEST(PlainFormat, KnowsTheIdAmongSeveralStars)
{
    const auto idOf = [](const QByteArray &pattern, const QByteArray &key) {
        const auto format = formats::plainFormat(pattern);
        const auto match = format ? format->matchKey(key) : std::nullopt;
        return match ? key.sliced(match->idOffset, match->idLength) : QByteArray("none");
    };
    EXPECT_EQ(idOf("acme:*:login:*", "acme:west-eu:login:4711"), "4711");
    EXPECT_EQ(idOf("myapp:s:*", "myapp:s:4711"), "4711");
    EXPECT_EQ(idOf("*:s:*", "myapp:s:4711"), "4711");
    EXPECT_EQ(idOf("sess:*:data*", "sess:4711:data2"), "4711");
    EXPECT_EQ(idOf("*", "4711"), "4711");
    EXPECT_EQ(idOf("sess*", "sess4711"), "4711");
    EXPECT_EQ(idOf("a[*:]b:*", "a*b:4711"), "4711");
}

TEST(PlainFormat, RefusesABracketThatIsNotClosed)
{
    for (const char *pattern : {"[", "sess:[a-z", "a[b]c["}) {
        const auto format = formats::plainFormat(pattern);
        ASSERT_FALSE(format) << pattern;
        EXPECT_TRUE(format.error().contains(QStringLiteral("without a “]”"))) << format.error().toStdString();
    }
    for (const char *pattern : {"\\[", "sess:[a-z]*", "a]b*", "\\\\[ab]*"})
        EXPECT_TRUE(formats::plainFormat(pattern)) << pattern;
}

/// Most keys are told by two of their bytes not to be another's. Whichever end an exclusion has: it is as if each were
/// matched.
TEST(Format, TakesNoKeyThatIsExcluded)
{
    const QByteArrayList exclude{"s:stats", "s:lock:*", "s:*:cart", "*:prefs", "s:?",
                                 "s:x[ab]", "s:*\\*",   "s:a\\?",   "other:*"};
    const auto description =
        FormatDescription::fromJson(QByteArray(R"({
        "id": "f", "title": "F", "rank": 50, "prefixes": ["s:"],
        "keys": [{"pattern": "{p}{id}", "exclude": [)") +
                                    '"' + exclude.join("\", \"").replace('\\', "\\\\") +
                                    R"("]}], "payload": {"codec": ["json"]}, "attrs": {"user": ["u"]}})");
    ASSERT_TRUE(description) << description.error().toStdString();
    const std::vector<Format> all = formats::formatsOf({*description});
    ASSERT_EQ(all.size(), 1u);

    const QByteArrayList keys{"s:stats", "s:stat", "s:statst", "s:lock:1",  "s:lock:", "s:lock", "s:1:cart",
                              "s::cart", "s:cart", "s:1:art",  "s:1:prefs", "s:prefs", "s:p",    "s:s",
                              "s:xa",    "s:xb",   "s:xc",     "s:x]",      "s:1*",    "s:1+",   "s:a?",
                              "s:ab",    "s:4711", "s:sta",    "s:l"};
    int excluded = 0;
    for (const QByteArray &key : keys) {
        const bool isExcluded = std::any_of(exclude.begin(), exclude.end(), [&key](const QByteArray &glob) {
            return formats::KeyPattern::fromGlob(glob)->match(key).has_value();
        });
        excluded += isExcluded ? 1 : 0;
        EXPECT_EQ(all.front().matchKey(key).has_value(), !isExcluded) << key.constData();
    }
    EXPECT_EQ(excluded, 14);
}
