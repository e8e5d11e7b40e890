// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/recentconnections.h"

#include "ui/connect/profiles/profilestore.h"

namespace ui
{

namespace
{

const QString kRecent = QStringLiteral("connections/recent");
constexpr qsizetype kMostRecent = 4;
constexpr qsizetype kMostRemembered = 16; // of which some may have been removed

} // namespace

QList<messages::ConnectionProfile> recentConnections(const ProfileStore &profiles)
{
    QStringList ids = profiles.settings().value(kRecent).toStringList();
    if (const QString last = profiles.lastUsedId(); !last.isEmpty() && !ids.contains(last))
        ids.prepend(last); // of a version that remembered one
    QList<messages::ConnectionProfile> recent;
    for (const QString &id : std::as_const(ids)) {
        if (const auto profile = profiles.find(id); profile && recent.size() < kMostRecent)
            recent.append(*profile);
    }
    return recent;
}

void noteConnection(ProfileStore &profiles, const messages::ConnectionProfile &profile)
{
    if (profile.id.isEmpty())
        return;
    profiles.settings().change([id = profile.id](files::SettingValues &values) {
        QStringList ids = values.value(kRecent).toStringList();
        ids.removeAll(id);
        ids.prepend(id);
        values.insert(kRecent, ids.mid(0, kMostRemembered));
    });
}

} // namespace ui
