// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QTableView;

namespace activity
{
class EventLogModel;
}

namespace ui
{

/// The event log, newest first. At the top it follows what happens; scrolled down, the rows on screen stay
/// where they are while others arrive above them.
class EventLogPage final : public QWidget
{
    Q_OBJECT

public:
    explicit EventLogPage(activity::EventLogModel &model, QWidget *parent = nullptr);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTable();
    void keepPlace(int rowsAbove);
    void keepPlaceWithout(int first, int last);
    void showEmptyState();

    activity::EventLogModel &m_model;
    QTableView *m_table;
    QLabel *m_empty;
};

} // namespace ui
