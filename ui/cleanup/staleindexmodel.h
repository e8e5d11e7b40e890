// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/staleindex.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <memory>
#include <vector>

namespace ui
{

/// What became of an entry since it was found.
enum class StaleState : quint8 {
    Stale,   ///< as it was found
    Removed, ///< from here
    Gone,    ///< by somebody else
    Back,    ///< its session is there again: it is right as it is
    Changed, ///< something else stands there by now
    Unknown, ///< the answer never came
};

/// One entry of a report.
struct StalePlace {
    quint32 index = 0; ///< of StaleReport::indexes
    quint32 entry = 0; ///< of its stale ones
    friend bool operator==(const StalePlace &, const StalePlace &) = default;
};

/// The keys in which something stale was found, one a row: in an order and with a filter of its own. Session ids are
/// masked; texts are made for the rows that are asked for.
class StaleIndexModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Framework, User, Kind, Stale, Of, Key, ColumnCount };
    enum Role {
        ToneRole = Qt::UserRole + 1, ///< int of ui::Tone
    };

    explicit StaleIndexModel(QObject *parent = nullptr);

    /// `titles` of the formats, by number. Null: nothing has been found, or looked for.
    void setReport(std::shared_ptr<const messages::StaleReport> report, const QStringList &titles);
    const std::shared_ptr<const messages::StaleReport> &report() const { return m_report; }
    const QStringList &titles() const { return m_titles; }
    /// Only rows in whose framework, user, kind or key, as they are shown, this stands.
    void setFilter(const QString &text);
    bool isFiltered() const { return !m_filter.isEmpty(); }

    /// What has become of entries since.
    void settle(const std::vector<StalePlace> &places, const std::vector<StaleState> &states);
    StaleState state(const StalePlace &place) const;
    /// Entries that are still as they were found: of one row, of all rows that are shown.
    qint64 leftAt(int row) const;
    qint64 leftShown() const;
    /// Of the whole report, whatever is shown.
    qint64 left() const;
    std::vector<StalePlace> leftPlaces(const std::vector<int> &rows) const;
    std::vector<StalePlace> leftPlacesShown() const;
    /// Of the whole report: of how many this is so.
    qint64 count(StaleState state) const;
    /// "300 removed, 12 left"; empty: nothing has become of any.
    QString sinceText() const;

    /// Its number in the report; -1: there is no such row.
    int indexAt(int row) const;
    /// -1: it is not shown.
    int rowOf(int index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    const messages::StaleIndex &at(quint32 index) const { return m_report->indexes[index]; }
    QString cell(quint32 index, int column) const;
    QString toolTip(quint32 index, int column) const;
    static QString keyText(const messages::StaleIndex &index);
    QString titleOf(const messages::StaleIndex &index) const;
    qint64 leftOf(quint32 index) const;
    bool matches(quint32 index);
    void fillOrder();
    void sortOrder();

    std::shared_ptr<const messages::StaleReport> m_report;
    QStringList m_titles;
    std::vector<quint32> m_order;                  ///< what is shown, from the first row on
    std::vector<std::vector<StaleState>> m_states; ///< by index; empty: all are as they were found
    std::vector<QString> m_shown;                  ///< by index, folded: what the filter looks at; made when needed
    QString m_filter;                              ///< folded
    int m_sortColumn = Stale;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
};

} // namespace ui
