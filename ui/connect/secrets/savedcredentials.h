// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/credentials.h"

#include <functional>

class QObject;

namespace ui
{

class SecretStore;

/// All secrets that are kept for this profile, and that it has a use for. Calls `answer` later, unless `context` is
/// gone by then.
void readCredentials(SecretStore &secrets, const messages::ConnectionProfile &profile, QObject *context,
                     const std::function<void(const messages::Credentials &)> &answer);

} // namespace ui
