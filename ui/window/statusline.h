// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connect/presencemark.h"

#include <QPushButton>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace activity
{
class ActivityRecorder;
}
namespace monitor
{
class SessionMonitor;
}

namespace ui
{

/// "● Live since 11:02:13", to be pressed for what that means.
class LivenessButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit LivenessButton(QWidget *parent = nullptr);
    void setState(Presence presence, const QString &text);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Presence m_presence = Presence::Absent;
};

/// The bottom line of the window: how fresh, how many, how many of these are seen, how busy.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    StatusLine(monitor::SessionMonitor &monitor, const activity::ActivityRecorder &recorder, QWidget *parent = nullptr);

    /// What the table shows; the rest is the monitor's and the recorder's to tell.
    void setShown(qint64 rows, bool filtered, qint64 selected);
    /// The same of the table of users; `selected`: the user's name, empty: nobody is.
    void setUsersShown(qint64 users, bool filtered, const QString &selected, qint64 count);

    /// Shown beside the figures at the right, while it is not hidden; becomes a part of this.
    void addMark(QWidget *mark);

Q_SIGNALS:
    void setFlagsRequested();
    void retryRequested();
    void connectRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updateLiveness();
    void updateCounts();
    void updateVitals();
    void updateShown();
    void explainLiveness();

    monitor::SessionMonitor &m_monitor;
    const activity::ActivityRecorder &m_recorder;
    LivenessButton *m_liveness;
    QLabel *m_unverified;
    QLabel *m_count;
    QProgressBar *m_progress;
    QToolButton *m_stop;
    QLabel *m_shown;
    QLabel *m_due;
    QLabel *m_rate;
    QLabel *m_lag;
    bool m_showsUsers = false;
    QString m_selectedUser;
    qint64 m_rows = 0;
    qint64 m_selected = 0;
    bool m_filtered = false;
};

} // namespace ui
