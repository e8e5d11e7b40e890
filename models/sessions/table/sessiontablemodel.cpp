// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/sessiontablemodel.h"

#include "models/sessions/table/sessiontablework.h"

#include <QThread>

#include <algorithm>
#include <utility>

namespace sessions
{

namespace
{

/// Queries about what is left or idle time change their answer by themselves, by the second.
constexpr int kReevaluationMs = 1000;
/// Waiting for less is not noticed; telling of it would flicker.
constexpr int kBusyMs = 150;

} // namespace

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
    return role == Qt::DisplayRole ? QVariant(columnTitle(section)) : QVariant();
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

void SessionTableModel::setAbsences(const std::vector<Absence> &absences)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (std::exchange(d->cells.absences, absences) == absences || rowCount() == 0)
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1),
                       {Qt::DisplayRole, Qt::AccessibleTextRole, Qt::ToolTipRole, AsOfRole});
}

const Absence *SessionTableModel::absenceOf(Slot slot) const
{
    return d->cells.absenceOf(slot);
}

qint64 SessionTableModel::nowOf(Slot slot) const
{
    return d->cells.nowOf(slot);
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

int SessionTableModel::presentCount() const
{
    return d->rows.order().count() - d->ended.count();
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
    d->ended.clear();
    d->waiting.clear();
    d->wanted = {};
    d->underWay = {};
    d->shownQuery = d->query;
    d->isInOrder = true;
    d->tick.stop();
    endResetModel();
    d->announceCounts(false);
    d->announceBusy();
    if (!std::exchange(d->isOrderSettled, true)) // there are none
        Q_EMIT orderSettledChanged(true);
}

void SessionTableModel::commit()
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->ask({.commit = true});
}

void SessionTableModel::expect(qsizetype sessions)
{
    constexpr qsizetype kBelieved = 64; // times as many as there are
    Q_ASSERT(!isStoreLent());
    const qsizetype most = kBelieved * d->rows.order().count();
    const qsizetype guessed = sessions + sessions / 16;
    d->rows.expect(d->query->isEmpty() ? static_cast<size_t>(std::clamp<qsizetype>(guessed, 0, most)) : 0);
}

void SessionTableModel::setLoading(bool loading)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (loading == std::exchange(d->loading, loading))
        return;
    if (loading)
        d->sinceOrder.start();
    if (loading || d->isInOrder) {
        d->announceOrder();
        return;
    }
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

bool SessionTableModel::isOrderSettled() const
{
    return d->isOrderSettled;
}

bool SessionTableModel::isBusy() const
{
    return d->busy;
}

} // namespace sessions

#include "moc_sessiontablemodel.cpp"
