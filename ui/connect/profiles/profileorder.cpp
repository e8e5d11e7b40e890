// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/profileorder.h"

#include <algorithm>
#include <iterator>

namespace ui
{

using messages::ConnectionProfile;

int placeOf(const Profiles &profiles, const QString &id)
{
    for (int place = 0; place < profiles.size(); ++place) {
        if (profiles.at(place).id == id)
            return place;
    }
    return -1;
}

QStringList groupsOf(const Profiles &profiles)
{
    QStringList groups;
    for (const ConnectionProfile &profile : profiles) {
        if (!profile.group.isEmpty() && !groups.contains(profile.group))
            groups.append(profile.group);
    }
    return groups;
}

namespace
{

Profiles inGroups(const Profiles &profiles, const QStringList &groups)
{
    Profiles ordered;
    for (const QString &group : QStringList{QString()} + groups)
        std::copy_if(profiles.begin(), profiles.end(), std::back_inserter(ordered),
                     [&group](const ConnectionProfile &profile) { return profile.group == group; });
    return ordered;
}

QStringList idsOf(const Profiles &profiles)
{
    QStringList ids;
    for (const ConnectionProfile &profile : profiles)
        ids.append(profile.id);
    return ids;
}

} // namespace

Profiles groupedProfiles(const Profiles &profiles)
{
    return inGroups(profiles, groupsOf(profiles));
}

QStringList orderAfterMove(const Profiles &profiles, const QString &id, int by)
{
    Profiles ordered = groupedProfiles(profiles);
    const auto found = std::find_if(ordered.cbegin(), ordered.cend(),
                                    [&id](const ConnectionProfile &profile) { return profile.id == id; });
    if (found == ordered.cend())
        return {};
    const qsizetype from = found - ordered.cbegin();
    const qsizetype to = from + by;
    if (to >= 0 && to < ordered.size() && ordered.at(to).group == found->group) {
        ordered.move(from, to);
        return idsOf(ordered);
    }
    QStringList groups = groupsOf(ordered);
    const qsizetype group = groups.indexOf(found->group);
    if (group < 0 || group + by < 0 || group + by >= groups.size())
        return {};
    groups.move(group, group + by);
    return idsOf(inGroups(ordered, groups));
}

} // namespace ui
