// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/reply.h"

#include <algorithm>

namespace redis
{

namespace
{

// The longest complaint of a real server is Redis' protected-mode text, about 1,000 bytes; its first sentences
// say it all.
constexpr qsizetype kDetailLimit = 300;

/// What the server said, safe to show and to log. Redis quotes the arguments of a command that it does not know
/// ("… with args beginning with: 'secret'"), and those may be a password or a session id: cut off.
QString detailOf(QByteArrayView text)
{
    const qsizetype arguments = text.indexOf("with args beginning with");
    if (arguments >= 0) {
        text = text.first(arguments);
        while (!text.isEmpty() && (text.back() == ' ' || text.back() == ','))
            text.chop(1);
    }
    QString detail = QString::fromUtf8(text.first(std::min(text.size(), kDetailLimit)));
    std::replace_if(
        detail.begin(), detail.end(), [](QChar c) { return !c.isPrint(); }, QChar(u' '));
    return detail;
}

ErrorKind kindOf(QByteArrayView text)
{
    struct Code {
        QByteArrayView prefix;
        ErrorKind kind;
    };
    static constexpr Code kCodes[] = {
        {"WRONGTYPE ", ErrorKind::WrongType},
        {"NOPERM ", ErrorKind::PermissionDenied},
        {"NOAUTH ", ErrorKind::AuthenticationRequired},
        {"WRONGPASS ", ErrorKind::WrongPassword},
        {"LOADING ", ErrorKind::Loading},
        {"BUSY ", ErrorKind::Busy},
        {"MASTERDOWN ", ErrorKind::ReplicaCutOff},
        {"MOVED ", ErrorKind::Moved},
        {"ASK ", ErrorKind::Asked},
        {"TRYAGAIN ", ErrorKind::TryAgain},
        {"CLUSTERDOWN ", ErrorKind::ClusterDown},
        {"READONLY ", ErrorKind::ReadOnlyReplica},
        {"TOOLARGE ", ErrorKind::TooLarge},       // of this program: see ReplyLimits::leftOutBytes
        {"DENIED ", ErrorKind::PermissionDenied}, // protected mode
        {"ERR unknown command", ErrorKind::UnknownCommand},
        {"ERR unknown subcommand", ErrorKind::UnknownCommand},
        {"ERR Unknown subcommand", ErrorKind::UnknownCommand}, // before Redis 7
        {"ERR invalid password", ErrorKind::WrongPassword},    // before Redis 6
        {"ERR operation not permitted", ErrorKind::AuthenticationRequired},
        {"ERR DB index is out of range", ErrorKind::DatabaseOutOfRange},
        {"ERR invalid DB index", ErrorKind::DatabaseOutOfRange},
        {"ERR SELECT is not allowed in cluster mode", ErrorKind::DatabaseOutOfRange},
    };
    const auto *code =
        std::find_if(std::begin(kCodes), std::end(kCodes), [text](const Code &c) { return text.startsWith(c.prefix); });
    return code == std::end(kCodes) ? ErrorKind::ServerError : code->kind;
}

} // namespace

Error Reply::error() const
{
    return Error{kindOf(bytes), detailOf(bytes)};
}

ErrorKind Reply::errorKind() const
{
    return kindOf(bytes);
}

} // namespace redis
