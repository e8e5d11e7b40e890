// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"

#include <QTest>

#include <optional>
#include <vector>

// What the tests of connections, and of what is built on them, share: short ways to say things.

namespace redis
{

constexpr int kWaitMs = 60'000; ///< never reached unless something is broken

inline Endpoint tcp(quint16 port)
{
    Endpoint endpoint;
    endpoint.port = port;
    return endpoint;
}

inline Endpoint local(const QString &path)
{
    Endpoint endpoint;
    endpoint.transport = Transport::Unix;
    endpoint.path = path;
    return endpoint;
}

/// Retries soon, so that the tests of failures are short.
inline ConnectionOptions quick()
{
    ConnectionOptions options;
    options.firstRetry = std::chrono::milliseconds(20);
    options.lastRetry = std::chrono::milliseconds(100);
    return options;
}

inline bool reaches(const Connection &connection, Connection::State state)
{
    return QTest::qWaitFor([&] { return connection.state() == state; }, kWaitMs);
}

/// One command, waited for.
inline Result<Reply> ask(Connection &connection, std::initializer_list<QByteArrayView> arguments)
{
    std::optional<Result<Reply>> answer;
    QObject context; // a late answer must not reach a function that has returned
    connection.send(arguments, &context, [&](Result<Reply> reply) { answer = std::move(reply); });
    if (!QTest::qWaitFor([&] { return answer.has_value(); }, kWaitMs))
        return tl::unexpected(Error{ErrorKind::TimedOut, QStringLiteral("the test gave up")});
    return *answer;
}

/// What Connection::failed() said, in order.
struct Failures {
    explicit Failures(Connection &connection)
    {
        QObject::connect(&connection, &Connection::failed, &context,
                         [this](const Error &error, std::chrono::milliseconds retryIn) {
                             errors.push_back(error);
                             retries.push_back(retryIn);
                         });
    }
    bool arrive(size_t count = 1)
    {
        return QTest::qWaitFor([&] { return errors.size() >= count; }, kWaitMs);
    }
    /// The first failure, and that it was the last one.
    std::optional<ErrorKind> final(const Connection &connection)
    {
        const bool isFinal = reaches(connection, Connection::State::Closed) && errors.size() == 1 &&
                             retries.front() == std::chrono::milliseconds(0);
        return isFinal ? std::optional(errors.front().kind) : std::nullopt;
    }

    std::vector<Error> errors;
    std::vector<std::chrono::milliseconds> retries;
    QObject context;
};

} // namespace redis
