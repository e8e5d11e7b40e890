// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/server/intake/records/fieldends.h"

#include <QString>

#include <set>

namespace server
{

/// What a server has refused in the course of a logout, and what is done without from then on. Nothing was, at first.
struct LogoutLimits {
    bool transactions = true;                 ///< WATCH, MULTI, EXEC
    bool instants = true;                     ///< PEXPIRETIME (7.0); PTTL otherwise
    FieldEnds fieldEnds = FieldEnds::Unheard; ///< HPEXPIRETIME (7.4), as the reading of a field has shown
    bool unlink = true;                       ///< UNLINK (4.0); DEL otherwise
    bool keeps = true;                        ///< what is asked so that it can be undone
    bool oneSlot = false;                     ///< a node of a cluster: no transaction reaches over two slots
    std::set<int> unserved = {};              ///< slots that were waited for in vain, beside a session
    QString noTransactions = {};              ///< the server's words
    QString noUndo = {};                      ///< the same
};

} // namespace server
