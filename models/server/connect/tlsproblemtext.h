// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/problem.h"
#include "models/redis/error.h"

namespace server
{

/// The sentences for what goes wrong with TLS, certificates and keys; `where`: the server, as it is to be named.
/// Empty: it is none of these.
messages::Problem describeTls(const redis::Error &error, const messages::ConnectionProfile &profile,
                              const QString &where);

} // namespace server
