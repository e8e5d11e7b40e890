// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/sessiontablework.h"

#include <algorithm>
#include <utility>

namespace sessions
{

namespace
{

/// While loading, rows are appended and put in order now and then: people look at the first rows already. At a
/// million rows that costs the job's thread some 60 ms, and the load waits as long; few rows cost nothing.
constexpr int kOrderWhileLoadingMs = 4000;
constexpr int kOrderFewWhileLoadingMs = 500;
constexpr int kLoadingCommitIntervalMs = 250;
/// One row that changes may make others come and go where a query asks for the newest of each user: then all are looked
/// at, at a million rows some 60 ms beside the window.
constexpr int kLookAtAllIntervalMs = 1000;

/// Places of titles in the alphabet, by their index.
std::array<quint8, 256> ranksOf(const QStringList &titles)
{
    std::array<quint8, 256> order{};
    std::array<quint8, 256> ranks{};
    for (size_t index = 0; index < order.size(); ++index)
        order[index] = static_cast<quint8>(index);
    const auto count = std::min<qsizetype>(titles.size(), static_cast<qsizetype>(order.size()));
    std::stable_sort(order.begin(), order.begin() + count, [&titles](quint8 left, quint8 right) {
        return titles[left].compare(titles[right], Qt::CaseInsensitive) < 0;
    });
    for (size_t place = 0; place < order.size(); ++place)
        ranks[order[place]] = static_cast<quint8>(place);
    return ranks;
}

} // namespace

/// The one entrance: what is asked for is begun now, or after the job that runs. That one is stopped where
/// its answer would be out of date before it is shown.
void SessionTableModel::Private::ask(Wanted more)
{
    wanted.add(more);
    if (worker.isRunning()) {
        if (more.isByUser())
            worker.stop();
    } else if (!telling && loans.empty()) {
        proceed();
    }
    if (!q.isUpToDate() && !busy && !patience.isActive())
        patience.start();
}

void SessionTableModel::Private::proceed()
{
    Q_ASSERT(!telling);
    telling = true;
    // Whoever is told of new rows may ask for others.
    do
        begin(std::exchange(wanted, {}));
    while (wanted.any() && !worker.isRunning());
    telling = false;
}

void SessionTableModel::Private::begin(Wanted now)
{
    tick.stop();
    const qint64 time = cells.clock.nowMs();
    store.advanceTo(time);
    pending.settle(store, time, kLingerMs);
    now.reevaluate |= query->dependsOnOthers();
    const bool isFew = rows.order().rows().size() <= mostAtOnce;
    const bool isDue = !loading || sinceOrder.hasExpired(isFew ? kOrderFewWhileLoadingMs : kOrderWhileLoadingMs);
    now.sort |= !isInOrder && (isDue || now.isByUser() || now.reevaluate);
    if (settleAtOnce(now))
        return;
    OrderJob job = jobFor(now);
    if (effort(job) <= mostAtOnce) {
        OrderJob::Answer answer = OrderJob(std::move(job)).run(); // and returns the store
        rows.carryOut(std::move(answer.change));
        finish(now, answer.changed);
        return;
    }
    underWay = now;
    worker.start(std::move(job));
}

/// What needs no look at the rows that are there: changes that move nothing, and new rows while loading.
bool SessionTableModel::Private::settleAtOnce(Wanted now)
{
    if (now.sort || now.filter || now.reevaluate)
        return false;
    const auto untouching =
        static_cast<quint16>(SessionStore::AllFields & ~sorting.fields() & ~SessionStore::StateField);
    if (query->isEmpty() && pending.touchesOnly(untouching)) {
        finish(now, std::vector<RowNote>(pending.notes()));
        return true;
    }
    const size_t count = rows.order().rows().size() + pending.noteCount();
    if (!loading || (isInOrder && count <= mostAtOnce))
        return false;
    append();
    return true;
}

/// Rows of a load, where they arrive: O(new rows). What has changed keeps its place, what goes goes.
void SessionTableModel::Private::append()
{
    const OrderJob::Found found = jobFor({}).look();
    if (!found.gone.empty())
        rows.carryOut(rows.order().merged(sorting, found.gone, {}, {}));
    isInOrder = isInOrder && found.moved.empty() && comeLast(found.fresh);
    rows.append(found.fresh);
    finish({}, found.changed);
}

/// Whether these, which are in the order of their slots, are where they belong behind all rows: that is sure without a
/// look at any of them only where slots are the order.
bool SessionTableModel::Private::comeLast(const std::vector<Slot> &fresh) const
{
    if (fresh.empty())
        return true;
    const std::vector<Slot> &present = rows.order().rows();
    return sorting.key == SortKey::SlotNumber && !sorting.descending &&
           (present.empty() || present.back() < fresh.front());
}

OrderJob SessionTableModel::Private::jobFor(Wanted now) const
{
    OrderJob job(store.lend(), rows.lend(), sorting, query, cells.clock.shownMs());
    job.sortAnew = now.sort;
    job.notes = pending.notes();
    job.leavers = pending.leavers();
    // Typing on looks only at what is shown.
    const bool narrows = !shownQuery->dependsOnTime() && query->narrows(*shownQuery);
    if (now.reevaluate || (now.filter && !narrows))
        job.scope = OrderJob::Scope::All;
    else if (now.filter)
        job.scope = OrderJob::Scope::Narrowed;
    return job;
}

/// How many sessions the job will look at.
size_t SessionTableModel::Private::effort(const OrderJob &job) const
{
    const size_t shown = job.order->rows().size();
    return job.notes.size() + (job.scope == OrderJob::Scope::All ? std::max<size_t>(store.slotLimit(), shown) : shown);
}

void SessionTableModel::Private::receive(const std::shared_ptr<PreparedOrder> &answer)
{
    const Wanted done = std::exchange(underWay, {});
    if (answer && loans.empty()) {
        telling = true;
        rows.adopt(*answer);
        finish(done, answer->changed);
        telling = false;
    } else {
        wanted.add(done); // what it was to do is still to be done
    }
    if (loans.empty()) // else another one still reads the store
        goOn();
}

/// Nobody reads the store any more: now what has waited for that.
void SessionTableModel::Private::goOn()
{
    Q_EMIT q.storeReturned();
    resume();
    if (wanted.any() && !worker.isRunning() && loans.empty())
        proceed();
}

/// What has waited for the rows. It may ask for others: whoever comes after that waits again.
void SessionTableModel::Private::resume()
{
    while (!waiting.empty() && q.isUpToDate()) {
        const auto [context, act] = std::move(waiting.front());
        waiting.erase(waiting.begin());
        if (context)
            act();
    }
}

/// The rows are there: now the cells, and last the slots that nobody shows any more.
void SessionTableModel::Private::finish(Wanted done, const std::vector<RowNote> &changed)
{
    if (done.filter || done.reevaluate)
        shownQuery = query;
    isInOrder |= done.sort;
    if (done.sort)
        sinceOrder.start();
    rows.announceChanged(changed);
    if (done.filter || done.reevaluate) {
        ended.clear();
        pending.lookAtLingering(ended, rows.order(), store);
    } else {
        ended.update(pending.notes(), rows.order(), store);
    }
    for (const Slot slot : pending.takeSettled())
        store.release(slot);
    announceCounts(done.filter);
    announceBusy();
    announceOrder();
    scheduleTick();
}

void SessionTableModel::Private::setRanks(std::array<quint8, 256> &ranks, const QStringList &titles, Column column)
{
    ranks = ranksOf(titles);
    ask({.commit = true, .sort = sortColumn == column});
    if (rows.order().count() > 0)
        Q_EMIT q.dataChanged(q.index(0, column), q.index(rows.order().count() - 1, column), {Qt::DisplayRole});
}

void SessionTableModel::Private::announceCounts(bool always)
{
    if (!always && announcedRows == rows.order().count() && announcedSessions == store.count())
        return;
    announcedRows = rows.order().count();
    announcedSessions = store.count();
    Q_EMIT q.countsChanged();
}

void SessionTableModel::Private::announceBusy()
{
    const bool waits = !q.isUpToDate();
    if (!waits)
        patience.stop();
    const bool now = waits && !patience.isActive();
    if (now != std::exchange(busy, now))
        Q_EMIT q.busyChanged(now);
}

/// A sort in the middle of a load holds for a moment only: the next rows come unsorted again.
void SessionTableModel::Private::announceOrder()
{
    const bool settled = isInOrder && (!loading || isOrderSettled);
    if (settled != std::exchange(isOrderSettled, settled))
        Q_EMIT q.orderSettledChanged(settled);
}

/// The tick runs only while something waits: a note, or an ended row that lingers.
void SessionTableModel::Private::scheduleTick()
{
    if (pending.hasNotes()) {
        tick.start(commitInterval());
    } else if (pending.hasLingering()) {
        const qint64 wait = pending.nextLeaving() - cells.clock.nowMs();
        tick.start(static_cast<int>(std::clamp<qint64>(wait, kCommitIntervalMs, kLingerMs)));
    }
}

/// Rows of a load are only appended out of sight: fewer, larger steps leave the view less to count.
int SessionTableModel::Private::commitInterval() const
{
    if (query->dependsOnOthers() && store.slotLimit() > mostAtOnce)
        return kLookAtAllIntervalMs;
    return loading && rows.order().rows().size() > mostAtOnce ? kLoadingCommitIntervalMs : kCommitIntervalMs;
}

} // namespace sessions
