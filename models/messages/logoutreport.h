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
        Ended,        ///< by the server's answer; `words`: what could not be taken along, if anything
        AlreadyGone,  ///< before its turn
        ChangedHands, ///< somebody else's now, or no session any more: left as it is; `words` says what it is
        Refused,      ///< `words` has what the server said
        Unknown,      ///< the connection broke before the answer came
        NotRun,       ///< not sent: cancelled before, or `words` says why
    };
    Kind kind = Kind::NotRun;
    QByteArray key;
    QString words;
};

struct LogoutReport {
    quint64 job = 0;
    std::vector<LogoutOutcome> outcomes; ///< one for each session asked for, in that order
    qint64 commands = 0;                 ///< that changed something and were answered
    qint64 beganAt = 0;                  ///< server-clock epoch ms
    qint64 endedAt = 0;
    Problem unrecorded;   ///< of the audit log. Before the first command: then nothing was sent. Empty: it has all
    int undoable = 0;     ///< of those that were ended; 0: none can be brought back
    qint64 undoUntil = 0; ///< ServerClock::monotonicMs()
    QString noUndo;       ///< why some cannot be brought back, as a sentence
    int count(LogoutOutcome::Kind kind) const;
};

/// A session that was ended and is there again: a request that was under way has written it, or somebody has logged in.
struct LogoutReturn {
    QByteArray key;
    QByteArray user;
    QByteArray otherNames;
    QByteArray ip;     ///< that the payload names; empty: it names none
    qint64 seenAt = 0; ///< server-clock epoch ms
};

/// What a look at the ended sessions has found, some seconds after.
struct LogoutCheck {
    quint64 job = 0;
    int seconds = 0; ///< after the report
    bool isLast = false;
    qint64 checked = 0; ///< sessions that could be looked at, of those that were ended
    qint64 unknown = 0; ///< that could not
    std::vector<LogoutReturn> back;
};

/// What became of one session that was to be brought back.
struct UndoOutcome {
    enum class Kind : quint8 {
        Restored,     ///< with the time that was left; `words`: what could not be brought along, if anything
        WrittenSince, ///< somebody has written it again: left as it is
        TimeIsUp,     ///< it would have run out by itself by now
        Refused,      ///< `words` has what the server said
        Unknown,      ///< the connection broke before the answer came
    };
    Kind kind = Kind::Unknown;
    QByteArray key;
    QString words;
};

struct UndoReport {
    quint64 job = 0; ///< the logout
    std::vector<UndoOutcome> outcomes;
    Problem unrecorded; ///< as of a logout
    int count(UndoOutcome::Kind kind) const;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::LogoutReport)
Q_DECLARE_METATYPE(messages::LogoutCheck)
Q_DECLARE_METATYPE(messages::UndoReport)
