// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QtEndian>

namespace tests
{

/// Writes records as .NET's BinaryFormatter does ([MS-NRBF]).
class NetWriter
{
public:
    explicit NetWriter(qint32 root = 1)
    {
        m_bytes = QByteArray(1, '\0');
        number(root).number(-1).number(1).number(0);
    }

    NetWriter &byte(int value)
    {
        m_bytes += static_cast<char>(value);
        return *this;
    }
    NetWriter &number(qint32 value) { return raw(value); }
    NetWriter &number64(qint64 value) { return raw(value); }
    NetWriter &text(const QByteArray &utf8)
    {
        auto length = static_cast<quint32>(utf8.size());
        for (; length >= 0x80; length >>= 7)
            m_bytes += static_cast<char>((length & 0x7f) | 0x80);
        m_bytes += static_cast<char>(length);
        m_bytes += utf8;
        return *this;
    }
    /// A string with an id.
    NetWriter &string(qint32 id, const QByteArray &utf8) { return byte(6).number(id).text(utf8); }
    NetWriter &reference(qint32 id) { return byte(9).number(id); }
    NetWriter &null() { return byte(10); }
    /// A class of mscorlib with its members' names; the kinds of the members follow.
    NetWriter &systemClass(qint32 id, const QByteArray &name, const QByteArrayList &members)
    {
        byte(4).number(id).text(name).number(static_cast<qint32>(members.size()));
        for (const QByteArray &member : members)
            text(member);
        return *this;
    }
    QByteArray end()
    {
        byte(11);
        return m_bytes;
    }

private:
    template<typename Number> NetWriter &raw(Number value)
    {
        QByteArray bytes(sizeof(value), '\0');
        qToLittleEndian(value, bytes.data());
        m_bytes += bytes;
        return *this;
    }

    QByteArray m_bytes;
};

// Kinds of members, and of primitive ones, by their numbers.
constexpr int kPrimitive = 0;
constexpr int kString = 1;
constexpr int kObject = 2;
constexpr int kSystemClass = 3;
constexpr int kClass = 4;
constexpr int kObjectArray = 5;
constexpr int kStringArray = 6;
constexpr int kInt32 = 8;
constexpr int kInt64 = 9;
constexpr int kUInt64 = 16;

/// `new List<string> {…}`, in an array of four.
inline QByteArray netList(const QByteArrayList &texts)
{
    NetWriter writer;
    writer
        .systemClass(1, "System.Collections.Generic.List`1[[System.String, mscorlib, Version=4.0.0.0]]",
                     {"_items", "_size", "_version"})
        .byte(kStringArray)
        .byte(kPrimitive)
        .byte(kPrimitive)
        .byte(kInt32)
        .byte(kInt32)
        .reference(2)
        .number(static_cast<qint32>(texts.size()))
        .number(1)
        .byte(17)
        .number(2)
        .number(static_cast<qint32>(texts.size()) + 2);
    for (qsizetype i = 0; i < texts.size(); ++i)
        writer.string(static_cast<qint32>(3 + i), texts[i]);
    return writer.byte(13).byte(2).end();
}

/// `new Dictionary<string, object> {{"user", "alice"}, {"age", 7}}`.
inline QByteArray netDictionary()
{
    const QByteArray pair = "System.Collections.Generic.KeyValuePair`2[[System.String],[System.Object]]";
    NetWriter writer;
    writer
        .systemClass(1, "System.Collections.Generic.Dictionary`2[[System.String],[System.Object]]",
                     {"Version", "Comparer", "HashSize", "KeyValuePairs"})
        .byte(kPrimitive)
        .byte(kSystemClass)
        .byte(kPrimitive)
        .byte(kSystemClass)
        .byte(kInt32)
        .text("System.Collections.Generic.GenericEqualityComparer`1[[System.String]]")
        .byte(kInt32)
        .text(pair + "[]")
        .number(2)
        .reference(2)
        .number(3)
        .reference(3);
    writer.systemClass(2, "System.Collections.Generic.GenericEqualityComparer`1[[System.String]]", {});
    writer.byte(7).number(3).byte(0).number(1).number(2).byte(kSystemClass).text(pair);
    writer.systemClass(-4, pair, {"key", "value"}).byte(kString).byte(kObject).string(5, "user").string(6, "alice");
    writer.byte(1).number(-7).number(-4).string(8, "age").byte(8).byte(kInt32).number(7);
    return writer.end();
}

} // namespace tests
