// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/bytecursor.h"

#include <QByteArrayView>
#include <QtEndian>

#include <bit>

namespace formats
{

/// How reading ended, or that it goes on.
enum class GobState : quint8 {
    Reading,
    Ended, ///< more bytes were needed than there are
    Wrong, ///< no gob has these bytes
    Full,  ///< a limit of ours
};

/// The numbers and texts that all of gob is made of. The first that fails is remembered and leaves the
/// others nothing to do, so that callers may read several before they ask.
class GobReader
{
public:
    explicit GobReader(QByteArrayView bytes)
        : m_cursor(bytes)
    {
    }

    GobState state() const { return m_state; }
    bool isReading() const { return m_state == GobState::Reading; }
    bool fail(GobState state)
    {
        if (isReading())
            m_state = state;
        return false;
    }

    quint64 position() const { return static_cast<quint64>(m_cursor.position()); }
    quint64 left() const { return static_cast<quint64>(m_cursor.left()); }

    /// A byte below 128 is the number; another one is 256 minus how many bytes, the highest first, follow.
    bool unsignedNumber(quint64 &result)
    {
        quint8 first = 0;
        if (!isReading() || !m_cursor.byte(first))
            return fail(GobState::Ended);
        result = first;
        if (first < 0x80)
            return true;
        const int count = 0x100 - first;
        if (count > 8)
            return fail(GobState::Wrong);
        QByteArrayView digits;
        if (!m_cursor.bytes(static_cast<quint64>(count), digits))
            return fail(GobState::Ended);
        result = 0;
        for (const char digit : digits)
            result = result << 8 | static_cast<quint8>(digit);
        return true;
    }

    /// The lowest bit says that the others are the complement.
    bool signedNumber(qint64 &result)
    {
        quint64 bits = 0;
        if (!unsignedNumber(bits))
            return false;
        result = static_cast<qint64>(bits & 1 ? ~(bits >> 1) : bits >> 1);
        return true;
    }

    /// The bytes of a double, turned around, so that short numbers are short.
    bool floatingNumber(double &result)
    {
        quint64 bits = 0;
        if (!unsignedNumber(bits))
            return false;
        result = std::bit_cast<double>(qbswap(bits));
        return true;
    }

    bool text(QByteArrayView &result)
    {
        quint64 length = 0;
        if (!unsignedNumber(length))
            return false;
        return m_cursor.bytes(length, result) || fail(GobState::Ended);
    }

private:
    ByteCursor m_cursor;
    GobState m_state = GobState::Reading;
};

} // namespace formats
