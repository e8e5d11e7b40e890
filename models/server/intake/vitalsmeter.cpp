// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/vitalsmeter.h"

#include "models/redis/server.h"

#include <QElapsedTimer>

#include <algorithm>

namespace server
{

VitalsMeter::VitalsMeter(QObject *parent)
    : QObject(parent)
{
}

void VitalsMeter::addNode(redis::Node &node)
{
    m_nodes.push_back(&node);
}

void VitalsMeter::measure()
{
    ++m_round;
    m_roundTrip = 0;
    m_keys = 0;
    std::vector<redis::Node *> asked;
    for (redis::Node *node : m_nodes) {
        if (node->commands().state() == redis::Connection::State::Ready)
            asked.push_back(node);
        else if (!node->isRetired())
            m_keys = -1;
    }
    m_missing = asked.size();
    redis::CommandBatch batch;
    batch.add({"PING"});
    batch.add({"DBSIZE"});
    QElapsedTimer sent;
    sent.start();
    for (redis::Node *node : asked) {
        node->commands().send(batch, this,
                              [this, sent, round = m_round](const redis::Result<std::vector<redis::Reply>> &replies) {
                                  if (round != m_round)
                                      return;
                                  if (!replies)
                                      return giveUp();
                                  const redis::Reply &keys = replies->at(1);
                                  take(sent.nsecsElapsed() / 1000, keys.isInteger() ? keys.integer : -1);
                              });
    }
}

/// A connection is lost: that is told by others, and this round is over.
void VitalsMeter::giveUp()
{
    ++m_round;
    m_missing = 0;
}

void VitalsMeter::take(qint64 roundTrip, qint64 keys)
{
    m_roundTrip = std::max(m_roundTrip, roundTrip);
    m_keys = m_keys < 0 || keys < 0 ? -1 : m_keys + keys;
    if (--m_missing == 0)
        Q_EMIT measured(m_roundTrip, m_keys);
}

} // namespace server

#include "moc_vitalsmeter.cpp"
