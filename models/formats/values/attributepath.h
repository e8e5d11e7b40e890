// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/codec.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <tl/expected.hpp>

namespace formats
{

/// One step of a path into a payload.
struct PathStep {
    enum class Kind : quint8 {
        Name,     ///< a member by its name; an element of a list by its index, in digits
        Glob,     ///< members whose names match, `login_*`
        Anywhere, ///< what follows may stand at any depth below
        Where,    ///< this object, if its member `text` is the session's id
        Decode,   ///< the text that stands here holds another payload, to be decoded by `chain`
    };
    Kind kind = Kind::Name;
    QByteArray text = {};
    CodecChain chain = {};

    bool operator==(const PathStep &) const = default;
};

using PathSteps = QList<PathStep>;

/// Reads a path: `passport.user.id`, `['a.b'].c` where a name holds a dot itself, `list[0]`, `login_*` and
/// `['warden.*.key']` by a glob, `_security_main|php-serialize|**.user`, `**[?token].time`, `**.username`; `$` is the
/// payload itself. Errors: a sentence that says what a path looks like, or names the codec that is not known.
tl::expected<PathSteps, QString> pathFromText(const QString &text);

/// The steps as a path again, for messages and tests.
QString pathText(const PathSteps &steps);

} // namespace formats
