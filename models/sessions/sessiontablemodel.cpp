// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/sessiontablemodel.h"

#include "models/sessions/printabletext.h"
#include "models/sessions/sessioncells.h"
#include "models/sessions/sessionorder.h"

#include <QThread>
#include <QTimer>

#include <algorithm>
#include <array>
#include <deque>

namespace sessions
{

namespace
{

/// What sorts each column, and which changes of the store show in it.
struct ColumnTraits {
    SortKey sortKey;
    quint16 fields;
};

constexpr std::array<ColumnTraits, SessionTableModel::ColumnCount> kColumns = {{
    {SortKey::State, SessionStore::StateField | SessionStore::DeadlineField},
    {SortKey::User, SessionStore::UserField},
    {SortKey::Remaining, SessionStore::StateField | SessionStore::DeadlineField},
    {SortKey::Format, SessionStore::FormatField},
    {SortKey::Created, SessionStore::CreatedField},
    {SortKey::LastSeen, SessionStore::LastAccessField},
    {SortKey::Ip, SessionStore::IpField},
    {SortKey::Device, SessionStore::UserAgentField},
    {SortKey::SessionId, SessionStore::IdField},
    {SortKey::Node, SessionStore::NodeField},
}};

/// Beyond this, telling views about each range costs more than one new order for all.
constexpr size_t kMostRanges = 8;
/// Each range moves all rows behind it: at a million rows there is time for two.
constexpr size_t kMostRangeRows = 2'000'000;
/// A view repaints what it shows of a span: one span for all is cheaper than hundreds.
constexpr size_t kMostSpans = 64;
/// Queries about what is left or idle time change their answer by themselves, by the second.
constexpr int kReevaluationMs = 1000;

const QList<int> kChangedRoles = {Qt::DisplayRole,
                                  Qt::ToolTipRole,
                                  Qt::AccessibleTextRole,
                                  SessionTableModel::StateRole,
                                  SessionTableModel::DeadlineRole,
                                  SessionTableModel::FullTtlRole,
                                  SessionTableModel::TimeRole,
                                  SessionTableModel::EndedAtRole};

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
        , cells(sessionStore)
    {
    }

    struct Note {
        Slot slot;
        quint16 fields;
    };
    /// An ended session and when it goes. It may have come back, and even ended again, in the meantime.
    struct Lingering {
        Slot slot;
        qint64 endedAt;
        qint64 goesAt;
    };

    void commit();
    std::vector<Slot> takeReleases(qint64 now);
    void refilter(const SessionQuery &previous);
    void refilterAll();
    void sort();
    void setRanks(std::array<quint8, 256> &ranks, const QStringList &titles, Column column);
    bool isSorted(const std::vector<Slot> &moved) const;
    void carryOut(SessionOrder::Change change);
    void carryOutRanges(const SessionOrder::Change &change);
    void reorder(SessionOrder::Change change);
    void announceChanges(std::vector<std::pair<int, quint16>> rows);
    void announceSpan(int first, int last, quint16 fields);
    void announceCounts();
    void scheduleTick();

