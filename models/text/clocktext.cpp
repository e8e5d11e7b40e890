// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/clocktext.h"

namespace text
{

QString clockText(QTime time, ClockPrecision precision)
{
    return time.toString(precision == ClockPrecision::Minutes ? QStringLiteral("HH:mm") : QStringLiteral("HH:mm:ss"));
}

QString clockText(const QDateTime &instant, ClockPrecision precision)
{
    return clockText(instant.toLocalTime().time(), precision);
}

QString clockText(qint64 epochMs, ClockPrecision precision)
{
    return clockText(QDateTime::fromMSecsSinceEpoch(epochMs), precision);
}

} // namespace text
