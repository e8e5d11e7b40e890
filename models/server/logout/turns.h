// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/server/logout/pace.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>

namespace server
{

/// Who may use a server's connections for a transaction: one at a time, in the order of asking. What one has watched
/// would be let go by another's EXEC. Taken for a few sessions, so that a short logout does not wait for a long one;
/// after each the server has a rest, so that all of them together keep to its pace. Lives in the I/O thread.
class Turns final : public QObject
{
    Q_OBJECT

public:
    explicit Turns(QObject *parent = nullptr, bool gentle = false);

    /// Calls `begin` when it is this one's turn, perhaps at once; unless `who` has died by then. Ends with leave(), or
    /// with `who`.
    void ask(QObject *who, std::function<void()> begin);
    /// `work`: what it has cost the server.
    void leave(const QObject *who, const Pace::Work &work = {});
    Pace &pace() { return m_pace; }

private:
    struct Asking {
        QPointer<QObject> who;
        std::function<void()> begin;
    };
    void next();

    Pace m_pace;
    QTimer m_rest;
    std::deque<Asking> m_waiting;
    const QObject *m_present = nullptr;
    std::chrono::steady_clock::time_point m_begun; ///< of the present turn
};

} // namespace server
