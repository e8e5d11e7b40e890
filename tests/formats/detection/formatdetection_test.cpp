// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/formatdetection.h"

#include "models/formats/detection/namekinds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

using formats::DetectionResult;
using formats::FormatDetection;
using formats::Payload;
using formats::RecordType;

namespace
{

const QByteArray kExpress = R"({"cookie":{"originalMaxAge":60000},"passport":{"user":"alice"}})";

struct Record {
    QByteArray key;
    QByteArray value;
};

DetectionResult detect(const std::vector<Record> &records)
{
    FormatDetection detection(formats::builtInFormatDescriptions());
    std::vector<QByteArray> names;
    for (const Record &record : records)
        names.push_back(record.key);
    detection.addNames(names);
    std::map<QByteArray, const Record *> byKey;
    for (const Record &record : records)
        byKey.emplace(record.key, &record);
    for (const QByteArray &key : detection.keysToRead()) {
        const Record *record = byKey.at(key);
        detection.addRecord(key, Payload{.type = RecordType::String, .string = record->value});
    }
    return detection.result(true);
}

/// How many of these keys the formats found take.
qint64 taken(const DetectionResult &result, const std::vector<Record> &records)
{
    std::vector<formats::Format> all;
    for (const auto &found : result.formats)
        all.emplace_back(found.description);
    formats::SessionFields fields;
    return std::count_if(records.begin(), records.end(), [&](const Record &record) {
        const Payload payload{.type = RecordType::String, .string = record.value};
        return std::any_of(all.begin(), all.end(),
                           [&](const formats::Format &format) { return format.read(record.key, payload, fields); });
    });
}

QByteArray uuid(int number)
{
    return "9b2f0d1e-0a4b-4c1d-8e2f-" + QByteArray::number(number).rightJustified(12, '0');
}

/// A name that nobody minted.
QByteArray tenant(int number)
{
    QByteArray letters = "t";
    for (++number; number > 0; number /= 20)
        letters += char('a' + number % 20);
    return letters;
}

QByteArray id(int number)
{
    return QByteArray::number(number).rightJustified(8, '0') + "aBcDeFgHiJkLmNoPqRsTuVwX";
}

} // namespace

TEST(FormatDetection, GeneralisesWhatLooksMinted)
{
    EXPECT_EQ(formats::generalisedName("sess:Ab3xYz0123456789aaaa"), "sess:*");
    EXPECT_EQ(formats::generalisedName("cache:user:17:profile"), "cache:user:*:profile");
    EXPECT_EQ(formats::generalisedName("app:9b2f0d1e-0a4b-4c1d-8e2f-1234567890ab"), "app:*");
    EXPECT_EQ(formats::generalisedName("a_long_but_chosen_name"), "a_long_but_chosen_name");
    EXPECT_EQ(formats::generalisedName(""), "");
}

TEST(FormatDetection, FindsAFormatUnderItsUsualPrefix)
{
    const DetectionResult result = detect({{"sess:" + id(1), kExpress}, {"sess:" + id(2), kExpress}});
    ASSERT_EQ(result.formats.size(), 1u);
    EXPECT_EQ(result.formats[0].description.id, QStringLiteral("connect-redis"));
    EXPECT_EQ(result.formats[0].description.prefix, "sess:");
    EXPECT_EQ(result.formats[0].keys, 2);
    EXPECT_TRUE(result.complete);
}

TEST(FormatDetection, FindsAFormatUnderAnyPrefix)
{
    const DetectionResult result = detect({{"shop:prod:s:" + id(1), kExpress}, {"{tenant}[1]*:" + id(2), kExpress}});
    ASSERT_EQ(result.formats.size(), 2u);
    QByteArrayList prefixes;
    for (const auto &found : result.formats) {
        prefixes.append(found.description.prefix);
        // Bound to what was found: other keys are not theirs, whatever the prefix holds.
        const formats::Format format(found.description);
        EXPECT_TRUE(format.matchKey(found.description.prefix + id(3)));
        EXPECT_FALSE(format.matchKey("other:" + id(3)));
    }
    EXPECT_TRUE(prefixes.contains("shop:prod:s:"));
    EXPECT_TRUE(prefixes.contains("{tenant}[1]*:"));
}

