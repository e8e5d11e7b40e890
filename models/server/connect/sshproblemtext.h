// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/problem.h"
#include "models/redis/error.h"

namespace server
{

/// The sentences for a failure of the tunnel that the server of this profile is reached through.
messages::Problem describeSsh(const redis::Error &error, const messages::ConnectionProfile &profile);

} // namespace server
