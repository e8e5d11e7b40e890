// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditlog.h"
#include "models/formats/detection/formatsinuse.h"
#include "models/formats/formatset.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/logoutreport.h"
#include "models/messages/staleindex.h"
#include "models/redis/server.h"
#include "models/server/logout/auditstream.h"
#include "models/server/logout/turns.h"
#include "models/server/logout/undoshelf.h"

#include <QObject>
#include <QPointer>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace server
{

class CleanUpJob;
class StaleSearch;
class UndoJob;

/// What frameworks have left behind on one server: the looks for it, and the jobs that remove it, each from the entry
/// in the audit log, and in the shared one where there is one, without which nothing is sent. Lives in the I/O thread.
class StaleIndexes final : public QObject
{
    Q_OBJECT

public:
    /// What there is at this moment; without a server nothing is asked, and nobody is answered.
    struct Watched {
        redis::Server *server = nullptr; ///< stays as long as this, or until forget()
        std::shared_ptr<const formats::FormatSet> formats = {};
        std::shared_ptr<const formats::FormatsInUse> inUse = {}; ///< for the prefixes that were seen
        messages::ConnectionProfile profile = {};
        Turns *turns = nullptr; ///< of all who begin transactions there; null: nobody else does
        /// A framework may write the index before the record, and a request may last that long.
        std::chrono::milliseconds askAgainAfter{2000};
    };

    /// `kept`, `mostKept`: as of UndoShelf.
    StaleIndexes(std::function<Watched()> watched, QObject *parent, audit::AuditLog log = audit::AuditLog(),
                 std::chrono::milliseconds kept = UndoShelf::kKept, qint64 mostKept = UndoShelf::kMostBytes);
    ~StaleIndexes() override;

    /// One look at a time: a later one cancels it. `user`: only in this user's indexes; empty: everybody's.
    void find(quint64 job, const QByteArray &user);
    void cancelFind(quint64 job);
    void cleanUp(quint64 job, const messages::CleanUpOrder &order);
    void cancelCleanUp(quint64 job);
    /// Where nothing of it is kept (any more), a report without outcomes says so. One that says why nothing could be
    /// recorded has the time until which it can be tried again.
    void undo(quint64 job);
    /// The server goes: what has not been sent is not sent.
    void forget();
    /// Clean-ups that run, or can be undone.
    size_t remembered() const { return m_past.size(); }

Q_SIGNALS:
    void progressed(quint64 job, qint64 keys, qint64 total, qint64 stale);
    void found(const messages::StaleReport &report);
    void cleanUpProgressed(quint64 job, int done, int total);
    void finished(const messages::CleanUpReport &report);

private:
    /// What is remembered of a clean-up as long as it runs, or can be undone.
    struct Past {
        messages::CleanUpOrder order;
        audit::Intent intent;            ///< without its sessions
        redis::Server *server = nullptr; ///< null: it has been left
        std::shared_ptr<const formats::FormatSet> formats = {};
        AuditStream *stream = nullptr;
        int underWay = 0;                        ///< entries in the logs, and jobs that are not over
        bool isCancelled = false;                ///< before it has begun
        std::vector<size_t> removed = {};        ///< places in the order
        std::vector<size_t> kept = {};           ///< of them: as the shelf has got them
        std::vector<size_t> withoutRoom = {};    ///< of them: the shelf was full
        std::vector<KeptSession> returning = {}; ///< what is to be brought back, until the logs have that
    };

    void run(quint64 job);
    void giveUp(quint64 job, const messages::Problem &problem);
    void finish(const CleanUpJob &job, messages::CleanUpReport report);
    void runUndo(quint64 job, const audit::Intent &intent);
    void giveUpUndo(quint64 job, const messages::Problem &problem);
    void finishUndo(const messages::UndoReport &undone, const audit::Intent &intent);
    void tellWhenWritten(const audit::Intent &intent, const audit::Outcome &outcome, messages::CleanUpReport report);
    AuditStream &streamOf(const messages::ConnectionProfile &profile);
    Turns &turns();
    void leave(quint64 job);
    void forgetIfOver(quint64 job);

    std::function<Watched()> m_watched;
    audit::AuditLog m_log;
    Turns m_ownTurns;
    UndoShelf m_shelf;
    std::map<quint64, Past> m_past;
    std::map<QString, std::unique_ptr<AuditStream>> m_streams; ///< by their keys
    std::vector<QPointer<StaleSearch>> m_searches;             ///< the latest, and those that end
    std::vector<QPointer<CleanUpJob>> m_jobs;
    std::vector<QPointer<UndoJob>> m_undos;
    bool m_isForgotten = false;
};

} // namespace server
