// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/rowbatch.h"

namespace sessions
{

RowBatch::Span RowBatch::append(QByteArrayView bytes)
{
    const Span span{static_cast<quint32>(m_bytes.size()), static_cast<quint32>(bytes.size())};
    m_bytes.append(bytes);
    return span;
}

} // namespace sessions