TEST(FormatDetection, ANameAloneDecidesNothing)
{
    const DetectionResult result =
        detect({{"sess:" + id(1), "17"}, {"cache:" + id(2), R"({"a":1})"}, {"rl:10.0.0.1", "3"}});
    EXPECT_TRUE(result.formats.empty());
    EXPECT_EQ(result.others.size(), 3u);
    EXPECT_EQ(result.sampled, 3);
}

TEST(FormatDetection, CountsWhatTheReadOnesSpeakFor)
{
    std::vector<Record> records;
    for (int i = 0; i < 1000; ++i)
        records.push_back({"sess:" + id(i), kExpress});
    for (int i = 0; i < 10; ++i)
        records.push_back({"user:" + QByteArray::number(i), "x"});
    const DetectionResult result = detect(records);
    ASSERT_EQ(result.formats.size(), 1u);
    EXPECT_EQ(result.formats[0].keys, 1000);
    ASSERT_EQ(result.others.size(), 1u);
    EXPECT_EQ(result.others[0].pattern, "user:*");
    EXPECT_EQ(result.others[0].keys, 10);
}

TEST(FormatDetection, ReadsABoundedNumberOfKeys)
{
    FormatDetection detection(formats::builtInFormatDescriptions());
    std::vector<QByteArray> names;
    for (int i = 0; i < 20'000; ++i)
        names.push_back("kind" + QByteArray(i % 300, 'x') + ":" + QByteArray::number(i));
    detection.addNames(names);
    EXPECT_LE(detection.keysToRead().size(), size_t(FormatDetection::kMostRead));
}

TEST(FormatDetection, LeavesOutWhatStandsBesideHandWrittenSessions)
{
    const QByteArray json = R"({"user_id":5,"ip":"10.0.0.1"})";
    const auto found = [&](const QByteArray &key) { return !detect({{key, json}}).formats.empty(); };
    EXPECT_TRUE(found("session:" + id(1)));
    EXPECT_TRUE(found("session:shop:" + id(1)));
    EXPECT_TRUE(found("user:session:" + id(1)));
    for (const char *prefix : {"session:blacklist:", "session:token:revoked:", "session:rate:", "session:cache:",
                               "session:events:", "session:user:", "upload:session:", "checkout:session:"})
        EXPECT_FALSE(found(prefix + id(1))) << prefix;
    EXPECT_FALSE(found("session:stats"));
    EXPECT_FALSE(found("session:user:17"));
}

TEST(FormatDetection, ReadsFewLikelyNamesAmongManyKinds)
{
    FormatDetection detection(formats::builtInFormatDescriptions());
    const auto word = [](int number) {
        QByteArray letters;
        for (; number > 0; number /= 20)
            letters += char('a' + number % 20);
        return letters;
    };
    std::vector<QByteArray> names;
    for (int i = 1; i <= 6000; ++i)
        names.push_back("cache:" + word(i) + ":x");
    names.push_back("sess:" + id(1));
    detection.addNames(names);
    const std::vector<QByteArray> keys = detection.keysToRead();
    EXPECT_LE(keys.size(), size_t(FormatDetection::kMostRead));
    EXPECT_NE(std::find(keys.begin(), keys.end(), "sess:" + id(1)), keys.end());
}

TEST(FormatDetection, FindsHandWrittenSessionsUnderOwnPrefixes)
{
    const QByteArray json = R"({"user_id":5,"cart":[]})";
    const QByteArray msgpack = "\x81\xa7user_id\x05";
    const DetectionResult result = detect({{"shop:session:" + id(1), json},
                                           {"user_sessions:" + id(2), json},
                                           {"app:sess:" + id(3), msgpack},
                                           {"app:session:" + id(4), R"({"file":"a.png","parts":[1,2]})"},
                                           {"upload:" + id(5), json}});
    QByteArrayList prefixes;
    for (const auto &found : result.formats) {
        EXPECT_EQ(found.description.id, QStringLiteral("textbook"));
        prefixes.append(found.description.prefix);
    }
    std::sort(prefixes.begin(), prefixes.end());
    EXPECT_EQ(prefixes, (QByteArrayList{"app:sess:", "shop:session:", "user_sessions:"}));
    const auto shop = std::find_if(result.formats.begin(), result.formats.end(),
                                   [](const auto &found) { return found.description.prefix == "shop:session:"; });
    ASSERT_NE(shop, result.formats.end());
    // Each row has to say whose it is there; and one pass over the keys is enough.
    const formats::Format format(shop->description);
    formats::SessionFields fields;
    const auto read = [&](const QByteArray &payload) {
        return format.read("shop:session:" + id(6), Payload{.type = RecordType::String, .string = payload}, fields);
    };
    EXPECT_FALSE(read(R"({"parts":[1,2]})"));
    EXPECT_TRUE(read(msgpack));
    EXPECT_EQ(fields.user, "5");
    EXPECT_EQ(format.scanPatterns(), QByteArrayList{"shop:session:*"});
}

TEST(FormatDetection, AddsUpWhatSeveralNodesHold)
{
    DetectionResult all = detect({{"sess:" + id(1), kExpress}, {"cache:" + id(2), "x"}, {"rl:10.0.0.1", "3"}});
    const DetectionResult second = detect({{"sess:" + id(3), kExpress},
                                           {"sess:" + id(4), kExpress},
                                           {"shop:s:" + id(5), kExpress},
                                           {"rl:10.0.0.2", "3"},
                                           {"rl:10.0.0.3", "3"}});
    all.merge(second);
    ASSERT_EQ(all.formats.size(), 2u);
    EXPECT_EQ(all.formats[0].description.prefix, "sess:");
    EXPECT_EQ(all.formats[0].keys, 3);
    EXPECT_EQ(all.formats[1].description.prefix, "shop:s:");
    EXPECT_EQ(all.formats[1].keys, 1);
    EXPECT_EQ(all.sampled, 8);
    EXPECT_TRUE(all.complete);
    // The most frequent first, by the sum.
    qint64 others = 0;
    for (size_t i = 0; i < all.others.size(); ++i) {
        others += all.others[i].keys;
        EXPECT_TRUE(i == 0 || all.others[i - 1].keys >= all.others[i].keys);
    }
    EXPECT_EQ(others, 4);
    EXPECT_EQ(all.others.size(), 2u);
}

TEST(FormatDetection, IsCompleteOnlyIfBothPartsAre)
{
    DetectionResult all;
    all.complete = true;
    DetectionResult sample;
    all.merge(sample);
    EXPECT_FALSE(all.complete);
    sample.complete = true;
    all.merge(sample);
    EXPECT_FALSE(all.complete);
}

TEST(FormatDetection, AddsRefusedKeysByTheirKind)
{
    DetectionResult all;
    all.refused = {{"sess:" + id(1), 2}};
    DetectionResult second;
    second.refused = {{"sess:" + id(2), 3}, {"PHPREDIS_SESSION:" + id(3), 1}};
    all.merge(second);
    ASSERT_EQ(all.refused.size(), 2u);
    EXPECT_EQ(all.refused[0].keys, 5);
    EXPECT_EQ(all.refused[0].example, "sess:" + id(1));
    EXPECT_EQ(all.refused[1].keys, 1);
}

TEST(FormatDetection, AddsOnlyFormatsThatAreNew)
{
    DetectionResult all = detect({{"sess:" + id(1), kExpress}});
    DetectionResult::Found again = all.formats[0];
    again.keys = 17;
    all.add(again);
    ASSERT_EQ(all.formats.size(), 1u);
    EXPECT_EQ(all.formats[0].keys, 1);
    again.description.prefix = "other:";
    all.add(std::vector{again, again});
    ASSERT_EQ(all.formats.size(), 2u);
    EXPECT_EQ(all.formats[1].description.prefix, "other:");
}

/// Where each tenant has a prefix of its own, all of them are one pattern, to which a later one belongs as well.
TEST(FormatDetection, PrefixesOfOneShapeAreOneFormatHoweverMany)
{
    const QByteArray json = R"({"user_id":5,"created_at":1795873401})";
    const QByteArray laravel = R"(s:47:"a:2:{s:6:"_token";s:3:"abc";s:7:"user_id";i:5;}";)";
    const QByteArray django = R"({"_auth_user_id":"5"})";
    using Naming = QByteArray (*)(int);
    struct Layout {
        const char *name;
        Naming key;
        QByteArray value;
    };
    const std::vector<Layout> layouts = {
        {"Express", [](int i) { return uuid(i) + ":sess:" + id(i); }, kExpress},
        {"Express by name", [](int i) { return tenant(i) + ":sess:" + id(i); }, kExpress},
        {"Express by number", [](int i) { return "org" + QByteArray::number(i) + ":sess:" + id(i); }, kExpress},
        {"nothing but a name", [](int i) { return tenant(i) + ':' + id(i); }, kExpress},
        {"Laravel", [](int i) { return tenant(i) + "_cache_" + id(i) + "aBcDeFgH"; }, laravel},
        {"Django", [](int i) { return tenant(i) + ":1:django.contrib.sessions.cache" + id(i); }, django},
        {"PHP", [](int i) { return tenant(i) + ":PHPREDIS_SESSION:" + id(i).toLower().left(26); }, "user_id|i:99;"},
        {"by hand", [](int i) { return "user:" + uuid(i) + ":session:" + uuid(i + 7); }, json},
    };
    for (const Layout &layout : layouts) {
        for (const int tenants : {2, 60, 5000}) {
            std::vector<Record> records;
            for (int i = 0; i < tenants; ++i) {
                records.push_back({layout.key(i), layout.value});
                records.push_back({layout.key(i + 100'000), layout.value}); // of a tenant of its own
            }
            std::vector<Record> others = records;
            for (int i = 0; i < tenants; ++i)
                others.push_back({tenant(i) + ":settings", "x"});
            const DetectionResult result = detect(others);
            EXPECT_EQ(taken(result, records), qint64(records.size())) << layout.name << " " << tenants;
            EXPECT_LE(result.formats.size(), formats::kMostPrefixShapes) << layout.name;
            if (tenants > 10) {
                EXPECT_EQ(taken(result, {{layout.key(700'000), layout.value}}), 1) << layout.name << ": comes later";
            }
        }
    }
}

/// The keys beside a session are those of its own tenant.
TEST(FormatDetection, AShapeTakesTheRowsOwnPrefix)
{
    auto known = formats::builtInFormatDescriptions();
    const auto spring = std::find_if(known.begin(), known.end(),
                                     [](const auto &each) { return each.id == QStringLiteral("spring-indexed"); });
    ASSERT_NE(spring, known.end());
    const auto shapes = formats::shapesOfPrefixes({"acme:session:", "globex:session:"}, true);
    ASSERT_EQ(shapes.size(), 1u);
    const formats::Format format(spring->withShape(shapes[0]));
    const QByteArray record = "initech:session:sessions:" + uuid(1);
    EXPECT_TRUE(format.matchKey(record));
    EXPECT_EQ(format.deadlineKey(record), "initech:session:sessions:expires:" + uuid(1));
    EXPECT_EQ(format.recordOfDeadlineKey("initech:session:sessions:expires:" + uuid(1)), record);
    EXPECT_EQ(format.capturesOf(record).prefix, QByteArrayView("initech:session:"));
    EXPECT_EQ(format.scanPatterns(), QByteArrayList{"*:session:sessions:*"});
}

/// More kinds of names than are told apart: what ends alike is looked at together, and what is left out is said.
TEST(FormatDetection, SaysWhenKindsWereNotLookedAt)
{
    FormatDetection detection(formats::builtInFormatDescriptions());
    std::vector<QByteArray> names;
    for (int i = 0; i < 3000; ++i)
        names.push_back("cache:" + tenant(i));
    detection.addNames(names);
    detection.keysToRead();
    EXPECT_FALSE(detection.result(true).complete);
    FormatDetection small(formats::builtInFormatDescriptions());
    small.addNames({"cache:a:x", "cache:b:x"});
    small.keysToRead();
    EXPECT_TRUE(small.result(true).complete);
}

/// As somebody looks for their sessions among them: the name and the TTL tell more than the number does.
TEST(OtherKinds, TheLikeliestStandFirstAndAreNotPartedByTenants)
{
    FormatDetection detection(formats::builtInFormatDescriptions());
    std::vector<QByteArray> names;
    std::vector<QByteArray> running;
    for (int i = 0; i < 120; ++i) {
        for (const char *tenant : {"north", "south", "west-eu"})
            running.push_back("acme:" + QByteArray(tenant) + ":login:" + uuid(i));
        running.push_back("login:attempts:" + uuid(i));
        names.push_back("auth:salt:" + uuid(i)); // it never runs out
        for (int many = 0; many < 4; ++many)
            names.push_back("cache:product:" + QByteArray::number(4 * i + many));
    }
    detection.addNames(names);
    detection.addNames(running);
    for (const QByteArray &key : detection.keysToRead()) {
        const bool runsOut = std::find(running.begin(), running.end(), key) != running.end();
        detection.addRecord(key, Payload{.type = RecordType::String, .string = "?"}, runsOut);
    }
    DetectionResult result = detection.result(true);
    ASSERT_EQ(result.others.size(), 4u);
    EXPECT_EQ(result.others[0].pattern, "acme:*:login:*");
    EXPECT_EQ(result.others[0].keys, 360);
    EXPECT_TRUE(result.others[0].isLikely);
    EXPECT_EQ(result.others[1].pattern, "cache:product:*");
    EXPECT_FALSE(result.others[1].isLikely || result.others[2].isLikely || result.others[3].isLikely);
    // As another node has them.
    DetectionResult other;
    other.others.push_back({.pattern = "acme:east:login:*", .keys = 4, .runsOut = true});
    result.merge(other);
    ASSERT_EQ(result.others.size(), 4u);
    EXPECT_EQ(result.others[0].keys, 364);
}

/// Anybody may keep a login under `auth:`.
TEST(FormatDetection, SaysUmamiOnlyBesideAWebsite)
{
    const QByteArray key = "auth:5f1e2a903c1b4e0e9d0c1a2b3c4d5e6f";
    const auto isUmami = [&key](const std::vector<QByteArray> &keys) {
        FormatDetection detection(formats::builtInFormatDescriptions());
        detection.addNames(keys);
        for (const QByteArray &each : detection.keysToRead()) {
            if (each == key)
                detection.addRecord(
                    key, formats::Payload{.type = formats::RecordType::String, .string = R"({"userId":"7"})"});
            else
                detection.noteOtherType(each);
        }
        const auto found = detection.result(true).formats;
        return std::any_of(found.begin(), found.end(),
                           [](const auto &each) { return each.description.id == QLatin1String("umami"); });
    };
    EXPECT_FALSE(isUmami({key}));
    EXPECT_TRUE(isUmami({key, "website:6f1c9e0b-7d2a-4c58-a1e3-f5b7c9d1e3f5"}));
}
