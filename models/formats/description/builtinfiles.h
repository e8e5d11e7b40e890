// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace formats
{

/// A file of resources/formats that is built into the program; empty when there is none.
QByteArray builtInFile(const QString &name);
/// Names of the files that describe a format each.
QStringList builtInDescriptions();

} // namespace formats
