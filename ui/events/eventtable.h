// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sessions/livetableview.h"

#include <QStringList>

#include <set>
#include <utility>

namespace events
{
struct EventLine;
class EventListModel;
} // namespace events

namespace ui
{

/// The list of events. At the top it follows what happens; scrolled down, the rows on screen stay where they are while
/// others arrive above them. Where it is narrow, columns leave by importance, unless the user has chosen them.
class EventTable final : public LiveTableView
{
    Q_OBJECT

public:
    explicit EventTable(events::EventListModel &model, QWidget *parent = nullptr);

    /// The node is worth a column only where there are several.
    void setNodesMatter(bool matter);
    /// The columns, and which of them the user has shown or hidden: those do not come and go by themselves.
    void restore(const QByteArray &columns, const QStringList &chosen);
    QStringList chosenColumns() const;
    /// Null: none, or it is no event.
    const events::EventLine *currentLine() const;
    /// In their order; where none is selected, the current one.
    std::vector<int> selectedRows() const;
    /// From left to right, without those that are hidden.
    std::vector<int> shownColumns() const;
    void goToRow(int row);

Q_SIGNALS:
    /// Return or a double click on an event.
    void eventActivated(int row);
    void copyRequested();
    /// The user of the current line.
    void copyUserRequested();
    void onlyUserRequested();
    /// Escape, while only a time is listed.
    void rangeLeft();
    void currentLineChanged();

protected:
    void tick() override {} // what an event says does not change with time
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    using Identity = std::pair<int, qint64>;

    void keepPlace(int rowsAbove);
    void keepPlaceWithout(int first, int last);
    void rememberRows();
    void restoreRows();
    void adapt();
    int timeWidth() const;
    void fitTimes();
    void showUnlessChosen(int column, bool isShown);
    void activate(int row);
    bool step(int key);
    bool leavesRange(const QKeyEvent &press) const;
    Identity identityOf(int row) const;

    events::EventListModel &m_model;
    std::set<int> m_chosen; ///< columns that the user has shown or hidden
    bool m_nodesMatter = false;
    // While the rows are replaced.
    std::set<Identity> m_selectedThen;
    Identity m_currentThen, m_topThen;
    int m_topOffsetThen = 0;
};

} // namespace ui
