// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutator.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <utility>

namespace fuzz
{

namespace
{

constexpr qsizetype kLongest = 16 * 1024; ///< doubling is stopped here

constexpr std::array<quint64, 16> kBorders{
    0,
    1,
    0x7f,
    0x80,
    0xff,
    0x7fff,
    0x8000,
    0xffff,
    0x7fff'ffff,
    0x8000'0000,
    0xffff'ffff,
    0x1'0000'0000,
    0x7fff'ffff'ffff'ffff,
    0x8000'0000'0000'0000,
    ~quint64(0),
    ~quint64(0) - 7,
};
/// Marks that open, close or announce something in one format or the other.
constexpr QByteArrayView kMarks =
    QByteArrayView::fromArray("{}[](),:;\"'\\|*@^=+-.0129aisbdONCRuxtrnul\x04\x80\x81\xff\xdf\xc1");

} // namespace

Mutator::Mutator(QByteArrayList seeds, quint32 start)
    : m_seeds(std::move(seeds))
    , m_random(start)
{
}

QByteArray Mutator::next()
{
    const qsizetype round = m_round++;
    if (m_seeds.isEmpty())
        return {};
    if (round < m_seeds.size())
        return m_seeds[round];
    QByteArray bytes = anySeed();
    for (qsizetype times = 1 + below(1 + below(4)); times > 0; --times)
        damage(bytes);
    bytes.truncate(kLongest);
    return bytes;
}

void Mutator::damage(QByteArray &bytes)
{
    if (bytes.isEmpty()) {
        bytes = anySeed();
        return;
    }
    const qsizetype at = below(bytes.size());
    const qsizetype length = std::min<qsizetype>(1 + below(24), bytes.size() - at);
    switch (below(9)) {
    case 0:
        bytes.truncate(at);
        break;
    case 1:
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
        break;
    case 2:
        bytes[at] = kMarks[below(kMarks.size())];
        break;
    case 3:
        bytes.insert(at, kMarks[below(kMarks.size())]);
        break;
    case 4:
        bytes.remove(at, length);
        break;
    case 5: { // often, so that things nest
        const QByteArray piece = bytes.sliced(at, length);
        bytes.insert(at, piece.repeated(1 + below(below(20) == 0 ? 400 : 3)));
        break;
    }
    case 6: {
        const QByteArray &other = anySeed();
        bytes = bytes.left(at) + other.sliced(below(other.size() + 1));
        break;
    }
    default:
        overwriteWithBorder(bytes);
    }
}

void Mutator::overwriteWithBorder(QByteArray &bytes)
{
    const quint64 border = kBorders[static_cast<size_t>(below(kBorders.size()))];
    const qsizetype size = qsizetype(1) << below(4);
    std::array<char, 8> text{};
    if (below(2) == 0)
        qToLittleEndian(border, text.data());
    else
        qToBigEndian(border << (64 - 8 * size), text.data());
    const qsizetype at = m_round % bytes.size(); // each in turn
    bytes.replace(at, std::min(size, bytes.size() - at), QByteArrayView(text.data(), size).toByteArray());
}

qsizetype Mutator::below(qsizetype limit)
{
    return static_cast<qsizetype>(m_random()) % limit;
}

const QByteArray &Mutator::anySeed()
{
    return m_seeds[below(m_seeds.size())];
}

} // namespace fuzz
