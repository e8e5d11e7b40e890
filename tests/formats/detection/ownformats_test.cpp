// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/ownformats.h"

#include "models/formats/detection/formatsinuse.h"
#include "models/formats/userformats.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

using formats::DetectionResult;
using formats::FormatDetection;
using formats::Payload;
using formats::RecordType;

namespace
{

struct OwnRecord {
    QByteArray key;
    QByteArray value;
};

QByteArray loginId(int number)
{
    return "9b2f0d1e-0a4b-4c1d-8e2f-" + QByteArray::number(number).rightJustified(12, '0');
}

formats::FormatDescription own(const QByteArray &keys, const QByteArray &payload, const QByteArray &more = {})
{
    auto description = formats::FormatDescription::fromJson(R"({"id":"acme","title":"ACME","keys":[)" + keys +
                                                            R"(],"payload":)" + payload + more + '}');
    EXPECT_TRUE(description) << (description ? "" : qPrintable(description.error()));
    description->isOwn = true;
    return *description;
}

/// What is said of a format among these keys; empty: it finds some, or has none.
QString saidOf(const formats::FormatDescription &description, const std::vector<OwnRecord> &records,
               RecordType type = RecordType::String)
{
    FormatDetection detection(formats::withUserFormats({description}));
    std::vector<QByteArray> names;
    for (const OwnRecord &record : records)
        names.push_back(record.key);
    detection.addNames(names);
    for (const QByteArray &key : detection.keysToRead()) {
        const auto record =
            std::find_if(records.begin(), records.end(), [&](const auto &each) { return each.key == key; });
        if (type == RecordType::String)
            detection.addRecord(key, Payload{.type = type, .string = record->value});
        else if (type == RecordType::Hash)
            detection.addRecord(key, Payload{.type = type, .fields = {{"a", "b"}}});
        else
            detection.noteOtherType(key);
    }
    const DetectionResult result = detection.result(true);
    EXPECT_EQ(result.own.size(), 1u);
    return result.own.empty() || !formats::findsNothing(result.own.front())
               ? QString()
               : formats::ownFormatCause(result.own.front()).replace(QStringLiteral("(s)"), QStringLiteral("s"));
}

} // namespace

TEST(OwnFormat, IsToldWhereItsKeysAreNoneOfItsSessions)
{
    std::vector<OwnRecord> records;
    for (int i = 0; i < 118; ++i)
        records.push_back({"acme:west:login:" + loginId(i), QByteArray(R"({"v":2,"who":"bob"})").toBase64()});
    const QByteArray key = R"({"pattern":"acme:*:login:{id}","types":["string"]})";
    const QString looked = QStringLiteral("ACME: 118 keys match its name; none of 32 that were looked at ");
    EXPECT_EQ(saidOf(own(key, R"({"codec":["json"]})"), records), looked + QStringLiteral("decodes as json."));
    EXPECT_EQ(saidOf(own(key, R"({"codec":["json","base64"],"alt":[["msgpack"]]})"), records),
              looked + QStringLiteral("decodes as json → base64 or msgpack."));
    EXPECT_EQ(saidOf(own(key, R"({"codec":["base64","json"]})"), records), QString());
    EXPECT_EQ(saidOf(own(key, R"({"codec":["base64","json"],"require":{"user":"present"}})"), records),
              looked + QStringLiteral("has what it requires of a payload."));
    EXPECT_EQ(saidOf(own(key, R"({"codec":["base64","json"],"shape":"list"})"), records),
              looked + QStringLiteral("holds what its “shape” asks for."));
    EXPECT_EQ(saidOf(own(R"({"pattern":"acme:*:login:{id}","types":["hash"]})", "{}"), records),
              looked + QStringLiteral("is a hash."));
    EXPECT_EQ(saidOf(own(key, R"({"codec":["json"]})"), records, RecordType::Hash),
              looked + QStringLiteral("is a string."));
    EXPECT_EQ(saidOf(own(key, R"({"codec":["json"]})"), records, RecordType::List),
              looked + QStringLiteral("is a string."));
    EXPECT_TRUE(saidOf(own(R"({"pattern":"acme:*:login:{id:hex32}"})", R"({"codec":["base64","json"]})"), records)
                    .startsWith(QStringLiteral("ACME: 118 keys match its pattern but for what it captures")));
    EXPECT_EQ(saidOf(own(R"({"pattern":"other:{id}"})", R"({"codec":["json"]})"), records), QString());
    records.resize(3);
    EXPECT_EQ(saidOf(own(key, R"({"codec":["json"]})"), records),
              QStringLiteral("ACME: 3 keys match its name, none decodes as json."));
}

