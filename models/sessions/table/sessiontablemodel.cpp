// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/sessiontablemodel.h"

#include "models/sessions/table/columntraits.h"
#include "models/sessions/table/orderworker.h"
#include "models/sessions/table/pendingchanges.h"
#include "models/sessions/table/rowannouncer.h"
#include "models/sessions/table/sessioncells.h"
#include "models/text/printabletext.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <array>

namespace sessions
{

namespace
{

/// Queries about what is left or idle time change their answer by themselves, by the second.
constexpr int kReevaluationMs = 1000;
/// While loading, rows are appended and put in order now and then: people look at the first rows already. At a
/// million rows that costs the job's thread some 60 ms, and the load waits as long; few rows cost nothing.
constexpr int kOrderWhileLoadingMs = 4000;
constexpr int kOrderFewWhileLoadingMs = 500;
constexpr int kLoadingCommitIntervalMs = 250;
/// Waiting for less is not noticed; telling of it would flicker.
constexpr int kBusyMs = 150;

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

class SessionTableModel::Private
{
public:
    Private(SessionTableModel &model, SessionStore &sessionStore)
        : q(model)
        , store(sessionStore)
        , sorting(sessionStore)
        , rows(model)
        , worker([this](std::shared_ptr<PreparedOrder> answer) { receive(std::move(answer)); })
        , cells(sessionStore)
    {
    }

    /// What has been asked for since the rows were computed.
    struct Wanted {
        bool commit = false; ///< what was noted
        bool sort = false;
        bool filter = false;     ///< by another query
        bool reevaluate = false; ///< by the same query: time has passed
        bool any() const { return commit || isByUser() || reevaluate; }
        bool isByUser() const { return sort || filter; }
        void add(Wanted other)
        {
            commit |= other.commit;
            sort |= other.sort;
            filter |= other.filter;
            reevaluate |= other.reevaluate;
        }
    };

    void ask(Wanted more);
    void proceed();
    void begin(Wanted now);
    bool settleAtOnce(Wanted now);
    void append();
    OrderJob jobFor(Wanted now) const;
    size_t effort(const OrderJob &job) const;
    void receive(std::shared_ptr<PreparedOrder> answer);
    void finish(Wanted done, const std::vector<RowNote> &changed);
    void setRanks(std::array<quint8, 256> &ranks, const QStringList &titles, Column column);
    void announceCounts(bool always);
    void announceBusy();
    void goOn();
    void resume();
    void scheduleTick();
    /// Rows of a load are only appended out of sight: fewer, larger steps leave the view less to count.
    int commitInterval() const
    {
        return loading && rows.order().rows().size() > mostAtOnce ? kLoadingCommitIntervalMs : kCommitIntervalMs;
    }

    SessionTableModel &q;
    SessionStore &store;
    SessionSorting sorting;
    // Values that jobs share, and nobody changes.
    std::shared_ptr<const SessionQuery> query = std::make_shared<SessionQuery>();
    std::shared_ptr<const SessionQuery> shownQuery =
        query; ///< of the rows there are, while those of `query` are not there yet
    RowAnnouncer rows;
    PendingChanges pending;
    OrderWorker worker;
    Wanted wanted;      ///< not begun
    Wanted underWay;    ///< of the job that runs
    SessionCells cells; ///< has the clock and the titles
    int sortColumn = Remaining;
    size_t mostAtOnce = kMostAtOnce;
    bool loading = false;
    QElapsedTimer sinceOrder;
    bool isInOrder = true; ///< else the rows at the end came while loading, and are where they arrived
    bool busy = false;
    std::vector<quint64> loans; ///< numbers of those that are out
    quint64 changes = 0;
    quint64 latestLoan = 0;
    std::vector<std::pair<QPointer<QObject>, std::function<void()>>> waiting; ///< until the rows are up to date
    bool telling = false; ///< rows are being changed: nothing else may begin
    QTimer tick;
    QTimer reevaluation;
    QTimer patience; ///< runs before the user is told to wait
    qsizetype announcedRows = 0;
    qsizetype announcedSessions = 0;
};

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
    rows.append(found.fresh);
    isInOrder = isInOrder && found.fresh.empty() && found.moved.empty();
    finish({}, found.changed);
}

OrderJob SessionTableModel::Private::jobFor(Wanted now) const
{
    OrderJob job(store.lend(), rows.lend(), sorting, query, cells.clock.nowMs());
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

void SessionTableModel::Private::receive(std::shared_ptr<PreparedOrder> answer)
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
    for (const Slot slot : pending.takeSettled())
        store.release(slot);
    announceCounts(done.filter);
    announceBusy();
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

SessionTableModel::SessionTableModel(SessionStore &store, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(*this, store))
{
    d->tick.setSingleShot(true);
    connect(&d->tick, &QTimer::timeout, this, &SessionTableModel::commit);
    d->reevaluation.setInterval(kReevaluationMs);
    connect(&d->reevaluation, &QTimer::timeout, this, [this] { d->ask({.commit = true, .reevaluate = true}); });
    d->patience.setSingleShot(true);
    d->patience.setInterval(kBusyMs);
    connect(&d->patience, &QTimer::timeout, this, [this] { d->announceBusy(); });
}

SessionTableModel::~SessionTableModel() = default;

int SessionTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->rows.order().count();
}

int SessionTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SessionTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Slot slot = d->rows.order().at(index.row());
    if (!d->store.contains(slot)) // between the store's clear() and noteCleared()
        return {};
    return d->cells.value(slot, index.column(), role);
}

QVariant SessionTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    return role == Qt::DisplayRole ? QVariant(SessionCells::title(section)) : QVariant();
}

