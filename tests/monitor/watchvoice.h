// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/monitor/serverlink.h"

#include <QHostAddress>
#include <QSemaphore>
#include <QTcpServer>

#include <utility>

namespace support
{

/// Takes connections and never says a word: the watch of such a server is told nothing, and a test speaks for it.
class SilentServer
{
public:
    SilentServer() { m_server.listen(QHostAddress::LocalHost); }
    messages::ConnectionProfile profile() const
    {
        messages::ConnectionProfile profile;
        profile.host = QStringLiteral("127.0.0.1");
        profile.port = m_server.serverPort();
        return profile;
    }

private:
    QTcpServer m_server;
};

/// Calls this with the link's ServerWatch in its thread, and waits until it is done. What it has said by then is on its
/// way to this thread, and arrives when the event loop runs.
template<typename Words> void say(monitor::ServerLink &link, Words words)
{
    QSemaphore done;
    link.ask([&done, words = std::move(words)](server::ServerWatch &watch) {
        words(watch);
        done.release();
    });
    done.acquire();
}

inline void sayConnected(monitor::ServerLink &link)
{
    say(link, [](server::ServerWatch &watch) {
        messages::ConnectionStatus status;
        status.phase = messages::ConnectionStatus::Phase::Connected;
        Q_EMIT watch.connectionChanged(status);
    });
}

} // namespace support
