// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/problem.h"
#include "models/redis/error.h"

namespace server
{

/// The sentences for a failure to reach or use the server of this profile. `where`: one of its nodes, by name; none:
/// the place that the profile names.
messages::Problem describe(const redis::Error &error, const messages::ConnectionProfile &profile,
                           const QString &where = {});

/// Whether asking for another password makes sense.
bool concernsPassword(const redis::Error &error);
/// The same of the passphrase of the client certificate's key.
bool concernsPassphrase(const redis::Error &error);

} // namespace server
