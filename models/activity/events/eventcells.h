// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/events/eventlines.h"

#include <QStringList>

namespace events
{

/// The columns of the list, from left to right.
struct EventColumns {
    enum Column { Time, Event, User, Format, Ip, Device, SessionId, Node, Detail, ColumnCount };
};

/// What a line says in each column. Texts are made when they are asked for.
struct EventCells {
    QStringList formats, nodes; ///< titles and names, by number
    bool isSearched = false;

    QString text(const EventLine &line, int column) const;
    static QString title(int column);

private:
    QString lossDetail(const EventLine &line) const;
};

/// Today's as a time of day, others with their day.
QString eventTimeText(qint64 at);

} // namespace events
