// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/users/userlist.h"
#include "models/text/people.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <bitset>
#include <optional>
#include <unordered_map>
#include <vector>

namespace sessions
{

/// What is known of one user's present sessions, at one moment.
struct UserOverview {
    struct Session {
        Slot slot = kNoSlot; ///< may be another session's by now: then its key is another
        QByteArray key;
        friend bool operator==(const Session &, const Session &) = default;
    };
    struct Address {
        QByteArray address;
        qint64 sessions = 0;
        friend bool operator==(const Address &, const Address &) = default;
    };
    /// What the payloads of these formats call the user beside the name.
    struct Names {
        QByteArray others; ///< one a line; empty: nothing
        FormatSets::Set formats;
        friend bool operator==(const Names &, const Names &) = default;
    };

    qint64 sessions = 0;
    std::vector<Session> first;     ///< those that end first, by deadline; at most UserWatch::kMostListed
    std::vector<Address> addresses; ///< most sessions first; at most UserWatch::kMostAddresses
    qint64 addressCount = 0;        ///< different ones
    std::vector<Names> names;       ///< at most UserWatch::kMostNames
    std::optional<Session> latest;  ///< the one used last, where that is known

    /// The other names, where all sessions are of one format and go together: the same number may be somebody else.
    QByteArray namesOfOne() const;
    /// Those that may be behind the user, by these names.
    text::People people() const;
    friend bool operator==(const UserOverview &, const UserOverview &) = default;
};

/// Keeps looking at all sessions of one user. A small store is looked through at once; of a large one a slice of well
/// under a millisecond at a time, and what it says is of the last whole look.
class UserWatch final : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t kMostListed = 100;
    static constexpr size_t kMostAddresses = 6;
    static constexpr size_t kMostNames = 64;

    explicit UserWatch(const SessionStore &store, QObject *parent = nullptr);

    void watch(const UserIdentity &user);
    void stop();
    /// A whole look at this user is done.
    bool isKnown() const { return m_isKnown; }
    const UserOverview &overview() const { return m_overview; }

Q_SIGNALS:
    /// Something else is known than before.
    void changed();

private:
    /// What a look has found so far. Texts by their numbers, beside a session that has them: numbers are reused.
    struct Look {
        struct Seen {
            qint64 sessions = 0;
            Slot sample = kNoSlot;
        };
        Slot next = 0;
        SessionStore::TextId user = 0;
        qint64 sessions = 0;
        std::vector<Slot> first; ///< by deadline
        std::unordered_map<SessionStore::TextId, Seen> addresses;
        struct Names {
            SessionStore::TextId others = 0;
            Slot sample = kNoSlot;
            FormatSets::Set formats;
        };
        std::vector<Names> names;
        Slot latest = kNoSlot;
    };

    void lookOn();
    void take(Slot slot);
    void publish();
    UserOverview result() const;

    const SessionStore &m_store;
    QTimer m_timer;
    UserIdentity m_user;
    Look m_look;
    UserOverview m_overview;
    bool m_isKnown = false;
};

} // namespace sessions
