// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/redis/serveraddress.h"

namespace server
{

/// Where the server of this profile is, as the protocol client wants it.
redis::ServerAddress serverAddressOf(const messages::ConnectionProfile &profile);

} // namespace server
