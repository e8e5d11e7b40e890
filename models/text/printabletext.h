// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace text
{

/// Bytes from outside, as text that is safe and unambiguous to show: UTF-8 where it is UTF-8, \xff for bytes
/// that are not, \n, \t and \x07 for control characters, \u202e for characters that turn or hide text
/// (bidirectional controls, line separators, zero-width spaces). Empty for nothing.
QString printableText(QByteArrayView bytes);

/// "3f9a…c41": enough to tell sessions apart, never enough to use. Shows at most a quarter of the id, and
/// nothing of ids up to eight bytes.
QString maskedSessionId(QByteArrayView id);

} // namespace text
