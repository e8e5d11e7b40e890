// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/jsontext.h"

#include "models/text/printabletext.h"

namespace audit
{

namespace
{

QByteArray quoted(const QString &value)
{
    QString text;
    text.reserve(value.size() + 2);
    text += QLatin1Char('"');
    for (qsizetype i = 0; i < value.size();) {
        const bool isPair = value[i].isHighSurrogate() && i + 1 < value.size() && value[i + 1].isLowSurrogate();
        const char32_t point = isPair ? QChar::surrogateToUcs4(value[i], value[i + 1]) : char32_t(value[i].unicode());
        const bool isEscaped = text::isTreacherous(point) || point == U'"' || point == U'\\' ||
                               QChar::isSurrogate(point); // one half of a pair
        for (qsizetype units = isPair ? 2 : 1; units > 0; --units, ++i) {
            if (isEscaped)
                text += QStringLiteral("\\u%1").arg(value[i].unicode(), 4, 16, QLatin1Char('0'));
            else
                text += value[i];
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
