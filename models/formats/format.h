// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/formatdescription.h"
#include "models/formats/payload.h"
#include "models/formats/value.h"

#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace formats
{

inline constexpr qint64 kUnknownTime = 0;

/// What a record says of its session. Times are epoch milliseconds; kUnknownTime: the record does not say.
struct SessionFields {
    QByteArray user; ///< UTF-8 (or the record's own bytes); empty: anonymous or unknowable
    QByteArray ip;
    QByteArray userAgent;
    qint64 created = kUnknownTime;
    qint64 lastAccess = kUnknownTime;
    qint64 expires = kUnknownTime; ///< by the record's own word; the TTL decides
    qint64 fullTtl = 0;            ///< milliseconds a fresh session lives, 0: not said

    void clear();
};

/// Where the session id stands inside the key.
struct KeyMatch {
    qsizetype idOffset = 0;
    qsizetype idLength = 0;
};

/// One command of a logout, all arguments complete.
struct LogoutStep {
    QByteArrayList arguments;
    bool decides = false; ///< its reply says whether the session was there (1) or already gone (0)
};

/// One framework's layout, compiled from a description and ready to use: immutable, pure, usable from any
/// thread at the same time.
class Format
{
public:
    explicit Format(FormatDescription description);

    const QString &id() const { return m_description.id; }
    const QString &title() const { return m_description.title; }
    const QStringList &caveats() const { return m_description.caveats; }

    /// Redis globs that cover all keys of this format, literals escaped: for SCAN MATCH and for the
    /// subscription to `__keyspace@N__:<glob>`.
    QByteArrayList scanPatterns() const;
    /// Whether this key can be a session of this format, and where its id stands.
    std::optional<KeyMatch> matchKey(QByteArrayView key) const;
    /// Types of key that this format reads. A plain format accepts every type.
    bool accepts(RecordType type) const;
    /// Hash fields worth asking for (HMGET) to fill a row.
    const QByteArrayList &hashFields() const { return m_hashFields; }

    /// Fills `fields` from what was read. False: by its payload this is not a session (a counter, a cache
    /// entry). Never throws, never trusts a length, needs no terminator behind the views.
    bool read(QByteArrayView key, const Payload &payload, SessionFields &fields) const;
    /// The whole payload as a tree, for the details; Bytes where it cannot be decoded.
    Value decode(const Payload &payload) const;
    /// What ends a session of this format, built only from the row's own key.
    std::vector<LogoutStep> logoutSteps(QByteArrayView key) const;

private:
    FormatDescription m_description;
    QByteArrayList m_hashFields;
};

} // namespace formats