void SessionTableModel::sort(int column, Qt::SortOrder order)
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->sortColumn = column < 0 || column >= ColumnCount ? -1 : column;
    d->sorting.descending = order == Qt::DescendingOrder;
    d->sorting.key = d->sortColumn < 0 ? SortKey::SlotNumber : columnTraits(d->sortColumn).sortKey;
    d->ask({.commit = true, .sort = true});
}

void SessionTableModel::setQuery(const SessionQuery &query)
{
    Q_ASSERT(thread() == QThread::currentThread());
    // What is typed may be another text and yet the same question.
    const bool isSame = isUpToDate() && !query.dependsOnTime() && query.narrows(*d->query) && d->query->narrows(query);
    d->query = std::make_shared<const SessionQuery>(query);
    if (!query.dependsOnTime())
        d->reevaluation.stop();
    else if (!d->reevaluation.isActive())
        d->reevaluation.start();
    d->ask({.commit = true, .filter = !isSame});
}

std::shared_ptr<const SessionQuery> SessionTableModel::query() const
{
    return d->query;
}

void SessionTableModel::setFormatTitles(const QStringList &titles)
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->cells.formatTitles = titles;
    d->setRanks(d->sorting.formatRank, titles, Format);
}

void SessionTableModel::setNodeNames(const QStringList &names)
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->cells.nodeNames = names;
    d->setRanks(d->sorting.nodeRank, names, Node);
}

void SessionTableModel::setClock(const messages::ServerClock &clock)
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->cells.clock = clock;
}

const messages::ServerClock &SessionTableModel::clock() const
{
    return d->cells.clock;
}

const SessionStore &SessionTableModel::store() const
{
    return d->store;
}

Slot SessionTableModel::slotAt(int row) const
{
    return row < 0 || row >= d->rows.order().count() ? kNoSlot : d->rows.order().at(row);
}

int SessionTableModel::rowOf(Slot slot) const
{
    return d->rows.order().rowOf(slot);
}

const std::vector<Slot> &SessionTableModel::slotsMatching() const
{
    return d->rows.order().rows();
}

int SessionTableModel::sortColumn() const
{
    return d->sortColumn;
}

Qt::SortOrder SessionTableModel::sortOrder() const
{
    return d->sorting.descending ? Qt::DescendingOrder : Qt::AscendingOrder;
}

void SessionTableModel::noteChange(const SessionStore::Applied &applied)
{
    Q_ASSERT(thread() == QThread::currentThread());
    Q_ASSERT(!isStoreLent());
    if (applied.effect == SessionStore::Effect::None || applied.slot == kNoSlot)
        return;
    ++d->changes;
    const bool all = applied.effect != SessionStore::Effect::Changed;
    const bool isFirst = !d->pending.hasNotes();
    d->pending.note(applied.slot, all ? quint16(SessionStore::AllFields) : applied.fields);
    if (applied.effect == SessionStore::Effect::Ended)
        d->pending.linger(applied.slot, d->store.endedAt(applied.slot), d->cells.clock.nowMs() + kLingerMs);
    // The first note sets the tick off, also where a longer wait for lingering rows is running. An empty
    // table shows its first rows at once.
    if (isFirst)
        d->tick.start(d->rows.order().count() == 0 ? 0 : d->commitInterval());
}

void SessionTableModel::noteCleared()
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->worker.abandon();
    d->loans.clear();
    ++d->changes;
    beginResetModel();
    d->rows.clear();
    d->pending.clear();
    d->waiting.clear();
    d->wanted = {};
    d->underWay = {};
    d->shownQuery = d->query;
    d->isInOrder = true;
    d->tick.stop();
    endResetModel();
    d->announceCounts(false);
    d->announceBusy();
}

void SessionTableModel::commit()
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->ask({.commit = true});
}

void SessionTableModel::setLoading(bool loading)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (loading == std::exchange(d->loading, loading))
        return;
    if (loading)
        d->sinceOrder.start();
    if (loading || d->isInOrder)
        return;
    d->ask({.commit = true, .sort = true});
}

void SessionTableModel::setMostAtOnce(int sessions)
{
    d->mostAtOnce = static_cast<size_t>(std::max(0, sessions));
}

int SessionTableModel::mostAtOnce() const
{
    return static_cast<int>(d->mostAtOnce);
}

quint64 SessionTableModel::changes() const
{
    return d->changes;
}

bool SessionTableModel::isStoreLent() const
{
    return d->worker.isRunning() || !d->loans.empty();
}

SessionTableModel::Loan SessionTableModel::lendStore()
{
    Q_ASSERT(thread() == QThread::currentThread());
    Q_ASSERT(!d->telling);
    d->loans.push_back(++d->latestLoan);
    return {d->store.lend(), d->latestLoan};
}

void SessionTableModel::takeBack(quint64 number)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (std::erase(d->loans, number) == 0)
        return;
    if (!d->worker.isRunning() && d->loans.empty())
        d->goOn();
}

bool SessionTableModel::isUpToDate() const
{
    return !d->wanted.isByUser() && !d->underWay.isByUser();
}

void SessionTableModel::whenUpToDate(QObject *context, std::function<void()> act)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (isUpToDate() && d->waiting.empty())
        act();
    else
        d->waiting.emplace_back(context, std::move(act));
}

bool SessionTableModel::isBusy() const
{
    return d->busy;
}

QString SessionTableModel::printable(QByteArrayView bytes)
{
    return text::printableText(bytes);
}

QString SessionTableModel::maskedId(QByteArrayView id)
{
    return text::maskedSessionId(id);
}

} // namespace sessions
