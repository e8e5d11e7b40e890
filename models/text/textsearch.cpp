// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/textsearch.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>

namespace text
{

namespace
{

bool matchesAt(const char *text, QByteArrayView foldedNeedle)
{
    for (const char wanted : foldedNeedle) {
        if (foldedAscii(*text++) != wanted)
            return false;
    }
    return true;
}

} // namespace

QByteArray foldedAscii(QByteArrayView text)
{
    QByteArray folded = text.toByteArray();
    std::transform(folded.cbegin(), folded.cend(), folded.begin(), [](char byte) { return foldedAscii(byte); });
    return folded;
}

qsizetype indexOfFolded(QByteArrayView text, QByteArrayView foldedNeedle)
{
    if (foldedNeedle.isEmpty())
        return 0;
    if (text.size() < foldedNeedle.size())
        return -1;
    const char first = foldedNeedle.front();
    const QByteArrayView rest = foldedNeedle.sliced(1);
    const char *const begin = text.data();
    const char *const end = begin + (text.size() - rest.size());
    for (const char *at = begin; at < end; ++at) {
        if (foldedAscii(*at) == first && matchesAt(at + 1, rest))
            return at - begin;
    }
    return -1;
}

bool startsWithFolded(QByteArrayView text, QByteArrayView foldedNeedle)
{
    return text.size() >= foldedNeedle.size() && matchesAt(text.data(), foldedNeedle);
}

int compareFolded(QByteArrayView left, QByteArrayView right)
{
    const qsizetype common = std::min(left.size(), right.size());
    for (qsizetype at = 0; at < common; ++at) {
        const auto l = static_cast<unsigned char>(foldedAscii(left[at]));
        const auto r = static_cast<unsigned char>(foldedAscii(right[at]));
        if (l != r)
            return l < r ? -1 : 1;
    }
    return left.size() == right.size() ? 0 : left.size() < right.size() ? -1 : 1;
}

quint64 exactPrefix(QByteArrayView text)
{
    char bytes[8] = {};
    if (!text.isEmpty()) // whose data may be null
        std::memcpy(bytes, text.data(), static_cast<size_t>(std::min<qsizetype>(text.size(), 8)));
    return qFromBigEndian<quint64>(bytes);
}

quint64 foldedPrefix(QByteArrayView text)
{
    char bytes[8] = {};
    const qsizetype length = std::min<qsizetype>(text.size(), 8);
    for (qsizetype at = 0; at < length; ++at)
        bytes[at] = foldedAscii(text[at]);
    return qFromBigEndian<quint64>(bytes);
}

} // namespace text
