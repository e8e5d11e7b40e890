// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/indexlayout.h"
#include "models/messages/staleindex.h"
#include "models/server/cleanup/absencecheck.h"
#include "models/server/logout/leavingsession.h"
#include "models/server/logout/logoutlimits.h"
#include "models/server/logout/pace.h"
#include "models/server/logout/storedvalues.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace server
{

class LogoutTransaction;

/// One entry of a clean-up, on its way from the report to its outcome.
struct LeavingEntry {
    size_t place = 0; ///< in the order
    messages::StaleEntry entry;
    int tries = 0;
    std::optional<messages::CleanUpOutcome> outcome = {};
    std::optional<KeptSession> kept = {}; ///< of one that was removed

    void settle(messages::CleanUpOutcome::Kind kind, const QString &words = {})
    {
        outcome = messages::CleanUpOutcome{kind, words};
    }
};

/// A few entries of one node, from the last look at them to what became of each: index and records watched, the entry
/// read once more, its session asked for once more; then all removals in one transaction. Whoever writes to one of
/// those keys in between makes it be done over, alone. Without a transaction a list is left as it is: what others write
/// to it would be lost.
///
/// In a cluster they are of one slot, and only what is in it is watched.
///
/// Uses the node's own connection. Nobody else may begin a transaction on it meanwhile. Lives in the I/O thread.
class CleanUpBatch final : public QObject
{
    Q_OBJECT

public:
    struct Result {
        std::vector<LeavingEntry> entries; ///< each with its outcome
        Pace::Work work = {};              ///< what it has cost the server
        qint64 changes = 0;                ///< commands that were to change something, and were answered
        bool isBroken = false;             ///< the connection was lost: nothing more is worth sending
        bool isApart = false;              ///< a record is elsewhere than its index: it could not be watched
    };
    using Done = std::function<void(Result)>;

    struct Surroundings {
        redis::Node &node;
        NodeOfKey nodeOf;
        const formats::IndexLayout &layout;
        AbsenceCheck &absence;
        LogoutLimits &limits;
    };

    /// All of them stay as long as this.
    CleanUpBatch(const Surroundings &surroundings, QObject *parent);
    ~CleanUpBatch() override;

    /// Once. The answer comes from the event loop, or not at all where this is deleted before.
    void run(std::vector<LeavingEntry> entries, Done done);

private:
    /// What an entry is by the formats in use now.
    struct Known {
        formats::IndexLayout::Index index;
        AbsenceCheck::Question question;
    };

    std::optional<Known> knownOf(const messages::StaleEntry &entry) const;
    void look();
    bool isApart(const messages::StaleEntry &entry, const QByteArray &key) const;
    void takeLook(const redis::Result<std::vector<redis::Reply>> &replies);
    void takeUnwatched(const redis::Reply &refusal);
    void judge(LeavingEntry &leaving, const Known &known, const redis::Reply &answer);
    void checkAbsence();
    void takeAbsence(const std::vector<size_t> &asked, const AbsenceCheck::Answers &answers);
    void remove();
    void takeRemoved(const redis::Result<std::vector<redis::Reply>> &replies);
    void takeOutcomes();
    void tryAgain(bool onlyOne);
    void fail(const redis::Error &error, messages::CleanUpOutcome::Kind kind);
    void nextPart();
    void letGo();
    void noteSent();
    void noteAnswered();
    bool isOver() const;

    const Surroundings m_around;
    redis::Connection &m_connection;
    std::vector<LeavingEntry> m_entries; ///< those that are worked on now
    std::vector<LeavingEntry> m_waiting; ///< to be done over, one by one
    std::vector<std::optional<Known>> m_known;
    StoredValues m_stored;
    std::vector<LeavingSession> m_sessions; ///< the entries that are to go, as the transaction takes them
    std::unique_ptr<LogoutTransaction> m_transaction;
    Result m_result;
    Done m_done;
    std::chrono::steady_clock::time_point m_sentAt; ///< what is waited for
    qint64 m_nowMs = 0;                             ///< by the server's clock
    bool m_isWatching = false;
    bool m_wasLost = false; ///< the connection was, since the last look: what was watched is not any more
};

} // namespace server
