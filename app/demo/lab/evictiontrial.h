// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/lab/sessioncensus.h"
#include "app/demo/lab/trial.h"
#include "models/redis/subscriber.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>

#include <functional>
#include <optional>

namespace redis
{
class Connection;
}

namespace app
{

/// Lets the server's memory become full under a policy, until about half of the sessions are evicted, and sets all
/// back.
///
///     Listening ──> Counting ──> Limiting ──> Filling ──> Settling ──> Restoring ──> Recounting
///
/// The limit is a little above what is used, and what is written has a limit, too. Evictions are counted as they are
/// announced, and the count is over when as many have been heard of as the server says there were.
class EvictionTrial final : public Trial
{
    Q_OBJECT

public:
    /// `policy`: of maxmemory-policy.
    EvictionTrial(redis::Connection &connection, QByteArray policy, QObject *parent = nullptr);

    void start() override;

private:
    enum class Phase : quint8 { Listening, Counting, Limiting, Filling, Settling, Restoring, Recounting };
    enum class Ending : quint8 { None, Evicted, RanOut, LoggedOut };

    void count();
    void limit();
    /// Nothing: it is so; else what the server said, or empty: nothing any more.
    using Set = std::function<void(const std::optional<QByteArray> &refusal)>;
    void set(const QByteArray &memory, const QByteArray &policy, const Set &done);
    void setOneByOne(const QByteArray &memory, const QByteArray &policy, const Set &done);
    void setLimit(const std::vector<redis::Reply> &before);
    void fill();
    void takeFilled(const std::vector<redis::Reply> &replies);
    void settle();
    void restore();
    void removeFilled();
    void finish();
    void hear(const std::vector<redis::Message> &messages);
    void fail(const QString &sentence);

    redis::Connection &m_connection;
    const QByteArray m_policy;
    redis::Subscriber m_events;
    SessionCensus m_census;
    QTimer m_pace;
    QElapsedTimer m_settling;
    Phase m_phase = Phase::Listening;
    QHash<QByteArray, Ending> m_endings; ///< heard of, of sessions
    int m_evictedSessions = 0;
    qint64 m_evictedKeys = 0;   ///< of all kinds, heard of
    qint64 m_evictedBefore = 0; ///< by the server's count
    QByteArray m_policyBefore;
    QByteArray m_maxBefore;
    int m_filled = 0; ///< keys written
    int m_removed = 0;
    QString m_problem;
};

} // namespace app
