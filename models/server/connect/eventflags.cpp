// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/eventflags.h"

#include <vector>

namespace server
{

using redis::Reply;

EventFlags::EventFlags(redis::Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
}

void EventFlags::complete(const NotificationFlags &now, bool restoreAtExit)
{
    const QByteArray &before = now.value();
    const QByteArray wanted = now.completed();
    if (wanted.isEmpty())
        return;
    redis::CommandBatch batch;
    batch.add({"CONFIG", "SET", "notify-keyspace-events", wanted});
    batch.add({"CONFIG", "GET", "notify-keyspace-events"});
    m_connection.send(batch, this,
                      [this, before, wanted, restoreAtExit](const redis::Result<std::vector<Reply>> &replies) {
                          if (!replies || replies->at(0).isError()) {
                              Q_EMIT refused(replies ? replies->at(0).error() : replies.error());
                              return;
                          }
                          // Set a second time because somebody has changed it in between: what they set is what comes
                          // back.
                          if (m_set.isNull() || before != m_set)
                              m_before = before;
                          const Reply &said = replies->at(1);
                          m_set = said.isArray() && said.elements.size() == 2 ? said.elements[1].bytes : wanted;
                          m_restore = restoreAtExit;
                          Q_EMIT changed(restoreAtExit);
                      });
}

void EventFlags::restore()
{
    if (!m_restore || m_connection.state() != redis::Connection::State::Ready) {
        Q_EMIT restored();
        return;
    }
    m_connection.send({"CONFIG", "GET", "notify-keyspace-events"}, this, [this](const redis::Result<Reply> &said) {
        if (!said || said->elements.size() != 2 || said->elements[1].bytes != m_set) {
            Q_EMIT restored();
            return;
        }
        m_connection.send({"CONFIG", "SET", "notify-keyspace-events", m_before}, this,
                          [this](const redis::Result<Reply> & /* answer */) { Q_EMIT restored(); });
    });
}

} // namespace server

#include "moc_eventflags.cpp"
