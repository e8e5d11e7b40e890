// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/pastedquery.h"

#include "models/sessions/query/queryfields.h"

#include <QtEndian>

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

namespace sessions
{

namespace
{

using Field = QueryTerm::Field;

/// `user:42:session:<id>` is a key of somebody's own making.
bool mayBeKey(QStringView text, Field field, qsizetype colon)
{
    if (text[colon] != QLatin1Char(':') || text.sliced(colon + 1).startsWith(QLatin1Char('=')) ||
        std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); }))
        return false;
    const qsizetype last = text.lastIndexOf(QLatin1Char(':'));
    return (field == Field::User || field == Field::Device || field == Field::Ip || field == Field::Node) &&
           last > colon && formats::isLikeId(text.sliced(last + 1).toUtf8());
}

/// A field of the language, mistyped or not, is followed by one colon; of it, a name with a colon may be the value.
bool isLongKey(const formats::Pasted &pasted)
{
    const formats::PastedReading &reading = pasted.readings.front();
    if (reading.kind != formats::PastedReading::Kind::Key || reading.keys.front().count(':') < 2)
        return false;
    const QByteArray &key = reading.keys.front();
    return !findName(kQueryFields, QString::fromUtf8(key.first(key.indexOf(':')).toLower()));
}

/// What the language itself begins with.
bool isWritten(const QString &text)
{
    QStringView rest = QStringView(text).trimmed();
    const bool isNegated = rest.startsWith(QLatin1Char('-'));
    if (isNegated)
        rest = rest.sliced(1);
    qsizetype end = 0;
    while (end < rest.size() && rest[end].unicode() < 128 && rest[end].isLetter())
        ++end;
    if (end == 0 || end == rest.size())
        return rest.startsWith(QLatin1Char('"'));
    const QueryName *const known = QStringView(u":<>≤≥=").contains(rest[end])
                                       ? findName(kQueryFields, rest.first(end).toString().toLower())
                                       : nullptr;
    return known && (isNegated || !mayBeKey(rest, known->field, end));
}

void addTerm(std::vector<QueryTerm> &terms, Field field, const QByteArray &text)
{
    QueryTerm term;
    term.field = field;
    term.whole = true;
    term.derived = true;
    term.needle = text;
    term.written = text;
    term.alternative = !terms.empty();
    terms.push_back(std::move(term));
}

/// As QueryTerm::foundIn() reads them.
void addMeasured(QByteArray &texts, const QByteArray &text)
{
    if (text.size() > std::numeric_limits<quint16>::max())
        return;
    const quint16 size = qToLittleEndian(static_cast<quint16>(text.size()));
    texts.append(reinterpret_cast<const char *>(&size), sizeof size);
    texts += text;
}

} // namespace

PastedQuery::PastedQuery(const QString &text)
{
    if (isWritten(text))
        return;
    std::optional<formats::Pasted> pasted = formats::readPasted(text.toUtf8());
    if (!pasted)
        return;
    pasted->mayBeWord = pasted->mayBeWord && !isLongKey(*pasted);
    m_pasted = std::make_shared<const formats::Pasted>(std::move(*pasted));
}

/// Of an id all of a key is looked at, too: some keys are nothing but the id.
void PastedQuery::addTerms(SessionQuery &query) const
{
    QByteArray allIds;
    for (const formats::PastedReading &reading : m_pasted->readings) {
        for (const auto *ids : {&reading.ids, &reading.keys, &reading.hashedIds}) {
            for (const QByteArray &id : *ids)
                addMeasured(allIds, id);
        }
    }
    if (!allIds.isEmpty())
        addTerm(query.m_terms, Field::Id, allIds);
    for (const formats::PastedReading &reading : m_pasted->readings) {
        for (const QByteArray &user : reading.users)
            addTerm(query.m_terms, Field::User, user);
    }
}

SessionQuery PastedQuery::query() const
{
    SessionQuery query = m_pasted->leadsNowhere() ? SessionQuery::nothing() : SessionQuery();
    if (!m_pasted->leadsNowhere())
        addTerms(query);
    query.m_pasted = m_pasted;
    return query;
}

std::optional<SessionQuery> SessionQuery::instead() const
{
    if (!m_pasted || m_pasted->readings.size() != 1 || m_pasted->readings.front().subject.isEmpty())
        return std::nullopt;
    SessionQuery other;
    auto pasted = std::make_shared<formats::Pasted>(*m_pasted);
    formats::PastedReading &reading = pasted->readings.front();
    reading.users = {std::exchange(reading.subject, {})};
    reading.isInsteadOfId = true;
    reading.hashedIds.clear();
    addTerm(other.m_terms, Field::User, reading.users.front());
    std::copy_if(m_terms.begin(), m_terms.end(), std::back_inserter(other.m_terms),
                 [](const QueryTerm &term) { return !term.derived; });
    other.m_pasted = std::move(pasted);
    return other;
}

void PastedQuery::widen(SessionQuery &words) const
{
    if (!m_pasted || words.m_terms.size() != 1 || words.m_terms.front().field != Field::Any ||
        words.m_terms.front().negated)
        return;
    addTerms(words);
    words.m_pasted = m_pasted;
}

} // namespace sessions
