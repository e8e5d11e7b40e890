// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <vector>

namespace messages
{

/// One row of a logout's report.
struct LogoutOutcome {
    enum class Kind : quint8 {
        Ended,       ///< by the server's answer
        AlreadyGone, ///< before its turn
        Refused,     ///< `words` has what the server said
        Unknown,     ///< the connection broke before the answer came
        NotRun,      ///< not sent: cancelled before, or `words` says why
    };
    Kind kind = Kind::NotRun;
    QByteArray key;
    QString words;
};

struct LogoutReport {
    quint64 job = 0;
    std::vector<LogoutOutcome> outcomes; ///< one for each session asked for, in that order
    qint64 commands = 0;                 ///< sent and answered
    Problem unrecorded; ///< of the audit log. Before the first command: then nothing was sent. Empty: it has all
    int count(LogoutOutcome::Kind kind) const;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::LogoutReport)
