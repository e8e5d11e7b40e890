// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/numbertext.h"

#include <algorithm>
#include <limits>

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

QString sizeText(qint64 bytes)
{
    return groupingLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

int pluralCount(qint64 number)
{
    return static_cast<int>(std::clamp<qint64>(number, 0, std::numeric_limits<int>::max()));
}

} // namespace text
