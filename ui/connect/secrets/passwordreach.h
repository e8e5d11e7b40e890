// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"

namespace ui
{

/// Whether the password of `of` may be sent to whom `to` leads: the same address by the same way, and the same user. Of
/// sentinels all have to be known to `of`: one more could name any server as the primary.
bool passwordReaches(const messages::ConnectionProfile &of, const messages::ConnectionProfile &to);
/// The same of the password at the sentinels.
bool sentinelPasswordReaches(const messages::ConnectionProfile &of, const messages::ConnectionProfile &to);

} // namespace ui
