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

/// Whether what was done can be taken back, for how long yet, and what came of it.
class UndoStrip final : public QWidget
{
    Q_OBJECT

public:
    struct State {
        QString what;       ///< what can be brought back, or what came of it
        QString how;        ///< more about it; empty: nothing
        QString press;      ///< on the button
        QString pressMeans; ///< the same in whole words
        qint64 until = 0;   ///< epoch ms by this machine's clock; 0: it cannot, or not any more
        qint64 whole = 0;   ///< the time from the end of the job until then, ms
    };

    explicit UndoStrip(QWidget *parent = nullptr);

    /// `obstacle`: why nothing can be sent now; empty: it can.
    void setState(const State &state, const QString &obstacle);
    static State stateOf(const LogoutAccount &account);

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
