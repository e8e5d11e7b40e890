// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"
#include "models/redis/sentinelreplies.h"
#include "models/redis/sentinelvote.h"
#include "models/redis/serverrole.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <map>
#include <optional>
#include <vector>

namespace redis
{

class SentinelPeer;

/// How things stand between the sentinels, and the primary that is followed by their word.
struct SentinelStanding {
    SentinelVerdict verdict;          ///< while too few answer for a new one, that of before
    std::optional<Endpoint> followed; ///< as it was named
    Endpoint reached;                 ///< where that is connected to, which may be another place
    /// Since the connection to it is there, the sentinels have been asked, and those that answer name it; or none
    /// answers.
    bool isConfirmed = false;
    bool isDemoted = false;      ///< what is followed says that it is a replica
    bool isReplicaNamed = false; ///< what the verdict names says so
    friend bool operator==(const SentinelStanding &, const SentinelStanding &) = default;
};

/// Finds the primary by asking sentinels, all side by side, and goes on asking: when one of them announces another
/// primary (`+switch-master`), when the primary's connection is lost or it refuses to write (READONLY), and every
/// second, since one may be silent. Those that they know of are asked as well, so that it does not depend on the ones
/// that the user knows.
///
/// What most of them name is asked for its role before it is followed (as https://redis.io/docs/latest/develop/
/// reference/sentinel-clients/ has it): a sentinel may be behind. What is followed is asked every second: one that has
/// been demoted goes on answering.
/// Lives in, and is used from, one thread.
class SentinelScout final : public QObject
{
    Q_OBJECT

public:
    /// `login`: of the servers; `sentinelLogin`: of the sentinels, whose accounts are others. The seeds of the address
    /// are sentinels, at least one.
    SentinelScout(ServerAddress address, Login login, Login sentinelLogin, ConnectionOptions options, QObject *parent);
    ~SentinelScout() override;

    /// Until close(). Answered by primaryNamed(), or by a standing that says why there is none.
    void open();
    void close();
    /// Those that are not reached are tried at once.
    void retry();
    /// The connection for commands to what was named.
    void watch(Connection &primary);

    const SentinelStanding &standing() const { return m_standing; }

Q_SIGNALS:
    /// The one to be followed from now on.
    void primaryNamed(const redis::Endpoint &place);
    void standingChanged();

private:
    void addPeer(const KnownSentinel &sentinel);
    bool isSeed(const SentinelPeer *peer) const;
    void learn(SentinelPeer *teller, std::vector<KnownSentinel> others);
    bool makeWayFor(const KnownSentinel &other);
    void dropTwins();
    void dropForgotten();
    void drop(SentinelPeer *peer);
    void tick();
    void askAll(bool withOthers = false);
    void reopenClosed();
    bool isPrimaryReady() const;
    void takePrimaryState(Connection::State state);
    void askPrimaryRole();
    std::vector<SentinelWord> words() const;
    void judge();
    void check(const Endpoint &place);
    void takeCheck(const Endpoint &place, ServerRole role);
    void dropCheck();
    void follow(const Endpoint &place);
    void setStanding(const SentinelStanding &standing);

    const ServerAddress m_address;
    const Login m_login;
    const Login m_sentinelLogin;
    const ConnectionOptions m_options;
    std::vector<SentinelPeer *> m_peers;                          ///< first those of the address
    std::map<SentinelPeer *, std::vector<KnownSentinel>> m_named; ///< by each of them, the last time that it was asked
    SentinelStanding m_standing;
    std::optional<FollowedPrimary> m_followed;
    QPointer<Connection> m_primary;
    ServerRole m_role = ServerRole::Unknown; ///< of what is followed
    bool m_isRoleTold = false;               ///< since its connection is there
    bool m_isAskingRole = false;
    Connection *m_check = nullptr; ///< to what is named and not followed yet
    QElapsedTimer m_checkedAt;
    QTimer m_tick;
    int m_ticks = 0;
    QTimer m_patience;
    bool m_isPatienceOver = false;
    QElapsedTimer m_reopenedAt;
    bool m_isOpen = false;
};

} // namespace redis
