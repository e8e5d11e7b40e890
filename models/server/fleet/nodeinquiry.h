// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/fleet.h"
#include "models/redis/connection.h"
#include "models/server/fleet/memorygrowth.h"

#include <QElapsedTimer>
#include <QObject>

#include <vector>

namespace server
{

/// Asks one node what decides whether sessions survive: four sections of INFO, ROLE, and a few settings. Costs the node
/// some 0.1 ms. What the account may not ask is asked again rarely: the server may log each refusal.
/// Lives in the I/O thread.
class NodeInquiry final : public QObject
{
    Q_OBJECT

public:
    NodeInquiry(redis::Connection &connection, QObject *parent);

    /// One question at a time; nothing happens unless the connection is ready. `withRoundTrip`: the time of a PING is
    /// worth something now, since nothing of this program's own waits before it.
    void ask(bool withRoundTrip);
    /// How much memory it uses, and nothing else; not where INFO was refused a moment ago.
    void askMemory();
    /// Of the node that answered last; what it said stays when it does not answer any more.
    const messages::NodeFacts &facts() const { return m_facts; }
    /// Microseconds; -1: not measured.
    qint64 roundTrip() const { return m_roundTrip; }

Q_SIGNALS:
    void answered();

private:
    enum class Kind : quint8 { Info, Role, Config };
    struct Question {
        Kind kind;
        const char *argument;
    };

    bool isDue(messages::Telling telling) const;
    void takeMemory(const redis::Reply &reply);
    void take(const std::vector<Question> &asked, const std::vector<redis::Reply> &replies);

    redis::Connection &m_connection;
    messages::NodeFacts m_facts;
    MemoryGrowth m_growth;
    qint64 m_roundTrip = -1;
    QElapsedTimer m_askedRefusedAt;
    bool m_isAsking = false;
    bool m_isAskingMemory = false;
    quint64 m_turn = 0; ///< answers of an earlier connection are not wanted any more
};

} // namespace server