    SessionTableModel &q;
    SessionStore &store;
    SessionSorting sorting;
    SessionOrder order;
    SessionQuery query;
    SessionCells cells; ///< has the clock and the titles
    int sortColumn = Remaining;
    std::vector<Note> notes;
    std::deque<Lingering> lingering; ///< in the order in which they go
    QTimer tick;
    QTimer reevaluation;
    qsizetype announcedRows = 0;
    qsizetype announcedSessions = 0;
};

/// One pass over what was noted: who goes, who comes, who moves; then the order, then the cells, and last the
/// slots that nobody shows any more.
void SessionTableModel::Private::commit()
{
    tick.stop();
    const qint64 now = cells.clock.nowMs();
    store.advanceTo(now);

    const std::vector<Slot> releases = takeReleases(now);
    for (const Slot slot : releases)
        notes.push_back({slot, 0});
    std::sort(notes.begin(), notes.end(),
              [](const Note &left, const Note &right) { return left.slot < right.slot; });

    std::vector<Slot> gone, fresh, moved;
    std::vector<std::pair<Slot, quint16>> changed;
    for (size_t first = 0, next = 0; first < notes.size(); first = next) {
        const Slot slot = notes[first].slot;
        quint16 fields = 0;
        for (next = first; next < notes.size() && notes[next].slot == slot; ++next)
            fields = static_cast<quint16>(fields | notes[next].fields);
        const bool was = order.rowOf(slot) != SessionOrder::kNoRow;
        const bool is = store.contains(slot) && !std::binary_search(releases.begin(), releases.end(), slot) &&
                        query.matches(store, slot, now);
        if (was && !is)
            gone.push_back(slot);
        else if (is && !was)
            fresh.push_back(slot);
        else if (was && (fields & sorting.fields()) != 0)
            moved.push_back(slot);
        if (was && is)
            changed.emplace_back(slot, fields);
    }
    notes.clear();
    // Only where all neighbours stay: one that goes may have changed as well, and says nothing.
    if (gone.empty() && isSorted(moved))
        moved.clear();
    if (!gone.empty() || !fresh.empty() || !moved.empty())
        carryOut(order.merged(sorting, gone, std::move(fresh), moved));

    std::vector<std::pair<int, quint16>> rows;
    rows.reserve(changed.size());
    for (const auto &[slot, fields] : changed)
        rows.emplace_back(order.rowOf(slot), fields);
    announceChanges(std::move(rows));

    for (const Slot slot : releases)
        store.release(slot);
    announceCounts();
    scheduleTick();
}

/// Ended sessions that have lingered long enough, ascending.
std::vector<Slot> SessionTableModel::Private::takeReleases(qint64 now)
{
    std::vector<Slot> releases;
    while (!lingering.empty()) {
        const Lingering &head = lingering.front();
        // Later than possible: the clock was set back. Nothing lingers for hours because of that.
        const bool goes = head.goesAt <= now || head.goesAt > now + kLingerMs;
        if (!goes)
            break;
        if (store.contains(head.slot) && store.state(head.slot) != RowChange::Present &&
            store.endedAt(head.slot) == head.endedAt) {
            releases.push_back(head.slot);
        }
        lingering.pop_front();
    }
    std::sort(releases.begin(), releases.end());
    releases.erase(std::unique(releases.begin(), releases.end()), releases.end());
    return releases;
}

/// Whether rows that may have moved are still between their neighbours, all of them: then nothing moves.
bool SessionTableModel::Private::isSorted(const std::vector<Slot> &moved) const
{
    return std::all_of(moved.begin(), moved.end(), [this](Slot slot) {
        const int row = order.rowOf(slot);
        return (row == 0 || sorting.less(order.at(row - 1), slot)) &&
               (row + 1 == order.count() || sorting.less(slot, order.at(row + 1)));
    });
}

/// After the query has changed. Typing on looks only at what is shown.
void SessionTableModel::Private::refilter(const SessionQuery &previous)
{
    if (previous.dependsOnTime() || !query.narrows(previous)) {
        refilterAll();
        return;
    }
    QueryScan scan(query, store, cells.clock.nowMs());
    std::vector<Slot> gone;
    const auto check = [&](Slot slot) {
        if (!scan.matches(slot))
            gone.push_back(slot);
    };
    // Many rows are read in the order in which they lie in memory, few in the order in which they are shown.
    constexpr size_t kFewShown = 16;
    if (order.rows().size() < store.slotLimit() / kFewShown) {
        std::for_each(order.rows().begin(), order.rows().end(), check);
    } else {
        store.forEach([&](Slot slot) {
            if (order.rowOf(slot) != SessionOrder::kNoRow)
                check(slot);
        });
    }
    if (!gone.empty())
        carryOut(order.merged(sorting, gone, {}, {}));
}

void SessionTableModel::Private::refilterAll()
{
    QueryScan scan(query, store, cells.clock.nowMs());
    std::vector<Slot> gone, fresh;
    store.forEach([&](Slot slot) {
        const bool was = order.rowOf(slot) != SessionOrder::kNoRow;
        if (was != scan.matches(slot))
            (was ? gone : fresh).push_back(slot);
    });
    if (!gone.empty() || !fresh.empty())
        carryOut(order.merged(sorting, gone, std::move(fresh), {}));
}

void SessionTableModel::Private::sort()
{
    commit();
    sorting.key = sortColumn < 0 ? SortKey::SlotNumber : kColumns[static_cast<size_t>(sortColumn)].sortKey;
    carryOut(order.sorted(sorting));
}

void SessionTableModel::Private::setRanks(std::array<quint8, 256> &ranks, const QStringList &titles,
                                          Column column)
{
    commit();
    ranks = ranksOf(titles);
    if (sortColumn == column)
        carryOut(order.sorted(sorting));
    if (order.count() > 0)
        Q_EMIT q.dataChanged(q.index(0, column), q.index(order.count() - 1, column), {Qt::DisplayRole});
}

void SessionTableModel::Private::carryOut(SessionOrder::Change change)
{
    if (change.isEmpty())
        return;
    const size_t ranges =
        SessionOrder::ranges(change.removed).size() + SessionOrder::ranges(change.inserted).size();
    const bool cheap = ranges == 1 || ranges * static_cast<size_t>(order.count()) <= kMostRangeRows;
    if (!change.reordered && ranges <= kMostRanges && cheap)
        carryOutRanges(change);
    else
        reorder(std::move(change));
}

void SessionTableModel::Private::carryOutRanges(const SessionOrder::Change &change)
{
    const std::vector<SessionOrder::Range> removed = SessionOrder::ranges(change.removed);
    for (auto range = removed.rbegin(); range != removed.rend(); ++range) {
        q.beginRemoveRows({}, range->first, range->last);
        order.removeRows(*range);
        q.endRemoveRows();
    }
    for (const SessionOrder::Range range : SessionOrder::ranges(change.inserted)) {
        q.beginInsertRows({}, range.first, range.last);
        order.insertRows(range.first, change.rows.data() + range.first, range.last - range.first + 1);
        q.endInsertRows();
    }
}

/// Any change, at the price of one re-ordering. A layout change must keep the number of rows: what is more
/// is appended before, what is less is brought to the tail and removed after.
void SessionTableModel::Private::reorder(SessionOrder::Change change)
{
    Q_EMIT q.aboutToReorder();
    const auto before = static_cast<size_t>(order.count());
    const size_t after = change.rows.size();
    if (after > before) {
        std::vector<Slot> tail;
        for (size_t at = change.inserted.size() - (after - before); at < change.inserted.size(); ++at)
            tail.push_back(change.rows[static_cast<size_t>(change.inserted[at])]);
        q.beginInsertRows({}, static_cast<int>(before), static_cast<int>(after) - 1);
        order.insertRows(static_cast<int>(before), tail.data(), static_cast<int>(tail.size()));
        q.endInsertRows();
    }
    change.rows.reserve(std::max(before, after));
    for (size_t at = 0; after + at < before; ++at)
        change.rows.push_back(order.at(change.removed[at]));

    Q_EMIT q.layoutAboutToBeChanged();
    const QModelIndexList from = q.persistentIndexList();
    std::vector<Slot> held; // by the persistent indexes
    held.reserve(static_cast<size_t>(from.size()));
    for (const QModelIndex &index : from)
        held.push_back(order.at(index.row()));
    order.assign(std::move(change.rows));
    QModelIndexList to;
    to.reserve(from.size());
    for (qsizetype at = 0; at < from.size(); ++at)
        to.append(
            q.index(order.rowOf(held[static_cast<size_t>(at)]), from[at].column())); // invalid: has gone
    q.changePersistentIndexList(from, to);
    Q_EMIT q.layoutChanged();

    if (after < before) {
        q.beginRemoveRows({}, static_cast<int>(after), static_cast<int>(before) - 1);
        order.truncate(static_cast<int>(after));
        q.endRemoveRows();
    }
    Q_EMIT q.reordered();
}

/// Tells which cells changed, in spans of neighbouring rows.
void SessionTableModel::Private::announceChanges(std::vector<std::pair<int, quint16>> rows)
{
    struct Span {
        int first, last;
        quint16 fields;
    };
    std::sort(rows.begin(), rows.end());
    std::vector<Span> spans;
    for (const auto &[row, fields] : rows) {
        if (!spans.empty() && spans.back().last + 1 == row) {
            spans.back().last = row;
            spans.back().fields = static_cast<quint16>(spans.back().fields | fields);
        } else {
            spans.push_back({row, row, fields});
        }
    }
    if (spans.size() > kMostSpans) {
        Span all{spans.front().first, spans.back().last, 0};
        for (const Span &span : spans)
            all.fields = static_cast<quint16>(all.fields | span.fields);
        spans.assign(1, all);
    }
    for (const Span &span : spans)
        announceSpan(span.first, span.last, span.fields);
}

void SessionTableModel::Private::announceSpan(int first, int last, quint16 fields)
{
    int left = ColumnCount;
    int right = -1;
    for (int column = 0; column < ColumnCount; ++column) {
        if ((kColumns[static_cast<size_t>(column)].fields & fields) != 0) {
            left = std::min(left, column);
            right = column;
        }
    }
    if (right >= 0)
        Q_EMIT q.dataChanged(q.index(first, left), q.index(last, right), kChangedRoles);
}

void SessionTableModel::Private::announceCounts()
{
    if (announcedRows == order.count() && announcedSessions == store.count())
        return;
    announcedRows = order.count();
    announcedSessions = store.count();
    Q_EMIT q.countsChanged();
}

/// The tick runs only while something waits: a note, or an ended row that lingers.
void SessionTableModel::Private::scheduleTick()
{
    if (!notes.empty()) {
        tick.start(kCommitIntervalMs);
    } else if (!lingering.empty()) {
        const qint64 wait = lingering.front().goesAt - cells.clock.nowMs();
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
    connect(&d->reevaluation, &QTimer::timeout, this, [this] {
        d->commit();
        d->refilterAll();
        d->announceCounts();
    });
}

SessionTableModel::~SessionTableModel() = default;

int SessionTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : d->order.count();
}

int SessionTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SessionTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Slot slot = d->order.at(index.row());
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
    d->sort();
}

