// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <vector>

namespace sessions
{

/// A failure as a user reads it: what happened, and what to do. Both are sentences, translated.
struct Problem {
    QString cause;
    QString nextStep;
    bool isNotice = false; ///< to be said, but nothing that was asked for is missing
    bool isEmpty() const { return cause.isEmpty(); }
    friend bool operator==(const Problem &, const Problem &) = default;
};

/// Where the connection stands.
struct ConnectionStatus {
    enum class Phase : quint8 {
        Disconnected, ///< not asked to connect
        Connecting,   ///< first attempt
        Connected,
        Retrying, ///< broken or refused; tries again at retryAt
        Failed,   ///< will not be tried again by itself: problem says why
    };
    Phase phase = Phase::Disconnected;
    Problem problem;            ///< Retrying, Failed
    QDateTime retryAt;          ///< Retrying
    bool needsPassword = false; ///< Failed, and another password may help
    friend bool operator==(const ConnectionStatus &, const ConnectionStatus &) = default;
};

/// How much of what the window shows is guaranteed fresh.
struct Liveness {
    enum class Mode : quint8 { Disconnected, CatchingUp, Polling, ExpiryOnly, Live };
    Mode mode = Mode::Disconnected;
    QDateTime since;
    QDateTime gapFrom, gapTo; ///< of the latest gap in the events, if there was one
    int sweepSeconds = 0;     ///< how often everything is read again
    QString currentFlags;     ///< notify-keyspace-events as the server says; null: not allowed to know
    QString offeredFlags;     ///< what CONFIG SET would set; empty: nothing to offer
    Problem reason;           ///< why not Live, and what to do
    friend bool operator==(const Liveness &, const Liveness &) = default;
};

/// How far a load or a re-read has come.
struct LoadProgress {
    enum class Phase : quint8 { Idle, Loading, Reconciling };
    Phase phase = Phase::Idle;
    double fraction = 0;     ///< 0..1 of the key space visited
    qint64 sessions = 0;     ///< found so far in this pass
    qint64 expected = 0;     ///< how many there will be, about; 0: too early to say
    qint64 notSessions = 0;  ///< keys with a session's pattern, but not its payload or type
    qint64 unreadable = 0;   ///< keys that this account may list, but not read
    bool stopped = false;    ///< stopped by the user
    bool partial = false;    ///< nothing was ever read to the end: the table is not complete
    qint64 namesSampled = 0; ///< so many, not all, have told which formats there are; 0: all names, or not known yet
    friend bool operator==(const LoadProgress &, const LoadProgress &) = default;
};

/// One thing that happened to a session, for the log and the rates.
struct SessionEvent {
    enum class Kind : quint8 { Created, Extended, Expired, LoggedOut, EndedHere, Evicted, Vanished };
    Kind kind = Kind::Created;
    qint64 at = 0;     ///< epoch ms, server clock
    qint64 lagMs = -1; ///< Expired: reaped minus deadline; -1: not known
    quint8 format = 0;
    QByteArray user; ///< UTF-8; empty: anonymous or unknown
    QByteArray id;   ///< the session id: to be masked wherever it is shown
};

/// One row of a logout's report.
struct LogoutOutcome {
    enum class Kind : quint8 {
        Ended,
        AlreadyGone,
        Refused, ///< `words` has what the server said
        Unknown, ///< the connection broke before the answer came
        NotRun,  ///< cancelled before it was sent
    };
    Kind kind = Kind::NotRun;
    QByteArray key;
    QString words;
};

struct LogoutReport {
    quint64 job = 0;
    std::vector<LogoutOutcome> outcomes; ///< one for each session asked for, in that order
    int count(LogoutOutcome::Kind kind) const;
};

} // namespace sessions

Q_DECLARE_METATYPE(sessions::ConnectionStatus)
Q_DECLARE_METATYPE(sessions::Liveness)
Q_DECLARE_METATYPE(sessions::LoadProgress)
Q_DECLARE_METATYPE(sessions::SessionEvent)
Q_DECLARE_METATYPE(sessions::LogoutReport)
