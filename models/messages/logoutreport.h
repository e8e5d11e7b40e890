// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <vector>

namespace messages
{

/// One row of a logout's report.
struct LogoutOutcome {
    enum class Kind : quint8 {
        Ended,        ///< by the server's answer
        TtlSet,       ///< it lives on until the time that was asked for (LogoutOrder::Action)
        AlreadyGone,  ///< before its turn
        ChangedHands, ///< spared: by what was read last it is somebody else's, or no such session; `words` says what
        Refused,      ///< `words` has what the server said
        Unknown,      ///< the connection broke before the answer came
        NotRun,       ///< not sent: cancelled before, or `words` says why
    };
    Kind kind = Kind::NotRun;
    QByteArray key;
    QString words = {};
};

struct LogoutReport {
    quint64 job = 0;
    std::vector<LogoutOutcome> outcomes; ///< one for each session asked for, in that order
    qint64 commands = 0;                 ///< that were to change something: sent and answered
    Problem unrecorded; ///< of the audit log. Before the first command: then nothing was sent. Empty: it has all
    /// A sentence each: what was left as it is beside sessions that have ended, and how many of them it concerns.
    QStringList remarks;
    int undoable = 0;     ///< sessions that can be brought back
    qint64 undoUntil = 0; ///< epoch ms by this machine's clock; 0: none can
    QString noUndo;       ///< a sentence: why not, or not all of them
    int count(LogoutOutcome::Kind kind) const;
};

/// A session that is there again after it was ended.
struct LogoutReturn {
    QByteArray key;
    QByteArray user; ///< whose it is now, as rows have it; empty: nobody's, or not known
    QByteArray otherNames;
    qint64 at = 0; ///< epoch ms by the server's clock: when it was found
};

/// What a look at the server showed, a while after a logout. Another may follow.
struct LogoutCheck {
    quint64 job = 0;
    int after = 0;                      ///< seconds since its last command
    std::vector<LogoutReturn> returned; ///< that no check before has told
    std::vector<QByteArray> gone;       ///< of the Unknown ones: they do not exist any more, whoever ended them
    std::vector<QByteArray> stillThere; ///< of the Unknown ones
    std::vector<QByteArray> endedAgain; ///< that had come back (LogoutOrder::untilQuiet)
    bool isLast = false;                ///< nothing more is looked at
    Problem unchecked;                  ///< nothing is known of this look: why
};

/// One session that was to be brought back.
struct UndoOutcome {
    enum class Kind : quint8 {
        Restored,     ///< with all its companions
        InPart,       ///< the session itself is back; `words` says what is not
        WrittenSince, ///< there is one under its key again: that was left alone
        Expired,      ///< its time has run out meanwhile
        Refused,      ///< `words` has what the server said
        Unknown,      ///< the connection broke before the answer came
    };
    Kind kind = Kind::Unknown;
    QByteArray key;
    QString words = {};
};

struct UndoReport {
    quint64 job = 0;                   ///< of the logout
    std::vector<UndoOutcome> outcomes; ///< one for each session that was kept
    qint64 commands = 0;               ///< that were to change something: sent and answered
    Problem unrecorded;                ///< of the audit log. Without outcomes: then nothing was sent
    int count(UndoOutcome::Kind kind) const;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::LogoutReport)
Q_DECLARE_METATYPE(messages::LogoutCheck)
Q_DECLARE_METATYPE(messages::UndoReport)
