// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/codec.h"
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

enum class TimeUnit : quint8 { Milliseconds, Seconds, Iso8601, Automatic };

/// A path into the payload: `passport.user.id`, `cookie.expires`. The first path of a list that leads to a
/// usable scalar wins: not null, for a text not empty, for a time one that can be read.
struct AttributePath {
    QByteArrayList steps;
    TimeUnit unit = TimeUnit::Automatic; ///< of times
};

/// A member that a session's payload must have.
struct Requirement {
    QByteArrayList steps;
    bool object = false; ///< and it must be an object
};

/// One pattern of keys: a glob with one `{id}` capture, see KeyPattern.
struct KeySpecification {
    QByteArray pattern;      ///< as written, `sess:{id}`
    QList<RecordType> types; ///< empty: every type
    /// The key alone says too little: the payload must name a user, a time or an address.
    bool needsAttribute = false;
    /// A glob as a user writes it: braces are just braces, and the first `*` is the id.
    bool isGlob = false;
};

/// One framework's layout as its JSON file says it (see resources/formats/README.md).
struct FormatDescription {
    QString id;
    QString title;
    int rank = 100;                     ///< formats with a lower one are tried first
    std::vector<KeySpecification> keys; ///< the first that matches a key speaks for it
    Codec codec = Codec::None;
    std::vector<Requirement> required;
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
    /// The same from a file's bytes.
    static tl::expected<FormatDescription, QString> fromJson(const QByteArray &json);
};

} // namespace formats
