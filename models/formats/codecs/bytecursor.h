// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/characters.h"

#include <QByteArrayView>
#include <QtEndian>

#include <bit>
#include <concepts>
#include <cstring>

namespace formats
{

/// Reads binary data from front to back and never beyond its end: each read says whether the bytes were
/// there. Lengths that the data itself declares go through bytes(), which compares them with what is left.
class ByteCursor
{
public:
    explicit ByteCursor(QByteArrayView bytes)
        : m_begin(bytes.data())
        , m_at(m_begin)
        , m_end(m_begin + bytes.size())
    {
    }

    bool atEnd() const { return m_at == m_end; }
    qsizetype left() const { return m_end - m_at; }
    qsizetype position() const { return m_at - m_begin; }
    /// NUL at the end.
    char peek() const { return atEnd() ? '\0' : *m_at; }
    QByteArrayView rest() const { return {m_at, left()}; }

    bool take(char c)
    {
        if (atEnd() || *m_at != c)
            return false;
        ++m_at;
        return true;
    }

    /// All of `expected`, or nothing.
    bool take(QByteArrayView expected)
    {
        if (!rest().startsWith(expected))
            return false;
        m_at += expected.size();
        return true;
    }

    bool skip(quint64 count)
    {
        if (count > static_cast<quint64>(left()))
            return false;
        m_at += count;
        return true;
    }

    bool bytes(quint64 count, QByteArrayView &result)
    {
        if (count > static_cast<quint64>(left()))
            return false;
        result = QByteArrayView(m_at, static_cast<qsizetype>(count));
        m_at += count;
        return true;
    }

    /// Up to and without `end`, which is skipped.
    bool until(char end, QByteArrayView &result)
    {
        if (atEnd())
            return false;
        const void *found = std::memchr(m_at, end, static_cast<size_t>(left()));
        if (!found)
            return false;
        result = QByteArrayView(m_at, static_cast<const char *>(found) - m_at);
        m_at += result.size() + 1;
        return true;
    }

    /// The digits that stand here, perhaps none.
    QByteArrayView digits()
    {
        const char *begin = m_at;
        while (m_at != m_end && text::isDigit(*m_at))
            ++m_at;
        return {begin, m_at - begin};
    }

    template<std::integral Number> bool bigEndian(Number &result) { return read(result, qFromBigEndian<Number>); }
    template<std::integral Number> bool littleEndian(Number &result) { return read(result, qFromLittleEndian<Number>); }
    bool byte(quint8 &result) { return read(result, qFromLittleEndian<quint8>); }

    bool bigEndian(double &result)
    {
        quint64 bits = 0;
        if (!bigEndian(bits))
            return false;
        result = std::bit_cast<double>(bits);
        return true;
    }
    bool littleEndian(double &result)
    {
        quint64 bits = 0;
        if (!littleEndian(bits))
            return false;
        result = std::bit_cast<double>(bits);
        return true;
    }

private:
    template<typename Number> bool read(Number &result, Number (*convert)(const void *))
    {
        if (left() < static_cast<qsizetype>(sizeof(Number)))
            return false;
        result = convert(m_at);
        m_at += sizeof(Number);
        return true;
    }

    const char *m_begin;
    const char *m_at;
    const char *m_end;
};

} // namespace formats
