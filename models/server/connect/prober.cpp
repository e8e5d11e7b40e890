// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/prober.h"

#include "models/redis/connection.h"
#include "models/redis/sentinelscout.h"
#include "models/server/connect/connectionoptionsof.h"
#include "models/server/connect/notificationflags.h"
#include "models/server/connect/problemtext.h"
#include "models/server/connect/sentinelproblemtext.h"
#include "models/server/connect/serveraddressof.h"
#include "models/server/connect/serverage.h"
#include "models/server/connect/tlssource.h"

#include <chrono>
#include <utility>

namespace server
{

Prober::Prober(messages::ConnectionProfile profile, messages::Credentials credentials)
    : m_profile(std::move(profile))
    , m_credentials(std::move(credentials))
{
}

redis::ConnectionOptions Prober::options()
{
    redis::ConnectionOptions options = connectionOptionsOf(m_profile, m_credentials, this);
    options.reconnect = false;
    options.readOnly = true;
    return options;
}

void Prober::start()
{
    const redis::ServerAddress address = serverAddressOf(m_profile);
    if (address.seeds.isEmpty())
        fail(redis::Error{redis::ErrorKind::InvalidAddress, tr("no sentinel is given")});
    else if (address.topology == redis::Topology::Sentinel)
        askSentinels();
    else
        open(address.seeds.first());
}

void Prober::askSentinels()
{
    m_sentinels =
        new redis::SentinelScout(serverAddressOf(m_profile), {m_profile.userName, m_credentials.password},
                                 {m_profile.sentinel.userName, m_credentials.sentinelPassword}, options(), this);
    connect(m_sentinels, &redis::SentinelScout::primaryNamed, this, &Prober::open);
    connect(m_sentinels, &redis::SentinelScout::standingChanged, this, [this] {
        const messages::Problem problem = describeSentinels(m_sentinels->standing(), m_profile);
        if (!problem.isEmpty())
            giveUp(problem);
    });
    m_sentinels->open();
}

void Prober::open(const redis::Endpoint &place)
{
    if (m_connection)
        return; // another one is named by now: what is tried out is what was named at first
    m_connection =
        new redis::Connection(place, {m_profile.userName, m_credentials.password}, m_profile.database, options(), this);
    connect(m_connection, &redis::Connection::failed, this, &Prober::fail);
    connect(m_connection, &redis::Connection::stateChanged, this, [this](redis::Connection::State state) {
        if (const auto tls = tlsFactsOf(*m_connection))
            m_answer.tls = tls;
        if (state == redis::Connection::State::Ready)
            ask();
    });
    m_connection->open();
}

void Prober::ask()
{
    const auto sentAt = std::chrono::steady_clock::now();
    m_connection->send({"PING"}, this, [this, sentAt](const redis::Result<redis::Reply> &) {
        const auto took = std::chrono::steady_clock::now() - sentAt;
        m_answer.roundTripMicroseconds = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
    });
    redis::CommandBatch batch;
    batch.add({"HELLO"}); // without arguments it only tells, and the protocol stays
    batch.add({"DBSIZE"});
    batch.add({"CONFIG", "GET", "notify-keyspace-events"});
    age::addQuestions(batch);
    m_connection->send(batch, this, [this](const redis::Result<std::vector<redis::Reply>> &replies) {
        if (replies)
            take(*replies);
        else
            fail(replies.error());
    });
}

void Prober::take(const std::vector<redis::Reply> &replies)
{
    m_answer.server = age::softwareOfHello(replies.at(0));
    if (replies.at(1).isInteger())
        m_answer.keys = replies.at(1).integer;
    const redis::Reply &flags = replies.at(2);
    if (flags.isArray() && flags.elements.size() == 2) {
        const NotificationFlags known(flags.elements[1].bytes);
        m_answer.notificationsKnown = true;
        m_answer.notificationsOn = known.reportsExpiry() && known.reportsWrites();
    }
    m_answer.isOldServer = age::isOld(std::span(replies).subspan(3));
    if (!m_answer.isOldServer || !m_answer.server.isEmpty())
        return finish();
    // Before there was HELLO.
    m_connection->send({"INFO", "server"}, this, [this](const redis::Result<redis::Reply> &info) {
        if (info)
            m_answer.server = age::softwareOf(*info);
        finish();
    });
}

void Prober::fail(const redis::Error &error)
{
    m_answer.problem =
        m_sentinels ? describePrimary(error, m_sentinels->standing(), m_profile) : describe(error, m_profile);
    if (error.kind == redis::ErrorKind::ConnectionLost) // nothing is tried again here
        m_answer.problem.nextStep = tr("The server closed it before the login was done: check address and port.");
    finish();
}

void Prober::giveUp(const messages::Problem &problem)
{
    m_answer.problem = problem;
    finish();
}

void Prober::finish()
{
    if (m_finished)
        return;
    m_finished = true;
    Q_EMIT answered(m_answer);
    if (m_sentinels)
        m_sentinels->close();
    if (m_connection)
        m_connection->close();
}

} // namespace server

#include "moc_prober.cpp"
