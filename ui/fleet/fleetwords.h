// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/fleet.h"
#include "ui/controls/tone.h"

#include <QString>

namespace ui
{

/// What a cell says, and how loud.
struct FleetText {
    QString text;
    Tone tone = Tone::Text;
};

// The cells of a node's row, in words. What is not known is a dash, or says why.

FleetText roleCell(const messages::FleetNode &node);
/// "0–5460", "0–99, 200–299 and 3 more"; empty: it has none.
QString slotsText(const messages::FleetNode &node);
/// `sessions`: rows of it; -1: none are its own.
FleetText sessionsCell(const messages::FleetNode &node, qint64 sessions);
FleetText eventsCell(const messages::FleetNode &node);
FleetText roundTripCell(const messages::FleetNode &node, const QDateTime &now);
FleetText behindCell(const messages::FleetNode &node);
FleetText memoryCell(const messages::FleetNode &node);
FleetText livenessCell(const messages::FleetNode &node, qint64 sessions);
/// Whether it is there, for who does not see its mark.
QString presenceText(const messages::FleetNode &node);
/// All that is known of it, a line each, for the tool tip.
QString nodeTip(const messages::FleetNode &node);

/// The share of its limit that is in use, 0 to 1; negative: there is none, or it is not known.
double memoryShare(const messages::NodeFacts &facts);
/// From this share on.
inline constexpr double kNearlyFull = 0.9;

} // namespace ui
