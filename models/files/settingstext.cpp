// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/settingstext.h"

#include <QList>
#include <QStringList>

#include <algorithm>
#include <cstring>
#include <utility>

namespace files
{

namespace
{

constexpr auto kBytes = "@ByteArray(";
constexpr auto kNothing = "@Invalid()";

bool isHexDigit(char c)
{
    return std::strchr("0123456789abcdefABCDEF", c) != nullptr && c != '\0';
}

// --- names ------------------------------------------------------------------------------------------

QByteArray escapedName(const QString &name)
{
    QByteArray result;
    for (const QChar c : name) {
        const ushort code = c.unicode();
        if (code == u'/')
            result += '\\';
        else if (code < 0x80 && (c.isLetterOrNumber() || QByteArrayView("_-.").contains(char(code))))
            result += char(code);
        else if (code <= 0xff)
            result += '%' + QByteArray::number(code, 16).rightJustified(2, '0').toUpper();
        else
            result += "%U" + QByteArray::number(code, 16).rightJustified(4, '0').toUpper();
    }
    return result;
}

QString nameOf(const QByteArray &escaped)
{
    QString result;
    for (qsizetype i = 0; i < escaped.size(); ++i) {
        if (escaped[i] != '%') {
            result += escaped[i] == '\\' ? QLatin1Char('/') : QLatin1Char(escaped[i]);
            continue;
        }
        const bool isWide = i + 1 < escaped.size() && escaped[i + 1] == 'U';
        const qsizetype from = i + (isWide ? 2 : 1);
        const qsizetype digits = isWide ? 4 : 2;
        bool isNumber = false;
        const ushort code = escaped.mid(from, digits).toUShort(&isNumber, 16);
        if (!isNumber || from + digits > escaped.size()) {
            result += QLatin1Char('%');
            continue;
        }
        result += QChar(code);
        i = from + digits - 1;
    }
    return result;
}

// --- values -----------------------------------------------------------------------------------------

void appendEscaped(QByteArray &result, const QString &text, bool isBytes)
{
    bool needsQuotes = text.startsWith(QLatin1Char(' ')) || text.endsWith(QLatin1Char(' '));
    bool afterHex = false; // the next digit would be taken for one more of the number
    QByteArray escaped;
    for (const QChar c : text) {
        const ushort code = c.unicode();
        needsQuotes = needsQuotes || code == u';' || code == u',' || code == u'=';
        const bool continuesHex = std::exchange(afterHex, false) && code < 0x80 && isHexDigit(char(code));
        if (code == u'"' || code == u'\\')
            (escaped += '\\') += char(code);
        else if (code == u'\n')
            escaped += "\\n";
        else if (code == u'\r')
            escaped += "\\r";
        else if (code == u'\t')
            escaped += "\\t";
        else if (code < 0x20 || code == 0x7f || continuesHex || (isBytes && code > 0x7f) || c.isSurrogate()) {
            escaped += "\\x" + QByteArray::number(code, 16);
            afterHex = true;
        } else
            escaped += QString(c).toUtf8();
    }
    if (needsQuotes)
        escaped = '"' + escaped + '"';
    result += escaped;
}

void appendValue(QByteArray &result, const QVariant &value)
{
    if (value.typeId() == QMetaType::QStringList && value.toStringList().size() != 1) {
        const QStringList texts = value.toStringList();
        if (texts.isEmpty())
            result += kNothing;
        for (qsizetype i = 0; i < texts.size(); ++i) {
            result += i > 0 ? ", " : "";
            appendValue(result, texts[i]);
        }
    } else if (value.typeId() == QMetaType::QByteArray)
        appendEscaped(result, QLatin1String(kBytes) + QString::fromLatin1(value.toByteArray()) + QLatin1Char(')'),
                      true);
    else if (!value.isValid())
        result += kNothing;
    else if (const QString text = value.toStringList().value(0, value.toString()); text.startsWith(QLatin1Char('@')))
        appendEscaped(result, QLatin1Char('@') + text, false);
    else
        appendEscaped(result, text, false);
}

/// What stands behind a backslash at `at`, which is left on its last byte.
QChar escapeAt(const QByteArray &line, qsizetype &at)
{
    constexpr QByteArrayView kLetters("abfnrtv");
    constexpr QByteArrayView kMeanings("\a\b\f\n\r\t\v");
    const char letter = line[at];
    if (const qsizetype known = kLetters.indexOf(letter); known >= 0)
        return QLatin1Char(kMeanings[known]);
    ushort code = 0;
    if (letter >= '0' && letter <= '7') {
        for (--at; at + 1 < line.size() && line[at + 1] >= '0' && line[at + 1] <= '7';)
            code = ushort(code << 3 | (line[++at] - '0'));
        return QChar(code);
    }
    if (letter != 'x')
        return QLatin1Char(letter);
    while (at + 1 < line.size() && isHexDigit(line[at + 1]))
        code = ushort(code << 4 | line.mid(++at, 1).toUShort(nullptr, 16));
    return QChar(code);
}

QStringList textsOf(const QByteArray &line)
{
    QStringList texts;
    QString text;
    qsizetype kept = 0; // blanks behind this do not count
    bool inQuotes = false;
    const auto finish = [&] {
        texts.append(std::exchange(text, {}).left(kept));
        kept = 0;
    };
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"') {
            inQuotes = !inQuotes;
            kept = text.size();
        } else if (c == '\\' && i + 1 < line.size()) {
            text += escapeAt(line, ++i);
            kept = text.size();
        } else if (c == ',' && !inQuotes)
            finish();
        else if ((c == ' ' || c == '\t') && !inQuotes) {
            if (!text.isEmpty())
                text += QLatin1Char(c);
        } else {
            qsizetype end = i + 1; // whole characters
            while (end < line.size() && (uchar(line[end]) & 0xc0) == 0x80)
                ++end;
            text += QString::fromUtf8(line.mid(i, end - i));
            i = end - 1;
            kept = text.size();
        }
    }
    finish();
    return texts;
}

