// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/orderfloors.h"

#include "models/sessions/store/sessionstore.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <random>

namespace bench
{

namespace
{

constexpr char kBetween = '\n'; // no text crosses it

std::array<char, 256> foldingTable()
{
    std::array<char, 256> table{};
    for (size_t byte = 0; byte < table.size(); ++byte)
        table[byte] = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
    return table;
}

} // namespace

double measureSortFloor(int sessions)
{
    std::mt19937_64 random(1);
    std::vector<std::pair<quint64, quint32>> keys;
    keys.reserve(size_t(sessions));
    for (int slot = 0; slot < sessions; ++slot)
        keys.emplace_back(random(), quint32(slot));
    QElapsedTimer elapsed;
    elapsed.start();
    std::sort(keys.begin(), keys.end());
    return double(elapsed.nsecsElapsed()) / 1e6;
}

FilterFloor::FilterFloor(const sessions::SessionStore &store)
{
    store.forEach([&](sessions::Slot slot) {
        for (const QByteArrayView text : {store.user(slot), store.id(slot), store.ip(slot), store.userAgent(slot)})
            m_bytes.append(text).append(kBetween);
        m_ends.push_back(m_bytes.size());
    });
}

FilterFloor::Scan FilterFloor::scan(const QByteArray &text) const
{
    static const std::array<char, 256> kFolded = foldingTable();
    const auto folded = [](char byte) { return kFolded[static_cast<unsigned char>(byte)]; };
    Scan result;
    QElapsedTimer elapsed;
    elapsed.start();
    const QByteArray needle = text.toLower();
    const auto alike = [&](char left, char right) { return folded(left) == right; };
    const char *begin = m_bytes.constData();
    for (const qsizetype end : m_ends) {
        const char *stop = m_bytes.constData() + end;
        bool found = false;
        // Past the first hit, too: the bytes are the same whatever is searched for.
        while ((begin = std::search(begin, stop, needle.begin(), needle.end(), alike)) != stop) {
            found = true;
            begin += needle.size();
        }
        result.hits += found ? 1 : 0;
    }
    result.milliseconds = double(elapsed.nsecsElapsed()) / 1e6;
    return result;
}

} // namespace bench
