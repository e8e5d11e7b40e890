// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sorting, filtering and committing, each beside a floor taken in the same run: std::sort of packed 64-bit
// keys with their slots, and a single-threaded scan of the same bytes.

#include "models/sessions/table/sessionorder.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/textsearch.h"
#include "tests/sessions/sessionrows.h"

#include <QCoreApplication>

#include <benchmark/benchmark.h>

#include <time.h>

#include <algorithm>
#include <map>
#include <memory>
#include <random>

namespace
{

using namespace messages;
using namespace sessions;
using namespace text;
using testrows::kNow;

/// Filled once for each size: filling takes longer than what is measured.
SessionStore &storeOf(qint64 count)
{
    static std::map<qint64, std::unique_ptr<SessionStore>> stores;
    std::unique_ptr<SessionStore> &store = stores[count];
    if (!store) {
        store = std::make_unique<SessionStore>();
        for (quint32 number = 0; number < count; ++number)
            testrows::apply(*store, testrows::realistic(number, static_cast<quint32>(count)));
    }
    return *store;
}

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

std::vector<Slot> allSlots(const SessionStore &store)
{
    std::vector<Slot> rows;
    store.forEach([&rows](Slot slot) { rows.push_back(slot); });
    return rows;
}

void sortFloor(benchmark::State &state)
{
    std::mt19937_64 random(1);
    std::vector<std::pair<quint64, Slot>> keys;
    for (qint64 number = 0; number < state.range(0); ++number)
        keys.emplace_back(random(), static_cast<Slot>(number));
    for (auto _ : state) {
        auto copy = keys;
        std::sort(copy.begin(), copy.end());
        benchmark::DoNotOptimize(copy);
    }
}

void sort(benchmark::State &state, SortKey key)
{
    SessionStore &store = storeOf(state.range(0));
    const std::vector<Slot> rows = allSlots(store);
    SessionSorting sorting(store);
    sorting.key = key;
    for (auto _ : state) {
        auto copy = rows;
        sorting.sort(copy);
        benchmark::DoNotOptimize(copy);
    }
}

/// The plain way: one buffer with everything that can be searched, a memchr-like scan over it.
void filterFloor(benchmark::State &state)
{
    SessionStore &store = storeOf(state.range(0));
    QByteArray haystack;
    store.forEach([&](Slot slot) {
        for (const QByteArrayView text : {store.user(slot), store.id(slot), store.ip(slot), store.userAgent(slot)}) {
            haystack.append(text);
            haystack.append('\n');
        }
    });
    for (auto _ : state) {
        qsizetype hits = 0;
        for (qsizetype line = 0; line < haystack.size();) {
            const qsizetype end = haystack.indexOf('\n', line);
            hits += indexOfFolded(QByteArrayView(haystack).sliced(line, end - line), "user4711") >= 0 ? 1 : 0;
            line = end + 1;
        }
        benchmark::DoNotOptimize(hits);
    }
}

void filter(benchmark::State &state, const char *text)
{
    SessionStore &store = storeOf(state.range(0));
    const SessionQuery query = SessionQuery::parse(QString::fromLatin1(text)).value();
    for (auto _ : state) {
        QueryScan scan(query, store, kNow);
        std::vector<Slot> hits;
        store.forEach([&](Slot slot) {
            if (scan.matches(slot))
                hits.push_back(slot);
        });
        benchmark::DoNotOptimize(hits);
    }
}

/// A thousand sessions have changed their deadline: one tick of a busy server.
void merge(benchmark::State &state)
{
    SessionStore &store = storeOf(state.range(0));
    SessionSorting sorting(store);
    std::vector<Slot> rows = allSlots(store);
    sorting.sort(rows);
    SessionOrder order;
    order.assign(rows);
    std::vector<Slot> moved;
    std::sample(rows.begin(), rows.end(), std::back_inserter(moved), 1000, std::mt19937(1));
    for (auto _ : state)
        benchmark::DoNotOptimize(order.merged(sorting, {}, {}, moved));
}

/// The event loop runs until the model has its rows; what that took of this thread alone, in milliseconds:
/// the rest is the model's own thread, beside which the window stays alive.
double settle(SessionTableModel &model, double spent)
{
    const double begin = threadMs();
    while (model.isStoreLent())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return spent + threadMs() - begin;
}

/// A model with these rows in it.
struct FilledModel {
    explicit FilledModel(quint32 count)
        : model(store)
    {
        model.setClock(ServerClock::synchronised(kNow, ServerClock::monotonicMs()));
        for (quint32 number = 0; number < count; ++number)
            model.noteChange(testrows::apply(store, testrows::realistic(number, count)));
        model.commit();
        settle(model, 0);
    }
    SessionStore store;
    SessionTableModel model;
};

/// What `act` and its consequences take, and, as a counter, what of it the GUI thread has to bear.
template<typename Act> double carriedOut(SessionTableModel &model, Act act)
{
    const double begin = threadMs();
    act();
    return settle(model, threadMs() - begin);
}

/// The same through the model, signals and all: so many sessions have moved, come, or ended in a tick.
void commit(benchmark::State &state, RowChange change)
{
    const auto count = static_cast<quint32>(state.range(0));
    FilledModel filled(count);
    quint32 next = 0;
    quint32 created = count;
    double guiMs = 0;
    for (auto _ : state) {
        state.PauseTiming();
        for (qint64 number = 0; number < state.range(1); ++number) {
            next = next * 1'664'525 + 1'013'904'223;
            testrows::Row row = testrows::realistic(change == RowChange::Present ? next % count : created++, count);
            row.deadline += 1 + next % 1'000'000;
            filled.model.noteChange(testrows::apply(filled.store, row));
        }
        state.ResumeTiming();
        guiMs += carriedOut(filled.model, [&] { filled.model.commit(); });
    }
    state.counters["guiMs"] = benchmark::Counter(guiMs, benchmark::Counter::kAvgIterations);
}

void modelSort(benchmark::State &state, int column)
{
    FilledModel filled(static_cast<quint32>(state.range(0)));
    double guiMs = 0;
    bool descending = false;
    for (auto _ : state) {
        guiMs += carriedOut(filled.model,
                            [&] { filled.model.sort(column, descending ? Qt::DescendingOrder : Qt::AscendingOrder); });
        descending = !descending;
    }
    state.counters["guiMs"] = benchmark::Counter(guiMs, benchmark::Counter::kAvgIterations);
}

/// The whole way of a keystroke: every session is looked at, most rows go; and back again.
void setQuery(benchmark::State &state, bool back)
{
    FilledModel filled(static_cast<quint32>(state.range(0)));
    const SessionQuery query = SessionQuery::parse(QStringLiteral("user4711")).value();
    double guiMs = 0;
    for (auto _ : state) {
        double spent = carriedOut(filled.model, [&] { filled.model.setQuery(query); });
        state.PauseTiming();
        const double backSpent = carriedOut(filled.model, [&] { filled.model.setQuery({}); });
        guiMs += back ? backSpent : spent;
        state.ResumeTiming();
    }
    state.counters["guiMs"] = benchmark::Counter(guiMs, benchmark::Counter::kAvgIterations);
}

} // namespace

