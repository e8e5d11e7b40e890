// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

#include <QList>

namespace app
{

/// A profile of the command line with the marks of the saved ones that lead to the same place: production, and without
/// a history, where one of the same server is marked so, read-only where all of the same server, database and account
/// are. Also the name, where there is only one, and the shared log, where they all have the same.
messages::ConnectionProfile markedAsSaved(messages::ConnectionProfile profile,
                                          const QList<messages::ConnectionProfile> &saved);

/// The id of the saved connection that leads to the same server, database and account; of several the first one. Empty:
/// there is none.
QString savedAs(const messages::ConnectionProfile &profile, const QList<messages::ConnectionProfile> &saved);

} // namespace app
