// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/connectionstatus.h"
#include "models/messages/credentials.h"
#include "models/server/serverwatch.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <type_traits>
#include <utility>
#include <vector>

namespace monitor
{

class IoThread;

/// The link to the one ServerWatch in the I/O thread: requests go down by ask(), and what it says comes up to those
/// who hear(). They do so once, for all servers that come. What a server of before has still said is dropped, however
/// late it arrives.
class ServerLink final : public QObject
{
    Q_OBJECT

public:
    explicit ServerLink(IoThread &thread, QObject *parent = nullptr);
    ~ServerLink() override;

    /// Where open() goes. Stays when the link is closed.
    void setProfile(const messages::ConnectionProfile &profile) { m_profile = profile; }
    void setUnlistedFormats(const QStringList &unlisted) { m_profile.unlistedFormats = unlisted; }
    const messages::ConnectionProfile &profile() const { return m_profile; }

    /// Closes the link that there is.
    void open(const messages::Credentials &credentials);
    /// The server is taken leave of without waiting for it. status() is the default one then; that is not told.
    void close();
    const messages::ConnectionStatus &status() const { return m_status; }
    bool isConnected() const { return m_status.phase == messages::ConnectionStatus::Phase::Connected; }

    /// Calls this with the ServerWatch, in its thread; without a link nothing happens. What it takes along are copies.
    template<typename Request> void ask(Request request)
    {
        if (m_watch)
            QMetaObject::invokeMethod(m_watch, [watch = m_watch, request = std::move(request)] { request(*watch); });
    }

    /// As connect() from a signal of the ServerWatch to this thread. Who hears lives as long as the link.
    template<typename Signal, typename Handler> void hear(Signal signal, Handler handler)
    {
        m_ears.push_back([signal, handler](server::ServerWatch *watch, QObject *generation) {
            connect(watch, signal, generation, handler);
        });
    }
    /// The same, to a method or a signal of `receiver`.
    template<typename Signal, typename Receiver, typename Result, typename... Values>
    void hear(Signal signal, Receiver *receiver, Result (Receiver::*method)(Values...))
    {
        hear(signal,
             [receiver, method](const std::remove_cvref_t<Values> &...values) { (receiver->*method)(values...); });
    }

Q_SIGNALS:
    void statusChanged(const messages::ConnectionStatus &status);

private:
    using Ear = std::function<void(server::ServerWatch *watch, QObject *generation)>;

    IoThread &m_thread;
    messages::ConnectionProfile m_profile;
    messages::ConnectionStatus m_status;
    QTimer m_retry;                         ///< until m_status.retryAt
    server::ServerWatch *m_watch = nullptr; ///< lives in the thread, deletes itself after stop()
    QObject *m_generation = nullptr;        ///< receives for all: what is on its way is gone with it
    std::vector<Ear> m_ears;
};

} // namespace monitor
