// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatset.h"

#include <QJsonDocument>

#include <benchmark/benchmark.h>

#include <cstring>

using formats::FormatSet;
using formats::Payload;
using formats::RecordType;
using formats::SessionFields;

// Reading one record for its row, beside two floors taken in the same run: touching the bytes once, and the
// tree that Qt would build.

namespace
{

constexpr QByteArrayView kTextbookKey = "session:34ReUV6nUyv17r7SToRZnURobUmzG6x9glCfGGHf4Lo";
constexpr QByteArrayView kTextbook =
    R"({"user_id": "alice", "created_at": 1795344117, "last_seen": 1795344117, "ip": "127.0.0.1", )"
    R"("user_agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36", "cart": [{"sku": "TEA-1", "qty": 2, )"
    R"("price": 3.5}], "prefs": {"theme": "dark", "lang": "en"}, "csrf_token": "62967adefd9301cee4e6c3f8605127d96a38"})";
constexpr QByteArrayView kExpressKey = "sess:5zBZ0t0vwPoJytaaG2P3mV_uI6Nf3cCF";
constexpr QByteArrayView kExpress =
    R"({"cookie":{"originalMaxAge":3600000,"expires":"2026-11-22T11:49:20.902Z","httpOnly":true,"path":"/"},)"
    R"("passport":{"user":"alice"},"cart":[{"sku":"TEA-1","qty":2,"price":3.5}],"prefs":{"theme":"dark","nested":)"
    R"({"a":[1,2,{"deep":"x"}]}},"csrfToken":"f19a701cddec5d6e087a5f526f21ab010869d324","flag":true})";

Payload stringPayload(QByteArrayView text)
{
    return {.type = RecordType::String, .string = text, .fields = {}, .truncated = false};
}

/// What a loader does with each key: which format, then its fields.
void matchAndRead(benchmark::State &state, QByteArrayView key, QByteArrayView text)
{
    const FormatSet set(formats::builtInFormats());
    const Payload payload = stringPayload(text);
    SessionFields fields;
    for ([[maybe_unused]] auto _ : state) {
        const auto match = set.match(key, RecordType::String);
        benchmark::DoNotOptimize(set.at(match.format).read(key, payload, fields));
        benchmark::DoNotOptimize(fields);
    }
    state.SetBytesProcessed(state.iterations() * text.size());
    state.counters["bytes"] = static_cast<double>(text.size());
}

void readTextbook(benchmark::State &state)
{
    matchAndRead(state, kTextbookKey, kTextbook);
}

void readExpress(benchmark::State &state)
{
    matchAndRead(state, kExpressKey, kExpress);
}

void readHash(benchmark::State &state)
{
    const FormatSet set(formats::builtInFormats());
    const Payload payload{.type = RecordType::Hash,
                          .string = {},
                          .fields = {{"user_id", "alice"},
                                     {"created_at", "1795344117"},
                                     {"last_seen", "1795344117"},
                                     {"ip", "127.0.0.1"},
                                     {"user_agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"}}};
    SessionFields fields;
    for ([[maybe_unused]] auto _ : state) {
        const auto match = set.match(kTextbookKey, RecordType::Hash);
        benchmark::DoNotOptimize(set.at(match.format).read(kTextbookKey, payload, fields));
    }
}

/// A session that keeps a picture in itself.
void readLongPrefix(benchmark::State &state)
{
    const QByteArray text = R"({"cookie":{"path":"/"},"blob":")" + QByteArray(formats::kPayloadPrefix, 'x');
    const FormatSet set(formats::builtInFormats());
    Payload payload = stringPayload(QByteArrayView(text).first(formats::kPayloadPrefix));
    payload.truncated = true;
    SessionFields fields;
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(set.at(0).read(kExpressKey, payload, fields));
    state.SetBytesProcessed(state.iterations() * payload.string.size());
}

void decodeTextbook(benchmark::State &state)
{
    const FormatSet set(formats::builtInFormats());
    const Payload payload = stringPayload(kTextbook);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(set.at(1).decode(payload));
}

void floorCopy(benchmark::State &state)
{
    QByteArray copy(kTextbook.size(), '\0');
    for ([[maybe_unused]] auto _ : state) {
        std::memcpy(copy.data(), kTextbook.data(), static_cast<size_t>(kTextbook.size()));
        benchmark::ClobberMemory();
    }
}

void floorQJsonDocument(benchmark::State &state)
{
    const QByteArray text = kTextbook.toByteArray();
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(QJsonDocument::fromJson(text));
}

} // namespace

BENCHMARK(readTextbook);
BENCHMARK(readExpress);
BENCHMARK(readHash);
BENCHMARK(readLongPrefix);
BENCHMARK(decodeTextbook);
BENCHMARK(floorCopy);
BENCHMARK(floorQJsonDocument);

BENCHMARK_MAIN();
