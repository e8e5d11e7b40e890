// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>

namespace support
{

/// A file of the sources; empty: it cannot be read.
inline QString sourceFile(const QString &path)
{
    QFile file(QStringLiteral(SESSIONSCOPE_SOURCE "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace support
