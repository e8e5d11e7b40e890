// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/valuetext.h"

#include "models/formats/values/nestedvalue.h"
#include "models/formats/secrets/secretsearch.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonArray>

namespace ui
{

namespace
{

using formats::Value;

// One line of the tree never needs more; the clipboard gets it whole.
constexpr qsizetype kLineBytes = 400;
constexpr qsizetype kBytesShown = 24;
// Copying stops here: no clipboard is served by more, and a hostile payload may not fill the memory.
constexpr qsizetype kCopyLimit = 8 * 1024 * 1024;

struct ValueTexts {
    Q_DECLARE_TR_FUNCTIONS(ui::ValueText)
};

QString quoted(const QString &text)
{
    // An array of one, without its brackets: JSON's own escapes.
    const QByteArray json = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(QByteArrayView(json).sliced(1, json.size() - 2));
}

QString indent(int depth)
{
    return QString(2 * depth, QLatin1Char(' '));
}

QString dots()
{
    return QString::fromUtf8(formats::kSecretDots);
}

class JsonWriter
{
public:
    explicit JsonWriter(const CopyRules &rules)
        : m_rules(rules)
    {
    }

    void write(const Value &value, CopyPlace place, int depth)
    {
        if (m_text.size() > kCopyLimit)
            return;
        if (value.isContainer()) {
            writeContainer(value, place, depth);
            return;
        }
        switch (value.kind) {
        case Value::Kind::String:
            m_text += quoted(QString::fromUtf8(shownText(value, place, m_rules)));
            return;
        case Value::Kind::Bytes:
            m_text += quoted(isHidden(value, place, m_rules) ? dots() : QString::fromLatin1(value.bytes.toHex(' ')));
            return;
        default:
            m_text += isHidden(value, place, m_rules) ? quoted(dots()) : scalarText(value);
            return;
        }
    }

    QString text() const { return m_text; }

    static bool isHidden(const Value &value, CopyPlace place, const CopyRules &rules)
    {
        return &value != rules.revealed && rules.judge.isSecret(place.name, value, place.around);
    }

    /// A text in which only some parts are secret keeps the others.
    static QByteArray shownText(const Value &value, CopyPlace place, const CopyRules &rules)
    {
        if (&value == rules.revealed)
            return value.bytes;
        if (formats::nestedValue(value))
            return formats::withoutSecrets(value.bytes,
                                           formats::secretsOf(value, rules.judge, place.name, place.around), {});
        return isHidden(value, place, rules) ? QByteArray(formats::kSecretDots) : value.bytes;
    }

private:
    void writeContainer(const Value &value, CopyPlace place, int depth)
    {
        const bool list = value.kind == Value::Kind::List;
        const formats::SecretScope scope = m_rules.judge.scopeOf(place.name, place.around, value);
        m_text += list ? QLatin1Char('[') : QLatin1Char('{');
        bool first = true;
        for (const Value::Member &member : value.members) {
            m_text += first ? QStringLiteral("\n") : QStringLiteral(",\n");
            first = false;
            m_text += indent(depth + 1);
            if (!list) {
                const QString name = m_rules.judge.isSecretName(member.key.bytes) ? dots()
                                     : member.key.kind == Value::Kind::String     ? QString::fromUtf8(member.key.bytes)
                                                                                  : scalarText(member.key);
                m_text += quoted(name) + QStringLiteral(": ");
            }
            write(member.value, {list ? QByteArrayView() : formats::judgedName(value, member), scope}, depth + 1);
        }
        if (!first)
            m_text += QLatin1Char('\n') + indent(depth);
        m_text += list ? QLatin1Char(']') : QLatin1Char('}');
    }

    const CopyRules &m_rules;
    QString m_text;
};

} // namespace

QString scalarText(const Value &value)
{
    switch (value.kind) {
    case Value::Kind::Null:
        return QStringLiteral("null");
    case Value::Kind::Bool:
        return value.boolean ? QStringLiteral("true") : QStringLiteral("false");
    case Value::Kind::Integer:
        return QString::number(value.integer);
    case Value::Kind::BigInteger:
        return text::printableText(QByteArrayView(value.bytes).first(qMin(value.bytes.size(), kLineBytes)));
    case Value::Kind::Double:
        return value.bytes.isEmpty()
                   ? QString::number(value.number, 'g', 17)
                   : text::printableText(QByteArrayView(value.bytes).first(qMin(value.bytes.size(), kLineBytes)));
    case Value::Kind::String: {
        // Cut at a byte that begins a character, so that the cut itself shows no escape.
        qsizetype length = qMin(value.bytes.size(), kLineBytes);
        while (length > 0 && length < value.bytes.size() && (value.bytes.at(length) & 0xc0) == 0x80)
            --length;
        const QString text = text::printableText(QByteArrayView(value.bytes).first(length));
        return length < value.bytes.size() ? QStringLiteral("\"%1…").arg(text) : QStringLiteral("\"%1\"").arg(text);
    }
    case Value::Kind::Bytes: {
        const qsizetype length = qMin(value.bytes.size(), kBytesShown);
        const QString hex = QString::fromLatin1(value.bytes.first(length).toHex(' '));
        const int size = static_cast<int>(value.bytes.size());
        return length < value.bytes.size() ? ValueTexts::tr("%n byte(s): %1 …", nullptr, size).arg(hex)
                                           : ValueTexts::tr("%n byte(s): %1", nullptr, size).arg(hex);
    }
    case Value::Kind::List:
    case Value::Kind::Map:
    case Value::Kind::Opaque:
        break;
    }
    return containerText(value);
}

QString containerText(const Value &value)
{
    const int count = static_cast<int>(value.members.size());
    if (value.kind == Value::Kind::Opaque) {
        QString name = text::printableText(QByteArrayView(value.bytes).first(qMin(value.bytes.size(), kLineBytes)));
        if (count == 0)
            return name;
        return ValueTexts::tr("%1, %n field(s)", nullptr, count).arg(name);
    }
    if (count == 0)
        return ValueTexts::tr("empty");
    return ValueTexts::tr("%n item(s)", nullptr, count);
}

QString codecText(formats::Codec codec)
{
    switch (codec) {
    case formats::Codec::Json:
        return QStringLiteral("JSON");
    case formats::Codec::PhpSerialize:
        return QStringLiteral("PHP");
    case formats::Codec::Java:
        return QStringLiteral("Java");
    case formats::Codec::Jwt:
        return QStringLiteral("JWT");
    default:
        return formats::codecName(codec);
    }
}

QString copyText(const Value &value, CopyPlace place, const CopyRules &rules)
{
    if (value.kind == Value::Kind::String)
        return QString::fromUtf8(JsonWriter::shownText(value, place, rules));
    if (JsonWriter::isHidden(value, place, rules))
        return dots();
    return value.kind == Value::Kind::Bytes ? QString::fromLatin1(value.bytes.toHex(' '))
                                            : copyJson(value, place, rules);
}

QString copyJson(const Value &value, CopyPlace place, const CopyRules &rules)
{
    JsonWriter writer(rules);
    writer.write(value, place, 0);
    return writer.text();
}

} // namespace ui
