// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/credentials.h"
#include "models/messages/probeanswer.h"

#include <QObject>

#include <vector>

namespace redis
{
class Connection;
struct ConnectionOptions;
struct Endpoint;
struct Error;
class Reply;
class SentinelScout;
} // namespace redis

namespace server
{

/// Tries a profile out once, in the I/O thread: connects, to the primary that the sentinels name where it is found by
/// them, logs in, asks what the account may see, and goes. Never retries, never changes anything.
class Prober final : public QObject
{
    Q_OBJECT

public:
    Prober(messages::ConnectionProfile profile, messages::Credentials credentials);

    void start();

Q_SIGNALS:
    /// Once.
    void answered(const messages::ProbeAnswer &answer);

private:
    redis::ConnectionOptions options();
    void askSentinels();
    void open(const redis::Endpoint &place);
    void ask();
    void take(const std::vector<redis::Reply> &replies);
    void fail(const redis::Error &error);
    void giveUp(const messages::Problem &problem);
    void finish();

    messages::ConnectionProfile m_profile;
    messages::Credentials m_credentials;
    redis::SentinelScout *m_sentinels = nullptr;
    redis::Connection *m_connection = nullptr;
    messages::ProbeAnswer m_answer;
    bool m_finished = false;
};

} // namespace server
