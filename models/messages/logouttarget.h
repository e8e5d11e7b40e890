// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <chrono>
#include <vector>

namespace messages
{

/// A session to end as it was listed: its own key, never a glob, and whose it was.
struct LogoutTarget {
    QByteArray key;
    quint8 format = 0;
    QByteArray user = {};       ///< as the row has it, cut after 512 bytes; empty: nobody was known
    QByteArray otherNames = {}; ///< one a line
};

/// What is asked for, and what the audit log is told of it.
struct LogoutOrder {
    enum class Action : quint8 {
        LogOut,
        EndIn,  ///< `in` from now, so that the user can finish; a session that ends sooner is left alone
        SetTtl, ///< it lives for `in` from now, be it longer or shorter than before
    };
    Action action = Action::LogOut;
    std::chrono::seconds in{0};
    /// Those that come back as the same user's are ended again, until none has for ten seconds.
    bool untilQuiet = false;
    std::vector<LogoutTarget> targets;
    QString reason;   ///< why, in the words of whoever asks; may be empty
    QString chosenBy; ///< how they were chosen, in words: the search, the user
    QString server;   ///< its address, without a password
    QString profile;
    QString redisUser;
    bool production = false;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::LogoutOrder)
