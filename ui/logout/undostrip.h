// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QProgressBar;
class QPushButton;

namespace ui
{

class LogoutAccount;
class ToneLabel;

/// Whether a logout can be taken back, for how long yet, and what came of it.
class UndoStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit UndoStrip(QWidget *parent = nullptr);

    /// `obstacle`: why nothing can be sent now; empty: it can.
    void setAccount(const LogoutAccount &account, const QString &obstacle);

Q_SIGNALS:
    void undoRequested();

private:
    void tick();

    ToneLabel *m_what;
    ToneLabel *m_how;
    QProgressBar *m_bar;
    ToneLabel *m_left;
    QPushButton *m_button;
    QTimer m_timer;
    qint64 m_until = 0;
    qint64 m_whole = 0;
    QString m_obstacle;
};

} // namespace ui
