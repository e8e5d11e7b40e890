// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/replacementcheck.h"

#include <QCoreApplication>

namespace server
{

// As lupdate reads it, a qualified type before a function makes that a member.
using messages::Problem;

namespace
{

struct ReplacementText {
    Q_DECLARE_TR_FUNCTIONS(messages::PlaceReplacement)
};

Problem describeReplacement(const redis::Error &error)
{
    return {ReplacementText::tr("A replaced address cannot be used: %1.").arg(error.detail),
            ReplacementText::tr(
                "Write both as host:port, or both as host where the ports are the same; IPv6 in brackets.")};
}

} // namespace

std::optional<Problem> problemOf(const QList<messages::PlaceReplacement> &replacements)
{
    QList<redis::PlaceReplacement> parsed;
    for (const messages::PlaceReplacement &each : replacements) {
        const auto one = redis::parseReplacement(each.announced, each.reached);
        if (!one)
            return describeReplacement(one.error());
        parsed.append(*one);
    }
    if (const auto all = redis::checkReplacements(parsed); !all)
        return describeReplacement(all.error());
    return std::nullopt;
}

QList<redis::PlaceReplacement> replacementsOf(const messages::ConnectionProfile &profile)
{
    QList<redis::PlaceReplacement> usable;
    redis::ReplacementCheck check;
    for (const messages::PlaceReplacement &each : profile.replacements) {
        const auto one = redis::parseReplacement(each.announced, each.reached);
        if (one && check.add(*one))
            usable.append(*one);
    }
    return usable;
}

} // namespace server
