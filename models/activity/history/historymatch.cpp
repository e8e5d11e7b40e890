// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historymatch.h"

#include "models/activity/history/historyschema.h"
#include "models/activity/history/historywords.h"
#include "models/sessions/query/queryfields.h"
#include "models/text/useragent.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace history
{

using sessions::QueryTerm;
using Field = QueryTerm::Field;

namespace
{

struct MatchText {
    Q_DECLARE_TR_FUNCTIONS(history::HistoryMatch)
};

bool isLimit(const QueryTerm &term, qint64 value)
{
    return term.above ? value > term.limit : value < term.limit;
}

bool endedSo(const QueryTerm &term, const Life &life)
{
    const sessions::QueryEnding *const known = sessions::findName(sessions::kQueryEndings, endingWord(life));
    return known && term.numbers.test(size_t(known->ending));
}

} // namespace

HistoryMatch::HistoryMatch(const sessions::SessionQuery &query, const HistoryKey &key, QStringList formatTitles)
    : m_query(query)
    , m_key(key)
    , m_formatTitles(std::move(formatTitles))
{
}

QString HistoryMatch::objection(const sessions::SessionQuery &query)
{
    for (const QueryTerm &term : query.terms()) {
        switch (term.field) {
        case Field::Node:
            return MatchText::tr("“node:” cannot be asked of the history: it does not keep where a session was.");
        case Field::Ttl:
            return MatchText::tr("“ttl” cannot be asked of the history: what has ended has no time left.");
        case Field::Idle:
            return MatchText::tr("“idle” cannot be asked of the history: what has ended is used by nobody.");
        case Field::Due:
            return MatchText::tr("“is:due” cannot be asked of the history: it tells what was, not what is.");
        case Field::Beyond:
            return MatchText::tr(
                "“beyond:” cannot be asked of the history: a user’s newest sessions are those that are "
                "there now.");
        case Field::Key:
            if (!term.derived)
                return MatchText::tr("“key:” cannot be asked of the history: it keeps no keys. Ask for the session’s "
                                     "id, or paste the whole key.");
            break;
        default:
            break;
        }
    }
    return {};
}

bool HistoryMatch::asksHowItEnded() const
{
    return std::any_of(m_query.terms().begin(), m_query.terms().end(),
                       [](const QueryTerm &term) { return term.field == Field::EndedHow; });
}

bool HistoryMatch::matches(const Life &life, qint64 now) const
{
    return sessions::holdsAll(m_query.terms(), [&](const QueryTerm &term) { return holds(term, life, now); });
}

std::vector<const QueryTerm *> HistoryMatch::handle() const
{
    const std::vector<QueryTerm> &terms = m_query.terms();
    for (auto first = terms.begin(); first != terms.end();) {
        const auto last = std::find_if(first + 1, terms.end(), [](const QueryTerm &term) { return !term.alternative; });
        const bool helps = std::all_of(first, last, [](const QueryTerm &term) {
            const bool isKnown = isOfPerson(term) || isOfAddress(term) || isOfDevice(term) || isOfId(term);
            return isKnown && !term.negated && !term.needle.isEmpty();
        });
        if (helps) {
            std::vector<const QueryTerm *> handle;
            std::transform(first, last, std::back_inserter(handle), [](const QueryTerm &term) { return &term; });
            return handle;
        }
        first = last;
    }
    return {};
}

bool HistoryMatch::isOfPerson(const QueryTerm &term)
{
    return term.field == Field::Any || term.field == Field::User;
}

bool HistoryMatch::isOfAddress(const QueryTerm &term)
{
    return term.field == Field::Any || term.field == Field::Ip;
}

bool HistoryMatch::isOfDevice(const QueryTerm &term)
{
    return term.field == Field::Any || term.field == Field::Device;
}

bool HistoryMatch::isOfId(const QueryTerm &term)
{
    return term.field == Field::Any || term.field == Field::Id || term.field == Field::Key;
}

QueryTerm HistoryMatch::asStored(QueryTerm term)
{
    for (const char gone : {'\n', '\0'}) {
        term.needle.replace(gone, kSubstitute);
        term.wideNeedle.replace(QLatin1Char(gone), QLatin1Char(kSubstitute));
    }
    return term;
}

bool HistoryMatch::isPerson(const QueryTerm &term, QByteArrayView user, QByteArrayView otherNames)
{
    return term.foundIn(user) || (!otherNames.isEmpty() && term.foundInNames(otherNames));
}

bool HistoryMatch::isDevice(const QueryTerm &term, QByteArrayView agent)
{
    return term.foundIn(agent) || term.foundIn(text::deviceLabel(agent));
}

/// Of a key that was pasted the id is what stands behind its last colon, as most formats have it.
std::vector<qint64> HistoryMatch::digests(const QueryTerm &term) const
{
    std::vector<qint64> digests;
    for (const QByteArray &whole : term.wholeTexts()) {
        digests.push_back(m_key.digestOf(whole));
        if (const qsizetype colon = whole.lastIndexOf(':'); colon >= 0)
            digests.push_back(m_key.digestOf(whole.sliced(colon + 1)));
    }
    return digests;
}

bool HistoryMatch::isId(const QueryTerm &term, const Life &life) const
{
    const std::vector<qint64> those = digests(term);
    if (std::find(those.begin(), those.end(), life.digest) != those.end())
        return true;
    const QString written = QString::fromUtf8(term.written);
    if (written.isEmpty() || term.derived)
        return false;
    return life.mask == written || (term.field == Field::Id && !term.whole && life.mask.startsWith(written));
}

/// Whosever it ever was: who had it before asks as well why it is not there any more.
bool HistoryMatch::isPersonOf(const QueryTerm &term, const Life &life)
{
    const QueryTerm stored = asStored(term);
    const auto isFormer = [&stored](const FormerUser &former) {
        return isPerson(stored, former.user, former.otherNames);
    };
    return isPerson(stored, life.user, life.otherNames) ||
           std::any_of(life.formerUsers.begin(), life.formerUsers.end(), isFormer);
}

bool HistoryMatch::holds(const QueryTerm &term, const Life &life, qint64 now) const
{
    switch (term.field) {
    case Field::Everything:
        return true;
    case Field::Any:
        return isPersonOf(term, life) || term.foundIn(life.address) || isDevice(term, life.agent) || isId(term, life);
    case Field::User:
        return isPersonOf(term, life);
    case Field::Id:
    case Field::Key:
        return isId(term, life);
    case Field::Ip:
        return term.foundIn(life.address);
    case Field::Device:
        return isDevice(term, life.agent);
    case Field::Format: {
        const qsizetype at = m_formatTitles.indexOf(QString::fromUtf8(life.format));
        return at >= 0 && term.numbers.test(size_t(at));
    }
    case Field::Created: {
        const qint64 created = life.created != 0 ? life.created : life.firstSeen;
        return created != 0 && isLimit(term, term.relative ? created - now : created);
    }
    case Field::Anonymous:
        return life.user.isEmpty();
    case Field::Ended:
        return life.end.has_value();
    case Field::Live:
        return !life.end.has_value();
    case Field::EndedAgo:
        return life.end && isLimit(term, now - life.end->at);
    case Field::EndedHow:
        return endedSo(term, life);
    case Field::Node:
    case Field::Ttl:
    case Field::Idle:
    case Field::Due:
    case Field::Beyond:
        break;
    }
    return false;
}

} // namespace history
