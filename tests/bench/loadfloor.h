// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

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

/// The same of several servers, read side by side; the keys are the sum.
enum class SideBySide {
    ThreadEach,
    InTurn, ///< one thread: a page of each, so that the others are at work while it reads
};
LoadFloor measureLoadFloor(const std::vector<quint16> &ports, const char *pattern, SideBySide how);

} // namespace bench
