// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/valuetext.h"

#include "models/sessions/printabletext.h"
#include "ui/details/secretnames.h"

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

struct Texts {
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

class CopyWriter
{
public:
    explicit CopyWriter(bool withSecrets)
        : m_withSecrets(withSecrets)
    {
    }

    void write(const Value &value, bool secret, int depth)
    {
        if (m_text.size() > kCopyLimit)
            return;
        switch (value.kind) {
        case Value::Kind::List:
        case Value::Kind::Map:
        case Value::Kind::Opaque:
            writeContainer(value, secret, depth);
            return;
        case Value::Kind::String:
            m_text += secret && !m_withSecrets ? quoted(Texts::tr("(hidden)"))
                                               : quoted(QString::fromUtf8(value.bytes));
            return;
        case Value::Kind::Bytes:
            m_text += secret && !m_withSecrets ? quoted(Texts::tr("(hidden)"))
                                               : quoted(QString::fromLatin1(value.bytes.toHex(' ')));
            return;
        case Value::Kind::Integer:
        case Value::Kind::BigInteger:
        case Value::Kind::Double:
            m_text += secret && !m_withSecrets ? quoted(Texts::tr("(hidden)")) : scalarText(value);
            return;
        case Value::Kind::Null:
        case Value::Kind::Bool:
            m_text += scalarText(value);
            return;
        }
    }

    QString text() const { return m_text; }

private:
    void writeContainer(const Value &value, bool secret, int depth)
    {
        const bool list = value.kind == Value::Kind::List;
        m_text += list ? QLatin1Char('[') : QLatin1Char('{');
        bool first = true;
        for (const Value::Member &member : value.members) {
            m_text += first ? QStringLiteral("\n") : QStringLiteral(",\n");
            first = false;
            m_text += indent(depth + 1);
            bool secretHere = secret;
            if (!list) {
                const QString name = member.key.kind == Value::Kind::String ? QString::fromUtf8(member.key.bytes)
                                                                           : scalarText(member.key);
                m_text += quoted(name) + QStringLiteral(": ");
                secretHere = secret
                    || (member.value.isContainer() ? isSecretName(member.key.bytes)
                                                   : isSecretScalarName(member.key.bytes));
            }
            write(member.value, secretHere, depth + 1);
        }
        if (!first)
            m_text += QLatin1Char('\n') + indent(depth);
        m_text += list ? QLatin1Char(']') : QLatin1Char('}');
    }

    QString m_text;
    bool m_withSecrets;
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
        return sessions::printableText(QByteArrayView(value.bytes).first(qMin(value.bytes.size(), kLineBytes)));
    case Value::Kind::Double:
        return value.bytes.isEmpty() ? QString::number(value.number, 'g', 17)
                                     : sessions::printableText(
                                         QByteArrayView(value.bytes).first(qMin(value.bytes.size(), kLineBytes)));
    case Value::Kind::String: {
        // Cut at a byte that begins a character, so that the cut itself shows no escape.
        qsizetype length = qMin(value.bytes.size(), kLineBytes);
        while (length > 0 && length < value.bytes.size() && (value.bytes.at(length) & 0xc0) == 0x80)
            --length;
        const QString text = sessions::printableText(QByteArrayView(value.bytes).first(length));
        return length < value.bytes.size() ? QStringLiteral("\"%1…").arg(text) : QStringLiteral("\"%1\"").arg(text);
    }
    case Value::Kind::Bytes: {
        const qsizetype length = qMin(value.bytes.size(), kBytesShown);
        const QString hex = QString::fromLatin1(value.bytes.first(length).toHex(' '));
        const int size = static_cast<int>(value.bytes.size());
        if (size == 1)
            return Texts::tr("1 byte: %1").arg(hex);
        return length < value.bytes.size() ? Texts::tr("%n bytes: %1 …", nullptr, size).arg(hex)
                                           : Texts::tr("%n bytes: %1", nullptr, size).arg(hex);
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
        const QString name = sessions::printableText(
            QByteArrayView(value.bytes).first(qMin(value.bytes.size(), kLineBytes)));
        if (count == 0)
            return name;
        return count == 1 ? Texts::tr("%1, 1 field").arg(name) : Texts::tr("%1, %n fields", nullptr, count).arg(name);
    }
    if (count == 0)
        return Texts::tr("empty");
    return count == 1 ? Texts::tr("1 item") : Texts::tr("%n items", nullptr, count);
}

QString copyText(const Value &value, bool withSecrets)
{
    if (value.kind == Value::Kind::String)
        return QString::fromUtf8(value.bytes);
    CopyWriter writer(withSecrets);
    writer.write(value, false, 0);
    return writer.text();
}

} // namespace ui
