// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/touchedkeys.h"

namespace server
{

void TouchedKeys::begin()
{
    end();
    m_isNoting = true;
}

void TouchedKeys::end()
{
    m_keys.clear();
    m_isNoting = false;
    m_areAll = false;
}

void TouchedKeys::note(QByteArrayView key)
{
    if (!m_isNoting || m_areAll)
        return;
    if (m_keys.size() >= m_most)
        return noteAll();
    m_keys.insert(key.toByteArray());
}

void TouchedKeys::noteAll()
{
    m_areAll = m_isNoting;
    m_keys.clear();
}

bool TouchedKeys::contains(QByteArrayView key) const
{
    return m_areAll || (!m_keys.isEmpty() && m_keys.contains(QByteArray::fromRawData(key.data(), key.size())));
}

} // namespace server
