// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace messages
{
struct ConnectionProfile;
}

namespace history
{

/// Where this account's histories are, one file for each server; empty: it has no home folder. Never what a setting
/// says, which somebody else may write.
QString defaultFolder();

/// The name of a server's file: the same for whoever connects to it, by whichever profile, account or address of this
/// computer. Through another gate (SSH) it is another server. Of sentinels it is the primary's name and the sentinels
/// that are told.
QString fileNameFor(const messages::ConnectionProfile &profile);

} // namespace history
