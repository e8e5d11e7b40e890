// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/numbertext.h"

namespace sessions
{

QLocale groupingLocale()
{
    return QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale();
}

QString numberText(qint64 number)
{
    return groupingLocale().toString(number);
}

} // namespace sessions
