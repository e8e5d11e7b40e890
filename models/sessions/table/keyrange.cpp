// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/keyrange.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace sessions
{

void KeyRange::add(quint64 key)
{
    const quint64 tag = tagOf(key);
    for (size_t at = 0; at < m_classes.size(); ++at) {
        Class &known = m_classes[at];
        if (known.tag != tag)
            continue;
        known.least = std::min(known.least, key);
        known.most = std::max(known.most, key);
        if (at > 0) // what comes often is found first
            std::swap(known, m_classes[at / 2]);
        return;
    }
    m_classes.push_back({tag, key, key, 0});
    if (m_classes.size() > kMostClasses)
        mergeClasses();
}

void KeyRange::mergeClasses()
{
    Class all = m_classes.front();
    for (const Class &one : m_classes) {
        all.least = std::min(all.least, one.least);
        all.most = std::max(all.most, one.most);
    }
    all.tag = 0;
    m_classes.assign(1, all);
    m_plain = true;
}

void KeyRange::close()
{
    std::sort(m_classes.begin(), m_classes.end(),
              [](const Class &left, const Class &right) { return left.tag < right.tag; });
    quint64 width = 0; // of at most 32 classes of 48 bits, or of one of 64: does not overflow
    for (Class &one : m_classes) {
        one.base = width;
        width += one.most - one.least + (m_plain ? 0 : 1);
    }
    while (width >> m_shift > std::numeric_limits<quint32>::max())
        ++m_shift;
}

quint32 KeyRange::place(quint64 key) const
{
    const quint64 tag = tagOf(key);
    const auto known =
        std::find_if(m_classes.begin(), m_classes.end(), [tag](const Class &one) { return one.tag == tag; });
    Q_ASSERT(known != m_classes.end());
    return static_cast<quint32>((known->base + (key - known->least)) >> m_shift);
}

} // namespace sessions