QVariant valueOf(const QByteArray &line)
{
    QStringList texts = textsOf(line);
    if (texts.size() == 1 && texts[0] == QLatin1String(kNothing))
        return {};
    if (texts.size() == 1 && texts[0].startsWith(QLatin1String(kBytes)) && texts[0].endsWith(QLatin1Char(')')))
        return texts[0].mid(qsizetype(std::strlen(kBytes))).chopped(1).toLatin1();
    for (QString &text : texts) {
        if (text.startsWith(QLatin1String("@@")))
            text.remove(0, 1);
    }
    return texts.size() == 1 ? QVariant(texts[0]) : QVariant(texts);
}

} // namespace

SettingValues settingsOf(const QByteArray &text)
{
    SettingValues values;
    QString group;
    const QByteArrayList lines = text.split('\n');
    for (const QByteArray &raw : lines) {
        const QByteArray line = raw.trimmed();
        if (line.isEmpty() || line[0] == ';' || line[0] == '#')
            continue;
        if (line[0] == '[') {
            const QString name = nameOf(line.mid(1, line.indexOf(']') - 1).trimmed());
            group = name.compare(QLatin1String("General"), Qt::CaseInsensitive) == 0 ? QString() : name + u'/';
            if (line.startsWith("[%General]"))
                group = QStringLiteral("General/");
            continue;
        }
        if (const qsizetype equals = line.indexOf('='); equals > 0)
            values.insert(group + nameOf(line.first(equals).trimmed()), valueOf(line.mid(equals + 1).trimmed()));
    }
    return values;
}

QByteArray textOf(const SettingValues &values)
{
    QMap<QString, QByteArray> groups; // what has none comes first
    for (auto one = values.cbegin(); one != values.cend(); ++one) {
        const qsizetype slash = one.key().indexOf(QLatin1Char('/'));
        QByteArray &lines = groups[one.key().left(std::max<qsizetype>(slash, 0))];
        lines += escapedName(one.key().mid(slash + 1)) + '=';
        appendValue(lines, one.value());
        lines += '\n';
    }
    QByteArray text;
    for (auto group = groups.cbegin(); group != groups.cend(); ++group) {
        const QByteArray name = group.key().isEmpty()                     ? "General"
                                : group.key() == QLatin1String("General") ? "%General"
                                                                          : escapedName(group.key());
        text += (text.isEmpty() ? "[" : "\n[") + name + "]\n" + group.value();
    }
    return text;
}

void removeBelow(SettingValues &values, const QString &prefix)
{
    auto one = values.lowerBound(prefix);
    while (one != values.end() && one.key().startsWith(prefix))
        one = values.erase(one);
}

} // namespace files
