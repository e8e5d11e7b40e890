// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/messages/rowbatch.h"

// Compiled into the caller: of a hundred bytes Qt's hash takes three times as long.
#ifndef XXH_INLINE_ALL
#define XXH_INLINE_ALL
#endif
#include <xxhash.h>

namespace messages
{

void RowBatch::reserve(size_t rows)
{
    constexpr size_t kBytesARow = 128; // a key, a name, an address
    m_rows.reserve(rows);
    m_bytes.reserve(rows * kBytesARow);
}

RowBatch::Span RowBatch::append(QByteArrayView bytes)
{
    const Span span{static_cast<quint32>(m_bytes.size()), static_cast<quint32>(bytes.size())};
    m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
    return span;
}

RowBatch::Span RowBatch::appendShared(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return {};
    Span &known = m_shared[XXH3_64bits(bytes.data(), static_cast<size_t>(bytes.size())) % m_shared.size()];
    if (view(known) != bytes)
        known = append(bytes);
    return known;
}

} // namespace messages
