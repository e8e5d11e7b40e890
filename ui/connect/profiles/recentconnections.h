// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QList>

namespace ui
{

class ProfileStore;

/// The saved connections that were gone to last, the latest first; a few.
QList<messages::ConnectionProfile> recentConnections(const ProfileStore &profiles);

/// It is gone to now. Of one that is not saved nothing is kept.
void noteConnection(ProfileStore &profiles, const messages::ConnectionProfile &profile);

} // namespace ui
