// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/alertsettings.h"

#include <QString>
#include <QStringList>

namespace files
{
class Settings;
} // namespace files

namespace alerts
{

// Beside the saved connections, by their ids, and never among what is exported of them: a file of connections brings no
// command that is then run here.

/// Of this connection; the usual ones where nothing is saved of it, or it is not saved itself.
messages::AlertSettings savedAlerts(const files::Settings &settings, const QString &connectionId);
/// Forgets those of connections that are not among `present` any more.
void saveAlerts(files::Settings &settings, const QString &connectionId, const messages::AlertSettings &alerts,
                const QStringList &present);

} // namespace alerts
