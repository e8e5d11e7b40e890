// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace redis
{

/// Looks a host name up anew, before each attempt to connect. Qt's sockets take what was found a minute ago from a
/// cache: after a failover that moves the name they would go on knocking where nobody is, or where what was the primary
/// has become a replica.
///
/// The system's look-up cannot be interrupted, so it has a thread of its own; one that is not wanted any more ends
/// unheard. Lives in, and is used from, one thread.
class HostLookup final : public QObject
{
    Q_OBJECT

public:
    explicit HostLookup(QObject *parent = nullptr);

    /// Answered by one signal, never from inside the call. What is found is what QAbstractSocket::connectToHost() takes
    /// for that name from then on: all its addresses.
    void start(const QString &name);
    /// Without a signal.
    void cancel();

    /// An address in figures is none to look up.
    static bool isWantedFor(const QString &host);

Q_SIGNALS:
    void found();
    void failed(const QString &reason);

private:
    quint64 m_turn = 0;
};

} // namespace redis