#define SIZES Arg(100'000)->Arg(1'000'000)->Unit(benchmark::kMillisecond)
BENCHMARK(sortFloor)->SIZES;
BENCHMARK_CAPTURE(sort, remaining, SortKey::Remaining)->SIZES;
BENCHMARK_CAPTURE(sort, lastSeen, SortKey::LastSeen)->SIZES;
BENCHMARK_CAPTURE(sort, user, SortKey::User)->SIZES;
BENCHMARK_CAPTURE(sort, ip, SortKey::Ip)->SIZES;
BENCHMARK_CAPTURE(sort, device, SortKey::Device)->SIZES;
BENCHMARK_CAPTURE(sort, sessionId, SortKey::SessionId)->SIZES;
BENCHMARK_CAPTURE(sort, format, SortKey::Format)->SIZES;
BENCHMARK(filterFloor)->SIZES;
BENCHMARK_CAPTURE(filter, anyColumn, "user4711")->SIZES;
BENCHMARK_CAPTURE(filter, id, "id:4711")->SIZES;
BENCHMARK_CAPTURE(filter, remaining, "ttl<5m")->SIZES;
BENCHMARK(merge)->SIZES;
BENCHMARK_CAPTURE(modelSort, remaining, SessionTableModel::Remaining)->SIZES->UseRealTime();
BENCHMARK_CAPTURE(modelSort, user, SessionTableModel::User)->SIZES->UseRealTime();
BENCHMARK_CAPTURE(setQuery, typed, false)->SIZES->UseRealTime();
BENCHMARK_CAPTURE(setQuery, cleared, true)->SIZES->UseRealTime();
#define COMMITS Args({100'000, 1000})->Args({1'000'000, 2000})->Args({1'000'000, 20'000})
BENCHMARK_CAPTURE(commit, moved, RowChange::Present)->COMMITS->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK_CAPTURE(commit, created, RowChange::Replaced)->COMMITS->Unit(benchmark::kMillisecond)->UseRealTime();

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv); // the model has timers
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
