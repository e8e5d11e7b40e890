// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/queryparser.h"

#include "models/sessions/query/pastedquery.h"
#include "models/sessions/query/queryfields.h"
#include "models/sessions/query/querytime.h"
#include "models/text/characters.h"
#include "models/text/listtext.h"
#include "models/text/textsearch.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sessions
{

namespace
{

using Field = QueryTerm::Field;

template<typename Name, size_t Size> QString names(const std::array<Name, Size> &fields)
{
    QStringList list;
    for (const Name &field : fields)
        list.append(QLatin1String(field.name));
    return text::listText(list);
}

bool isCompared(Field field)
{
    return field == Field::Ttl || field == Field::Idle || field == Field::Created || field == Field::EndedAgo;
}

/// The byte of "\x1f"; nullopt for anything else.
std::optional<char> escapedByte(QStringView text)
{
    if (text.size() != 4 || !text.startsWith(QLatin1String("\\x")))
        return std::nullopt;
    const QByteArray digits = text.sliced(2).toLatin1();
    if (!std::all_of(digits.begin(), digits.end(), text::isHexDigit))
        return std::nullopt;
    return QByteArray::fromHex(digits).front();
}

} // namespace

QueryParser::QueryParser(QString text, const QStringList &formatTitles, const QStringList &nodeNames,
                         SessionQuery::Reading reading)
    : m_text(std::move(text))
    , m_formatTitles(formatTitles)
    , m_nodeNames(nodeNames)
    , m_reading(reading)
{
}

tl::expected<SessionQuery, SessionQuery::Error> QueryParser::parse()
{
    while (!atEnd() && !m_error) {
        if (atSpace())
            ++m_at;
        else
            readWord();
    }
    if (m_joinByOr)
        failUnlessTyping(m_orAt, tr("After “|” the other choice is missing, as in alice | bob."));
    if (m_error)
        return tl::unexpected(*m_error);

    // A group with a condition that is still being typed holds for everything.
    std::vector<QueryTerm> &terms = m_query.m_terms;
    for (size_t first = 0, last = 0; first < terms.size(); first = last) {
        bool everything = terms[first].field == Field::Everything;
        for (last = first + 1; last < terms.size() && terms[last].alternative; ++last)
            everything = everything || terms[last].field == Field::Everything;
        if (everything) {
            terms.erase(terms.begin() + static_cast<std::ptrdiff_t>(first),
                        terms.begin() + static_cast<std::ptrdiff_t>(last));
            last = first;
        }
    }
    return m_query;
}

void QueryParser::readWord()
{
    m_wordStart = m_at;
    // Only by itself: Auth0's user ids have a bar inside.
    if (m_text[m_at] == QLatin1Char('|') && (m_at + 1 == m_text.size() || m_text[m_at + 1].isSpace())) {
        m_orAt = m_at++;
        if (m_query.m_terms.empty() || m_joinByOr)
            failUnlessTyping(m_orAt, tr("Before “|” a choice is missing, as in alice | bob."));
        m_joinByOr = !m_query.m_terms.empty();
        return;
    }
    QueryTerm term;
    if (m_text[m_at] == QLatin1Char('-')) {
        ++m_at;
        if (atEnd() || atSpace()) {
            failUnlessTyping(m_wordStart, tr("After “-” it is missing what is not wanted, as in -user:bot."));
            return;
        }
        term.negated = true;
    }
    m_whole = false;
    if (failAtEqualsSign())
        return;
    if (const std::optional<QString> name = readFieldName()) {
        readCondition(*name, std::move(term));
        return;
    }
    term.field = Field::Any;
    const Value value = readValue();
    if (failAtInnerBar(value))
        return;
    if (value.text.isEmpty())
        failUnlessTyping(m_wordStart, tr("There is nothing between the quotes."));
    else
        readText(std::move(term), value);
}

std::optional<QString> QueryParser::readFieldName()
{
    qsizetype end = m_at;
    while (end < m_text.size() && m_text[end].unicode() < 128 && m_text[end].isLetter())
        ++end;
    if (end == m_at || end == m_text.size() || !QStringView(u":<>≤≥").contains(m_text[end]))
        return std::nullopt;
    const QString name = m_text.sliced(m_at, end - m_at).toLower();
    m_operator = m_text[end];
    m_at = end + 1;
    // "ttl:<5m", "ttl<=5m" and "ttl≤5m" say the same as "ttl<5m": a millisecond makes no difference. A day does.
    if (m_operator == QLatin1Char(':') && !atEnd() && QStringView(u"<>≤≥").contains(m_text[m_at]))
        m_operator = m_text[m_at++];
    m_inclusive = m_operator == QChar(u'≤') || m_operator == QChar(u'≥');
    if (m_operator == QChar(u'≤'))
        m_operator = QLatin1Char('<');
    else if (m_operator == QChar(u'≥'))
        m_operator = QLatin1Char('>');
    if (!atEnd() && m_text[m_at] == QLatin1Char('=')) {
        m_whole = m_operator == QLatin1Char(':');
        m_inclusive = true;
        ++m_at;
    }
    return name;
}

/// Up to the next space, or between quotes; a quote that is not closed ends with the text.
QueryParser::Value QueryParser::readValue()
{
    Value value;
    const auto takeText = [&value](QStringView part) {
        value.text += part;
        value.bytes += part.toUtf8();
    };
    value.position = m_at;
    if (!atEnd() && m_text[m_at] == QLatin1Char('"')) {
        qsizetype from = ++m_at;
        for (; !atEnd() && m_text[m_at] != QLatin1Char('"'); ++m_at) {
            if (m_text[m_at] != QLatin1Char('\\') || m_at + 1 == m_text.size())
                continue;
            const QStringView escape = QStringView(m_text).sliced(m_at, std::min<qsizetype>(4, m_text.size() - m_at));
            if (escape[1] == QLatin1Char('"') || escape[1] == QLatin1Char('\\')) {
                takeText(QStringView(m_text).sliced(from, m_at - from));
                from = ++m_at; // what is escaped stands for itself
            } else if (const std::optional<char> byte = m_whole ? escapedByte(escape) : std::nullopt) {
                takeText(QStringView(m_text).sliced(from, m_at - from));
                value.text += escape;
                value.bytes += *byte;
                m_at += escape.size() - 1;
                from = m_at + 1;
            }
        }
        takeText(QStringView(m_text).sliced(from, m_at - from));
        value.quoted = !atEnd();
        if (value.quoted)
            ++m_at;
        else
            failUnlessTyping(value.position, tr("The quote is not closed."));
    } else {
        const qsizetype from = m_at;
        while (!atEnd() && !atSpace())
            ++m_at;
        takeText(QStringView(m_text).sliced(from, m_at - from));
    }
    value.length = m_at - value.position;
    return value;
}

void QueryParser::readCondition(const QString &name, QueryTerm term)
{
    const QueryName *const known = findName(kQueryFields, name);
    const qsizetype nameEnd = m_at;
    const Value value = readValue();
    if (failAtInnerBar(value))
        return;
    if (!known && !value.quoted && value.text.contains(QLatin1Char('*'))) {
        const qsizetype first = m_wordStart + (term.negated ? 1 : 0);
        const QString glob = m_text.sliced(first, m_at - first);
        fail(first, m_at - first,
             tr("There is no field “%1”. If “%2” is a pattern of keys, write key:%2.").arg(name, glob));
        return;
    }
    if (!known) {
        const qsizetype first = m_wordStart + (term.negated ? 1 : 0);
        fail(first, nameEnd - first,
             tr("There is no field “%1”. The fields are %2. To search for the text itself, put it in quotes.")
                 .arg(name, names(kQueryFields)));
        return;
    }
    term.field = known->field;
    if (term.field == Field::EndedAgo && m_operator == QLatin1Char(':'))
        term.field = Field::EndedHow;
    // In `user:=""` the empty text is what is looked for.
    if (value.text.isEmpty() && !(m_whole && value.quoted && term.isText())) {
        failUnlessTyping(
            m_wordStart,
            tr("After “%1” a value is missing.").arg(QStringView(m_text).sliced(m_wordStart, nameEnd - m_wordStart)));
        term.field = Field::Everything;
        add(std::move(term));
        return;
    }
    if (isCompared(term.field)) {
        readComparison(std::move(term), name, value);
        return;
    }
    if (m_operator != QLatin1Char(':')) {
        fail(m_wordStart, m_at - m_wordStart,
             tr("“%1” is followed by a colon: %1:%2. Only ttl, idle, created and ended are compared with < and >.")
                 .arg(name, value.text));
        return;
    }
    if (term.field == Field::Format)
        readTitles(std::move(term), value, m_formatTitles, tr("No format here is called “%1”. There are: %2."));
    else if (term.field == Field::Node)
        readTitles(std::move(term), value, m_nodeNames, tr("No node here is called “%1”. There are: %2."));
    else if (term.field == Field::Everything)
        readFlag(std::move(term), value);
    else if (term.field == Field::EndedHow)
        readEnding(std::move(term), value);
    else if (term.field == Field::Beyond)
        readKept(std::move(term), value);
    else if (term.field == Field::Ip && value.text.contains(QLatin1Char('/')))
        readNet(std::move(term), value);
    else
        readText(std::move(term), value);
}

void QueryParser::readComparison(QueryTerm term, const QString &name, const Value &value)
{
    if (m_operator == QLatin1Char(':')) {
        fail(m_wordStart, m_at - m_wordStart, comparisonNeeded(name, term.field));
        return;
    }
    term.above = m_operator == QLatin1Char('>');
    const std::optional<qint64> limit =
        term.field == Field::Created ? readMoment(term, value.text) : queryDuration(value.text);
    if (!limit) {
        fail(value.position, value.length,
             term.field == Field::Created
                 ? tr("“%1” is not a date. Write it as in created>2026-11-01 or created>2026-11-01T14:30 (UTC), or "
                      "count from now as in created>-2h.")
                       .arg(value.text)
                 : tr("“%1” is not a duration. Write a number and a unit (s, m, h, d or w), for example %2<5m or "
                      "%2>1h30m.")
                       .arg(value.text, name));
        return;
    }
    term.limit = *limit;
    add(std::move(term));
}

/// "-2h" is two hours ago, at any time: as time passes it moves.
std::optional<qint64> QueryParser::readMoment(QueryTerm &term, const QString &text) const
{
    if (text.startsWith(QLatin1Char('-'))) {
        const std::optional<qint64> ago = queryDuration(QStringView(text).sliced(1));
        term.relative = ago.has_value();
        return ago ? std::optional(-*ago) : std::nullopt;
    }
    const std::optional<QueryInstant> moment = queryInstant(text);
    if (!moment)
        return std::nullopt;
    // From a day on is from its first moment on; up to a day, where it says so, is up to its last.
    return m_inclusive && !term.above ? moment->last : moment->first;
}

void QueryParser::readTitles(QueryTerm term, const Value &value, const QStringList &titles, const QString &unknown)
{
    const qsizetype count = std::min<qsizetype>(titles.size(), static_cast<qsizetype>(term.numbers.size()));
    term.written = value.bytes;
    for (qsizetype number = 0; number < count; ++number)
        term.numbers.set(static_cast<size_t>(number), m_whole
                                                          ? titles[number].compare(value.text, Qt::CaseInsensitive) == 0
                                                          : titles[number].contains(value.text, Qt::CaseInsensitive));
    // Before anything is connected nothing has a name, and nothing is wrong.
    if (term.numbers.none() && !titles.isEmpty())
        fail(value.position, value.length, unknown.arg(value.text, text::listText(titles)));
    else
        add(std::move(term));
}

void QueryParser::readFlag(QueryTerm term, const Value &value)
{
    if (const QueryName *const flag = findName(kQueryStates, value.text.toLower())) {
        term.field = flag->field;
        add(std::move(term));
        return;
    }
    if (addHalfWord(term, value, kQueryStates))
        return;
    fail(value.position, value.length,
         tr("“is:” does not know “%1”. It takes one of %2.").arg(value.text, names(kQueryStates)));
}

void QueryParser::readEnding(QueryTerm term, const Value &value)
{
    if (const QueryEnding *const known = findName(kQueryEndings, value.text.toLower())) {
        term.numbers.set(static_cast<size_t>(known->ending));
        add(std::move(term));
        return;
    }
    if (addHalfWord(term, value, kQueryEndings))
        return;
    fail(value.position, value.length,
         tr("“ended:” does not know “%1”. It takes one of %2. When it ended is compared, as in ended<1h.")
             .arg(value.text, names(kQueryEndings)));
}

void QueryParser::readKept(QueryTerm term, const Value &value)
{
    constexpr int kMostKept = 10'000;
    bool isNumber = false;
    term.limit = value.text.toInt(&isNumber);
    if (!isNumber || term.limit < 1 || term.limit > kMostKept) {
        fail(value.position, value.length,
             tr("“%1” is not how many each user keeps. Write a number from 1 on: beyond:3 is all but the newest three "
                "of each user.")
                 .arg(value.text));
    } else if (term.negated) {
        fail(m_wordStart, m_at - m_wordStart,
             tr("“beyond:” cannot be turned around: the rest is not only what each user keeps, but also whatever is "
                "nobody’s, due, or has ended."));
    } else {
        add(std::move(term));
    }
}

void QueryParser::readNet(QueryTerm term, const Value &value)
{
    term.net = AddressNet::parse(value.text);
    const qsizetype bits = value.text.size() - value.text.indexOf(QLatin1Char('/')) - 1;
    if (term.net) {
        term.needle = value.bytes;
        term.written = value.bytes;
        add(std::move(term));
    } else if (m_reading == SessionQuery::Reading::WhileTyping && atEnd() && !value.quoted && bits == 0) {
        term.field = Field::Everything;
        add(std::move(term));
    } else {
        fail(value.position, value.length,
             tr("“%1” is not a net of addresses. Write one as in ip:10.0.0.0/8 or ip:2001:db8::/32.").arg(value.text));
    }
}

template<typename Names> bool QueryParser::addHalfWord(QueryTerm &term, const Value &value, const Names &names)
{
    const bool isBeginning = std::any_of(names.begin(), names.end(), [&value](const auto &known) {
        return QLatin1String(known.name).startsWith(value.text, Qt::CaseInsensitive);
    });
    if (m_reading != SessionQuery::Reading::WhileTyping || !isBeginning || !atEnd() || value.quoted)
        return false;
    term.field = Field::Everything;
    add(std::move(term));
    return true;
}

void QueryParser::readText(QueryTerm term, const Value &value)
{
    term.whole = m_whole;
    term.written = value.bytes;
    if (term.isExact()) {
        term.needle = value.bytes;
        add(std::move(term));
        return;
    }
    term.needle = text::foldedAscii(value.bytes);
    const QString wide = QString::fromUtf8(value.bytes);
    // Something in it is not ASCII, and all of it is UTF-8; other bytes have no case.
    if (wide.size() != value.bytes.size() && wide.toUtf8() == value.bytes)
        term.wideNeedle = wide;
    add(std::move(term));
}

void QueryParser::add(QueryTerm term)
{
    term.alternative = m_joinByOr && !m_query.m_terms.empty();
    m_joinByOr = false;
    m_query.m_terms.push_back(std::move(term));
}

bool QueryParser::failAtEqualsSign()
{
    const qsizetype first = m_at;
    qsizetype end = first;
    while (end < m_text.size() && m_text[end].unicode() < 128 && m_text[end].isLetter())
        ++end;
    if (end == m_text.size() || m_text[end] != QLatin1Char('='))
        return false;
    const QString name = m_text.sliced(first, end - first).toLower();
    const QueryName *const known = findName(kQueryFields, name);
    if (!known) // the text itself is looked for
        return false;
    m_at = end + 1;
    readValue();
    const QString typed = m_text.sliced(end + 1, m_at - end - 1);
    const QString wrong = name + QLatin1Char('=') + typed;
    if (known->field == Field::EndedAgo)
        fail(first, m_at - first, tr("Instead of “%1” write ended:expired and the like, or ended<1h.").arg(wrong));
    else if (isCompared(known->field))
        fail(first, m_at - first, comparisonNeeded(name, known->field));
    else if (known->field == Field::Everything)
        fail(first, m_at - first, tr("Instead of “%1” write is:%2.").arg(wrong, typed));
    else if (known->field == Field::Beyond)
        fail(first, m_at - first, tr("Instead of “%1” write beyond:%2.").arg(wrong, typed));
    else
        fail(first, m_at - first,
             tr("Instead of “%1” write %2:%3, or %2:=%3 for all of the text.").arg(wrong, name, typed));
    return true;
}

/// `user:alice|user:bob`: names have bars, but hardly with a field behind them.
bool QueryParser::failAtInnerBar(const Value &value)
{
    for (qsizetype bar = value.quoted ? -1 : value.text.indexOf(QLatin1Char('|')); bar >= 0;
         bar = value.text.indexOf(QLatin1Char('|'), bar + 1)) {
        qsizetype end = bar + 1;
        while (end < value.text.size() && value.text[end].unicode() < 128 && value.text[end].isLetter())
            ++end;
        if (end == value.text.size() || !QStringView(u":<>≤≥").contains(value.text[end]) ||
            !findName(kQueryFields, value.text.sliced(bar + 1, end - bar - 1).toLower()))
            continue;
        fail(value.position + bar, 1,
             tr("Put spaces around “|”: names may have one inside. Write %1 | %2.")
                 .arg(m_text.sliced(m_wordStart, value.position + bar - m_wordStart),
                      m_text.sliced(value.position + bar + 1, m_at - value.position - bar - 1)));
        return true;
    }
    return false;
}

QString QueryParser::comparisonNeeded(const QString &name, QueryTerm::Field field)
{
    return tr("“%1” is compared with < or >, for example %2.")
        .arg(name, field == Field::Created ? QStringLiteral("created>2026-11-01") : name + QLatin1String("<5m"));
}

void QueryParser::failUnlessTyping(qsizetype position, const QString &message)
{
    if (m_reading == SessionQuery::Reading::Finished)
        fail(position, m_at - position, message);
}

void QueryParser::fail(qsizetype position, qsizetype length, const QString &message)
{
    if (!m_error) // the first one is what the others follow from
        m_error = SessionQuery::Error{position, length, message};
}

tl::expected<SessionQuery, SessionQuery::Error>
SessionQuery::parse(const QString &text, const QStringList &formatTitles, const QStringList &nodeNames, Reading reading)
{
    const PastedQuery pasted(text);
    if (pasted.isSure())
        return pasted.query();
    auto query = QueryParser(text, formatTitles, nodeNames, reading).parse();
    if (query)
        pasted.widen(*query);
    return query;
}

} // namespace sessions
