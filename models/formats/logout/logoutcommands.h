// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/logoutplan.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QString>

#include <optional>

namespace formats
{

/// The commands of one action, as the data stand.
struct LogoutCommands {
    enum class Kind : quint8 {
        Send,        ///< `commands`, in this order
        Nothing,     ///< what the action removes is not there: nothing to send, and no failure
        NotReadable, ///< what is stored is of no known form (LeftOutStep::Why::NotReadable); nothing may be sent
    };
    Kind kind = Kind::Send;
    QList<QByteArrayList> commands = {}; ///< all on the action's own key, so all on one node of a cluster
    /// The record goes as a whole, since it could not be written like what is stored.
    bool deletesInstead = false;
};

/// Plain commands: UNLINK, SREM, ZREM, HDEL, HSET, EXPIRE, SET … XX KEEPTTL (6.0).
///
/// `stored`: what stands there now, where needsStored(); nothing: it is not there. Such an action is never sent
/// blindly: HSET would make a hash of one field out of a session that has just ended.
///
/// A record whose value cannot be written like the stored one is deleted instead: that ends it as well.
LogoutCommands commandsOf(const LogoutAction &action, const std::optional<QByteArray> &stored = std::nullopt);

/// What removes a key: DEL where the server does not let UNLINK through.
enum class Deletion : quint8 { Unlink, Del };

/// The command as it would be typed, for the preview: with what is in `secrets` (LogoutPlan) masked wherever it stands.
/// Nothing has been read yet, so a value is told in plain text, and words stand in place of a list's document. Safe to
/// show as plain text.
QString commandText(const LogoutAction &action, const QByteArrayList &secrets, Deletion deletion = Deletion::Unlink);
/// One argument of a command as it is shown: with what is in `secrets` masked in each form in which it may stand there,
/// and in quotes where it is not one word.
QString argumentText(QByteArray argument, const QByteArrayList &secrets);
/// A sentence: what is not done, and why.
QString leftOutText(const LeftOutStep &step);

} // namespace formats
