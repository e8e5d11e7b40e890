// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/error.h"

#include <QList>
#include <QSet>
#include <QString>

#include <utility>

namespace redis
{

struct Endpoint;

/// Whether both are one computer, as far as their names tell.
bool isSameHost(const QString &one, const QString &other);
/// Whether both lead to the same socket, however they are written. A place is a host and a port: two servers behind one
/// address are two places.
bool isSamePlace(const Endpoint &one, const Endpoint &other);

/// Where a place is reached that nodes and sentinels announce: behind NAT, or in a network of containers.
struct PlaceReplacement {
    struct Place {
        QString host;
        quint16 port = 0; ///< 0: each of the host's
        friend bool operator==(const Place &, const Place &) = default;
    };
    Place announced;
    Place reached; ///< without a port: at the announced one
    friend bool operator==(const PlaceReplacement &, const PlaceReplacement &) = default;
};

/// Both as `host`, `host:port`, `[v6]` or `[v6]:port`. Errors: InvalidAddress, with the reason.
Result<PlaceReplacement> parseReplacement(const QString &announced, const QString &reached);

// More than anyone has; what is pasted, or comes from a file, may be of any size.
inline constexpr qsizetype kMostReplacements = 200;

/// What is wrong with one together with those before it: a place is replaced twice, two are reached at one, or there
/// are more than kMostReplacements.
class ReplacementCheck
{
public:
    /// Errors: InvalidAddress, with the reason; then it is none of them.
    Result<void> add(const PlaceReplacement &replacement);

private:
    using Key = std::pair<QString, quint16>;
    QSet<Key> m_announced;
    QSet<Key> m_reached; ///< those with a port
};

/// The same of all of them. Errors: InvalidAddress, with the reason.
Result<void> checkReplacements(const QList<PlaceReplacement> &replacements);

/// The place to connect to, and to compare, instead of the one that was announced; the same where none replaces it. A
/// replacement of host and port goes before one of the host; none is applied to the outcome of another. A host name
/// that is reached by an IP address remains what the certificate has to be for.
Endpoint reachedPlace(const Endpoint &announced, const QList<PlaceReplacement> &replacements);

} // namespace redis
