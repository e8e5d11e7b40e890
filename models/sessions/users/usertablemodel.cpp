// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/users/usertablemodel.h"

#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/usercells.h"

#include <QElapsedTimer>
#include <QThread>
#include <QThreadPool>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace sessions
{

namespace
{

constexpr UserSorting::Key kKeys[UserTableModel::ColumnCount] = {
    UserSorting::Key::User,     UserSorting::Key::Sessions,  UserSorting::Key::NextExpiry,
    UserSorting::Key::LastSeen, UserSorting::Key::Addresses, UserSorting::Key::Formats};

qint64 microseconds(const QElapsedTimer &timer)
{
    return timer.nsecsElapsed() / 1000;
}

} // namespace

class UserTableModel::Private
{
public:
    Private(UserTableModel &model, SessionTableModel &table)
        : q(model)
        , sessions(table)
        , cells(table)
    {
        thread.setMaxThreadCount(1);
        thread.setObjectName(QStringLiteral("users"));
    }

    /// What is being worked out.
    enum class Phase : quint8 {
        Idle,
        Gathering, ///< the store is lent
        Ordering,
    };

    void wake();
    void gather();
    void order(std::shared_ptr<const UserList> list);
    void adopt(const UserUpdate &update);
    void replaceRows(const UserUpdate &update);
    void orderAnew();
    void forget();

    /// The user of a row, also while rows are on their way from one order to the next.
    UserCell cellAt(int row) const;
    bool isFew() const;
    /// Runs `work` in the thread, and `then` here with its result, unless what it was for is forgotten before.
    template<typename Work, typename Then> void run(Work work, Then then);

    UserTableModel &q;
    SessionTableModel &sessions;
    UserCells cells;
    UserSorting sorting;
    std::shared_ptr<const UserRows> shown;
    // Between what is announced step by step: rows from `kept` on are users that come (`coming`: as they are in
    // the next rows) or that go (as they were in the rows before).
    std::shared_ptr<const UserRows> beside;
    std::vector<int> besideRows;

    Phase phase = Phase::Idle;
    bool active = false;
    quint64 seenChanges = 0; ///< SessionTableModel::changes() when last counted
    std::shared_ptr<const SessionQuery> seenQuery;
    std::shared_ptr<const SessionQuery> shownQuery;
    quint64 shownChanges = 0;
    std::shared_ptr<const UserList> unordered; ///< what is being put in order
    quint64 generation = 0;                    ///< of what is worked out; what is older is nobody's
    quint64 loan = 0;                          ///< the latest
    std::stop_source stop;
    QTimer look; ///< runs while somebody looks
    QTimer soon; ///< the table's signals come while it changes
    QElapsedTimer sinceUpdate;
    Cost cost;
    QThreadPool thread; ///< last: waits for its work before the rest goes
};

template<typename Work, typename Then> void UserTableModel::Private::run(Work work, Then then)
{
    thread.start([this, number = generation, work = std::move(work), then = std::move(then)]() mutable {
        auto result = work();
        {
            const Work used = std::move(work); // lets go of what was lent before anybody is told
        }
        QMetaObject::invokeMethod(&q, [this, number, then = std::move(then), result = std::move(result)] {
            then(result, number == generation);
        });
    });
}

bool UserTableModel::Private::isFew() const
{
    return sessions.store().slotLimit() <= static_cast<Slot>(sessions.mostAtOnce());
}

/// Begins what is due, if anything is. Where the store is lent, storeReturned() leads here again; where it is too
/// early, the timer does.
void UserTableModel::Private::wake()
{
    if (!active || phase != Phase::Idle || sessions.isStoreLent())
        return;
    const std::shared_ptr<const SessionQuery> query = sessions.query();
    const bool isAsked = !shown || query != seenQuery;
    const bool isOld = sessions.changes() != seenChanges || query->dependsOnTime();
    const qint64 interval = isFew() ? kSmallUpdateIntervalMs : kUpdateIntervalMs;
    if (isAsked || (isOld && (!sinceUpdate.isValid() || sinceUpdate.hasExpired(interval))))
        gather();
}

void UserTableModel::Private::gather()
{
    sinceUpdate.start();
    seenChanges = sessions.changes();
    seenQuery = sessions.query();
    phase = Phase::Gathering;
    ++generation;
    const qint64 now = sessions.clock().nowMs();
    if (isFew()) {
        order(UserList::gathered(sessions.store(), *seenQuery, now));
        return;
    }
    SessionTableModel::Loan lent = sessions.lendStore();
    loan = lent.number;
    stop = {};
    run(
        [store = std::move(lent.store), query = seenQuery, now, token = stop.get_token()] {
            QElapsedTimer elapsed;
            elapsed.start();
            std::shared_ptr<const UserList> list = UserList::gathered(*store, *query, now, token);
            return std::pair(std::move(list), microseconds(elapsed));
        },
        [this, number = lent.number](const std::pair<std::shared_ptr<const UserList>, qint64> &found, bool isWanted) {
            sessions.takeBack(number);
            if (!isWanted)
                return;
            cost.gathering = found.second;
            order(found.first);
        });
}

void UserTableModel::Private::order(std::shared_ptr<const UserList> list)
{
    phase = Phase::Ordering;
    ++generation;
    unordered = std::move(list);
    const auto work = [before = shown, list = unordered, by = sorting, titles = cells.formatTitles] {
        QElapsedTimer elapsed;
        elapsed.start();
        auto update = std::make_shared<const UserUpdate>(before, list, by, titles);
        return std::pair(std::move(update), microseconds(elapsed));
    };
    const auto then = [this](const std::pair<std::shared_ptr<const UserUpdate>, qint64> &found, bool isWanted) {
        if (!isWanted)
            return;
        cost.ordering = found.second;
        adopt(*found.first);
    };
    if (unordered->count() <= static_cast<quint32>(sessions.mostAtOnce()))
        then(work(), true);
    else
        run(work, then);
}

/// What is shown, or about to be, in another order.
void UserTableModel::Private::orderAnew()
{
    if (phase == Phase::Ordering)
        order(unordered);
    else if (phase == Phase::Idle && shown)
        order(shown->list);
}

void UserTableModel::Private::adopt(const UserUpdate &update)
{
    QElapsedTimer elapsed;
    elapsed.start();
    phase = Phase::Idle;
    unordered.reset();
    shownQuery = seenQuery;
    shownChanges = seenChanges;
    Q_EMIT q.aboutToUpdate();
    if (update.moves) {
        replaceRows(update);
    } else {
        shown = update.rows;
        if (update.firstChanged <= update.lastChanged)
            Q_EMIT q.dataChanged(q.index(update.firstChanged, 0), q.index(update.lastChanged, ColumnCount - 1));
    }
    Q_EMIT q.updated();
    cost.announcing = microseconds(elapsed);
}

/// A layout change must keep the number of rows: users that come are appended before, in the order in which they
/// will be, and users that go are brought to the tail and removed after.
void UserTableModel::Private::replaceRows(const UserUpdate &update)
{
    const int before = shown ? shown->count() : 0;
    if (!update.fresh.empty()) {
        q.beginInsertRows({}, before, before + static_cast<int>(update.fresh.size()) - 1);
        beside = update.rows;
        besideRows = update.fresh;
        q.endInsertRows();
    }

    Q_EMIT q.layoutAboutToBeChanged();
    const QModelIndexList from = q.persistentIndexList();
    const std::shared_ptr<const UserRows> old = std::exchange(shown, update.rows);
    beside = old;
    besideRows = update.gone;
    QModelIndexList to;
    to.reserve(from.size());
    for (const QModelIndex &index : from) {
        int row =
            index.row() < before ? update.rowAfter[size_t(index.row())] : update.fresh[size_t(index.row() - before)];
        if (row < 0) {
            const auto place = std::lower_bound(update.gone.begin(), update.gone.end(), index.row());
            row = shown->count() + static_cast<int>(place - update.gone.begin());
        }
        to.append(q.index(row, index.column()));
    }
    q.changePersistentIndexList(from, to);
    Q_EMIT q.layoutChanged();

    if (!update.gone.empty()) {
        const int kept = shown->count();
        q.beginRemoveRows({}, kept, kept + static_cast<int>(update.gone.size()) - 1);
        besideRows.clear();
        q.endRemoveRows();
    }
    besideRows = {};
    beside.reset();
}

/// Nobody looks, or the store has gone. What is still being worked out is for nobody.
void UserTableModel::Private::forget()
{
    ++generation;
    stop.request_stop();
    phase = Phase::Idle;
    unordered.reset();
    sinceUpdate.invalidate();
    q.beginResetModel();
    shown.reset();
    q.endResetModel();
}

UserCell UserTableModel::Private::cellAt(int row) const
{
    const int kept = shown ? shown->count() : 0;
    if (row < kept)
        return {shown->list.get(), shown->rows[size_t(row)]};
    return {beside->list.get(), beside->rows[size_t(besideRows[size_t(row - kept)])]};
}

UserTableModel::UserTableModel(SessionTableModel &sessions, QObject *parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(*this, sessions))
{
    d->look.setInterval(kSmallUpdateIntervalMs);
    connect(&d->look, &QTimer::timeout, this, [this] { d->wake(); });
    d->soon.setInterval(0);
    d->soon.setSingleShot(true);
    connect(&d->soon, &QTimer::timeout, this, [this] { d->wake(); });
    const auto wakeSoon = [this] {
        if (d->active && d->phase == Private::Phase::Idle)
            d->soon.start();
    };
    connect(&sessions, &SessionTableModel::countsChanged, this, wakeSoon);
    connect(&sessions, &SessionTableModel::storeReturned, this, wakeSoon);
    connect(&sessions, &QAbstractItemModel::modelReset, this, [this] {
        if (d->active)
            d->forget();
    });
}

UserTableModel::~UserTableModel()
{
    d->stop.request_stop();
    d->thread.waitForDone();
    d->sessions.takeBack(d->loan); // nothing, where it came back
}

int UserTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : (d->shown ? d->shown->count() : 0) + static_cast<int>(d->besideRows.size());
}

int UserTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UserTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return d->cells.value(d->cellAt(index.row()), index.column(), role);
}

QVariant UserTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    return role == Qt::DisplayRole ? QVariant(UserCells::title(section)) : QVariant();
}

void UserTableModel::sort(int column, Qt::SortOrder order)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (column < 0 || column >= ColumnCount)
        return;
    const UserSorting by{kKeys[column], order == Qt::DescendingOrder};
    if (by == d->sorting)
        return;
    d->sorting = by;
    d->orderAnew();
}

void UserTableModel::setActive(bool active)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (active == std::exchange(d->active, active))
        return;
    if (active) {
        d->look.start();
        d->wake();
    } else {
        d->look.stop();
        d->forget();
    }
}

void UserTableModel::refresh()
{
    Q_ASSERT(thread() == QThread::currentThread());
    d->sinceUpdate.invalidate();
    d->wake();
}

void UserTableModel::setFormatTitles(const QStringList &titles)
{
    Q_ASSERT(thread() == QThread::currentThread());
    if (titles == d->cells.formatTitles)
        return;
    d->cells.formatTitles = titles;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Formats), index(rowCount() - 1, Formats));
    if (d->sorting.key == UserSorting::Key::Formats)
        d->orderAnew();
}

bool UserTableModel::isCounted() const
{
    return d->shown != nullptr;
}

