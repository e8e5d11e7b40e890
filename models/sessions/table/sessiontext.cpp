// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/sessiontext.h"

#include "models/text/durationtext.h"

#include <QCoreApplication>

namespace sessions
{

namespace
{

struct StateText {
    Q_DECLARE_TR_FUNCTIONS(sessions::StateText)
};

} // namespace

QString stateText(messages::RowChange state, qint64 deadline, qint64 nowMs)
{
    switch (state) {
    case messages::RowChange::Present:
    case messages::RowChange::Unread: // of no row
        break;
    case messages::RowChange::Expired:
        return StateText::tr("expired");
    case messages::RowChange::RanOut:
        return StateText::tr("expired, inferred");
    case messages::RowChange::LoggedOut:
        return StateText::tr("logged out");
    case messages::RowChange::Evicted:
        return StateText::tr("evicted");
    case messages::RowChange::Ended:
    case messages::RowChange::Vanished:
    case messages::RowChange::Replaced:
        return StateText::tr("gone");
    }
    return isDue(state, deadline, nowMs) ? StateText::tr("due") : StateText::tr("live");
}

QString remainingText(messages::RowChange state, qint64 deadline, qint64 nowMs)
{
    if (state != messages::RowChange::Present)
        return stateText(state, deadline, nowMs);
    if (deadline == messages::kUnknownDeadline)
        return StateText::tr("unknown");
    if (deadline == 0)
        return StateText::tr("no expiry");
    if (deadline <= nowMs)
        return StateText::tr("due · not reaped");
    return text::durationText(deadline - nowMs);
}

} // namespace sessions
