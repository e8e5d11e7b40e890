// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/query/newestsessions.h"
#include "models/sessions/query/queryterm.h"
#include "models/sessions/store/sessionstore.h"

#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace formats
{
struct Pasted;
}

namespace sessions
{

/// What is typed into the search field, compiled. Words are joined by AND; each is one of
///   - bare words and "quoted phrases": user, id, IP or device have it in them, in any case; of the user, whatever
///     the payload calls him
///   - `user:` `id:` `ip:` `device:` `format:` `node:`: the same within one column (ip: and id: match from
///     the start; id: takes a whole key too, device: also "iphone" or "edge")
///   - `key:sess:`, `key:sess:*:web`: the key's beginning, or with * and ? a pattern of all of it
///   - `user:=bob`, `user:="bob smith"`, and so for the other columns: all of the text; of user, id and key in
///     this very case. Of a user, all of any one of the names: what is shown is “alice · 12”, and either finds her.
///     Between these quotes \xff is a byte, so that every name can be written; `user:=""` has no user.
///   - `ttl<5m` `ttl>1h`: what is left (units s m h d w, also 1h30m); sessions without TTL match only ttl>…
///   - `idle>30m`: by last access
///   - `created>2026-11-01`: by creation, from that day on; `created<` before that day, `created<=` until its end.
///     Also with a time (2026-11-01T14:30, UTC or with +02:00), or counted from now: `created>-2h`
///   - `is:anonymous` `is:due` `is:ended` `is:live`
///   - `ended<1h` `ended>2d`: how long ago it ended, or was found gone; `ended:expired` and the like: how. Nothing
///   alive
///     matches; of a row that ended a moment ago each that its state may mean does (deleted by whom is not in it)
///   - `beyond:3`: all but the newest three of each user (NewestSessions). Not to be negated: that would be everybody's
///     newest, and all that is nobody's
///   - `ip:10.0.0.0/8`: in this net
///   - `-word`: negation of any of these
///   - `word | word`: either; binds closer than the AND between words
/// What is no search but something that a browser, a caller or a log has (formats::readPasted) finds the session that
/// it belongs to, by all of its id or key. Between quotes it is a text like any other.
class SessionQuery
{
public:
    struct Error {
        qsizetype position = 0; ///< where in the text
        qsizetype length = 0;
        QString message; ///< a sentence
    };

    /// Whether a word that lacks its end (`user:`, an open quote, a lone `-`) is still being typed: it is no
    /// error then, and narrows nothing yet. In a finished text it is a mistake, and listing everybody would
    /// be a worse one.
    enum class Reading : quint8 { WhileTyping, Finished };

    SessionQuery() = default;
    /// `formatTitles` and `nodeNames` by index, for `format:` and `node:`.
    static tl::expected<SessionQuery, Error> parse(const QString &text, const QStringList &formatTitles = {},
                                                   const QStringList &nodeNames = {},
                                                   Reading reading = Reading::WhileTyping);

    /// The condition that only this very user fulfils, and who else is called so, whatever bytes the name is made of;
    /// of the empty name, sessions without a user.
    static QString termForUser(QByteArrayView user);

    /// What nothing matches: of a text that is no question.
    static SessionQuery nothing();

    /// What the text was taken for; null: words.
    const formats::Pasted *pasted() const { return m_pasted.get(); }

    /// Whatever matches both.
    SessionQuery with(const SessionQuery &other) const;

    bool isEmpty() const { return m_terms.empty(); }
    /// An AND of groups; a group is a term and the alternatives after it. For who has other rows than a store's.
    const std::vector<QueryTerm> &terms() const { return m_terms; }
    /// The one user that is looked for, as written: by the only `user:` there is, or by a single bare word. Empty:
    /// nobody, or one of several.
    QByteArray soughtUser() const;
    /// The user that what was pasted names where it names no session (a token's subject). Good for looking; in another
    /// application whoever is called so is somebody else. Empty: nobody.
    QByteArray guessedUser() const;
    /// What to look for where nothing matches this: of a token with an id, the user whom it names. A guess, as above.
    std::optional<SessionQuery> instead() const;
    /// Whether somebody who reads the query may learn a session's id or key: it is not to be kept on a disk.
    /// Says so rather once too often.
    bool mayNameSession() const;
    /// Whether only what has ended can match.
    bool isOfEnded() const;
    /// Whether the answer can change without the row changing (ttl, idle, is:due, beyond).
    bool dependsOnTime() const;
    /// Whether the answer can change because another row does (beyond): what changed is not all there is to look at.
    bool dependsOnOthers() const;
    /// How many sessions it leaves out since nobody knows which of their users' are the newest.
    qint64 keptInDoubt(const SessionStore &store, qint64 nowMs) const;
    /// Costs as much as there are sessions where it depends on others: QueryScan is for many.
    bool matches(const SessionStore &store, Slot slot, qint64 nowMs) const;
    /// True when everything that matches `this` also matches `other`: typing on only narrows.
    bool narrows(const SessionQuery &other) const;

private:
    friend class QueryParser;
    friend class QueryScan;
    friend class PastedQuery;
    std::vector<QueryTerm> m_terms; ///< an AND of groups; a group is a term and the alternatives after it
    std::shared_ptr<const formats::Pasted> m_pasted;
};

/// Answers one query for many sessions: looks at each interned text once. Valid as long as neither query nor
/// store changes.
class QueryScan
{
public:
    QueryScan(const SessionQuery &query, const SessionStore &store, qint64 nowMs);
    bool matches(Slot slot);

private:
    enum class Known : quint8 { NotYet, No, Yes };
    struct TermMemory {
        std::vector<Known> users, otherNames, ips, agents;
        std::optional<NewestSessions> newest;
    };
    struct RememberedTexts;

    const SessionQuery &m_query;
    const SessionStore &m_store;
    qint64 m_nowMs;
    std::vector<TermMemory> m_memory; ///< by term
};

} // namespace sessions
