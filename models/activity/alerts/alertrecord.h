// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/alerts/alertreading.h"

#include <QDateTime>
#include <QString>

namespace alerts
{

/// What is told of a Transition: in the log, by the desktop, to a command.
struct Record {
    Transition transition;
    QDateTime when;       ///< by this computer's clock
    QString server;       ///< the profile's title
    bool isQuiet = false; ///< in quiet hours: neither the desktop was told, nor a command run
};

} // namespace alerts
