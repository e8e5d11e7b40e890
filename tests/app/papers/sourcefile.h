// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/places.h"

#include <QFile>
#include <QString>

namespace support
{

/// A file of the sources; empty: it cannot be read.
inline QString sourceFile(const QString &path)
{
    QFile file(support::sourceFolder() + QStringLiteral("/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace support
