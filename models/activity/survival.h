// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/fleet.h"
#include "models/monitor/expirylag.h"

#include <QString>

#include <vector>

namespace activity
{

using monitor::ExpiryLag;

/// Whether sessions survive one kind of trouble, in a sentence, and what that rests on.
struct SurvivalLine {
    enum class Topic : quint8 { Memory, Restart, FailedPrimary, FullDisk, SeeingEndings, Expiry };
    /// From bad to good; what is not known is not called either.
    enum class Verdict : quint8 { Lost, Partly, Survives, Unknown, Fact };
    Topic topic = Topic::Memory;
    Verdict verdict = Verdict::Unknown;
    QString sentence;
    QString evidence; ///< "volatile-ttl · maxmemory 8 GB"
    friend bool operator==(const SurvivalLine &, const SurvivalLine &) = default;
};

/// "When memory runs out"
QString topicText(SurvivalLine::Topic topic);
/// The verdict in a word or two, for who does not see its mark.
QString verdictText(SurvivalLine::Verdict verdict);

/// One line for each topic, in their order. Of several nodes the worst one decides. A node that does not answer, or
/// that may not be asked, is not known, whatever it said before.
std::vector<SurvivalLine> judgeSurvival(const messages::Fleet &fleet, const ExpiryLag &lag);

/// "Told by 4 of 6 nodes at 13:42:00"; empty: none has told anything.
QString toldByText(const messages::Fleet &fleet);

} // namespace activity
