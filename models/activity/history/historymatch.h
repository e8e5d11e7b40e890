// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historykey.h"
#include "models/activity/history/historylife.h"
#include "models/sessions/query/sessionquery.h"

#include <QString>

#include <vector>

namespace history
{

/// The search language over what the history has of a session. Of an id it has the mask and the digest: `id:` finds
/// by a whole id, a masked one, or the beginning that a mask shows.
class HistoryMatch final
{
public:
    HistoryMatch(const sessions::SessionQuery &query, const HistoryKey &key, QStringList formatTitles);

    /// A sentence; empty: every word of the query says something of what has ended, too.
    static QString objection(const sessions::SessionQuery &query);
    /// That the query's numbers of formats are of.
    const QStringList &formatTitles() const { return m_formatTitles; }

    /// Whether what placeEndings() tells of a life counts.
    bool asksHowItEnded() const;
    bool matches(const Life &life, qint64 now) const;

    /// A condition that all that matches fulfils by one of its alternatives; empty: there is none that helps to find
    /// it.
    std::vector<const sessions::QueryTerm *> handle() const;
    /// Whether the alternatives of a handle find by this.
    static bool isOfPerson(const sessions::QueryTerm &term);
    static bool isOfAddress(const sessions::QueryTerm &term);
    static bool isOfDevice(const sessions::QueryTerm &term);
    static bool isOfId(const sessions::QueryTerm &term);
    /// For isPerson(): with what users are called in the file.
    static sessions::QueryTerm asStored(sessions::QueryTerm term);
    static bool isPerson(const sessions::QueryTerm &term, QByteArrayView user, QByteArrayView otherNames);
    static bool isDevice(const sessions::QueryTerm &term, QByteArrayView agent);
    std::vector<qint64> digests(const sessions::QueryTerm &term) const;

private:
    bool holds(const sessions::QueryTerm &term, const Life &life, qint64 now) const;
    static bool isPersonOf(const sessions::QueryTerm &term, const Life &life);
    bool isId(const sessions::QueryTerm &term, const Life &life) const;

    const sessions::SessionQuery &m_query;
    const HistoryKey &m_key;
    const QStringList m_formatTitles;
};

} // namespace history
