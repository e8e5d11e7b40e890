// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/loggedevent.h"
#include "models/sessions/query/sessionquery.h"

#include <QHash>
#include <QString>

namespace events
{

/// The search language over events that are kept in memory. Of an id they have the mask and a digest: it is found by a
/// whole id or key, a masked one, or the beginning that a mask shows. Of a note, words are looked for. For one thread;
/// the query outlives it.
class EventMatch final
{
public:
    EventMatch(const sessions::SessionQuery &query, qint64 now);

    /// Why this cannot be asked of an event, as a sentence; empty: it can.
    static QString objection(const sessions::SessionQuery &query);

    bool matches(const activity::LoggedEvent &event) const;

private:
    bool holds(const sessions::QueryTerm &term, const activity::LoggedEvent &event) const;
    bool isDevice(const sessions::QueryTerm &term, const activity::LoggedEvent &event) const;

    const sessions::SessionQuery &m_query;
    const qint64 m_now;
    mutable QHash<QByteArray, QByteArray> m_devices; ///< by agent: there are few, and each takes a microsecond
};

} // namespace events
