// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <chrono>

class QComboBox;
class QPushButton;
class QSpinBox;

namespace ui
{

class ToneLabel;

/// The controls of the demo in one row: knows nothing of the demo server, only says what is wanted of it.
class DemoPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit DemoPanel(QWidget *parent = nullptr);

    std::chrono::seconds lifetime() const;
    /// Takes the nearest of the offered lifetimes, without a signal.
    void setLifetime(std::chrono::seconds lifetime);
    bool usersPaused() const;
    /// Without a signal.
    void setUsersPaused(bool paused);
    /// What the window says of them, too.
    void setUsers(qint64 online, qint64 newSessionsInLastMinute);

public Q_SLOTS:
    /// A sentence beside the controls; empty: the figures of setUsers() again.
    void setStatus(const QString &text);

Q_SIGNALS:
    void waveRequested(int sessions);
    void lifetimeChanged(std::chrono::seconds lifetime);
    void usersPausedChanged(bool paused);
    void expireRequested(int sessions);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void updatePause();
    void updateStatus();

    QSpinBox *m_waveSize;
    QComboBox *m_lifetime;
    QPushButton *m_pause;
    QSpinBox *m_expireCount;
    ToneLabel *m_status;
    QString m_statusText;
    qint64 m_online = -1; ///< not known yet
    qint64 m_newSessions = 0;
};

} // namespace ui
