// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

namespace app
{

/// Asks for a number on the terminal. The event loop goes on meanwhile: a server is followed, a signal heard.
class NumberQuestion final : public QObject
{
    Q_OBJECT

public:
    explicit NumberQuestion(QObject *parent = nullptr);

    /// Whether there is somebody at a terminal to ask.
    static bool canBeAsked();
    /// Once. `question` goes to standard error.
    void ask(const QString &question);

Q_SIGNALS:
    /// What was typed, without the spaces around; empty: nothing, or the input has ended.
    void answered(const QByteArray &typed);

private:
    void read();

    QSocketNotifier m_notifier;
    QByteArray m_typed;
};

} // namespace app
