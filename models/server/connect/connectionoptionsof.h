// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/credentials.h"
#include "models/redis/connection.h"

class QObject;

namespace server
{

/// How each connection of this profile is made. The tunnel that they go through, where there is one, lives as long as
/// `parent`, whose connections they are: one for all of them, however often this is asked.
redis::ConnectionOptions connectionOptionsOf(const messages::ConnectionProfile &profile,
                                             const messages::Credentials &credentials, QObject *parent);

} // namespace server
