// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/fleetgaptext.h"

#include "models/monitor/fleetdesk.h"
#include "models/text/clocktext.h"
#include "models/text/listtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui
{

using monitor::FleetGap;

namespace
{

struct GapText {
    Q_DECLARE_TR_FUNCTIONS(ui::GapText)
};

QString minuteOf(const QDateTime &instant)
{
    return text::clockText(instant, text::ClockPrecision::Minutes);
}

QString namesOf(const FleetGap &gap)
{
    return text::listText(gap.names);
}

/// Since when not all of them have answered: the first that fell silent. Invalid: one of them was never there.
QDateTime sinceOf(const FleetGap &gap)
{
    const auto isKnown = [](const QDateTime &at) { return at.isValid(); };
    if (gap.since.isEmpty() || !std::all_of(gap.since.begin(), gap.since.end(), isKnown))
        return {};
    return *std::min_element(gap.since.begin(), gap.since.end());
}

QString checkedText(const FleetGap &gap)
{
    return gap.unsettled == 0 ? QString() : GapText::tr("%n node(s) being checked", nullptr, gap.unsettled);
}

} // namespace

QString gapOfRowsText(const FleetGap &gap)
{
    if (gap.isEmpty())
        return checkedText(gap);
    const int nodes = int(gap.names.size());
    return gap.knownUntil.isValid() ? GapText::tr("%n node(s) as of %1", nullptr, nodes).arg(minuteOf(gap.knownUntil))
                                    : GapText::tr("without %n node(s)", nullptr, nodes);
}

QString gapOfEventsText(const FleetGap &gap)
{
    return gap.isEmpty() ? checkedText(gap) : GapText::tr("without %n node(s)", nullptr, int(gap.names.size()));
}

QString aboutRowsText(const FleetGap &gap)
{
    if (gap.isEmpty())
        return {};
    return gap.knownUntil.isValid()
               ? GapText::tr("What %1 holds is counted as it was at %2.").arg(namesOf(gap), minuteOf(gap.knownUntil))
               : GapText::tr("What %1 holds is not counted.").arg(namesOf(gap));
}

QString aboutEventsText(const FleetGap &gap)
{
    if (gap.isEmpty())
        return {};
    const QDateTime since = sinceOf(gap);
    return since.isValid()
               ? GapText::tr("What has happened on %1 since %2 is not counted.").arg(namesOf(gap), minuteOf(since))
               : GapText::tr("What happens on %1 is not counted.").arg(namesOf(gap));
}

QString aboutUsersText(const FleetGap &gap)
{
    if (gap.isEmpty())
        return {};
    return gap.knownUntil.isValid()
               ? GapText::tr("What %1 holds is as of %2: there may be others, and fewer, by now.")
                     .arg(namesOf(gap), minuteOf(gap.knownUntil))
               : GapText::tr("%1 does not answer: there may be some that are not listed.").arg(namesOf(gap));
}

} // namespace ui
