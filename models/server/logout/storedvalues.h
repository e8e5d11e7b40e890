// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/logoutplan.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace server
{

/// What stands where a step of a logout writes something that depends on it. Sessions that are ended in one transaction
/// may share such a key, a user's list of them: each sees what the one before it has left.
class StoredValues
{
public:
    /// The command that asks for it: one field of a hash, or a string's beginning.
    static QByteArrayList questionFor(const formats::LogoutAction &action);

    /// Nothing: it is not there.
    std::optional<QByteArray> of(const formats::LogoutAction &action) const { return m_values.value(placeOf(action)); }
    void set(const formats::LogoutAction &action, const std::optional<QByteArray> &value)
    {
        m_values.insert(placeOf(action), value);
    }

private:
    static QByteArray placeOf(const formats::LogoutAction &action);

    QHash<QByteArray, std::optional<QByteArray>> m_values;
};

} // namespace server
