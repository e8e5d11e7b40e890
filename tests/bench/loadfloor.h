// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bench
{

/// What a full read costs without any program around it: hiredis' own blocking I/O, SCAN n+1 in flight while
/// the PTTL and GET of page n are read, every reply thrown away.
struct LoadFloor {
    enum class Read {
        Get,
        HashFields, ///< HGETALL instead
    };
    qint64 milliseconds = -1; ///< -1: failed
    qint64 keys = 0;
};
LoadFloor measureLoadFloor(quint16 port, const char *pattern, LoadFloor::Read read = LoadFloor::Read::Get);

} // namespace bench
