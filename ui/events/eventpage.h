// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/events/eventlines.h"
#include "models/activity/loggedevent.h"
#include "models/files/settingstext.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace activity
{
class EventLog;
} // namespace activity
namespace events
{
class EventListModel;
} // namespace events
namespace history
{
class HistoryDesk;
} // namespace history
namespace monitor
{
class SessionMonitor;
} // namespace monitor

namespace ui
{

class Chip;
class EventSearchField;
class EventTable;
class SegmentedSwitch;
class ToneLabel;

/// Events as a list to work in: searched as the sessions are, narrowed to a kind and to a time, and what can be done
/// with one of them. What takes somebody elsewhere is asked for by signals.
class EventPage final : public QWidget
{
    Q_OBJECT

public:
    EventPage(activity::EventLog &log, history::HistoryDesk &desk, monitor::SessionMonitor &monitor,
              QWidget *parent = nullptr);
    ~EventPage() override;

    EventTable &table() { return *m_table; }
    events::EventListModel &model() { return *m_model; }
    /// What the window searches for. `shown`: as anybody may read it; empty: all. `mistake`: it cannot be read.
    void setMainSearch(const QString &shown, const sessions::SessionQuery &query, const QString &mistake);

    void saveSettings(files::SettingValues &values) const;
    void restoreSettings(const files::SettingValues &values);

public Q_SLOTS:
    /// Only events from this time on, and before that one: epoch ms.
    void showRange(qint64 from, qint64 until);
    void clearRange();

Q_SIGNALS:
    /// To be shown among the sessions.
    void sessionRequested(const activity::LoggedEvent &event);
    void userRequested(const QByteArray &user);
    void logoutOfUserRequested(const QByteArray &user);
    void exportRequested();
    void rangeCleared();
    /// Back to where the time was selected.
    void chartsRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeTools();
    void search();
    void showState();
    void placeEmptyState();
    void showMenu(const QPoint &globalPosition);
    void requestSession();
    void copy(const QString &text) const;
    QString countText() const;
    QString emptyText() const;
    QString rangeText() const;

    monitor::SessionMonitor &m_monitor;
    events::EventListModel *m_model;
    EventSearchField *m_search = nullptr;
    SegmentedSwitch *m_filter = nullptr;
    Chip *m_range = nullptr;
    ToneLabel *m_count = nullptr;
    QPushButton *m_session = nullptr;
    QPushButton *m_export = nullptr;
    EventTable *m_table;
    QLabel *m_empty;
    sessions::SessionQuery m_mainQuery;
    QString m_mainMistake;
};

} // namespace ui
