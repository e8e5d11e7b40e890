// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatset.h"
#include "models/redis/connection.h"
#include "models/server/intake/records/recordreader.h"
#include "models/server/logout/leavingsession.h"
#include "models/server/logout/logoutlimits.h"
#include "models/server/logout/pace.h"
#include "models/server/logout/storedvalues.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace server
{

/// A few sessions of one node, from the last look at them to what became of each: watched and read once more, so that
/// nobody else's session is ended; then what their plans need of payloads and of what is stored; then all commands in
/// one transaction. Whoever writes to one of them in between makes it be done over, alone.
///
/// Uses the node's own connection. Nobody else may begin a transaction on it meanwhile. Lives in the I/O thread.
class LogoutBatch final : public QObject
{
    Q_OBJECT

public:
    struct Result {
        std::vector<LeavingSession> sessions; ///< each with its outcome
        Pace::Work work = {};                 ///< what it has cost the server
        qint64 changes = 0;                   ///< commands that were to change something, and were answered
        bool isBroken = false;                ///< the connection was lost: nothing more is worth sending
    };
    using Done = std::function<void(Result)>;

    /// What is done to all of them.
    struct Purpose {
        messages::LogoutOrder::Action action = messages::LogoutOrder::Action::LogOut;
        std::chrono::milliseconds in{0}; ///< see messages::LogoutOrder
    };

    /// `reader` reads from the same connection. `limits` stays as long as this.
    LogoutBatch(redis::Connection &connection, RecordReader &reader, std::shared_ptr<const formats::FormatSet> formats,
                LogoutLimits &limits, const Purpose &purpose, QObject *parent);

    /// Once. The answer comes from the event loop, or not at all where this is deleted before.
    void run(std::vector<LeavingSession> sessions, Done done);

private:
    void look();
    bool separate();
    void takeLook(const redis::Result<RecordReader::Answer> &answer);
    void judge(const RecordReader::Answer &answer);
    void judge(LeavingSession &leaving, const messages::RowBatch &rows, const messages::RowBatch::Row &row) const;
    static void leaveElsewhere(LeavingSession &leaving);
    void plan();
    void readPayloads();
    void takePayloads(const std::vector<size_t> &asked, const std::vector<redis::Reply> &replies);
    void readStored();
    void end();
    void takeEnd(const redis::Result<std::vector<redis::Reply>> &replies);
    void tryAgain(bool onlyOne);
    void settleAll(messages::LogoutOutcome::Kind kind, const QString &words);
    void fail(const redis::Error &error, messages::LogoutOutcome::Kind kind);
    void nextPart();
    void noteSent();
    void noteAnswered();
    bool isOver() const;

    redis::Connection &m_connection;
    RecordReader &m_reader;
    std::shared_ptr<const formats::FormatSet> m_formats;
    LogoutLimits &m_limits;
    const Purpose m_purpose;
    std::vector<LeavingSession> m_sessions; ///< those that are worked on now
    std::vector<LeavingSession> m_waiting;  ///< to be done over, one by one
    StoredValues m_stored;
    std::unique_ptr<class LogoutTransaction> m_transaction;
    Result m_result;
    std::chrono::steady_clock::time_point m_sentAt; ///< what is waited for
    Done m_done;
    bool m_isWatching = false;
    bool m_isSplit = false; ///< their keys could not be watched together: some are on another node, or will be
    bool m_wasLost = false; ///< the connection was, since the last look: what was watched is not any more
};

} // namespace server
