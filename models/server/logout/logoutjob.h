// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/messages/logoutreport.h"
#include "models/messages/logouttarget.h"
#include "models/messages/rowbatch.h"
#include "models/redis/server.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace server
{

/// Ends sessions, beside whatever else the node is doing: sends each format's logout steps, pipelined in
/// small batches, and says for each session what became of it. Deletes itself after finished().
/// Lives in the I/O thread.
class LogoutJob final : public QObject
{
    Q_OBJECT

public:
    /// The node that holds a key; null: none is known.
    using NodeOf = std::function<redis::Node *(QByteArrayView key)>;

    LogoutJob(quint64 number, std::vector<messages::LogoutTarget> targets, NodeOf nodeOf,
              std::shared_ptr<const formats::FormatSet> formats, QObject *parent);
    /// The nodes of this server.
    LogoutJob(quint64 number, std::vector<messages::LogoutTarget> targets, redis::Server &server,
              std::shared_ptr<const formats::FormatSet> formats, QObject *parent);

    void start();
    /// What has not been sent is not sent (NotRun); what has been is waited for.
    void cancel();
    quint64 number() const { return m_report.job; }

Q_SIGNALS:
    void progressed(quint64 job, int done, int total);
    /// Sessions that are ended now, by the server's answer.
    void ended(const std::vector<QByteArray> &keys);
    void finished(const messages::LogoutReport &report);

private:
    void sendNext();
    void takeAnswer(size_t first, size_t count, const std::vector<size_t> &deciding,
                    const redis::Result<std::vector<redis::Reply>> &replies);

    static constexpr size_t kAtOnce = 200; ///< sessions a batch: well below a millisecond of the server's time

    std::vector<messages::LogoutTarget> m_targets;
    NodeOf m_nodeOf;
    std::shared_ptr<const formats::FormatSet> m_formats;
    messages::LogoutReport m_report;
    size_t m_next = 0;
    bool m_cancelled = false;
};

} // namespace server
