// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace monitor
{
struct FleetGap;
}

namespace ui
{

// Beside figures over all nodes, where some of several do not answer. Nothing is to be said: empty.

/// Of what is counted in the table, those nodes' rows included: "1 node as of 13:05"; "without 1 node" where nothing
/// was ever known of it; "1 node being checked" where it answers, and its rows are not right yet.
QString gapOfRowsText(const monitor::FleetGap &gap);
/// Of what happens: "without 1 node".
QString gapOfEventsText(const monitor::FleetGap &gap);

// The same in sentences, with the names.

QString aboutRowsText(const monitor::FleetGap &gap);
QString aboutEventsText(const monitor::FleetGap &gap);
/// Of the sessions of one user, or of the users there are.
QString aboutUsersText(const monitor::FleetGap &gap);

} // namespace ui
