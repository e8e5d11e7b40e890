// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Formats whose sessions are the fields of hashes.
#include "models/formats/formatset.h"
#include "models/formats/keys/fieldaddress.h"

#include <gtest/gtest.h>

using formats::fieldAddress;
using formats::Format;
using formats::FormatDescription;
using formats::Payload;
using formats::RecordType;
using formats::SessionFields;

namespace
{

QByteArray fieldsDescription(const QByteArray &keys, const QByteArray &more = {})
{
    return R"({"id":"x","title":"X","prefixes":["app:",""],"payload":{"codec":["json"],"require":{"user":"present"}},
               "attrs":{"user":["user"]},"keys":[)" +
           keys + "]" + more + "}";
}

QByteArray fieldsError(const QByteArray &json)
{
    const auto read = FormatDescription::fromJson(json);
    return read ? QByteArrayLiteral("no error") : read.error().toUtf8();
}

Format fieldsFormat(const QByteArray &keys, const QByteArray &more = {})
{
    const auto read = FormatDescription::fromJson(fieldsDescription(keys, more));
    EXPECT_TRUE(read) << (read ? "" : qPrintable(read.error()));
    return Format(*read);
}

const QByteArray kSiteKeys = R"({"pattern":"{p}{tenant:name}|session","field":"{id:token}"})";
const QByteArray kFieldSid(32, 'a');

} // namespace

TEST(DescriptionFields, TakesHashesAndTheirFields)
{
    const Format format = fieldsFormat(kSiteKeys);
    EXPECT_TRUE(format.isOfFields());
    EXPECT_TRUE(format.takesHash("app:site1|session"));
    EXPECT_FALSE(format.takesHash("app:site1|sessions"));
    EXPECT_FALSE(format.takesHash(fieldAddress("app:site1|session", kFieldSid)));
    EXPECT_FALSE(format.matchKey("app:site1|session"));
    EXPECT_EQ(format.scanPatterns(), QByteArrayList{"app:*|session"});
    EXPECT_TRUE(format.accepts(RecordType::String));
    EXPECT_FALSE(format.accepts(RecordType::Hash));

    const QByteArray address = fieldAddress("app:site1|session", kFieldSid);
    const auto taken = format.matchKey(address, RecordType::String);
    ASSERT_TRUE(taken);
    EXPECT_EQ(address.sliced(taken->idOffset, taken->idLength), kFieldSid);
    EXPECT_EQ(format.capturesOf(address).tenant, "site1");
    EXPECT_EQ(format.capturesOf(address).prefix, "app:");
    EXPECT_FALSE(format.matchKey(fieldAddress("app:site1|session", "short")));

    SessionFields fields;
    EXPECT_TRUE(format.read(address, {.type = RecordType::String, .string = R"({"user":"ann"})"}, fields));
    EXPECT_EQ(fields.user, "ann");
    EXPECT_FALSE(format.read(address, {.type = RecordType::String, .string = "17"}, fields));
}

TEST(DescriptionFields, TellsAHashBySomeOfItsFields)
{
    const Format format = fieldsFormat(kSiteKeys);
    Payload hash{.type = RecordType::Hash};
    hash.fields = {{"count", "3"}, {kFieldSid, R"({"user":"ann"})"}};
    EXPECT_TRUE(format.readsHash("app:site1|session", hash));
    EXPECT_FALSE(format.readsHash("app:site1|cache", hash));
    hash.fields = {{"count", "3"}, {kFieldSid, R"({"name":"ann"})"}};
    EXPECT_FALSE(format.readsHash("app:site1|session", hash));
}

TEST(DescriptionFields, OneListedFormatOfASetTakesTheHash)
{
    std::vector<Format> all{Format(*FormatDescription::fromJson(fieldsDescription(R"({"pattern":"s:{id}"})"))),
                            fieldsFormat(kSiteKeys)};
    const formats::FormatSet set(all);
    EXPECT_TRUE(set.hasHashes());
    EXPECT_EQ(set.hashFormat("app:site1|session"), 1);
    EXPECT_EQ(set.hashFormat("s:abc"), -1);
    EXPECT_EQ(formats::FormatSet(all, {false, true}).hashFormat("app:site1|session"), -1);
    EXPECT_FALSE(formats::FormatSet({all.front()}).hasHashes());
}

TEST(DescriptionFields, NamesWhatIsWrong)
{
    EXPECT_TRUE(fieldsError(fieldsDescription(R"({"pattern":"s","field":"abc"})")).contains("{id}"));
    EXPECT_TRUE(fieldsError(fieldsDescription(R"({"pattern":"s:{id}","field":"{id}"})")).contains("keys[0].field"));
    EXPECT_TRUE(
        fieldsError(fieldsDescription(R"({"pattern":"s","field":"{id}","types":["hash"]})")).contains("keys[0].types"));
    EXPECT_TRUE(fieldsError(fieldsDescription(R"({"pattern":"s","field":"{id}","exclude":["a*"]})"))
                    .contains("keys[0].exclude"));
    EXPECT_TRUE(fieldsError(fieldsDescription(R"({"pattern":"s","field":"{id:none}"})")).contains("names a class"));
    EXPECT_TRUE(
        fieldsError(fieldsDescription(R"({"pattern":"s\u001f#\u001f","field":"{id}"})")).contains("keys[0].field"));
    EXPECT_TRUE(
        fieldsError(fieldsDescription(R"({"pattern":"s","field":"{id}"},{"pattern":"t:{id}"})")).contains("keys"));
    EXPECT_TRUE(fieldsError(fieldsDescription(R"({"pattern":"s","field":"{id}"})", R"(,"deadlineKey":"x:{id}")"))
                    .contains("deadlineKey"));
    EXPECT_TRUE(fieldsError(fieldsDescription(R"({"pattern":"s","field":"{id}"})", R"(,"anyPrefix":true)"))
                    .contains("anyPrefix"));
    EXPECT_EQ(fieldsError(fieldsDescription(R"({"pattern":"s","field":"{id}"})")), "no error");
}
