// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditlog.h"
#include "models/formats/formatset.h"
#include "models/messages/staleindex.h"
#include "models/redis/server.h"

#include <QObject>

#include <functional>
#include <memory>

namespace server
{

/// What frameworks have left behind on one server: the looks for it, and the jobs that remove it. Lives in the I/O
/// thread.
class StaleIndexes final : public QObject
{
    Q_OBJECT

public:
    /// What there is at this moment; without a server nothing is asked, and nobody is answered.
    struct Watched {
        redis::Server *server = nullptr; ///< stays as long as this, or until forget()
        std::shared_ptr<const formats::FormatSet> formats = {};
    };

    StaleIndexes(std::function<Watched()> watched, QObject *parent, audit::AuditLog log = audit::AuditLog());

    /// One look at a time: a later one cancels it. `user`: only in this user's indexes; empty: everybody's.
    void find(quint64 job, const QByteArray &user);
    void cancelFind(quint64 job);
    void cleanUp(quint64 job, const messages::CleanUpOrder &order);
    void cancelCleanUp(quint64 job);
    /// Where nothing of it is kept (any more), a report without outcomes says so.
    void undo(quint64 job);
    /// The server goes: what has not been sent is not sent.
    void forget();

Q_SIGNALS:
    void progressed(quint64 job, qint64 keys, qint64 total, qint64 stale);
    void found(const messages::StaleReport &report);
    void cleanUpProgressed(quint64 job, int done, int total);
    void finished(const messages::CleanUpReport &report);

private:
    std::function<Watched()> m_watched;
    audit::AuditLog m_log;
};

} // namespace server
