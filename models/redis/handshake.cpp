// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/handshake.h"

namespace redis
{

Handshake::Handshake(Login login, int database)
    : m_login(std::move(login))
    , m_database(database)
{
}

CommandBatch Handshake::begin()
{
    CommandBatch batch;
    const QByteArray user = m_login.userName.toUtf8();
    const QByteArray database = QByteArray::number(m_database);
    const bool authenticate = !user.isEmpty() || !m_login.password.isEmpty();
    if (authenticate && user.isEmpty())
        batch.add({"AUTH", m_login.password});
    else if (authenticate)
        batch.add({"AUTH", user, m_login.password});
    // Each connection starts in database 0, and not every account may SELECT.
    if (m_database != 0)
        batch.add({"SELECT", database});
    batch.add({"CLIENT", "SETNAME", "sessionscope"});
    batch.add({"CLIENT", "NO-TOUCH", "ON"});
    batch.add({"PING"});
    m_step = authenticate ? Step::Authenticate : nextStep(Step::Authenticate);
    return batch;
}

Handshake::Step Handshake::nextStep(Step step) const
{
    switch (step) {
    case Step::Authenticate:
        return m_database != 0 ? Step::Select : Step::SetName;
    case Step::Select:
        return Step::SetName;
    case Step::SetName:
        return Step::NoTouch;
    case Step::NoTouch:
    case Step::Ping:
        break;
    }
    return Step::Ping;
}

Handshake::Outcome Handshake::take(const Reply &reply)
{
    const Step step = m_step;
    m_step = nextStep(step);
    // Both say so in answer to whatever comes first, and hang up.
    if (reply.isError() && reply.bytes.startsWith("DENIED "))
        return fail(reply, Outcome::Refused);
    if (reply.isError() && reply.bytes.startsWith("ERR max number of clients"))
        return fail(reply, Outcome::Failed);

    switch (step) {
    case Step::Authenticate:
        return takeAuthentication(reply);
    case Step::Select:
        if (reply.isError() && reply.error().kind != ErrorKind::Loading)
            return fail(reply, Outcome::Refused);
        return Outcome::More;
    case Step::SetName:
    case Step::NoTouch:
        return Outcome::More;
    case Step::Ping:
        return takePing(reply);
    }
    return Outcome::Failed;
}

Handshake::Outcome Handshake::takeAuthentication(const Reply &reply)
{
    if (!reply.isError())
        return Outcome::More;
    // A password for a server that wants none: "… called without any password configured …", before Redis 6
    // "Client sent AUTH, but no password is set". What the user wants is possible, so go on.
    if (reply.bytes.contains("without any password configured") || reply.bytes.contains("no password is set"))
        return Outcome::More;
    return fail(reply, Outcome::Refused);
}

Handshake::Outcome Handshake::takePing(const Reply &reply)
{
    if (!reply.isError()) {
        if (reply.type == Reply::Type::Status && reply.bytes == "PONG")
            return Outcome::Done;
        m_error = Error{ErrorKind::NotRedis, QStringLiteral("PING was not answered with PONG")};
        return Outcome::Refused;
    }
    switch (reply.error().kind) {
    case ErrorKind::Loading:
        fail(reply, Outcome::Loading);
        return Outcome::Loading;
    case ErrorKind::AuthenticationRequired:
        return fail(reply, Outcome::Refused);
    default:
        // An account without PING, a replica without its primary, a server whose disk is full: logged in all the
        // same. The commands to come will say what is not possible.
        return Outcome::Done;
    }
}

Handshake::Outcome Handshake::fail(const Reply &reply, Outcome outcome)
{
    m_error = reply.error();
    return outcome;
}

} // namespace redis
