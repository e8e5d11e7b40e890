// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historyconditions.h"

#include "models/activity/history/historyentry.h"
#include "models/sessions/query/queryfields.h"

namespace history
{

namespace
{

/// The kinds of entries by which a session may have ended so; the first byte of an entry's facts.
std::vector<EntryKind> kindsOf(sessions::QueryTerm::Ending ending)
{
    using Ending = sessions::QueryTerm::Ending;
    switch (ending) {
    case Ending::Expired:
        return {EntryKind::Expired};
    case Ending::GonePastDeadline:
        return {EntryKind::Expired, EntryKind::Vanished};
    case Ending::LoggedOut:
        return {EntryKind::LoggedOut};
    case Ending::Deleted:
        return {EntryKind::Deleted};
    case Ending::Evicted:
        return {EntryKind::Evicted};
    case Ending::EndedEarly:
        return {EntryKind::EndedEarly};
    case Ending::Unknown:
        break;
    }
    return {EntryKind::Vanished};
}

} // namespace

QString numbersOf(const std::vector<qint64> &numbers)
{
    QString text;
    for (const qint64 number : numbers) {
        if (!text.isEmpty())
            text += QLatin1Char(',');
        text += QString::number(number);
    }
    return text;
}

QByteArray escapedForLike(const QByteArray &part)
{
    QByteArray pattern;
    for (const char byte : part) {
        if (byte == '%' || byte == '_' || byte == '\\')
            pattern += '\\';
        pattern += byte;
    }
    return '%' + pattern + '%';
}

QString quoted(const QStringList &texts)
{
    QStringList literals;
    for (QString text : texts)
        literals += QStringLiteral("'%1'").arg(text.replace(QLatin1Char('\''), QLatin1String("''")));
    return literals.join(QLatin1Char(','));
}

QString beginsWith(const QByteArray &beginning)
{
    QString pattern = QString::fromUtf8(escapedForLike(beginning)).sliced(1);
    pattern.replace(QLatin1Char('\''), QLatin1String("''"));
    return QStringLiteral("mask LIKE '%1' ESCAPE '\\'").arg(pattern);
}

QString conditionOfEnd(const sessions::QueryTerm &term, qint64 now)
{
    using Field = sessions::QueryTerm::Field;
    if (term.field == Field::EndedAgo)
        return QStringLiteral("at %1 %2").arg(QLatin1Char(term.above ? '<' : '>')).arg(now - term.limit);
    QStringList kinds;
    for (const sessions::QueryEnding &known : sessions::kQueryEndings) {
        if (term.field == Field::EndedHow && !term.numbers.test(size_t(known.ending)))
            continue;
        for (const EntryKind kind : kindsOf(known.ending))
            kinds += QStringLiteral("x'%1'").arg(int(kind), 2, 16, QLatin1Char('0'));
    }
    return QStringLiteral("substr(facts, 1, 1) IN (%1)").arg(kinds.join(QLatin1Char(',')));
}

} // namespace history
