// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/command.h"
#include "models/redis/reply.h"
#include "models/redis/serveraddress.h"

namespace redis
{

/// The login, as a conversation without a socket: which commands to send, and what the answers mean.
///
/// All commands go out at once, so that logging in costs one round trip, not five. AUTH and SELECT must
/// succeed; CLIENT is a courtesy that older servers do not know and narrow accounts may not use; the PING at
/// the end tells whether the server answers commands at all, or still loads its data.
class Handshake final
{
public:
    enum class Outcome : quint8 {
        More,    ///< further answers are to come
        Done,    ///< logged in
        Loading, ///< the server reads its data; begin() again after a pause
        Failed,  ///< see error()
        Refused, ///< see error(); trying again with the same login is of no use
    };

    Handshake(Login login, int database);

    /// What to send, from the start.
    CommandBatch begin();
    Outcome take(const Reply &reply);

    const Error &error() const { return m_error; }

private:
    enum class Step : quint8 { Authenticate, Select, SetName, NoTouch, Ping };

    Step nextStep(Step step) const;
    Outcome takeAuthentication(const Reply &reply);
    Outcome takePing(const Reply &reply);
    Outcome fail(const Reply &reply, Outcome outcome);

    Login m_login;
    int m_database;
    Step m_step = Step::Ping;
    Error m_error;
};

} // namespace redis