/// What is one of its hashes has no session's name itself.
TEST(OwnFormat, IsJudgedByTheFieldsOfItsHashes)
{
    const auto resultOf = [](const QByteArray &path, const QByteArray &value, RecordType type = RecordType::Hash) {
        const auto description = own(R"({"pattern":"acme:{tenant:name}:logins","field":"{id:hex32}"})",
                                     R"({"codec":["json"]})", R"(,"attrs":{"user":")" + path + R"("})");
        FormatDetection detection({description});
        detection.addNames({"acme:west:logins", "acme:east:logins", "acme:logins"});
        for (const QByteArray &key : detection.keysToRead()) {
            if (type == RecordType::Hash)
                detection.addRecord(key, Payload{.type = type,
                                                 .fields = {{"meta", "{}"},
                                                            {"6f1c9e0b7d2a4c58a1e3f5b7c9d1e3f5", value},
                                                            {"7f1c9e0b7d2a4c58a1e3f5b7c9d1e3f5", value}}});
            else
                detection.noteOtherType(key);
        }
        const formats::FormatsInUse inUse = formats::formatsFor(detection.result(true), {description}, {});
        return std::pair(detection.result(true).own.at(0), formats::tellsAnonymous(inUse, inUse.set->at(0)));
    };
    const auto [good, tellsAnonymous] = resultOf("by", R"({"by":"bob"})");
    EXPECT_EQ(good.taken, 2);
    EXPECT_EQ(good.read, 2);
    EXPECT_EQ(good.decoded, 4);
    EXPECT_FALSE(formats::findsNothing(good)) << qPrintable(formats::ownFormatCause(good));
    EXPECT_EQ(formats::ownFormatRemark(good), QString());
    EXPECT_TRUE(tellsAnonymous);
    const auto [unsaid, tellsNobody] = resultOf("who", R"({"by":"bob"})");
    EXPECT_FALSE(formats::findsNothing(unsaid));
    EXPECT_TRUE(formats::ownFormatRemark(unsaid).contains(QStringLiteral("“attrs.user” leads to nothing in any of 4")));
    EXPECT_FALSE(tellsNobody);
    const auto [wrong, _] = resultOf("by", "not json");
    EXPECT_TRUE(formats::findsNothing(wrong));
    EXPECT_TRUE(formats::ownFormatCause(wrong).endsWith(QStringLiteral("match its name, none decodes as json.")))
        << qPrintable(formats::ownFormatCause(wrong));
    const auto [other, __] = resultOf("by", {}, RecordType::List);
    EXPECT_TRUE(formats::ownFormatCause(other).endsWith(QStringLiteral("match its name, none is a hash.")))
        << qPrintable(formats::ownFormatCause(other));
}

/// A pattern that takes any name at all says of no key that it was meant.
TEST(OwnFormat, TellsNothingOfKeysThatItsPatternDoesNotName)
{
    const std::vector<OwnRecord> records{{"cache:one", "{}"}, {"lock:two", "{}"}};
    const QByteArray json = R"({"codec":["json"]})";
    EXPECT_EQ(saidOf(own(R"({"pattern":"{p}{id:hex32}"})", json, R"(,"prefixes":[""])"), records), QString());
    EXPECT_EQ(saidOf(own(R"({"pattern":"{p}{id:hex32}"})", json, R"(,"prefixes":["acme:"],"anyPrefix":true)"), records),
              QString());
    EXPECT_EQ(saidOf(own(R"({"pattern":"{p}[a-z]:{id:hex32}"})", json, R"(,"prefixes":[""])"), records), QString());
    EXPECT_TRUE(
        saidOf(own(R"({"pattern":"{p}{id:hex32}"})", json, R"(,"prefixes":["lock:"],"anyPrefix":true)"), records)
            .startsWith(QStringLiteral("ACME: 1 key matches its pattern but")));
}

