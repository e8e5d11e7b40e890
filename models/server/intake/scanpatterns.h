// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

namespace server
{

/// The globs for a full SCAN that brings at least all keys of `patterns`. Each glob is a walk over the whole key
/// space for the server, so patterns with a long enough beginning in common become one; the few keys too many
/// are dropped by their name before anything is read.
QByteArrayList mergedScanPatterns(const QByteArrayList &patterns);

/// What every key that matches a glob begins with.
QByteArray literalPrefix(const QByteArray &glob);

} // namespace server
