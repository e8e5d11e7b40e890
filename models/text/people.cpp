// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/people.h"

#include "models/text/personname.h"

#include <QByteArrayList>

#include <algorithm>

namespace text
{

bool People::add(QByteArrayView otherNames)
{
    if (otherNames.isEmpty() || m_names.size() == kMost)
        return false;
    const auto known = std::find_if(m_names.begin(), m_names.end(), [otherNames](const QByteArray &names) {
        return mayBeOnePerson(names, otherNames);
    });
    if (known != m_names.end())
        return false;
    m_names.push_back(otherNames.toByteArray());
    return true;
}

std::vector<QByteArray> People::firstNames() const
{
    std::vector<QByteArray> first;
    first.reserve(m_names.size());
    for (const QByteArray &names : m_names)
        first.push_back(names.split('\n').constFirst());
    return first;
}

} // namespace text
