// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace messages
{

/// How far a load or a re-read has come.
struct LoadProgress {
    enum class Phase : quint8 { Idle, Loading, Reconciling };
    Phase phase = Phase::Idle;
    double fraction = 0;        ///< 0..1 of the key space visited
    qint64 sessions = 0;        ///< found so far in this pass
    qint64 expected = 0;        ///< how many there will be, about; 0: too early to say
    qint64 notSessions = 0;     ///< keys with a session's pattern, but not its payload or type
    qint64 tooLong = 0;         ///< keys of a session's pattern that are longer than any that are listed
    qint64 unreadable = 0;      ///< keys that this account may list, but not read
    bool stopped = false;       ///< stopped by the user
    bool partial = false;       ///< nothing was ever read to the end: the table is not complete
    bool cutShort = false;      ///< the latest pass has not reached the end, or was refused something on its way
    bool allButMissing = false; ///< it has read all, but for nodes that could not be reached
    qint64 namesSampled = 0;    ///< so many, not all, have told which formats there are; 0: all names, or not known yet
    friend bool operator==(const LoadProgress &, const LoadProgress &) = default;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::LoadProgress)
