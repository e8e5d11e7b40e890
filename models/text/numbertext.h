// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>

namespace text
{

/// The user's, but for the C locale: that does not group digits, and a million without groups cannot be read.
QLocale groupingLocale();
/// "1,204,331".
QString numberText(qint64 number);
/// "2.1 kB", "8.0 GB", in powers of 1024.
QString sizeText(qint64 bytes);
/// For tr(), which chooses the plural's form by an int and writes it where `%Ln` stands; no count of keys comes near
/// the end of that.
int pluralCount(qint64 number);

} // namespace text
