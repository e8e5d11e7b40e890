// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/payload.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <vector>

namespace formats
{

enum class Codec : quint8 { None, Json };
enum class TimeUnit : quint8 { Milliseconds, Seconds, Iso8601, Automatic };

/// A path into the payload: `passport.user.id`, `cookie.expires`. The first path of a list that leads to a
/// non-null scalar wins.
struct AttributePath {
    QByteArrayList steps;
    TimeUnit unit = TimeUnit::Automatic; ///< of times
};

/// One pattern of keys: literals, one `{id}` capture and Redis wildcards.
struct KeySpecification {
    QByteArray pattern; ///< as written, `sess:{id}`
    QList<RecordType> types;
};

/// One framework's layout as its JSON file says it (see resources/formats/).
struct FormatDescription {
    QString id;
    QString title;
    std::vector<KeySpecification> keys;
    Codec codec = Codec::None;
    QByteArrayList required; ///< dotted paths that a session's payload must have: `cookie`
    bool objectsOnly = true; ///< a payload that is not an object (a counter) is not a session
    std::vector<AttributePath> user;
    std::vector<AttributePath> created;
    std::vector<AttributePath> lastAccess;
    std::vector<AttributePath> expires;
    std::vector<AttributePath> fullTtl;
    std::vector<AttributePath> ip;
    std::vector<AttributePath> userAgent;
    QStringList caveats;

    /// Reads one description. Errors: a sentence that names the member that is wrong.
    static tl::expected<FormatDescription, QString> fromJson(const QJsonObject &object);
};

} // namespace formats
