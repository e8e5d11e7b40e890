// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditentry.h"

#include <QByteArrayList>
#include <QMap>

#include <optional>

namespace audit
{

/// Of the sessions of a line; a job of more has more lines.
inline constexpr qsizetype kMostSessionsALine = 500;
/// A line that this program writes is shorter, whatever names a server holds.
inline constexpr qsizetype kMostLineBytes = 512 * 1024;

/// The lines of the log, without line feeds.
QByteArrayList linesOf(const Intent &intent);
QByteArrayList linesOf(const Outcome &outcome);
QByteArrayList linesOf(const CameBack &cameBack);

/// One line instead, no longer than that: `count` is of all sessions, those that have no room are not listed, and
/// `listed` says how many are. Empty: what stands before them has no room.
QByteArray shortLineOf(const Intent &intent, qsizetype mostBytes);
QByteArray shortLineOf(const Outcome &outcome, qsizetype mostBytes);
QByteArray shortLineOf(const CameBack &cameBack, qsizetype mostBytes);

/// A line as it is read back.
struct Line {
    enum class Event : quint8 { Begins, BeginsMore, Ends, EndsMore, CameBack };
    Event event = Event::Begins;
    QString job;
    QDateTime when;
    Intent intent;                   ///< Begins; of BeginsMore the sessions alone
    QString action;                  ///< Begins: its word, also one that this version does not know
    Outcome outcome;                 ///< Ends; of EndsMore the sessions alone
    qint64 count = 0;                ///< Begins, Ends: of all sessions of the job
    QMap<QString, qint64> counts;    ///< Ends: sessions by outcome
    std::vector<QByteArray> digests; ///< CameBack
};

/// Nothing where it is none: cut, or no JSON, or of another kind.
std::optional<Line> lineOf(const QByteArray &json);

} // namespace audit
