// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions grouped by user: how soon they are there, what an update costs in which thread, what they take, and
// whether the window stays usable beside 10,000 events a second.
#include "models/sessions/users/usertablemodel.h"
#include "tests/bench/bench.h"
#include "tests/bench/eventloopwatch.h"
#include "tests/bench/processfigures.h"
#include "tests/bench/respclient.h"
#include "tests/bench/workload.h"
#include "tests/support/redisserver.h"
#include "ui/users/usertableview.h"
#include "ui/window/sessionspage.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace bench
{

using namespace std::chrono_literals;
using sessions::UserTableModel;
using Tab = ui::SessionsPage::Tab;

namespace
{

/// Each SET with a TTL is two events: "set" and "expire".
constexpr int kEventsPerSecond = 10'000;
constexpr auto kTurn = 5ms;
constexpr int kWritesPerTurn = kEventsPerSecond / 2 / 200;

const QString kMs = QStringLiteral("ms");

double milliseconds(qint64 microseconds)
{
    return double(microseconds) / 1000;
}

/// Random sessions written anew at a steady rate, in the calling thread.
void write(quint16 port, int sessions, int seconds)
{
    RespClient client(port);
    WireBuffer wire;
    quint64 random = 1;
    auto next = std::chrono::steady_clock::now();
    for (const auto end = next + std::chrono::seconds(seconds); next < end; next += kTurn) {
        std::this_thread::sleep_until(next);
        wire.clear();
        for (int i = 0; i < kWritesPerTurn; ++i) {
            random = random * 6364136223846793005u + 1442695040888963407u;
            addSession(wire, {int((random >> 33) % quint64(sessions)), sessions, 0, 0, 0});
        }
        if (client.run(wire) < 0)
            return;
    }
}

/// The costs of each update, as they happen.
class CostCollector final : public QObject
{
public:
    explicit CostCollector(const UserTableModel &users)
    {
        connect(&users, &UserTableModel::updated, this, [this, &users] {
            QMetaObject::invokeMethod(
                this,
                [this, &users] {
                    const UserTableModel::Cost cost = users.latestCost();
                    gathering.push_back(milliseconds(cost.gathering));
                    ordering.push_back(milliseconds(cost.ordering));
                    announcing.push_back(milliseconds(cost.announcing));
                },
                Qt::QueuedConnection);
        });
    }

    std::vector<double> gathering, ordering, announcing;
};

void sortByEachColumn(Bench &bench, ui::UserTableView &view)
{
    double worst = 0;
    for (int column = UserTableModel::ColumnCount - 1; column >= 0; --column) {
        QElapsedTimer elapsed;
        elapsed.start();
        view.sortByColumn(column, Qt::AscendingOrder);
        waitUntil([&] { return view.users().isUpToDate(); });
        worst = std::max(worst, double(elapsed.nsecsElapsed()) / 1e6);
    }
    bench.table().add({QStringLiteral("users: sorted by the slowest column"), kMs, Judged::AtMost, 250}, worst);
    view.sortByColumn(UserTableModel::Sessions, Qt::DescendingOrder);
    waitUntil([&] { return view.users().isUpToDate(); });
}

void watchUnderEvents(Bench &bench, const UserTableModel &users)
{
    CostCollector costs(users);
    EventLoopWatch watch;
    std::atomic<bool> done = false;
    const quint16 port = bench.server()->port();
    watch.start();
    std::thread writing([&] {
        write(port, bench.options().sessions, bench.options().eventSeconds);
        done = true;
    });
    waitUntil([&] { return done.load(); });
    writing.join();
    watch.stop();
    if (costs.gathering.empty())
        return bench.table().fail(QStringLiteral("users: updates at 10,000 events/s"),
                                  QStringLiteral("there were none"));
    BudgetTable &table = bench.table();
    table.add({QStringLiteral("users: updates at 10,000 events/s"), QStringLiteral("a second")},
              double(costs.gathering.size()) / bench.options().eventSeconds);
    table.add({QStringLiteral("users: an update's look at the store, in a thread"), kMs}, median(costs.gathering));
    table.add({QStringLiteral("users: an update's order, in a thread"), kMs}, median(costs.ordering));
    table.add({QStringLiteral("users: an update in the GUI thread, worst"), kMs, Judged::AtMost, 16, Stands::Worst},
              *std::max_element(costs.announcing.begin(), costs.announcing.end()));
    addStalls(table, QStringLiteral("users at 10,000 events/s"), watch);
}

} // namespace

void measureUsers(Bench &bench)
{
    BenchWindow *window = bench.window();
    if (!window)
        return;
    ui::SessionsPage &page = *window->window().findChild<ui::SessionsPage *>();
    ui::UserTableView &view = page.users();
    const UserTableModel &users = view.users();
    for (int repetition = 0; repetition < bench.options().repetitions; ++repetition) {
        const qint64 before = residentBytes();
        EventLoopWatch watch;
        watch.start();
        QElapsedTimer elapsed;
        elapsed.start();
        page.setTab(Tab::Users);
        if (!waitUntil([&] { return users.isUpToDate(); }))
            return bench.table().fail(QStringLiteral("users"), QStringLiteral("they do not come"));
        bench.table().add({QStringLiteral("users: from the tab to all rows"), kMs, Judged::AtMost, 500},
                          double(elapsed.nsecsElapsed()) / 1e6);
        runFor(500);
        watch.stop();
        addStalls(bench.table(), QStringLiteral("users come"), watch);
        const double sessions = bench.options().sessions;
        bench.table().add({QStringLiteral("users: rows"), {}}, users.rowCount());
        bench.table().add(
            {QStringLiteral("users: memory while shown"), QStringLiteral("bytes a session"), Judged::AtMost, 20},
            double(users.memoryUse()) / sessions);
        bench.table().add({QStringLiteral("users: resident memory while shown"), QStringLiteral("bytes a session")},
                          double(residentBytes() - before) / sessions);
        sortByEachColumn(bench, view);
        watchUnderEvents(bench, users);
        page.setTab(Tab::Sessions);
        bench.table().add({QStringLiteral("users: memory while hidden"), QStringLiteral("bytes"), Judged::AtMost, 0},
                          double(users.memoryUse()));
        waitUntil([&] { return window->isUpToDate(); });
    }
}

} // namespace bench
