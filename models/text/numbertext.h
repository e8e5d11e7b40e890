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

} // namespace text
