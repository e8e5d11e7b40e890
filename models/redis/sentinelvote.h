// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"
#include "models/redis/serveraddress.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>
#include <vector>

namespace redis
{

/// What one sentinel says of the primary.
struct SentinelWord {
    enum class Kind : quint8 {
        Awaited,     ///< it is being asked
        Names,       ///< `primary`
        NameUnknown, ///< it watches none of that name
        Refused,     ///< the login, or the question: `error`
        NoSentinel,  ///< a Redis that is none answers
        Silent,      ///< there is no connection to it, or no answer: `error`
    };
    Kind kind = Kind::Awaited;
    Endpoint sentinel = {};
    QByteArray id = {}; ///< of the sentinel; empty: not told
    Endpoint primary = {};
    std::optional<quint64> epoch = {}; ///< how new that is, see readConfigEpoch(); nothing: not told
    QStringList names = {};            ///< NameUnknown: those that it watches, as far as it may be asked
    Error error = {};
    friend bool operator==(const SentinelWord &, const SentinelWord &) = default;
};

/// What the sentinels say, taken together.
struct SentinelVerdict {
    enum class Kind : quint8 {
        Pending,     ///< too few have answered yet
        Named,       ///< `primary`
        NameUnknown, ///< none names one, and there is one that answers: it watches none of that name
        Refused,     ///< none names one: they do not take the login, or the question
        NoSentinels, ///< none names one, and what answers is no sentinel
        Silent,      ///< none answers
    };
    Kind kind = Kind::Pending;
    Endpoint primary;
    std::optional<quint64> epoch; ///< how new that is
    Endpoint sentinel;            ///< Named: the first that names it; else the one that `names` and `error` are of
    /// Named: another one is named as well, by `dissenter`, who is alone with it or behind.
    std::optional<Endpoint> other;
    Endpoint dissenter;
    int known = 0;     ///< sentinels
    int answering = 0; ///< of them
    QStringList names; ///< NameUnknown: those that they watch
    Error error;       ///< Refused, Silent: of the first of them
    friend bool operator==(const SentinelVerdict &, const SentinelVerdict &) = default;
};

/// Whether two sentinels mean the same by these.
bool isSamePrimary(const Endpoint &one, const Endpoint &other);

/// The primary that is followed, as it was named.
struct FollowedPrimary {
    Endpoint place;
    std::optional<quint64> epoch;
    bool isGood = false; ///< it answers, and says that it is a primary
};

/// Takes the place that most of those name who answer. It is clear as soon as more than half of all name it; before
/// that those who are being asked are waited for, unless that has lasted long enough (`isPatienceOver`). Where as many
/// name one as another, the one that is followed stays, as long as it is good; then the newer word counts, then the
/// order of the sentinels.
///
/// Where no more than half of them answer, they may be those that are cut off, and know of no failover since: their
/// word does not take a good primary's place, unless it is newer.
SentinelVerdict judgeSentinels(const std::vector<SentinelWord> &words, const std::optional<FollowedPrimary> &followed,
                               bool isPatienceOver);

} // namespace redis
