// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/rowbatch.h"
#include "models/messages/serverclock.h"
#include "models/sessions/query/sessionquery.h"
#include "models/sessions/store/sessionstore.h"
#include "models/sessions/table/columns.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace sessions
{

/// Rows of a node that does not answer are known as they were at one moment.
struct Absence {
    qint64 knownUntil = 0; ///< epoch ms of this computer's clock, to be said; 0: it answers
    qint64 nowMs = 0;      ///< the same moment by the server's clock: for these rows, "now"
    friend bool operator==(const Absence &, const Absence &) = default;
};

/// The table: translates SessionStore and SessionOrder to Qt. Changes of the store are reported to it by
/// noteX(), collected, and committed on a tick of 100 ms: a few range signals, or one re-ordering.
/// Ended rows linger kLinger, then go: the model releases them to the store, at the end of a commit and
/// nowhere else. Countdowns are not the model's: delegates compute them from DeadlineRole and the clock.
///
/// Between commits a row's cells already show what the store holds; rows that come, go or move wait.
///
/// What takes long (sorting, filtering and merging many rows) is computed in a thread of the model's own,
/// which reads the store meanwhile: see isStoreLent(). Small tables are done at once.
class SessionTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Column = Columns::Column;
    using enum Columns::Column;
    enum Role {
        SlotRole = Qt::UserRole + 1, ///< quint32
        StateRole,                   ///< int of RowChange
        DeadlineRole,                ///< qint64 epoch ms, 0: no TTL; or messages::kUnknownDeadline
        FullTtlRole,                 ///< qint64 ms
        TimeRole,                    ///< qint64 epoch ms of Created, LastSeen
        EndedAtRole,                 ///< qint64 epoch ms
        NameRole,                    ///< QString, of User: what people use; empty: nobody is known
        NumberRole,                  ///< QString, of User: what stands second, dimmed
        AsOfRole, ///< qint64 epoch ms by the server's clock: "now" of a row that is old; 0: it is not
    };
    static constexpr qint64 kLingerMs = 4000;
    static constexpr int kCommitIntervalMs = 100;
    /// Up to this many sessions to look at, an answer takes a few milliseconds, and is there at once. Above,
    /// it is computed in another thread.
    static constexpr int kMostAtOnce = 5'000;

    SessionTableModel(SessionStore &store, QObject *parent = nullptr);
    ~SessionTableModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    void setQuery(const SessionQuery &query);
    /// The one asked for last; another pointer after each setQuery().
    std::shared_ptr<const SessionQuery> query() const;
    void setFormatTitles(const QStringList &titles);
    void setNodeNames(const QStringList &names);
    /// By the node's index; the nodes that are not named answer.
    void setAbsences(const std::vector<Absence> &absences);
    /// Null: the row's node answers.
    const Absence *absenceOf(Slot slot) const;
    /// Epoch ms by which a row's time that is left is counted: the clock's, unless its node does not answer.
    qint64 nowOf(Slot slot) const;
    void setClock(const messages::ServerClock &clock);
    const messages::ServerClock &clock() const;

    const SessionStore &store() const;
    Slot slotAt(int row) const; ///< kNoSlot when out of range
    int rowOf(Slot slot) const; ///< -1 when not shown
    /// Rows shown, without those of sessions that have ended and linger; as of the latest commit.
    int presentCount() const;
    /// All rows shown, in their order: what "all that match" means.
    const std::vector<Slot> &slotsMatching() const;
    int sortColumn() const;
    Qt::SortOrder sortOrder() const;

    /// To be called for each SessionStore::Applied that is not Effect::None, and, with Effect::Ended, after
    /// SessionStore::end().
    void noteChange(const SessionStore::Applied &applied);
    /// The store was cleared: the table is empty from now on. A job that still reads the old one is nobody's:
    /// the store counts as returned, without storeReturned().
    void noteCleared();
    /// Shows what has been noted, now, instead of at the next tick. While the store is lent: after that.
    void commit();
    /// Grows with each change noted, so that whoever looks at the whole store need not do so in vain.
    quint64 changes() const;
    /// A first load begins or ends. While it runs, rows of a large table are appended as they arrive; a sort
    /// puts all in order every few seconds, and when it ends.
    void setLoading(bool loading);
    /// So many sessions will be there when all are read, as far as can be told. While the store is not lent.
    void expect(qsizetype sessions);

    /// Instead of kMostAtOnce; so that tests get on with fewer.
    void setMostAtOnce(int sessions);
    int mostAtOnce() const;

    /// Another thread reads the store: nobody may change it (apply, end, release) before storeReturned().
    /// Clearing it is allowed, followed by noteCleared() at once.
    bool isStoreLent() const;
    /// For a reader in another thread that is not the model's own, such as an export: the store as it is, and the
    /// rows with slotsMatching(). The table stands still until takeBack(), which the reader must not forget, and
    /// by which it must have let go of the store. Several may be out; not from inside a signal of this model.
    struct Loan {
        std::shared_ptr<const SessionStore> store;
        quint64 number = 0;
    };
    Loan lendStore();
    /// Of a store that was cleared meanwhile nothing needs to come back: then this does nothing.
    void takeBack(quint64 number);
    /// The rows are those of the query and the order that were asked for last.
    bool isUpToDate() const;
    /// Calls `act` once they are: at once, where nothing is under way. Whoever is about to do something to
    /// "all that match" asks by this. Forgotten when `context` goes, or the store is cleared.
    void whenUpToDate(QObject *context, std::function<void()> act);
    /// The rows are in the order that the header claims. While many are being loaded they are not: those that came
    /// since the latest sort stand at the end. Once that was so, it counts as unsettled until the load is over.
    bool isOrderSettled() const;
    /// Rows are being computed, and that has taken so long that people would wonder.
    bool isBusy() const;

Q_SIGNALS:
    /// Around every layoutChanged, and the insertion or removal of rows that goes with it, so that a view can
    /// keep its selection by slot at any size. No slot is released in between. Ranges of rows that come or
    /// go while the others keep their order are told by Qt's own signals alone.
    void aboutToReorder();
    void reordered();
    /// Rows shown, or sessions in all, have changed, or another query has been answered.
    void countsChanged();
    /// The store may be changed again. What was held back is best applied in a slot of this signal: the store
    /// may be lent again right after it.
    void storeReturned();
    void busyChanged(bool busy);
    void orderSettledChanged(bool settled);

private:
    class Private;
    friend class RowAnnouncer; // begins and ends changes in the model's name
    std::unique_ptr<Private> d;
};

} // namespace sessions
