// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QString>

#include <memory>

namespace redis
{

/// Looks a host name up anew, before each attempt to connect. Qt's sockets take what was found a minute ago from a
/// cache: after a failover that moves the name they would go on knocking where nobody is, or where what was the primary
/// has become a replica.
///
/// The system's look-up cannot be interrupted, so it has a thread of its own, one for each name: who asks for a name
/// that is being looked up shares the answer. One that is not wanted any more ends unheard, after the program's end
/// too, so its thread touches nothing of Qt's but who waits. Lives in, and is used from, one thread.
class HostLookup final : public QObject
{
    Q_OBJECT

public:
    explicit HostLookup(QObject *parent = nullptr);
    ~HostLookup() override;

    /// Answered by one signal, never from inside the call.
    void start(const QString &name);
    /// Without a signal.
    void cancel();

    /// An address in figures is none to look up.
    static bool isWantedFor(const QString &host);

Q_SIGNALS:
    /// Never none, in the order in which they are to be tried.
    void found(const QList<QHostAddress> &addresses);
    void failed(const QString &reason);

private:
    struct Search;
    struct Searches;

    static Searches &searches();
    static void run(const QByteArray &name, const std::shared_ptr<Search> &search);
    void failLater(const QString &reason);
    void take(quint64 turn, const Search &search);

    quint64 m_turn = 0;
};

} // namespace redis
