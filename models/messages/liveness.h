// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"

#include <QDateTime>
#include <QMetaType>
#include <QString>

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

    Mode mode = Mode::Disconnected;
    std::optional<Others> others; ///< mode is Stale then
    QDateTime since;
    QDateTime gapFrom, gapTo; ///< of the latest gap in the events, if there was one
    int sweepSeconds = 0;     ///< how often everything is read again
    QString currentFlags;     ///< notify-keyspace-events as the server says; null: not allowed to know
    QString offeredFlags;     ///< what CONFIG SET would set; empty: nothing to offer
    Problem reason;           ///< why not Live, and what to do
    bool isProven = true;     ///< Live: by the server's word; else only because events have come
    /// No session of another format than those in use can be there unnoticed: events name every key that is written,
    /// and the others have been looked at; where there are no events, at the latest reading.
    bool areNamesKnown = true;
    friend bool operator==(const Liveness &, const Liveness &) = default;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::Liveness)
