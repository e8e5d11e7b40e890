// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/profiles/profileimport.h"

#include "ui/connect/secrets/passwordreach.h"
#include "ui/connect/profiles/profilestore.h"

#include <algorithm>
#include <utility>

namespace ui
{

using messages::ConnectionProfile;

namespace
{

bool isSamePlace(const ConnectionProfile &one, const ConnectionProfile &other)
{
    return one.database == other.database && passwordReaches(one, other) && passwordReaches(other, one);
}

/// Also what unlocks the key of the client certificate stays with its file.
bool mayKeepSecrets(const ConnectionProfile &of, const ConnectionProfile &with)
{
    const bool isSameSentinel = of.kind != messages::ServerKind::Sentinel || sentinelPasswordReaches(of, with);
    return passwordReaches(of, with) && isSameSentinel && of.tls == with.tls && of.replacements == with.replacements;
}

} // namespace

ProfileImport::ProfileImport(const Profiles &present, ProfileFile file)
    : m_file(std::move(file))
{
    QStringList met;
    for (int i = 0; i < m_file.profiles.size(); ++i) {
        const ConnectionProfile &profile = m_file.profiles.at(i);
        auto found = std::find_if(present.begin(), present.end(), [&profile](const ConnectionProfile &one) {
            return !profile.id.isEmpty() && one.id == profile.id;
        });
        if (found == present.end())
            found = std::find_if(present.begin(), present.end(),
                                 [&profile](const ConnectionProfile &one) { return isSamePlace(one, profile); });
        // One cannot be replaced twice.
        if (found == present.end() || met.contains(found->id))
            continue;
        met.append(found->id);
        m_known.insert(i, *found);
        m_duplicates.append(profile);
    }
}

std::function<void(Profiles &)> ProfileImport::taking(Duplicates duplicates)
{
    m_taken.clear();
    m_before.clear();
    for (int i = 0; i < m_file.profiles.size(); ++i) {
        ConnectionProfile profile = m_file.profiles.at(i);
        profile.id = ProfileStore::newId();
        const auto known = m_known.constFind(i);
        if (duplicates == Duplicates::Replace && known != m_known.constEnd()) {
            profile.readOnly = profile.readOnly || known->readOnly;
            profile.production = profile.production || known->production;
            if (mayKeepSecrets(*known, profile))
                profile.id = known->id;
            m_before.insert(profile.id, *known);
        }
        m_taken.append(profile);
    }
    m_replaced = static_cast<int>(m_before.size());
    m_added = static_cast<int>(m_taken.size()) - m_replaced;
    return [taken = m_taken, before = m_before](Profiles &profiles) {
        for (const ConnectionProfile &profile : taken) {
            const auto former = before.constFind(profile.id);
            const int place = former == before.constEnd() ? -1 : placeOf(profiles, former->id);
            if (place >= 0)
                profiles[place] = profile;
            else if (placeOf(profiles, profile.id) < 0)
                profiles.append(profile);
        }
    };
}

std::function<void(Profiles &)> ProfileImport::undoing() const
{
    return [taken = m_taken, before = m_before](Profiles &profiles) {
        for (const ConnectionProfile &profile : taken) {
            const int place = placeOf(profiles, profile.id);
            if (place < 0)
                continue;
            if (const auto former = before.constFind(profile.id); former != before.constEnd())
                profiles[place] = *former;
            else
                profiles.removeAt(place);
        }
    };
}

QStringList ProfileImport::goneIds() const
{
    QStringList ids;
    for (auto former = m_before.begin(); former != m_before.end(); ++former) {
        if (former->id != former.key())
            ids.append(former->id);
    }
    return ids;
}

} // namespace ui
