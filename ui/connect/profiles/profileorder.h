// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QList>
#include <QStringList>

namespace ui
{

using Profiles = QList<messages::ConnectionProfile>;

/// Of the one with this id; -1: there is none.
int placeOf(const Profiles &profiles, const QString &id);
/// In the order of the list: those without a group first, then each group where its first one stands.
Profiles groupedProfiles(const Profiles &profiles);
/// The groups in that order.
QStringList groupsOf(const Profiles &profiles);
/// The ids in the order of the list once this one has gone up (-1) or down (1): past its neighbour, and at the end of
/// its group, the whole group past the neighbouring one. Empty: it cannot.
QStringList orderAfterMove(const Profiles &profiles, const QString &id, int by);

} // namespace ui
