// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/survival.h"

#include <optional>

namespace activity
{

/// What one kind of trouble does to the sessions of one node.
struct Judgement {
    int badness = 0;    ///< of several nodes the one with more decides
    int kind = 0;       ///< those alike are told as one
    double urgency = 0; ///< among those: of which the detail is told
    SurvivalLine::Verdict verdict = SurvivalLine::Verdict::Unknown;
    QString sentence;
    QString detail; ///< %1 is the node; empty: none
    QString evidence;
};

// By what Redis does (redis.conf, evict.c, aof.c, rdb.c). Nothing: the node does not tell what it takes.

/// maxmemory and maxmemory-policy.
std::optional<Judgement> judgeMemory(const messages::FleetNode &node);
/// appendonly, appendfsync and save.
std::optional<Judgement> judgeRestart(const messages::FleetNode &node);
/// The same, and stop-writes-on-bgsave-error.
std::optional<Judgement> judgeFullDisk(const messages::FleetNode &node);
/// Of all primaries and their replicas.
SurvivalLine judgeFailedPrimary(const messages::Fleet &fleet);

} // namespace activity
