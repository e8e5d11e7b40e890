// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"
#include "models/sessions/connectionprofile.h"
#include "models/sessions/status.h"

namespace sessions
{

/// The sentences for a failure to reach or use the server of this profile.
Problem describe(const redis::Error &error, const ConnectionProfile &profile);

/// Whether asking for another password makes sense.
bool concernsPassword(const redis::Error &error);

} // namespace sessions
