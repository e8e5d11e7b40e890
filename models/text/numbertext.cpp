// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/numbertext.h"

namespace text
{

QLocale groupingLocale()
{
    return QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale();
}

QString numberText(qint64 number)
{
    return groupingLocale().toString(number);
}

} // namespace text
