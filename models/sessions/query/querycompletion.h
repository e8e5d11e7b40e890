// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace sessions
{

/// One way to go on with the word at the cursor.
struct QuerySuggestion {
    QString shown; ///< what is offered: "user:", "Django"
    QString hint;  ///< what it is for; empty: it speaks for itself
    QString text;  ///< stands in the place of the word then
    /// A value follows: the word is not done.
    bool goesOn = false;
};

struct QueryCompletion {
    qsizetype position = 0; ///< the word that is to be replaced
    qsizetype length = 0;
    std::vector<QuerySuggestion> suggestions;
};

/// What a query can be made of, on this server and now.
struct QueryVocabulary {
    const QStringList &formats;
    const QStringList &nodes;
    const SessionStore &store;
    /// Looked at first: what is shown has what was typed until now.
    const std::vector<Slot> &shown;
};

/// How the word before the cursor may go on: names of fields, then their values. Users, addresses and devices are
/// those that sessions have; only so many of them are looked at that it takes about a millisecond, at any number
/// of sessions. Nothing where the cursor is inside of a word.
QueryCompletion completeQuery(const QString &text, qsizetype cursor, const QueryVocabulary &vocabulary);

/// As a value is written in a query: in quotes where it would not be one word otherwise.
QString quotedForQuery(const QString &value);

} // namespace sessions
