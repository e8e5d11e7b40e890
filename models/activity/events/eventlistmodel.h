// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/events/eventcells.h"
#include "models/activity/events/eventhistory.h"
#include "models/activity/events/eventlines.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QTimer>

#include <memory>

namespace activity
{
class EventLog;
} // namespace activity

namespace events
{

/// The list of events: what is in memory, and, where a search or a range reaches back before that, what the history on
/// the disk has. The lines are made beside the window (eventLines), a few times a second at most, and only while
/// somebody looks; what has changed since comes as a few ranges of rows, or as a reset.
class EventListModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Column = EventColumns::Column;
    using enum EventColumns::Column;
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int of messages::SessionEvent::Kind; -1 for a note
        TimeRole,                    ///< qint64 epoch ms
        NameRole,                    ///< QString: what people call the user
        NumberRole,                  ///< QString: what stands second, dimmed
        LineRole,                    ///< int of EventLine::Kind
        OpenRole,                    ///< bool: of a loss, whether its members are below it
        GapRole,                     ///< bool: of a time of which not everything is known
    };

    EventListModel(activity::EventLog &log, history::HistoryDesk &desk, monitor::SessionMonitor &monitor,
                   QObject *parent = nullptr);
    ~EventListModel() override;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// By time alone: other columns are ignored.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// `refusal`: the search cannot be answered, and nothing matches it.
    void setQuery(const sessions::SessionQuery &query, const QString &refusal = {});
    void setFilter(EventFilter filter);
    void setRange(const EventRange &range);
    const EventRange &range() const { return m_range; }
    EventFilter filter() const { return m_filter; }
    bool isSearched() const { return !m_query.isEmpty() || !m_refusal.isEmpty(); }
    const QString &refusal() const { return m_refusal; }
    /// Whether somebody looks: otherwise no lines are made.
    void setActive(bool active);
    /// Opens or closes the loss in this row.
    void toggle(int row);
    /// More of the history on the disk, where there may be any.
    void readOn() { m_history.readOn(); }

    /// Null: there is no such row.
    const EventLine *lineAt(int row) const;
    const EventCells &cells() const { return m_cells; }
    const EventHistory &history() const { return m_history; }
    /// Lines that stand by themselves, without those that a loss has opened to.
    qint64 lineCount() const { return m_count; }
    qint64 totalSeen() const;
    /// All that was asked for is shown; pages of the history may still come.
    bool isUpToDate() const { return !m_isRunning && !m_isStale; }
    bool hasOtherDays() const { return m_hasOtherDays; }

Q_SIGNALS:
    /// The lines, or what is said of them.
    void updated();

private:
    struct Job;
    struct Made;

    void refresh();
    void start();
    void take(Made made);
    void apply(Made &made);
    void askHistory();
    void forget(const QByteArray &user);
    void noteDropped();
    qint64 inMemorySince() const;
    void takeTitles();
    QString olderText() const;
    QString historyText() const;
    EventLine olderLine() const;

    activity::EventLog &m_log;
    monitor::SessionMonitor &m_monitor;
    EventHistory m_history;
    EventCells m_cells;
    /// What a job compares with is the same vector: while one runs, it is replaced and not changed.
    std::shared_ptr<std::vector<EventLine>> m_lines = std::make_shared<std::vector<EventLine>>();
    sessions::SessionQuery m_query;
    QString m_refusal;
    EventFilter m_filter = EventFilter::All;
    EventRange m_range;
    QSet<qint64> m_toggled;
    QTimer m_soon;         ///< lines are made when it is over
    QTimer m_askAgain;     ///< memory has let go of something that the disk has
    QElapsedTimer m_since; ///< they were made last
    qint64 m_count = 0;
    bool m_newestFirst = true;
    bool m_isActive = false;
    bool m_isRunning = false;
    bool m_isStale = true;
    bool m_isReset = false; ///< something else was asked for: rows are not compared
    bool m_hasOtherDays = false;
};

} // namespace events
