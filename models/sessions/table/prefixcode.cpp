// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/prefixcode.h"

#include "models/text/textsearch.h"

#include <algorithm>

namespace sessions
{

PrefixCode::PrefixCode(bool folded)
    : m_folded(folded)
    , m_values(std::make_unique<Values>())
{
}

/// The end of a text is a letter below all others. (One that really is zero is taken for it.)
unsigned char PrefixCode::letter(QByteArrayView text, qsizetype at) const
{
    if (at >= text.size())
        return 0;
    return static_cast<unsigned char>(m_folded ? text::foldedAscii(text[at]) : text[at]);
}

void PrefixCode::add(QByteArrayView text)
{
    const qsizetype length = std::min(text.size() + 1, kDeepest);
    for (qsizetype at = 0; at < length; ++at)
        (*m_values)[static_cast<size_t>(at)][letter(text, at)] = 1;
}

void PrefixCode::close()
{
    constexpr quint64 kRoom = quint64(1) << 32;
    std::array<quint64, kDeepest> bases{};
    quint64 room = 1;
    qsizetype depth = 0;
    bool ended = false;
    for (; depth < kDeepest; ++depth) {
        std::array<quint32, 256> &letters = (*m_values)[static_cast<size_t>(depth)];
        ended = ended || letters[0] != 0;
        letters[0] = ended ? 1 : 0; // texts that have ended before have no letter here either
        quint32 rank = 0;
        for (quint32 &here : letters) {
            const bool seen = here != 0;
            here = rank;
            rank += seen ? 1 : 0;
        }
        rank = std::max(rank, 1u);
        bases[static_cast<size_t>(depth)] = rank;
        if (room * rank > kRoom)
            break;
        room *= rank;
    }
    m_depth = depth;
    quint64 weight = 1;
    for (qsizetype at = depth - 1; at >= 0; --at) {
        for (quint32 &here : (*m_values)[static_cast<size_t>(at)])
            here = static_cast<quint32>(here * weight);
        weight *= bases[static_cast<size_t>(at)];
    }
}

quint32 PrefixCode::place(QByteArrayView text) const
{
    quint32 sum = 0;
    const qsizetype length = std::min(text.size(), m_depth);
    for (qsizetype at = 0; at < length; ++at)
        sum += (*m_values)[static_cast<size_t>(at)][letter(text, at)];
    return sum;
}

} // namespace sessions
