// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/fleet/nodeinquiry.h"

#include "models/messages/serverclock.h"
#include "models/server/connect/nodeanswers.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

namespace server
{

using namespace std::chrono_literals;
using messages::NodeFacts;
using messages::Telling;
using redis::Connection;
using redis::Reply;

namespace
{

constexpr std::chrono::milliseconds kBetweenRefused = 30s;
/// Nobody waits for what is only written down, and each refusal may stand in the server's log.
constexpr std::chrono::milliseconds kBetweenRefusedMemory = 1h;

constexpr std::array kSections = {"server", "memory", "persistence", "replication", "keyspace"};
/// One command each: several names in one came with 7.0.
constexpr std::array kSettings = {
    "maxmemory",
    "maxmemory-policy",
    "appendonly",
    "appendfsync",
    "save",
    "stop-writes-on-bgsave-error",
    "notify-keyspace-events",
    "hz",
    "active-expire-effort",
};

/// Of one kind of question: told where any of them was.
void note(Telling &telling, bool isTold)
{
    if (isTold)
        telling = Telling::Told;
    else if (telling != Telling::Told)
        telling = Telling::Refused;
}

} // namespace

NodeInquiry::NodeInquiry(Connection &connection, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
{
    connect(&connection, &Connection::stateChanged, this, [this](Connection::State state) {
        ++m_turn;
        m_isAsking = m_isAskingMemory = false;
        m_roundTrip = -1;
        if (state != Connection::State::Ready)
            return;
        // As another account perhaps, or after a restart.
        m_facts = {};
        m_growth.clear();
        m_askedRefusedAt.invalidate();
    });
}

bool NodeInquiry::isDue(Telling telling) const
{
    return telling != Telling::Refused || !m_askedRefusedAt.isValid() ||
           m_askedRefusedAt.hasExpired(kBetweenRefused.count());
}

void NodeInquiry::ask(bool withRoundTrip)
{
    if (m_isAsking || m_connection.state() != Connection::State::Ready)
        return;
    m_isAsking = true;
    if (withRoundTrip) {
        QElapsedTimer sent;
        sent.start();
        m_connection.send({"PING"}, this, [this, sent, turn = m_turn](const redis::Result<Reply> &reply) {
            if (reply && turn == m_turn)
                m_roundTrip = sent.nsecsElapsed() / 1000;
        });
    }
    redis::CommandBatch batch;
    std::vector<Question> asked;
    if (isDue(m_facts.info)) {
        for (const char *section : kSections) {
            batch.add({"INFO", section});
            asked.push_back({Kind::Info, section});
        }
    }
    if (isDue(m_facts.role)) {
        batch.add({"ROLE"});
        asked.push_back({Kind::Role, nullptr});
    }
    if (isDue(m_facts.config)) {
        for (const char *setting : kSettings) {
            batch.add({"CONFIG", "GET", setting});
            asked.push_back({Kind::Config, setting});
        }
    }
    const bool isAnyRefused =
        m_facts.info == Telling::Refused || m_facts.role == Telling::Refused || m_facts.config == Telling::Refused;
    if (!m_askedRefusedAt.isValid() || (isAnyRefused && isDue(Telling::Refused)))
        m_askedRefusedAt.start();
    if (batch.isEmpty())
        batch.add({"PING"}); // it is there
    m_connection.send(batch, this, [this, asked, turn = m_turn](const redis::Result<std::vector<Reply>> &replies) {
        if (turn != m_turn)
            return;
        m_isAsking = false;
        if (replies && replies->size() >= asked.size())
            take(asked, *replies);
    });
}

void NodeInquiry::askMemory()
{
    if (m_isAsking || m_isAskingMemory || m_connection.state() != Connection::State::Ready)
        return;
    if (m_facts.info == Telling::Refused && m_askedRefusedAt.isValid() &&
        !m_askedRefusedAt.hasExpired(kBetweenRefusedMemory.count()))
        return;
    m_isAskingMemory = true;
    if (!m_askedRefusedAt.isValid() || m_facts.info == Telling::Refused)
        m_askedRefusedAt.start();
    m_connection.send({"INFO", "memory"}, this, [this, turn = m_turn](const redis::Result<Reply> &reply) {
        if (turn != m_turn)
            return;
        m_isAskingMemory = false;
        if (reply)
            takeMemory(*reply);
    });
}

void NodeInquiry::takeMemory(const Reply &reply)
{
    if (reply.isError() && redis::isTemporary(reply.errorKind()))
        return;
    if (!reply.isString()) {
        m_facts.info = Telling::Refused;
    } else {
        NodeFacts told;
        readInfo(reply.bytes, told);
        // Of the rest of INFO it says nothing: that stays not asked.
        m_facts.usedMemory = told.usedMemory;
        m_facts.maxMemory = told.maxMemory;
        m_facts.memoryAt = QDateTime::currentDateTime();
    }
    Q_EMIT answered();
}

void NodeInquiry::take(const std::vector<Question> &asked, const std::vector<Reply> &replies)
{
    // What the server says of the moment (LOADING, BUSY) is said of no permission.
    const bool isTroubled = std::any_of(replies.begin(), replies.end(), [](const Reply &reply) {
        return reply.isError() && redis::isTemporary(reply.errorKind());
    });
    if (isTroubled) {
        Q_EMIT answered();
        return;
    }
    NodeFacts now;
    // What was not asked for this time was refused, and is still.
    now.info = m_facts.info;
    now.role = m_facts.role;
    now.config = m_facts.config;
    for (const Question &question : asked) {
        Telling &telling = question.kind == Kind::Info ? now.info : question.kind == Kind::Role ? now.role : now.config;
        telling = Telling::NotAsked;
    }
    // What is said in several places is taken from INFO at last: it speaks of what is in force.
    for (const Kind kind : {Kind::Config, Kind::Role, Kind::Info}) {
        for (size_t i = 0; i < asked.size(); ++i) {
            if (asked[i].kind != kind)
                continue;
            switch (kind) {
            case Kind::Info:
                if (replies[i].isString())
                    readInfo(replies[i].bytes, now);
                note(now.info, replies[i].isString());
                break;
            case Kind::Role:
                note(now.role, readRole(replies[i], now));
                break;
            case Kind::Config:
                note(now.config, readSetting(asked[i].argument, replies[i], now));
                break;
            }
        }
    }
    now.at = now.memoryAt = QDateTime::currentDateTime();
    m_growth.note(now.usedMemory, messages::ServerClock::monotonicMs());
    now.growth = m_growth.aSecond();
    now.growthSeconds = m_growth.seconds();
    m_facts = std::move(now);
    Q_EMIT answered();
}

} // namespace server

#include "moc_nodeinquiry.cpp"
