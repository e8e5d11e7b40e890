// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/rowbatch.h"

#include <QHash>

#include <cstring>

namespace messages
{

void RowBatch::reserve(size_t rows)
{
    constexpr qsizetype kBytesARow = 128; // a key, a name, an address
    m_rows.reserve(rows);
    m_bytes.reserve(static_cast<qsizetype>(rows) * kBytesARow);
}

RowBatch::Span RowBatch::append(QByteArrayView bytes)
{
    const Span span{static_cast<quint32>(m_bytes.size()), static_cast<quint32>(bytes.size())};
    m_bytes.resize(m_bytes.size() + bytes.size());
    if (!bytes.isEmpty())
        std::memcpy(m_bytes.data() + span.offset, bytes.data(), static_cast<size_t>(bytes.size()));
    return span;
}

RowBatch::Span RowBatch::appendShared(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return {};
    Span &known = m_shared[qHashBits(bytes.data(), static_cast<size_t>(bytes.size())) % m_shared.size()];
    if (view(known) != bytes)
        known = append(bytes);
    return known;
}

} // namespace messages
