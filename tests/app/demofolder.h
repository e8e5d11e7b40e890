// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QString>
#include <QStringList>

#include <cerrno>
#include <csignal>
#include <sys/types.h>

namespace support
{

/// The folder of the demo's servers in a temporary folder of the test's; empty: there is none.
inline QString demoFolderIn(const QString &place)
{
    const QStringList found = QDir(place).entryList({QStringLiteral("sessionscope-??????")}, QDir::Dirs);
    return found.isEmpty() ? QString() : place + QLatin1Char('/') + found.constFirst();
}

/// Whether nothing is left of a demo there: neither of its servers nor of its history.
inline bool isClearOfDemos(const QString &place)
{
    return QDir(place).entryList({QStringLiteral("sessionscope-*")}, QDir::Dirs).isEmpty();
}

inline bool isGone(pid_t process)
{
    return ::kill(process, 0) != 0 && errno == ESRCH;
}

} // namespace support
