// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace formats
{

/// Of a glob's stars the last one that begins a word of the key: ids come last, and tenants before them. None does:
/// the first. Its index; -1: there is no star.
qsizetype starOfId(QByteArrayView glob);

} // namespace formats
