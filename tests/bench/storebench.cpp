// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the session store costs: filling it, touching what is there, and how much it holds. Figures are to be
// read as ratios: "apply" beside the floor of a hash map that only keeps keys.

#include "models/sessions/store/sessionstore.h"
#include "tests/sessions/sessionrows.h"

#include <QHash>

#include <benchmark/benchmark.h>

#include <span>

namespace
{

using namespace messages;
using namespace sessions;

/// `count` realistic sessions in batches of a scan page's size.
std::vector<RowBatch> batches(quint32 count)
{
    constexpr quint32 kPage = 1000;
    std::vector<RowBatch> result;
    for (quint32 number = 0; number < count; ++number) {
        if (number % kPage == 0)
            result.emplace_back();
        const RowBatch single = testrows::toBatch(testrows::realistic(number, count));
        RowBatch::Row row = single.rows().front();
        for (RowBatch::Span *span : {&row.key, &row.user, &row.ip, &row.userAgent})
            *span = result.back().append(single.view(*span));
        result.back().add(row);
    }
    return result;
}

void applyAll(SessionStore &store, std::span<const RowBatch> all)
{
    for (const RowBatch &batch : all) {
        store.applyRows(batch, 0, batch.rows().size(), [](const RowBatch::Row &, const SessionStore::Applied &applied) {
            benchmark::DoNotOptimize(applied);
        });
    }
}

void fill(benchmark::State &state)
{
    const auto all = batches(static_cast<quint32>(state.range(0)));
    for (auto _ : state) {
        SessionStore store;
        applyAll(store, {all.begin(), all.begin() + std::ptrdiff_t(all.size() / 40)});
        store.expect(state.range(0));
        applyAll(store, {all.begin() + std::ptrdiff_t(all.size() / 40), all.end()});
        state.counters["bytes/session"] = double(store.memoryUse()) / double(state.range(0));
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// A second scan of the same sessions: everything is found, nothing has changed.
void reconcile(benchmark::State &state)
{
    const auto all = batches(static_cast<quint32>(state.range(0)));
    SessionStore store;
    applyAll(store, all);
    for (auto _ : state)
        applyAll(store, all);
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void fillFloor(benchmark::State &state)
{
    const auto all = batches(static_cast<quint32>(state.range(0)));
    for (auto _ : state) {
        QHash<QByteArray, quint32> keys;
        for (const RowBatch &batch : all) {
            for (const RowBatch::Row &row : batch.rows())
                keys.insert(batch.view(row.key).toByteArray(), static_cast<quint32>(keys.size()));
        }
        benchmark::DoNotOptimize(keys);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

/// Sessions end and others come, at a constant number.
void churn(benchmark::State &state)
{
    const auto population = static_cast<quint32>(state.range(0));
    SessionStore store;
    applyAll(store, batches(population));
    std::vector<RowBatch> newcomers;
    for (quint32 number = 0; number < state.max_iterations; ++number)
        newcomers.push_back(testrows::toBatch(testrows::realistic(population + number, population)));
    quint32 next = 0;
    for (auto _ : state) {
        const RowBatch &batch = newcomers[next];
        const Slot victim = next++ % population;
        store.end(victim, RowChange::Expired, testrows::kNow);
        store.release(victim);
        benchmark::DoNotOptimize(store.apply(batch, batch.rows().front()));
    }
    state.counters["bytes/session"] = double(store.memoryUse()) / population;
}

void notSeen(benchmark::State &state)
{
    SessionStore store;
    applyAll(store, batches(static_cast<quint32>(state.range(0))));
    for (auto _ : state)
        benchmark::DoNotOptimize(store.notSeenBy(0));
}

} // namespace

BENCHMARK(fillFloor)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(fill)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(reconcile)->Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(churn)->Arg(100'000)->Iterations(100'000)->Unit(benchmark::kNanosecond);
BENCHMARK(notSeen)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
