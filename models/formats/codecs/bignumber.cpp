// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/bignumber.h"

#include "models/text/characters.h"

#include <QtEndian>

#include <algorithm>
#include <charconv>

namespace formats
{

namespace
{

QByteArrayView withoutLeading(QByteArrayView bytes, char dropped)
{
    const auto *first = std::find_if(bytes.begin(), bytes.end(), [dropped](char c) { return c != dropped; });
    return bytes.sliced(first - bytes.begin());
}

NodeTree::Index addOmitted(NodeTree &tree)
{
    tree.markIncomplete();
    return tree.add(NodeTree::Kind::Omitted);
}

} // namespace

QByteArray decimalDigits(QByteArrayView magnitude, bool negative)
{
    magnitude = withoutLeading(magnitude, '\0');
    if (magnitude.size() > kMostIntegerBytes)
        return {};
    // 32-bit words, the highest first; each round divides all of them by 10^9 and yields nine digits.
    std::array<quint32, kMostIntegerBytes / 4> words = {};
    const auto count = static_cast<size_t>((magnitude.size() + 3) / 4);
    for (qsizetype i = 0; i < magnitude.size(); ++i) {
        const auto fromEnd = static_cast<size_t>(magnitude.size() - 1 - i);
        words[count - 1 - fromEnd / 4] |= static_cast<quint32>(static_cast<quint8>(magnitude[i])) << (fromEnd % 4 * 8);
    }
    QByteArray reversed;
    reversed.reserve(magnitude.size() * 5 / 2 + 2); // 2.41 digits for each byte
    for (size_t first = 0; first < count;) {
        quint64 rest = 0;
        for (size_t i = first; i < count; ++i) {
            const quint64 value = (rest << 32) | words[i];
            words[i] = static_cast<quint32>(value / 1'000'000'000);
            rest = value % 1'000'000'000;
        }
        while (first < count && words[first] == 0)
            ++first;
        for (int digit = 0; digit < 9 && (rest != 0 || first < count); ++digit) {
            reversed += static_cast<char>('0' + rest % 10);
            rest /= 10;
        }
    }
    if (reversed.isEmpty())
        return QByteArrayLiteral("0");
    if (negative)
        reversed += '-';
    std::reverse(reversed.begin(), reversed.end());
    return reversed;
}

NodeTree::Index addMagnitude(NodeTree &tree, QByteArrayView magnitude, bool negative)
{
    if (magnitude.size() > 2 * kMostIntegerBytes) // nobody writes so many zeros before a number
        return addOmitted(tree);
    magnitude = withoutLeading(magnitude, '\0');
    if (magnitude.size() <= 8) {
        quint64 value = 0;
        for (const char c : magnitude)
            value = (value << 8) | static_cast<quint8>(c);
        constexpr quint64 kMost = std::numeric_limits<qint64>::max();
        if (value <= kMost + (negative ? 1 : 0))
            return tree.addInteger(static_cast<qint64>(negative ? quint64(0) - value : value));
    }
    if (magnitude.size() > kMostIntegerBytes)
        return addOmitted(tree);
    return tree.add(NodeTree::Kind::BigInteger, tree.keep(decimalDigits(magnitude, negative)));
}

NodeTree::Index addTwosComplement(NodeTree &tree, QByteArrayView littleEndian)
{
    if (littleEndian.size() > kMostIntegerBytes)
        return addOmitted(tree);
    const bool negative = !littleEndian.isEmpty() && (static_cast<quint8>(littleEndian.back()) & 0x80) != 0;
    std::array<char, kMostIntegerBytes> magnitude;
    const auto size = static_cast<size_t>(littleEndian.size());
    unsigned carry = negative ? 1 : 0;
    for (size_t i = 0; i < size; ++i) {
        const unsigned byte = static_cast<quint8>(littleEndian[static_cast<qsizetype>(i)]);
        const unsigned value = (negative ? byte ^ 0xffU : byte) + carry;
        carry = value >> 8;
        magnitude[size - 1 - i] = static_cast<char>(static_cast<quint8>(value));
    }
    return addMagnitude(tree, QByteArrayView(magnitude.data(), littleEndian.size()), negative);
}

NodeTree::Index addDigits(NodeTree &tree, QByteArrayView digits)
{
    const bool negative = digits.startsWith('-');
    QByteArrayView magnitude = digits.sliced(negative || digits.startsWith('+') ? 1 : 0);
    if (magnitude.isEmpty() || !std::all_of(magnitude.begin(), magnitude.end(), text::isDigit))
        return NodeTree::kNone;
    magnitude = withoutLeading(magnitude, '0');
    if (magnitude.isEmpty())
        return tree.addInteger(0);
    if (magnitude.size() > kMostIntegerDigits)
        return addOmitted(tree);
    // The minus stands before the first digit unless zeros did.
    const bool adjacent = negative && magnitude.begin() - digits.begin() == 1;
    const QByteArrayView whole = adjacent ? digits : magnitude;
    if (negative && !adjacent)
        return addDigits(tree, tree.keep('-' + magnitude.toByteArray()));
    qint64 value = 0;
    const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), value);
    return error == std::errc() && end == whole.data() + whole.size() ? tree.addInteger(value)
                                                                      : tree.add(NodeTree::Kind::BigInteger, whole);
}

std::optional<std::array<quint8, 16>> bits128(QByteArrayView digits)
{
    std::array<quint8, 16> bits = {};
    if (digits.isEmpty() || digits.size() > 39) // the digits of 2^128
        return std::nullopt;
    for (const char c : digits) {
        if (c < '0' || c > '9')
            return std::nullopt;
        auto carry = static_cast<unsigned>(c - '0');
        for (auto byte = bits.rbegin(); byte != bits.rend(); ++byte) {
            carry += *byte * 10U;
            *byte = static_cast<quint8>(carry);
            carry >>= 8;
        }
        if (carry != 0)
            return std::nullopt;
    }
    return bits;
}

QByteArray uuidText(const std::array<quint8, 16> &bits)
{
    constexpr const char *kDigits = "0123456789abcdef";
    QByteArray text;
    text.reserve(36);
    for (size_t i = 0; i < bits.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            text += '-';
        text += kDigits[bits[i] >> 4];
        text += kDigits[bits[i] & 15];
    }
    return text;
}

} // namespace formats
