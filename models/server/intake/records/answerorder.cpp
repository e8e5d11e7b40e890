// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/records/answerorder.h"

#include <algorithm>

namespace server
{

namespace
{

/// For a look-up without a copy.
QByteArray lent(QByteArrayView key)
{
    return QByteArray::fromRawData(key.data(), key.size());
}

} // namespace

quint64 AnswerOrder::begin()
{
    m_running.insert(++m_latest);
    return m_latest;
}

void AnswerOrder::noteRemoval(QByteArrayView key)
{
    if (!m_running.empty())
        m_removed.insert(key.toByteArray(), ++m_latest);
}

void AnswerOrder::noteTold(quint64 question, QByteArrayView key, bool isThere)
{
    Told &told = m_told[key.toByteArray()];
    if (question > told.question)
        told = {question, isThere};
}

void AnswerOrder::end(quint64 question)
{
    m_running.erase(question);
    if (m_running.empty()) {
        m_removed.clear();
        m_told.clear();
        m_mostKept = kMany;
        return;
    }
    if (m_removed.size() + m_told.size() <= m_mostKept)
        return;
    // Only what came after the oldest question on its way still matters.
    const quint64 oldest = *m_running.begin();
    m_removed.removeIf([oldest](const auto &removal) { return removal.value() <= oldest; });
    m_told.removeIf([oldest](const auto &told) { return told.value().question <= oldest; });
    m_mostKept = std::max(kMany, 2 * (m_removed.size() + m_told.size()));
}

bool AnswerOrder::isRemoved(QByteArrayView key, quint64 question) const
{
    return !m_removed.isEmpty() && m_removed.value(lent(key)) > question;
}

bool AnswerOrder::isOvertaken(QByteArrayView key, quint64 question) const
{
    return !m_told.isEmpty() && m_told.value(lent(key)).question > question;
}

bool AnswerOrder::isFoundSince(QByteArrayView key, quint64 question) const
{
    return isOvertaken(key, question) && m_told.value(lent(key)).isThere;
}

} // namespace server
