// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historylife.h"

class QSqlQuery;

namespace history
{

// Reading entries out of the file, with their texts: SELECT kEntryColumns FROM entry e kEntryTexts.
inline constexpr char kEntryColumns[] =
    "e.id, e.at, e.digest, p.bytes, f.bytes, a.bytes, d.bytes, e.mask, e.facts, l.by, l.why";
inline constexpr char kEntryTexts[] = " LEFT JOIN text p ON p.id = e.person LEFT JOIN text f ON f.id = e.format"
                                      " LEFT JOIN text a ON a.id = e.agent LEFT JOIN text d ON d.id = e.address"
                                      " LEFT JOIN logout l ON l.entry = e.id";

/// Of a row with these columns.
StoredEntry storedEntryOf(const QSqlQuery &row);

/// More are not looked up one by one in each segment: reading the newest entries finds as many sooner.
inline constexpr size_t kMostLookedUp = 200;
/// Entries at once, while it is looked for some sessions.
inline constexpr int kPage = 512;

} // namespace history
