// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/lifeplan.h"
#include "models/formats/logout/logoutplan.h"
#include "models/messages/logoutreport.h"
#include "models/messages/logouttarget.h"
#include "models/server/logout/keptkey.h"

#include <QStringList>

#include <optional>
#include <set>
#include <vector>

namespace server
{

/// One session of a logout, on its way from the list to its outcome.
struct LeavingSession {
    size_t index = 0; ///< in the order
    messages::LogoutTarget target;
    formats::LogoutPlan plan = {};
    formats::LifePlan life = {}; ///< in its place: the session gets another end
    /// No session, but what one has left behind in the key `target.key`: the plan's only action, required, ends it, and
    /// finds it gone already where it removes nothing.
    bool isTrace = false;
    std::set<size_t> refused = {}; ///< actions of the plan that the server refuses, and that need not be
    QStringList remarks = {};      ///< what was left as it is, a sentence each
    std::vector<formats::LogoutAction> elsewhere = {};   ///< in a cluster: steps of the plan in other slots
    std::vector<formats::LifeAction> lifeElsewhere = {}; ///< the same of another end
    bool isElsewhere = false; ///< in a cluster: another node has it now, or will in a moment. Nothing was done
    int tries = 0;
    std::optional<messages::LogoutOutcome> outcome = {};
    std::optional<KeptSession> kept = {};

    void settle(messages::LogoutOutcome::Kind kind, const QString &words = {})
    {
        outcome = messages::LogoutOutcome{kind, target.key, words};
    }
};

} // namespace server
