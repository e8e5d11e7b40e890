// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>

namespace sessions
{

/// Appends many small pieces to a byte array, which is as long as what it has been given again when this goes. A call
/// of QByteArray::append() for each piece takes longer than the pieces.
class TextAppender
{
public:
    explicit TextAppender(QByteArray &out)
        : m_out(out)
    {
        m_at = out.data() + out.size();
        m_end = m_at;
    }
    ~TextAppender() { m_out.resize(size()); }
    Q_DISABLE_COPY_MOVE(TextAppender)

    qsizetype size() const { return m_at - m_out.constData(); }
    /// Takes back what was appended since size() was this.
    void truncate(qsizetype size) { m_at = m_out.data() + size; }
    /// What was appended since then. Until the next change.
    QByteArrayView since(qsizetype size) const { return {m_out.constData() + size, m_at}; }

    /// Room for so many bytes more: at() may be written that far, and take() says how far it was.
    void ensure(qsizetype more)
    {
        if (m_end - m_at < more)
            grow(more);
    }
    char *at() { return m_at; }
    void take(qsizetype written) { m_at += written; }

    void put(char byte)
    {
        ensure(1);
        *m_at++ = byte;
    }
    void put(QByteArrayView bytes)
    {
        ensure(bytes.size());
        std::copy_n(bytes.data(), bytes.size(), m_at);
        m_at += bytes.size();
    }

private:
    void grow(qsizetype more)
    {
        constexpr qsizetype kStep = 4096; // the array itself grows by more where it has to move
        const qsizetype used = size();
        m_out.resize(used + more + kStep);
        m_at = m_out.data() + used;
        m_end = m_out.data() + m_out.size();
    }

    QByteArray &m_out;
    char *m_at;
    char *m_end;
};

} // namespace sessions
