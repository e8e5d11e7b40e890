// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionstatus.h"
#include "models/messages/liveness.h"
#include "ui/theme/theme.h"

class QPainter;
class QPointF;

namespace ui
{

/// How well something is there, told by shape as well as colour: a disc, a half disc, a crossed disc, a ring.
enum class Presence { Good, Partly, Failed, Absent };

Presence presenceOf(messages::ConnectionStatus::Phase phase);
Presence presenceOf(messages::Liveness::Mode mode);

/// 9 pixels wide.
void drawPresenceMark(QPainter *painter, const QPointF &centre, Presence presence, const Colours &colours);

} // namespace ui
