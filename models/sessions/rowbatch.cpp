// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/rowbatch.h"

namespace sessions
{

void RowBatch::reserve(size_t rows)
{
    constexpr qsizetype kBytesARow = 224; // a key, a name, an address, and the long part: the agent
    m_rows.reserve(rows);
    m_bytes.reserve(static_cast<qsizetype>(rows) * kBytesARow);
}

RowBatch::Span RowBatch::append(QByteArrayView bytes)
{
    const Span span{static_cast<quint32>(m_bytes.size()), static_cast<quint32>(bytes.size())};
    m_bytes.append(bytes);
    return span;
}

} // namespace sessions
