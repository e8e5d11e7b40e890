// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/format.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

#include <vector>

namespace server
{

/// Something that a logout would send: to be asked about, never to be carried out.
struct PermissionQuestion {
    enum class Purpose : quint8 { End, SetTimeLeft, Undo };
    Purpose purpose = Purpose::End;
    int format = 0;          ///< index
    bool isEssential = true; ///< false: without it only something beside the session stays as it is
    /// One of these is enough: UNLINK or DEL, of keys under one of the format's patterns.
    QList<QByteArrayList> anyOf = {};
    /// False: what such keys begin with differs from session to session, so that a refusal of this one says nothing.
    bool isKeyTelling = true;
    bool isOfNewer = false;  ///< a server that does not know the commands needs none of them
    QByteArray keyText = {}; ///< which keys these are, for people: `shop:s:*`, `user_sessions:{user}`
};

/// What ending a session of this format takes, setting the time that it has left, and bringing it back: asked of keys
/// made up for that, under the format's own patterns, with an id that nobody is given.
std::vector<PermissionQuestion> permissionQuestions(const formats::Format &format, int index);

/// A key that the glob matches and the format takes; empty: none was found.
QByteArray madeUpKey(const formats::Format &format, const QByteArray &glob);

} // namespace server
