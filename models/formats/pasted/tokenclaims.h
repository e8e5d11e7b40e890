// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/pasted/pasted.h"

namespace formats::pasted
{

/// A JWT: the claims that name a session (`jti`, `sid`, Keycloak's `session_state`, RuoYi's `login_user_key`,
/// Sa-Token's `loginId`) or a user (`sub`), and the token itself, which some stores use as the id. Nothing for any
/// other text.
std::optional<PastedReading> readToken(QByteArrayView value);

} // namespace formats::pasted
