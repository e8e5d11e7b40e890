// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <deque>
#include <functional>

namespace server
{

/// Who may use a server's connections for a transaction: one at a time, in the order of asking. What one has watched
/// would be let go by another's EXEC. Taken for a few sessions, so that a short logout does not wait for a long one.
/// Lives in the I/O thread.
class Turns final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Calls `begin` when it is this one's turn, perhaps at once; unless `who` has died by then. Ends with leave(), or
    /// with `who`.
    void ask(QObject *who, std::function<void()> begin);
    void leave(const QObject *who);

private:
    struct Asking {
        QPointer<QObject> who;
        std::function<void()> begin;
    };
    void next();

    std::deque<Asking> m_waiting;
    const QObject *m_present = nullptr;
};

} // namespace server
