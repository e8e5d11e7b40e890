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
};

/// Plain commands: UNLINK, SREM, ZREM, HDEL, HSET, EXPIRE, SET … XX KEEPTTL (6.0).
///
/// `stored`: what stands there now, where needsStored(); nothing: it is not there. Such an action is never sent
/// blindly: HSET would make a hash of one field out of a session that has just ended.
///
/// A record whose value cannot be written like the stored one is deleted instead: that ends it as well.
LogoutCommands commandsOf(const LogoutAction &action, const std::optional<QByteArray> &stored = std::nullopt);

/// One command as it would be typed, with what is in `secrets` (LogoutPlan) masked wherever it stands.
QString commandText(const QByteArrayList &command, const QByteArrayList &secrets);
/// The same of an action before anything is read: plain values, the plain form of a member, and words in place of a
/// document that is not known yet.
QString commandText(const LogoutAction &action, const QByteArrayList &secrets);
/// A sentence: what is not done, and why.
QString leftOutText(const LeftOutStep &step);

} // namespace formats
