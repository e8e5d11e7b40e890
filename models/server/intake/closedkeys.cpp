// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/closedkeys.h"

namespace server
{

void ClosedKeys::add(const std::vector<QByteArray> &keys)
{
    for (const QByteArray &key : keys) {
        if (m_keys.size() < kMost)
            m_keys.insert(key);
    }
    if (!m_tried.isValid())
        m_tried.start();
}

void ClosedKeys::remove(QByteArrayView key)
{
    // Nearly always there are none.
    if (!m_keys.isEmpty())
        m_keys.remove(QByteArray::fromRawData(key.data(), key.size()));
    if (!m_met.isEmpty() && m_met == key)
        m_met.clear();
}

void ClosedKeys::beginPass()
{
    m_keys.clear();
    m_met.clear();
}

void ClosedKeys::noteMet(const std::vector<QByteArray> &keys)
{
    if (!keys.empty())
        m_met = keys.front();
    if (!m_tried.isValid())
        m_tried.start();
}

void ClosedKeys::clear()
{
    beginPass();
    m_tried.invalidate();
}

QByteArray ClosedKeys::toTry()
{
    if ((m_keys.isEmpty() && m_met.isEmpty()) || !m_tried.isValid() || !m_tried.hasExpired(kTryAgain.count()))
        return {};
    m_tried.start();
    return m_keys.isEmpty() ? m_met : *m_keys.cbegin();
}

bool isOfEveryKey(const redis::Error &error)
{
    // "… has no permissions to run the 'get' command" against "… to access one of the keys", in all versions.
    return error.kind == redis::ErrorKind::PermissionDenied &&
           !error.detail.contains(QStringLiteral("access"), Qt::CaseInsensitive);
}

} // namespace server
