// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace messages
{

/// How much of what the window shows is guaranteed fresh.
struct Liveness {
    enum class Mode : quint8 {
        Disconnected,
        Loading,    ///< everything is read for the first time
        CatchingUp, ///< after a gap, or behind: some rows are old for the moment
        Stale,      ///< some rows are old, and cannot be read again for now: `reason` says why
        Polling,
        ExpiryOnly,
        LiveByTracking, ///< every change is announced, but not what it was: how a session ended is inferred
        Live,
    };
    /// Of several nodes, where some do not answer: the others, and how fresh their rows are by themselves.
    struct Others {
        Mode mode = Mode::Disconnected;
        int answering = 0;
        int all = 0; ///< with those that do not
        bool areNamesKnown = false;
        friend bool operator==(const Others &, const Others &) = default;
    };

    /// For who prefers replicas: where the rows of the nodes were read, the last time that they were to the end.
    struct Reading {
        QStringList replicas; ///< places, one for each node that was read at one
        int nodes = 0;        ///< that were read, these among them
        Problem reason;       ///< why one was read itself; empty: none was
        friend bool operator==(const Reading &, const Reading &) = default;
    };

    Mode mode = Mode::Disconnected;
    std::optional<Others> others;   ///< mode is Stale then
    bool isPrimaryDoubted = false;  ///< CatchingUp, Stale: by the sentinels another may be the primary by now
    std::optional<Reading> reading; ///< nothing: replicas are not asked for, or nothing was read yet
    QDateTime since;
    QDateTime gapFrom, gapTo; ///< of the latest gap in the events, if there was one
    int sweepSeconds = 0;     ///< how often everything is read again
    QString currentFlags;     ///< notify-keyspace-events as the server says; null: not allowed to know
    QString offeredFlags;     ///< what CONFIG SET would set; empty: nothing to offer
    Problem reason;           ///< why not Live, and what to do
    Problem notice;           ///< in any mode: what does not work, though it changes nothing of the rows yet
    /// ExpiryOnly: all is announced but some changes of the time left, since the server is old; `notice` says so.
    bool hidesChanges = false;
    bool isProven = true;   ///< Live: by the server's word; else only because events have come
    bool isTracked = false; ///< CLIENT TRACKING announces changes, of all nodes that events do not tell everything of
    /// No session of another format than those in use can be there unnoticed: events name every key that is written,
    /// and the others have been looked at; where there are no events, at the latest reading.
    bool areNamesKnown = true;
    friend bool operator==(const Liveness &, const Liveness &) = default;
};

/// Whether every change is shown at once.
inline bool isLive(Liveness::Mode mode)
{
    return mode == Liveness::Mode::Live || mode == Liveness::Mode::LiveByTracking;
}

/// The same, or as often as everything is read again: the rows are as fresh as they get.
inline bool isFresh(Liveness::Mode mode)
{
    return isLive(mode) || mode == Liveness::Mode::ExpiryOnly || mode == Liveness::Mode::Polling;
}

} // namespace messages

Q_DECLARE_METATYPE(messages::Liveness)
