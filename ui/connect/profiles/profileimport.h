// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connect/profiles/profilefile.h"

#include <QHash>

#include <functional>

namespace ui
{

/// Brings the connections of a file among those that are here, and takes that back.
class ProfileImport final
{
public:
    enum class Duplicates { KeepBoth, Replace };

    ProfileImport(const Profiles &present, ProfileFile file);

    const ProfileFile &file() const { return m_file; }
    /// Those of the file that are here already: under the same id, or with the same address and user.
    const Profiles &duplicates() const { return m_duplicates; }

    /// To do to the list. What replaces another keeps the marks "read-only" and "production" of that, and its id, and
    /// so its password, only where that password may go to. May be called again, on a list that has changed.
    std::function<void(Profiles &)> taking(Duplicates duplicates);
    /// To do to the list after that.
    std::function<void(Profiles &)> undoing() const;
    /// Ids that went with taking(): when it cannot be undone any more, what is kept for them is of no use.
    QStringList goneIds() const;
    int added() const { return m_added; }
    int replaced() const { return m_replaced; }
    /// The first of those that came; empty: none.
    QString firstId() const { return m_taken.isEmpty() ? QString() : m_taken.constFirst().id; }

private:
    ProfileFile m_file;
    Profiles m_duplicates;
    QHash<int, messages::ConnectionProfile> m_known;      ///< of the file's, by place: who is here already
    Profiles m_taken;                                     ///< of the file, with ids of their own
    QHash<QString, messages::ConnectionProfile> m_before; ///< of those that replace: who was there, by their id
    int m_added = 0;
    int m_replaced = 0;
};

} // namespace ui
