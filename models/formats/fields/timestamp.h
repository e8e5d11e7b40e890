// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/description/formatdescription.h"

#include <QByteArrayView>

namespace formats
{

/// A point in time as frameworks write it: a number, digits in a string, or ISO 8601
/// (`2026-11-22T10:49:20.928Z`, also with a space for the T, without seconds, with an offset; without an
/// offset it is UTC). TimeUnit::Automatic tells numbers by their size: below 1e11 seconds (until the year
/// 5138), then milliseconds, from 1e14 microseconds, from 1e17 nanoseconds. `/Date(1795344117123)/` of .NET says
/// itself what it is, whatever the unit. Returns epoch milliseconds; kUnknownTime for anything else, and for what is
/// not between 1970 and 9999.
qint64 timeFromText(QByteArrayView text, TimeUnit unit);

/// A duration in the given unit (Automatic: milliseconds), in milliseconds; 0 when it is none, or not above
/// 0.
qint64 durationFromText(QByteArrayView text, TimeUnit unit);

} // namespace formats
