// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/jsontext.h"

namespace audit
{

namespace
{

bool isToBeEscaped(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return c == QLatin1Char('"') || c == QLatin1Char('\\');
    }
}

QByteArray quoted(const QString &value)
{
    QString text;
    text.reserve(value.size() + 2);
    text += QLatin1Char('"');
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value.at(i);
        if (c.isHighSurrogate() && i + 1 < value.size() && value.at(i + 1).isLowSurrogate()) {
            text += c;
            text += value.at(++i);
        } else if (isToBeEscaped(c) || c.isSurrogate()) {
            text += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        } else {
            text += c;
        }
    }
    text += QLatin1Char('"');
    return text.toUtf8();
}

} // namespace

void JsonText::appendName(const char *name)
{
    if (!m_members.isEmpty())
        m_members += ',';
    m_members += '"';
    m_members += name;
    m_members += "\":";
}

JsonText &JsonText::text(const char *name, const QString &value)
{
    return json(name, quoted(value));
}

JsonText &JsonText::textIfAny(const char *name, const QString &value)
{
    return value.isEmpty() ? *this : text(name, value);
}

JsonText &JsonText::plain(const char *name, const QByteArray &value)
{
    return json(name, '"' + value + '"');
}

JsonText &JsonText::number(const char *name, qint64 value)
{
    return json(name, QByteArray::number(value));
}

JsonText &JsonText::truth(const char *name, bool value)
{
    return json(name, value ? "true" : "false");
}

JsonText &JsonText::json(const char *name, const QByteArray &value)
{
    appendName(name);
    m_members += value;
    return *this;
}

} // namespace audit
