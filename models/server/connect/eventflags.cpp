// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/eventflags.h"

#include <vector>

namespace server
{

using redis::Reply;

EventFlags::EventFlags(redis::Connection &connection, redis::Subscriber *events, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_events(events)
{
}

/// What was set elsewhere says nothing of what is here.
void EventFlags::forgetAnother()
{
    if (m_set.isNull() || m_setAt == m_connection.endpoint())
        return;
    m_before.clear();
    m_set = {};
    m_restore = false;
}

void EventFlags::complete(const NotificationFlags &now, bool restoreAtExit)
{
    forgetAnother();
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
                          m_setAt = m_connection.endpoint();
                          m_restore = restoreAtExit;
                          Q_EMIT changed(restoreAtExit);
                      });
}

void EventFlags::listen(bool isHeir)
{
    if (m_events)
        m_events->setChannel(isHeir ? channel() : QByteArray());
}

void EventFlags::take(const QByteArray &message)
{
    // Before and after: the values of the flags have no blanks.
    const QByteArrayList values = message.split(' ');
    if (m_isLeaving || values.size() != 2)
        return;
    // Anybody may publish. What no window can have done is nothing to be undone.
    if (!NotificationFlags(values[0]).isCompletedBy(NotificationFlags(values[1])))
        return;
    forgetAnother();
    if (m_set.isNull()) {
        m_setAt = m_connection.endpoint();
        m_before = values[0];
        m_set = values[1];
        m_restore = true;
    } else if (m_restore && m_before == values[1]) {
        m_before = values[0]; // what was found here was the other one's doing
    } else {
        return;
    }
    Q_EMIT inherited();
}

void EventFlags::restore()
{
    forgetAnother();
    if (!m_restore || m_connection.state() != redis::Connection::State::Ready) {
        finish();
        return;
    }
    m_isLeaving = true;
    handOver();
}

void EventFlags::handOver()
{
    const int ownEar = m_events && m_events->isListening() ? 1 : 0;
    redis::CommandBatch batch;
    batch.add({"PUBLISH", channel(), m_before + ' ' + m_set});
    // Who has the channel by its name: others, and this window, hear of it by a pattern.
    batch.add({"PUBSUB", "NUMSUB", channel()});
    m_connection.send(batch, this, [this, ownEar](const redis::Result<std::vector<Reply>> &replies) {
        const bool isCounted = replies && replies->at(1).isArray() && replies->at(1).elements.size() == 2;
        const qint64 ears = isCounted ? replies->at(1).elements[1].integer : replies ? replies->at(0).integer : 0;
        // Where nobody may count, what hears by patterns is this window's own, as far as is known.
        if (ears > (isCounted ? ownEar : 2 * ownEar))
            finish();
        else
            putBack();
    });
}

void EventFlags::putBack()
{
    m_connection.send({"CONFIG", "GET", "notify-keyspace-events"}, this, [this](const redis::Result<Reply> &said) {
        if (!said || said->elements.size() != 2 || said->elements[1].bytes != m_set) {
            finish();
            return;
        }
        m_connection.send({"CONFIG", "SET", "notify-keyspace-events", m_before}, this,
                          [this](const redis::Result<Reply> & /* answer */) { finish(); });
    });
}

void EventFlags::finish()
{
    Q_EMIT restored();
}

} // namespace server

#include "moc_eventflags.cpp"
