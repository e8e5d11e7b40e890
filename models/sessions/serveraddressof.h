// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/serveraddress.h"
#include "models/sessions/connectionprofile.h"

namespace sessions
{

redis::ServerAddress serverAddressOf(const ConnectionProfile &profile);

} // namespace sessions