TEST(OwnFormat, AddsUpWhatSeveralNodesHold)
{
    DetectionResult all;
    for (int node = 0; node < 3; ++node) {
        DetectionResult part;
        part.own.push_back({.id = QStringLiteral("acme"),
                            .title = QStringLiteral("ACME"),
                            .named = 2,
                            .taken = 2,
                            .read = 2,
                            .decoded = node == 2 ? 1 : 0});
        all.merge(part);
        ASSERT_EQ(all.own.size(), 1u);
        EXPECT_EQ(all.own[0].taken, 2 * (node + 1));
        EXPECT_EQ(formats::findsNothing(all.own[0]), node < 2);
    }
}

/// A path that leads nowhere finds nobody: that is not to say that nobody is there.
TEST(OwnFormat, SaysThatNobodyIsThereOnlyWhereSomebodyWasSeen)
{
    const auto tells = [](const QByteArray &path, const QByteArray &more = {}) {
        const auto description =
            own(R"({"pattern":"acme:{id}"})", R"({"codec":["json"]})", R"(,"attrs":{"user":")" + path + R"("})" + more);
        FormatDetection detection({description});
        detection.addNames({"acme:1", "acme:2"});
        detection.addRecord("acme:1", Payload{.type = RecordType::String, .string = R"({"by":{"name":"bob"}})"});
        detection.addRecord("acme:2", Payload{.type = RecordType::String, .string = R"({"by":null})"});
        const formats::FormatsInUse inUse = formats::formatsFor(detection.result(true), {description}, {});
        return formats::tellsAnonymous(inUse, inUse.set->at(0));
    };
    EXPECT_TRUE(tells("by.name"));
    EXPECT_FALSE(tells("by"));
    EXPECT_FALSE(tells("by.nam"));
    EXPECT_TRUE(tells("by.nam", R"(,"anonymous":"absent")")) << "its author says so";
    EXPECT_FALSE(tells("by.name", R"(,"anonymous":"unknown")"));
}

TEST(OwnFormat, NamesTheAttributesThatItDoesNotFind)
{
    const auto remark = [](const QByteArray &attributes) {
        const auto description =
            own(R"({"pattern":"acme:{id}"})", R"({"codec":["json"]})", R"(,"attrs":{)" + attributes + "}");
        FormatDetection detection({description});
        detection.addNames({"acme:1", "acme:2"});
        detection.addRecord("acme:1",
                            Payload{.type = RecordType::String, .string = R"({"by":"bob","t":1796000000000})"});
        detection.addRecord("acme:2", Payload{.type = RecordType::String, .string = R"({"by":null,"ip":"10.0.0.7"})"});
        return formats::ownFormatRemark(detection.result(true).own.at(0))
            .replace(QStringLiteral("(s)"), QStringLiteral("s"));
    };
    EXPECT_EQ(remark(R"("user":"by","ip":"ip","created":"t")"), QString()) << "one that says it is enough";
    EXPECT_EQ(remark(R"("user":"by.name")"),
              QStringLiteral("ACME: “attrs.user” leads to nothing in any of 2 sessions that were looked at."));
    EXPECT_EQ(
        remark(R"("created":{"path":"t","unit":"iso"},"user":"by")"),
        QStringLiteral("ACME: “attrs.created” leads to no time, in the unit that it names, in any of 2 sessions that "
                       "were looked at."));
    EXPECT_EQ(remark(R"("user":["a","b","c","d"])"), QString()) << "a list of names that may be there";
}
