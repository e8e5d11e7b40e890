// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/reply.h"

#include <QByteArray>
#include <QHash>
#include <QObject>

#include <functional>

namespace redis
{
class Connection;
}

namespace app
{

/// Which sessions the demo's server has, and which of them it still has later. Asks page by page, so that others have
/// their turn. SCAN reaps what is due: that is none of the sessions any more.
///
/// Lives in the thread of the connection.
class SessionCensus final : public QObject
{
    Q_OBJECT

public:
    explicit SessionCensus(redis::Connection &connection, QObject *parent = nullptr);

    using Taken = std::function<void(bool complete)>;
    /// `taken`, later: with false where the server could not be asked.
    void take(Taken taken);
    /// The keys, and when each ends: epoch ms by this computer's clock.
    const QHash<QByteArray, qint64> &sessions() const { return m_sessions; }

    using Recounted = std::function<void(bool complete, const QHash<QByteArray, bool> &live)>;
    void recount(Recounted recounted);

private:
    void scan(const QByteArray &cursor);
    void askDeadlines(const std::vector<redis::Reply> &keys, const QByteArray &next);
    void recountFrom(qsizetype first);

    redis::Connection &m_connection;
    QHash<QByteArray, qint64> m_sessions;
    QList<QByteArray> m_keys;
    QHash<QByteArray, bool> m_live;
    Taken m_taken;
    Recounted m_recounted;
};

} // namespace app
