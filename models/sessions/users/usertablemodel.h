// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/users/userlist.h"
#include "models/sessions/users/userorder.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>

namespace sessions
{

class SessionTableModel;

/// The sessions of a SessionTableModel's store, grouped by user: those of whom a session matches its query.
///
/// Nothing is kept up to date event by event. While somebody looks (setActive), the users are counted anew when
/// something has changed, at most once in kUpdateIntervalMs, by one look at the whole store in a thread of its
/// own; then they are put in order, for which the store is no longer needed. While nobody looks, this costs
/// neither time nor memory. Small stores are done at once.
///
/// Rows move, come and go by one layout change at most; only going inactive and losing the store is a reset.
class UserTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { User, Sessions, NextExpiry, LastSeen, Addresses, Formats, ColumnCount };
    /// Beside StateRole, DeadlineRole, FullTtlRole, TimeRole, NameRole and NumberRole of SessionTableModel, which mean
    /// the same here.
    enum Role {
        AddressCountRole = Qt::UserRole + 101, ///< quint32
    };
    /// People read a list, and do not watch it count: and at a million sessions the table's updates, and what
    /// the server sends, have to wait meanwhile.
    static constexpr int kUpdateIntervalMs = 1000;
    static constexpr int kSmallUpdateIntervalMs = 200;

    explicit UserTableModel(SessionTableModel &sessions, QObject *parent = nullptr);
    ~UserTableModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// Whether anybody looks at it.
    void setActive(bool active);
    void setFormatTitles(const QStringList &titles);
    /// Counts what has changed as soon as the store is free, without waiting for the interval.
    void refresh();

    /// There are rows, or it is known that there are none.
    bool isCounted() const;
    /// What the query asks for now has been counted, and is shown.
    bool isUpToDate() const;
    /// SessionTableModel::changes() of what is shown.
    quint64 countedChanges() const;
    /// Users with a name, of all sessions; -1: not counted.
    qint64 namedUsers() const;
    /// Users with a name, of those listed.
    qint64 listedUsers() const;
    /// The row's, in any state.
    UserIdentity identityAt(int row) const;
    /// -1: not listed. O(rows).
    int rowOf(const UserIdentity &user) const;
    int sortColumn() const;
    Qt::SortOrder sortOrder() const;
    const SessionTableModel &sessions() const;

    /// Bytes held.
    qsizetype memoryUse() const;
    /// Microseconds of the latest update: of the look at the store, of putting in order, and of what the GUI
    /// thread did. For the benchmarks.
    struct Cost {
        qint64 gathering = 0;
        qint64 ordering = 0;
        qint64 announcing = 0;
    };
    Cost latestCost() const;

Q_SIGNALS:
    /// Around every change of rows, so that a view can keep its place.
    void aboutToUpdate();
    void updated();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace sessions
