// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/query/queryterm.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace history
{

// Parts of statements, for what cannot be bound: as many values as there are.

/// Only what is shorter may be the beginning that a mask shows of an id.
inline constexpr qsizetype kMaskShows = 8;

/// “1,2,3”.
QString numbersOf(const std::vector<qint64> &numbers);
/// The pattern of LIKE for what has this in it, with \ before its signs.
QByteArray escapedForLike(const QByteArray &part);
/// “'a','b'”.
QString quoted(const QStringList &texts);
/// Of an entry: its mask begins so.
QString beginsWith(const QByteArray &beginning);
/// What the entry of its end fulfils, of a session that matches a term of what has ended.
QString conditionOfEnd(const sessions::QueryTerm &term, qint64 now);

} // namespace history
