// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/messages/logoutreport.h"
#include "models/messages/logouttarget.h"
#include "models/redis/server.h"
#include "models/server/logout/logoutbatch.h"
#include "models/server/logout/logoutlimits.h"
#include "models/server/logout/undoshelf.h"

#include <QMap>
#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace server
{

class Turns;

/// Ends sessions by their formats' plans, beside whatever else their nodes are doing: a few at a time, one batch on its
/// way, and says for each session what became of it. Deletes itself after finished(). Lives in the I/O thread.
class LogoutJob final : public QObject
{
    Q_OBJECT

public:
    /// The node that holds a key; null: none is known.
    using NodeOf = std::function<redis::Node *(QByteArrayView key)>;
    struct Surroundings {
        NodeOf nodeOf;
        std::shared_ptr<const formats::FormatSet> formats;
        Turns &turns;
        UndoShelf &shelf;           ///< takes what brings the sessions back
        bool knowsAllNodes = false; ///< of a cluster
    };

    LogoutJob(quint64 number, std::vector<messages::LogoutTarget> targets, Surroundings surroundings, QObject *parent,
              const LogoutBatch::Purpose &purpose = {});
    ~LogoutJob() override;

    void start();
    /// What has not been sent is not sent (NotRun); what has been is waited for.
    void cancel();
    /// Nothing more is sent until it goes on; what has been sent is waited for.
    void pause(bool paused);
    quint64 number() const { return m_report.job; }

Q_SIGNALS:
    void progressed(quint64 job, int done, int total);
    /// Sessions that are ended now, by the server's answer.
    void ended(const std::vector<QByteArray> &keys);
    /// Sessions that have another end now, by the server's answer.
    void ttlSet(const std::vector<QByteArray> &keys);
    void finished(const messages::LogoutReport &report);

private:
    struct NodePart;

    void proceed();
    void sendNext();
    void synchronise(NodePart &part);
    void takeResult(LogoutBatch::Result &result);
    bool areTogether(QByteArrayView first, QByteArrayView other) const;
    void finish();

    std::vector<messages::LogoutTarget> m_targets; ///< in the end those again that have moved meanwhile
    std::vector<size_t> m_origins;                 ///< of each its place in the order
    std::map<size_t, int> m_moves;                 ///< by that place: how often it was found elsewhere
    const Surroundings m_around;
    const LogoutBatch::Purpose m_purpose;
    messages::LogoutReport m_report;
    QMap<QString, int> m_remarks;                   ///< sessions by sentence
    std::map<redis::Node *, LogoutLimits> m_limits; ///< also of nodes that have no record, only what stands beside one
    std::map<redis::Node *, std::unique_ptr<NodePart>> m_parts;
    size_t m_next = 0;
    bool m_cancelled = false;
    bool m_paused = false;
    bool m_isOnItsWay = false; ///< a batch is, or waits for its turn
};

} // namespace server
