// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

namespace text
{

enum class ClockPrecision : quint8 { Minutes, Seconds };

/// A time of day on a clock of 24 hours: "11:02:13", "11:02".
QString clockText(QTime time, ClockPrecision precision = ClockPrecision::Seconds);
/// The same of an instant, in local time.
QString clockText(const QDateTime &instant, ClockPrecision precision = ClockPrecision::Seconds);
QString clockText(qint64 epochMs, ClockPrecision precision = ClockPrecision::Seconds);

} // namespace text
