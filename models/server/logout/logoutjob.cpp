// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutjob.h"

#include <utility>

namespace server
{

using redis::Reply;

LogoutJob::LogoutJob(quint64 number, std::vector<messages::LogoutTarget> targets, NodeOf nodeOf,
                     std::shared_ptr<const formats::FormatSet> formats, QObject *parent)
    : QObject(parent)
    , m_targets(std::move(targets))
    , m_nodeOf(std::move(nodeOf))
    , m_formats(std::move(formats))
{
    m_report.job = number;
    m_report.outcomes.reserve(m_targets.size());
    for (const messages::LogoutTarget &target : m_targets)
        m_report.outcomes.push_back({messages::LogoutOutcome::Kind::NotRun, target.key, {}});
}

LogoutJob::LogoutJob(quint64 number, std::vector<messages::LogoutTarget> targets, redis::Server &server,
                     std::shared_ptr<const formats::FormatSet> formats, QObject *parent)
    : LogoutJob(
          number, std::move(targets), [&server](QByteArrayView key) { return server.nodeForKey(key); },
          std::move(formats), parent)
{
}

void LogoutJob::start()
{
    sendNext();
}

void LogoutJob::cancel()
{
    m_cancelled = true;
}

void LogoutJob::sendNext()
{
    if (m_next >= m_targets.size() || m_cancelled) {
        Q_EMIT finished(m_report);
        deleteLater();
        return;
    }
    const size_t first = m_next;
    // A batch goes to one node, so it ends where the next session lives elsewhere.
    redis::Node *node = m_nodeOf(m_targets[first].key);
    redis::CommandBatch batch;
    std::vector<size_t> deciding; // by session: index of the reply that decides
    while (m_next < m_targets.size() && m_next - first < kAtOnce && m_nodeOf(m_targets[m_next].key) == node) {
        const messages::LogoutTarget &target = m_targets[m_next];
        for (const formats::LogoutStep &step : m_formats->at(target.format).logoutSteps(target.key)) {
            if (step.decides)
                deciding.push_back(size_t(batch.count()));
            const std::vector<QByteArrayView> arguments(step.arguments.begin(), step.arguments.end());
            batch.add(arguments);
        }
        ++m_next;
    }
    const size_t count = m_next - first;
    if (!node) {
        takeAnswer(first, count, deciding, tl::unexpected(redis::Error{redis::ErrorKind::Closed, {}}));
        return;
    }
    node->commands().send(batch, this,
                          [this, first, count, deciding](const redis::Result<std::vector<Reply>> &replies) {
                              takeAnswer(first, count, deciding, replies);
                          });
}

void LogoutJob::takeAnswer(size_t first, size_t count, const std::vector<size_t> &deciding,
                           const redis::Result<std::vector<Reply>> &replies)
{
    std::vector<QByteArray> endedKeys;
    if (replies)
        m_report.commands += qint64(replies->size());
    for (size_t i = 0; i < count; ++i) {
        messages::LogoutOutcome &outcome = m_report.outcomes[first + i];
        if (!replies) {
            const bool neverSent = replies.error().kind == redis::ErrorKind::ReadOnlyProfile;
            outcome.kind = neverSent ? messages::LogoutOutcome::Kind::NotRun : messages::LogoutOutcome::Kind::Unknown;
            outcome.words = replies.error().detail;
            continue;
        }
        const Reply &reply = replies->at(deciding.at(i));
        if (reply.isError()) {
            outcome.kind = messages::LogoutOutcome::Kind::Refused;
            outcome.words = QString::fromUtf8(reply.bytes);
        } else if (reply.integer > 0) {
            outcome.kind = messages::LogoutOutcome::Kind::Ended;
            endedKeys.push_back(outcome.key);
        } else {
            outcome.kind = messages::LogoutOutcome::Kind::AlreadyGone;
        }
    }
    if (!endedKeys.empty())
        Q_EMIT ended(endedKeys);
    // With the connection gone, what is left would only be refused: say so instead of trying.
    if (!replies)
        m_cancelled = true;
    Q_EMIT progressed(m_report.job, int(m_next), int(m_targets.size()));
    sendNext();
}

} // namespace server

#include "moc_logoutjob.cpp"
