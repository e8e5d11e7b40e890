// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/query/sessionquery.h"

#include <QCoreApplication>
#include <QStringView>

#include <optional>

namespace sessions
{

/// Reads the language of SessionQuery, word by word, and stops at the first error.
class QueryParser final
{
    Q_DECLARE_TR_FUNCTIONS(sessions::QueryParser)

public:
    QueryParser(QString text, const QStringList &formatTitles, const QStringList &nodeNames,
                SessionQuery::Reading reading);
    tl::expected<SessionQuery, SessionQuery::Error> parse();

private:
    struct Value {
        QString text;
        QByteArray bytes;    ///< UTF-8 of the text, with the bytes that \xff names in a whole text
        bool quoted = false; ///< and the quote was closed
        qsizetype position = 0;
        qsizetype length = 0;
    };

    bool atEnd() const { return m_at >= m_text.size(); }
    bool atSpace() const { return m_text[m_at].isSpace(); }
    void readWord();
    /// The field's name and operator, if a word begins with them; leaves the position alone otherwise.
    std::optional<QString> readFieldName();
    Value readValue();
    void readCondition(const QString &name, QueryTerm term);
    void readComparison(QueryTerm term, const QString &name, const Value &value);
    std::optional<qint64> readMoment(QueryTerm &term, const QString &text) const;
    void readTitles(QueryTerm term, const Value &value, const QStringList &titles, const QString &unknown);
    void readFlag(QueryTerm term, const Value &value);
    void readEnding(QueryTerm term, const Value &value);
    void readKept(QueryTerm term, const Value &value);
    void readNet(QueryTerm term, const Value &value);
    /// Of a word that is none of these, whether it may become one: it narrows nothing yet.
    template<typename Names> bool addHalfWord(QueryTerm &term, const Value &value, const Names &names);
    void readText(QueryTerm term, const Value &value);
    void add(QueryTerm term);
    /// An error in a finished text, from the position to where reading stands; nothing while typing.
    void failUnlessTyping(qsizetype position, const QString &message);
    /// `user=bob` and the like: what would be right. True if it was one.
    bool failAtEqualsSign();
    bool failAtInnerBar(const Value &value);
    static QString comparisonNeeded(const QString &name, QueryTerm::Field field);
    void fail(qsizetype position, qsizetype length, const QString &message);

    const QString m_text;
    const QStringList &m_formatTitles;
    const QStringList &m_nodeNames;
    const SessionQuery::Reading m_reading;
    qsizetype m_at = 0;
    qsizetype m_wordStart = 0;
    QChar m_operator;
    bool m_whole = false;     ///< the operator is `:=`
    bool m_inclusive = false; ///< the operator has an equals sign
    bool m_joinByOr = false;
    qsizetype m_orAt = 0;
    SessionQuery m_query;
    std::optional<SessionQuery::Error> m_error;
};

} // namespace sessions
