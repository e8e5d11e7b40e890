// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace formats
{

inline constexpr qint64 kUnknownTime = 0;

/// The longest text that a row keeps of a record; what is longer is cut at a character's border.
inline constexpr qsizetype kLongestText = 4096;

inline constexpr int kMostOtherNames = 3;

/// Whether a payload that was recognised could be read, too.
enum class Closed : quint8 {
    No,
    Encrypted,  ///< only the application has the key
    Compressed, ///< by something that this program was built without
    TooLarge,   ///< deeper or larger than is taken apart, or read for a row
    Refused,    ///< it is in another key that the account may not read
    Unanswered, ///< it is in another key, whose node does not answer for now
};

/// What a record says of its session. Times are epoch milliseconds; kUnknownTime: the record does not say.
struct SessionFields {
    QByteArray user; ///< UTF-8 (or the record's own bytes); empty: anonymous or unknowable
    /// What else the payload calls this user, a name or an address of mail in each line: {"id": 17, "username":
    /// "zelda"} is user 17, whom a caller knows as zelda. At most kMostOtherNames.
    QByteArray otherNames;
    QByteArray ip;
    QByteArray userAgent;
    qint64 created = kUnknownTime;
    qint64 lastAccess = kUnknownTime;
    qint64 expires = kUnknownTime; ///< by the record's own word; the TTL decides
    qint64 fullTtl = 0;            ///< milliseconds a fresh session lives, 0: not said
    Closed closed = Closed::No;    ///< it is a session, and nobody can say whose

    /// Takes from `other` what is not known here.
    void addFrom(const SessionFields &other);
    /// Keeps the buffers: one object serves a million reads.
    void clear();
};

} // namespace formats
