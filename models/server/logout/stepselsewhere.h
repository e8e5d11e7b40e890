// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/lifeplan.h"
#include "models/formats/logout/logoutplan.h"
#include "models/redis/server.h"
#include "models/server/logout/leavingsession.h"
#include "models/server/logout/logoutlimits.h"

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace server
{

/// In a cluster: takes out of a session's plan what is in another slot than its record, since a transaction cannot
/// reach it, and nothing watches it.
void separateElsewhere(LeavingSession &leaving);

/// The steps that were taken out, after their sessions have ended: each by itself, at the node that holds its key. They
/// are not kept for an undo. What depends on what stands there is written only while that is still so. What fails is
/// told as a remark; where the step is required the session has not been ended as it should.
/// Uses the nodes' own connections: nobody else may begin a transaction on them meanwhile. Lives in the I/O thread.
class StepsElsewhere final : public QObject
{
    Q_OBJECT

public:
    using NodeOf = std::function<redis::Node *(QByteArrayView key)>;
    using Done = std::function<void(std::vector<LeavingSession> sessions, qint64 changes)>;

    StepsElsewhere(NodeOf nodeOf, const LogoutLimits &limits, QObject *parent);

    /// Once; deletes itself after the answer, which comes at once where there is nothing to do.
    void run(std::vector<LeavingSession> sessions, Done done);

private:
    void next();
    void askStored(const formats::LogoutAction &action);
    void prepare(const formats::LogoutAction &action, const std::optional<QByteArray> &stored);
    void send(const QList<QByteArrayList> &commands);
    /// The same between MULTI and EXEC: the key is watched since it was read.
    void sendGuarded(redis::Node &node, redis::CommandBatch &batch, const formats::LogoutAction &action);
    void takeAnswers(const std::vector<redis::Reply> &answers);
    void goOn();
    void refuse(const QString &words);

    NodeOf m_nodeOf;
    const LogoutLimits &m_limits;
    std::vector<LeavingSession> m_sessions;
    Done m_done;
    size_t m_session = 0;
    size_t m_step = 0; ///< of the session's
    int m_tries = 0;   ///< of this step
    qint64 m_changes = 0;
};

} // namespace server
