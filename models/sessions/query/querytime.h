// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <optional>

namespace sessions
{

/// Milliseconds of "90s", "5m", "1h30m", "2d", "1w"; nullopt for anything else.
std::optional<qint64> queryDuration(QStringView text);

/// Where a day or a moment begins and ends, in epoch milliseconds.
struct QueryInstant {
    qint64 first = 0;
    qint64 last = 0;
};
/// Of "2026-11-01", "2026-11-01T14:30" or "2026-11-01 14:30:05", UTC, also with "Z" or "+02:00" behind.
std::optional<QueryInstant> queryInstant(const QString &text);

} // namespace sessions
