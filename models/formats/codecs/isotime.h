// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace formats
{

/// A point in time as `2026-11-22T10:49:20.928Z`, with three, six or nine digits behind the point, or none.
/// Empty outside of the years 0 to 9999. Decoders give it to the types of languages that hold a time, as
/// their member `value`.
QByteArray isoTime(qint64 epochSeconds, quint32 nanoseconds = 0);
QByteArray isoTimeOfMs(qint64 epochMs);

} // namespace formats
