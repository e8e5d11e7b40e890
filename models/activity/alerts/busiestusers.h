// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace alerts
{

/// Which user has most sessions, and which most addresses, of all that are there. A look goes through the store a slice
/// at a time, well under a millisecond each: a second or two at a million sessions, and at once where there are few.
/// Memory: 8 bytes a user; for addresses 16 more for each session of a user who has enough of them, while it looks.
///
/// The store changes meanwhile, and numbers of texts are used again: who is found to be beyond a limit is counted once
/// more, in one piece, before it is said.
class BusiestUsers final : public QObject
{
    Q_OBJECT

public:
    struct Limits {
        qint64 sessions = -1;  ///< beyond which it matters; negative: nobody asks
        qint64 addresses = -1; ///< the same
        friend bool operator==(const Limits &, const Limits &) = default;
    };
    struct Found {
        qint64 count = 0; ///< 0: nobody has any
        QByteArray user;
        friend bool operator==(const Found &, const Found &) = default;
    };

    explicit BusiestUsers(const sessions::SessionStore &store, QObject *parent = nullptr);

    /// Answered by looked(), perhaps from inside. One at a time: another is begun only when it is over.
    void look(const Limits &limits);
    bool isLooking() const { return m_isLooking; }
    /// Forgets a look, and what was found: another server comes.
    void stop();

    /// By the latest look. Nothing: it was not asked for, or things changed too fast to say.
    const std::optional<Found> &mostSessions() const { return m_mostSessions; }
    const std::optional<Found> &mostAddresses() const { return m_mostAddresses; }

    static constexpr sessions::Slot kSlice = 16'384;

Q_SIGNALS:
    void looked();

private:
    using TextId = sessions::SessionStore::TextId;

    void lookOn();
    void count(sessions::Slot slot);
    void countAddress(sessions::Slot slot);
    void beginAddresses();
    bool isNewPair(TextId user, TextId address);
    void conclude();
    std::optional<Found> checked(TextId user, qint64 counted, qint64 limit, bool ofAddresses) const;
    qint64 addressesOf(TextId user) const;
    qint64 sessionsOf(TextId user) const;

    const sessions::SessionStore &m_store;
    QTimer m_timer;
    Limits m_limits;
    bool m_isLooking = false;
    bool m_isAtAddresses = false;
    bool m_isOverfull = false; ///< more came meanwhile than there is room for
    sessions::Slot m_next = 0;
    std::vector<quint32> m_sessions;  ///< by the user's number
    std::vector<quint32> m_addresses; ///< the same
    std::vector<quint64> m_pairs;     ///< of user and address, hashed; 0: free
    size_t m_pairCount = 0;
    std::optional<Found> m_mostSessions;
    std::optional<Found> m_mostAddresses;
};

} // namespace alerts
