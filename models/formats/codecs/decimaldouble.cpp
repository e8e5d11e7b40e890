// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decimaldouble.h"

#include "models/text/characters.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace formats
{

namespace
{

/// The power of ten of the first digit that is not 0: 2 for `123`, -3 for `0.00123`. Bounded, as exponents are.
qint64 magnitudeOf(QByteArrayView text)
{
    constexpr qint64 kMost = 1'000'000'000;
    qint64 magnitude = -1;
    bool isBehindPoint = false;
    bool isSignificant = false;
    qsizetype at = text.startsWith('-') ? 1 : 0;
    for (; at < text.size() && text[at] != 'e' && text[at] != 'E'; ++at) {
        if (text[at] == '.') {
            isBehindPoint = true;
            continue;
        }
        isSignificant = isSignificant || text[at] != '0';
        if (!isBehindPoint && isSignificant)
            ++magnitude;
        else if (isBehindPoint && !isSignificant)
            --magnitude;
    }
    if (!isSignificant)
        return -kMost;
    qint64 exponent = 0;
    bool isNegative = false;
    for (++at; at < text.size(); ++at) {
        if (text[at] == '-')
            isNegative = true;
        else if (text::isDigit(text[at]))
            exponent = std::min(exponent * 10 + (text[at] - '0'), kMost);
    }
    return magnitude + (isNegative ? -exponent : exponent);
}

} // namespace

std::optional<double> doubleFromDecimal(QByteArrayView text)
{
    if (text.startsWith('+'))
        text = text.sliced(1);
    double number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    if (error == std::errc::invalid_argument || end != text.end())
        return std::nullopt;
    if (error == std::errc())
        return number;
    // Too large or too small: the text says which.
    const double size = magnitudeOf(text) > 0 ? std::numeric_limits<double>::infinity() : 0;
    return text.startsWith('-') ? -size : size;
}

} // namespace formats
