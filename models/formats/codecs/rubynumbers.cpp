// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/rubynumbers.h"

#include "models/text/characters.h"

#include <algorithm>

namespace formats
{

QByteArray plainBigDecimal(QByteArrayView dumped)
{
    constexpr int kMostZeros = 100;
    const qsizetype colon = dumped.indexOf(':');
    if (colon < 0)
        return {};
    QByteArrayView text = dumped.sliced(colon + 1);
    if (text == QByteArrayView("NaN") || text == QByteArrayView("Infinity") || text == QByteArrayView("-Infinity"))
        return text.toByteArray();
    const bool isNegative = text.startsWith('-');
    if (isNegative)
        text = text.sliced(1);
    // 0.digits, and most often an exponent
    const qsizetype e = text.indexOf('e');
    bool isNumber = true;
    const int exponent = e < 0 ? 0 : text.sliced(e + 1).toInt(&isNumber);
    if (!isNumber || !text.startsWith("0.") || exponent > kMostZeros || exponent < -kMostZeros)
        return {};
    QByteArrayView digits = text.first(e < 0 ? text.size() : e).sliced(2);
    if (digits.isEmpty() || !std::all_of(digits.begin(), digits.end(), text::isDigit))
        return {};
    while (digits.endsWith('0'))
        digits.chop(1);

    QByteArray plain(isNegative ? "-" : "");
    const qsizetype whole = std::min<qsizetype>(std::max(exponent, 0), digits.size());
    plain += digits.isEmpty() || exponent <= 0 ? QByteArray("0") : digits.first(whole).toByteArray();
    if (digits.isEmpty())
        return plain;
    if (exponent > digits.size())
        plain += QByteArray(exponent - digits.size(), '0');
    if (whole < digits.size()) {
        plain += '.';
        if (exponent < 0)
            plain += QByteArray(-exponent, '0');
        plain += digits.sliced(whole).toByteArray();
    }
    return plain;
}

} // namespace formats
