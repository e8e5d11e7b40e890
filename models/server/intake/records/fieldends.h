// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace server
{

/// Whether fields of hashes are asked when they run out (HPEXPIRETIME), as far as is known by their answers.
enum class FieldEnds : quint8 {
    Asked,
    Unheard, ///< the server knows none
    Refused, ///< the account may not ask
};

} // namespace server
