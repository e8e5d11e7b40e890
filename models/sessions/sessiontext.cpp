// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/sessiontext.h"

#include "models/sessions/durationtext.h"

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

QString stateText(RowChange state, qint64 deadline, qint64 nowMs)
{
    switch (state) {
    case RowChange::Present:
        break;
    case RowChange::Expired:
        return translated(QT_TRANSLATE_NOOP("sessions::stateText", "expired"));
    case RowChange::LoggedOut:
        return translated(QT_TRANSLATE_NOOP("sessions::stateText", "logged out"));
    case RowChange::Evicted:
        return translated(QT_TRANSLATE_NOOP("sessions::stateText", "evicted"));
    case RowChange::Vanished:
    case RowChange::Replaced:
        return translated(QT_TRANSLATE_NOOP("sessions::stateText", "gone"));
    }
    return isDue(state, deadline, nowMs) ? translated(QT_TRANSLATE_NOOP("sessions::stateText", "due"))
                                         : translated(QT_TRANSLATE_NOOP("sessions::stateText", "live"));
}

QString remainingText(RowChange state, qint64 deadline, qint64 nowMs)
{
    if (state != RowChange::Present)
        return stateText(state, deadline, nowMs);
    if (deadline == 0)
        return translated(QT_TRANSLATE_NOOP("sessions::stateText", "no expiry"));
    if (deadline <= nowMs)
        return translated(QT_TRANSLATE_NOOP("sessions::stateText", "due · not reaped"));
    return durationText(deadline - nowMs);
}

} // namespace sessions
