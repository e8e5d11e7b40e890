// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace formats
{

/// Text of a code page that Qt does not know, as UTF-8, by the system's iconv(). Empty when a byte of it is not of that
/// code page, or when the system has no table for it. `codePage` is one of this program's own names, never one from a
/// payload: iconv() loads what it is asked for, and takes options behind a name.
QByteArray codePageToUtf8(QByteArrayView text, const char *codePage);

} // namespace formats
