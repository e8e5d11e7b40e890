// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace text
{

/// All variables of the environment that hold a secret of this program's: no program that it starts is given them.
inline constexpr const char *kSecretVariables[] = {"REDISCLI_AUTH", "SESSIONSCOPE_KEY_PASSPHRASE",
                                                   "SESSIONSCOPE_SENTINEL_PASSWORD"};

} // namespace text
