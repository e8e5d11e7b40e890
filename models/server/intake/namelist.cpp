// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/namelist.h"

namespace server
{

void NameList::add(QByteArrayView name)
{
    const qsizetype bytes = m_bytes.size() + name.size() + (qsizetype(m_ends.size()) + 1) * qsizetype(sizeof(quint32));
    m_isWhole = m_isWhole && bytes <= m_mostBytes;
    if (m_isWhole) {
        m_bytes.append(name);
        m_ends.push_back(static_cast<quint32>(m_bytes.size()));
    } else if (!m_ends.empty()) {
        m_bytes = {};
        m_ends = {};
    }
}

QByteArrayView NameList::at(size_t index) const
{
    const quint32 begin = index == 0 ? 0 : m_ends[index - 1];
    return QByteArrayView(m_bytes).sliced(begin, m_ends[index] - begin);
}

} // namespace server
