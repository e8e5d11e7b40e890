// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/sessiontext.h"

#include "models/text/durationtext.h"

#include <QCoreApplication>

namespace sessions
{

namespace
{

QString translated(const char *text)
{
    return QCoreApplication::translate("sessions::stateText", text);
}

} // namespace

QString stateText(messages::RowChange state, qint64 deadline, qint64 nowMs)
{
    switch (state) {
    case messages::RowChange::Present:
        break;
    case messages::RowChange::Expired:
        return translated(QT_TRANSLATE_NOOP("sessions::stateText", "expired"));
    case messages::RowChange::LoggedOut:
        return translated(QT_TRANSLATE_NOOP("sessions::stateText", "logged out"));
    case messages::RowChange::Evicted:
        return translated(QT_TRANSLATE_NOOP("sessions::stateText", "evicted"));
    case messages::RowChange::Vanished:
    case messages::RowChange::Replaced:
        return translated(QT_TRANSLATE_NOOP("sessions::stateText", "gone"));
    }
    return isDue(state, deadline, nowMs) ? translated(QT_TRANSLATE_NOOP("sessions::stateText", "due"))
                                         : translated(QT_TRANSLATE_NOOP("sessions::stateText", "live"));
}

QString remainingText(messages::RowChange state, qint64 deadline, qint64 nowMs)
{
    if (state != messages::RowChange::Present)
        return stateText(state, deadline, nowMs);
    if (deadline == 0)
        return translated(QT_TRANSLATE_NOOP("sessions::stateText", "no expiry"));
    if (deadline <= nowMs)
        return translated(QT_TRANSLATE_NOOP("sessions::stateText", "due · not reaped"));
    return text::durationText(deadline - nowMs);
}

} // namespace sessions
