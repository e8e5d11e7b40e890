// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatdetection.h"

#include <gtest/gtest.h>

#include <algorithm>

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
    for (const QByteArray &key : detection.keysToRead()) {
        const auto record =
            std::find_if(records.begin(), records.end(), [&key](const Record &each) { return each.key == key; });
        detection.addRecord(key, Payload{.type = RecordType::String, .string = record->value});
    }
    return detection.result(true);
}

QByteArray id(int number)
{
    return QByteArray::number(number).rightJustified(8, '0') + "aBcDeFgHiJkLmNoPqRsTuVwX";
}

} // namespace

TEST(FormatDetection, GeneralisesWhatLooksMinted)
{
    EXPECT_EQ(FormatDetection::generalised("sess:Ab3xYz0123456789aaaa"), "sess:*");
    EXPECT_EQ(FormatDetection::generalised("cache:user:17:profile"), "cache:user:*:profile");
    EXPECT_EQ(FormatDetection::generalised("app:9b2f0d1e-0a4b-4c1d-8e2f-1234567890ab"), "app:*");
    EXPECT_EQ(FormatDetection::generalised("a_long_but_chosen_name"), "a_long_but_chosen_name");
    EXPECT_EQ(FormatDetection::generalised(""), "");
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