void SessionTableModel::setQuery(const SessionQuery &query)
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->commit();
    const SessionQuery previous = std::exchange(d->query, query);
    d->refilter(previous);
    if (query.dependsOnTime())
        d->reevaluation.start();
    else
        d->reevaluation.stop();
    d->announceCounts();
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

void SessionTableModel::setClock(const ServerClock &clock)
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->cells.clock = clock;
}

const ServerClock &SessionTableModel::clock() const
{
    return d->cells.clock;
}

const SessionStore &SessionTableModel::store() const
{
    return d->store;
}

Slot SessionTableModel::slotAt(int row) const
{
    return row < 0 || row >= d->order.count() ? kNoSlot : d->order.at(row);
}

int SessionTableModel::rowOf(Slot slot) const
{
    return d->order.rowOf(slot);
}

const std::vector<Slot> &SessionTableModel::slotsMatching() const
{
    return d->order.rows();
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
    if (applied.effect == SessionStore::Effect::None || applied.slot == kNoSlot)
        return;
    const bool all = applied.effect != SessionStore::Effect::Changed;
    d->notes.push_back({applied.slot, all ? quint16(SessionStore::AllFields) : applied.fields});
    if (applied.effect == SessionStore::Effect::Ended) {
        d->lingering.push_back(
            {applied.slot, d->store.endedAt(applied.slot), d->cells.clock.nowMs() + kLingerMs});
    }
    // The first note sets the tick off, also where a longer wait for lingering rows is running. An empty table
    // shows its first rows at once.
    if (d->notes.size() == 1)
        d->tick.start(d->order.count() == 0 ? 0 : kCommitIntervalMs);
}

void SessionTableModel::noteCleared()
{
    Q_ASSERT(thread() == QThread::currentThread());
    beginResetModel();
    d->order.clear();
    d->notes.clear();
    d->lingering.clear();
    d->tick.stop();
    endResetModel();
    d->announceCounts();
}

void SessionTableModel::commit()
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->commit();
}

void SessionTableModel::setLoading(bool)
{
    Q_ASSERT(thread() == QThread::currentThread());
}

bool SessionTableModel::isStoreLent() const
{
    return false;
}

bool SessionTableModel::isUpToDate() const
{
    return true;
}

bool SessionTableModel::isBusy() const
{
    return false;
}

QString SessionTableModel::printable(QByteArrayView bytes)
{
    return printableText(bytes);
}

QString SessionTableModel::maskedId(QByteArrayView id)
{
    return maskedSessionId(id);
}

} // namespace sessions