bool UserTableModel::isUpToDate() const
{
    return d->shown && d->phase != Private::Phase::Ordering && d->shownQuery == d->sessions.query();
}

quint64 UserTableModel::countedChanges() const
{
    return d->shownChanges;
}

qint64 UserTableModel::namedUsers() const
{
    return d->shown ? qint64(d->shown->list->namedUsers()) : -1;
}

qint64 UserTableModel::listedUsers() const
{
    return d->shown ? qint64(d->shown->list->listedUsers()) : 0;
}

UserIdentity UserTableModel::identityAt(int row) const
{
    Q_ASSERT(row >= 0 && row < rowCount());
    const UserCell cell = d->cellAt(row);
    return cell.list->identity(cell.index);
}

int UserTableModel::rowOf(const UserIdentity &user) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const UserCell cell = d->cellAt(row);
        if (cell.list->kind(cell.index) == user.kind && cell.list->name(cell.index) == user.name)
            return row;
    }
    return -1;
}

int UserTableModel::sortColumn() const
{
    return static_cast<int>(std::find(std::begin(kKeys), std::end(kKeys), d->sorting.key) - std::begin(kKeys));
}

Qt::SortOrder UserTableModel::sortOrder() const
{
    return d->sorting.descending ? Qt::DescendingOrder : Qt::AscendingOrder;
}

const SessionTableModel &UserTableModel::sessions() const
{
    return d->sessions;
}

qsizetype UserTableModel::memoryUse() const
{
    if (!d->shown)
        return 0;
    return d->shown->list->memoryUse() +
           static_cast<qsizetype>((d->shown->byName.capacity() + d->shown->rows.capacity()) * sizeof(quint32));
}

UserTableModel::Cost UserTableModel::latestCost() const
{
    return d->cost;
}

} // namespace sessions

#include "moc_usertablemodel.cpp"
