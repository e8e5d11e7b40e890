// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/pastedquery.h"

#include "models/sessions/query/queryfields.h"

#include <QtEndian>

#include <limits>
#include <utility>

namespace sessions
{

using Field = QueryTerm::Field;

namespace
{

bool isWritten(const QString &text)
{
    QStringView rest = QStringView(text).trimmed();
    if (rest.startsWith(QLatin1Char('-')))
        rest = rest.sliced(1);
    qsizetype end = 0;
    while (end < rest.size() && rest[end].unicode() < 128 && rest[end].isLetter())
        ++end;
    if (end == 0 || end == rest.size())
        return rest.startsWith(QLatin1Char('"'));
    return QStringView(u":<>≤≥=").contains(rest[end]) && findName(kQueryFields, rest.first(end).toString().toLower());
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
    if (std::optional<formats::Pasted> pasted = formats::readPasted(text.toUtf8()))
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

void PastedQuery::widen(SessionQuery &words) const
{
    if (!m_pasted || words.m_terms.size() != 1 || words.m_terms.front().field != Field::Any ||
        words.m_terms.front().negated)
        return;
    addTerms(words);
    words.m_pasted = m_pasted;
}

} // namespace sessions
