// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

#include <initializer_list>
#include <span>

namespace redis
{

/// Commands encoded back to back, to be written with one `write()` and answered as one unit.
class CommandBatch
{
public:
    CommandBatch() = default;
    explicit CommandBatch(std::initializer_list<QByteArrayView> arguments) { add(arguments); }

    /// Room for so many bytes, as far as it can be known.
    void reserve(qsizetype bytes) { m_wire.reserve(bytes); }
    /// Each command that is added from now on is preceded by ASKING, which has an answer of its own: a node of a
    /// cluster to which a slot is moving answers for the keys that it has already.
    void askFirst() { m_asksFirst = true; }
    /// Appends one command. `arguments[0]` is the command's name; arguments are bytes, never escaped.
    void add(std::span<const QByteArrayView> arguments);
    void add(std::initializer_list<QByteArrayView> arguments) { add(std::span(arguments.begin(), arguments.size())); }
    void add(const QByteArrayList &arguments);

    qsizetype count() const { return m_count; }
    bool isEmpty() const { return m_count == 0; }
    const QByteArray &wire() const { return m_wire; }
    /// True when any of the commands is not on the list of commands that only read. A connection that was
    /// opened read-only refuses such a batch without sending a byte.
    bool writes() const { return m_writes; }

private:
    QByteArray m_wire;
    qsizetype m_count = 0;
    bool m_writes = false;
    bool m_asksFirst = false;
};

} // namespace redis
