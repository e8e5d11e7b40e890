// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QMap>

#include <optional>
#include <utility>

namespace support
{

/// RESP2 as a server writes it.
namespace resp
{
QByteArray status(const QByteArray &text);
QByteArray error(const QByteArray &text); ///< with its code word: "NOPERM …"
QByteArray integer(qint64 number);
QByteArray bulk(const QByteArray &bytes);
QByteArray nil();
/// Elements are wires themselves.
QByteArray array(const QByteArrayList &elements);
QByteArray strings(const QByteArrayList &elements);
} // namespace resp

/// A few keys and the commands that read and remove them, as Redis answers them. Its clock stands still, so that what
/// a test expects is a number.
class FakeKeyspace
{
public:
    using Fields = QList<std::pair<QByteArray, QByteArray>>;

    static constexpr qint64 kNow = 1'700'000'000'000; ///< epoch ms

    void setString(const QByteArray &key, const QByteArray &value, qint64 ttlMs = -1);
    void setHash(const QByteArray &key, const Fields &fields, qint64 ttlMs = -1);
    /// `type` by the word of TYPE: list, set, zset (each member with its score after it), stream.
    void setMembers(const QByteArray &key, const QByteArray &type, const QByteArrayList &members, qint64 ttlMs = -1);
    bool remove(const QByteArray &key) { return m_keys.remove(key) > 0; }
    bool contains(const QByteArray &key) const { return m_keys.contains(key); }
    QByteArrayList names() const { return m_keys.keys(); }

    /// Nothing: no command that this knows.
    std::optional<QByteArray> answer(const QByteArrayList &command);

private:
    struct Entry {
        QByteArray type;
        QByteArray string;
        Fields fields;
        QByteArrayList members;
        qint64 ttlMs = -1;
    };

    QByteArray scan(const QByteArrayList &command) const;
    QByteArray expiry(const QByteArray &name, const QByteArray &key) const;
    QByteArray pageOf(const Entry &entry, const QByteArrayList &command) const;
    QByteArray rangeOf(const Entry &entry, const QByteArrayList &command) const;
    QByteArray fieldsOf(const Entry &entry, const QByteArrayList &command) const;
    QByteArray removeMembers(const QByteArrayList &command);

    QMap<QByteArray, Entry> m_keys;
};

} // namespace support
