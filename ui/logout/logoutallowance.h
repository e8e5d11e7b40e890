// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/logoutability.h"
#include "models/sessions/store/sessionstore.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace ui
{

class SlotSelection;

// What the account may not do, in the words of the window.

/// Why nothing at all can be ended, as sentences; empty: something can, or nobody knows yet.
QString obstacleOf(const messages::Logoutability &logoutability);
/// Why nothing of these can: their formats are among those whose sessions the account may not end. Stops at the first
/// session that it may.
QString obstacleOf(const messages::Logoutability &logoutability, const sessions::SessionStore &store,
                   const SlotSelection &selection);
QString obstacleOf(const messages::Logoutability &logoutability, const sessions::SessionStore &store,
                   const std::vector<sessions::Slot> &chosen);
/// What is to be said before sessions of one format are ended: that they will not be, that something stays, that there
/// is no way back.
QStringList warningsOf(const messages::FormatPermissions &permissions);

} // namespace ui
