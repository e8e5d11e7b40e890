// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatset.h"
#include "tests/support/fixture.h"

#include <QRandomGenerator>

#include <gtest/gtest.h>

#include <memory>

using formats::Format;
using formats::Payload;
using formats::RecordType;
using formats::SessionFields;

namespace
{

constexpr int kRounds = 20'000;

/// Bytes that mean something to the readers, more often than chance would have it.
QByteArray mutated(QByteArray text, QRandomGenerator &random)
{
    constexpr QByteArrayView kLikely = "{}[]\",:\\u0159eE+-.ntfNI \n\0\xff\xe6\xd8";
    for (int changes = random.bounded(1, 6); changes > 0 && !text.isEmpty(); --changes) {
        const qsizetype at = random.bounded(static_cast<int>(text.size()));
        const char byte = kLikely[random.bounded(static_cast<int>(kLikely.size()))];
        switch (random.bounded(5)) {
        case 0:
            text[at] = byte;
            break;
        case 1:
            text.insert(at, byte);
            break;
        case 2:
            text.remove(at, random.bounded(1, 9));
            break;
        case 3: // a piece of it, once more, somewhere else
            text.insert(at, text.sliced(random.bounded(static_cast<int>(text.size()))).left(16));
            break;
        default:
            text.truncate(at);
        }
    }
    return text;
}

/// On the heap in exactly its size, so that a sanitizer sees every byte read behind the end.
struct Exact {
    explicit Exact(const QByteArray &text)
        : bytes(new char[static_cast<size_t>(text.size())])
        , size(text.size())
    {
        std::copy(text.begin(), text.end(), bytes.get());
    }
    QByteArrayView view() const { return {bytes.get(), size}; }

    std::unique_ptr<char[]> bytes; // NOLINT(modernize-avoid-c-arrays)
    qsizetype size;
};

size_t nodes(const formats::Value &value)
{
    size_t count = 1;
    for (const auto &member : value.members)
        count += nodes(member.value);
    return count;
}

} // namespace

TEST(FormatFuzz, MutatedPayloadsNeverHarm)
{
    std::vector<Format> all = formats::builtInFormats();
    all.push_back(formats::plainFormat("s*").value());
    QByteArrayList seeds;
    for (const char *name : {"express", "textbook-json"}) {
        for (const auto &key : support::Fixture::load(QLatin1String(name)).keys) {
            if (key.type == "string" && key.value.size() < 4000)
                seeds.append(key.value);
        }
    }
    QRandomGenerator random(2026);
    SessionFields fields;
    for (int round = 0; round < kRounds; ++round) {
        const Exact text(mutated(seeds[round % seeds.size()], random));
        const Payload payload{
            .type = RecordType::String, .string = text.view(), .fields = {}, .truncated = round % 2 == 0};
        for (const Format &format : all) {
            for (const char *key : {"sess:1", "session:0123456789abcdef"}) {
                format.read(key, payload, fields);
                ASSERT_LE(fields.user.size(), formats::kLongestText);
            }
        }
        ASSERT_LE(nodes(all.back().decode(payload).value), static_cast<size_t>(text.size) + 2);
    }
}

TEST(FormatFuzz, MutatedHashFieldsNeverHarm)
{
    const Format format = formats::plainFormat("s*").value();
    QRandomGenerator random(11);
    SessionFields fields;
    for (int round = 0; round < kRounds; ++round) {
        const Exact user(mutated(R"({"id":"\u674e","name":[1,{"x":null}]})", random));
        const Exact time(mutated("2026-11-22T10:49:20.928+02:00", random));
        const Exact name(mutated("username", random));
        const Payload payload{
            .type = RecordType::Hash,
            .string = {},
            .fields = {{"user", user.view()}, {"created_at", time.view()}, {name.view(), user.view()}}};
        ASSERT_TRUE(format.read("session:x", payload, fields));
        ASSERT_GE(fields.created, 0);
        format.decode(payload);
    }
}

TEST(FormatFuzz, MutatedDescriptionsNeverHarm)
{
    const QByteArray seed =
        R"({"id":"x","title":"X","rank":5,"keys":[{"pattern":"x:{id:token}[a-z]*","types":["string"]}],)"
        R"("payload":{"codec":["json"],"require":{"a":"object"}},"attrs":{"user":["a.b","['c.d'].e"]}})";
    QRandomGenerator random(5);
    SessionFields fields;
    for (int round = 0; round < kRounds; ++round) {
        if (auto description = formats::FormatDescription::fromJson(mutated(seed, random))) {
            const Format format(std::move(*description));
            format.read("x:0123456789abcdefa", Payload{.type = RecordType::String, .string = R"({"a":{"b":1}})"},
                        fields);
        }
    }
}
