// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/connectionprofile.h"
#include "models/messages/problem.h"
#include "models/redis/error.h"
#include "models/redis/sentinelscout.h"

namespace server
{

/// Why the sentinels have led to no primary; empty: they have, or it is not known yet.
messages::Problem describeSentinels(const redis::SentinelStanding &standing,
                                    const messages::ConnectionProfile &profile);
/// Whether another password at the sentinels may help.
bool concernsSentinelPassword(const redis::SentinelStanding &standing);

/// Why the primary that they have named is not reached, or not used.
messages::Problem describePrimary(const redis::Error &error, const redis::SentinelStanding &standing,
                                  const messages::ConnectionProfile &profile);

/// Why what is followed is perhaps not the primary any more, so that nothing that it says counts as up to date; empty:
/// it is. `isPassing`: it will be settled in a moment.
struct PrimaryDoubt {
    messages::Problem problem;
    bool isPassing = false;
};
PrimaryDoubt doubtOfPrimary(const redis::SentinelStanding &standing);

/// What is wrong with the sentinels, while the primary is followed all the same; empty: nothing.
messages::Problem sentinelNotice(const redis::SentinelStanding &standing, const messages::ConnectionProfile &profile);

} // namespace server
