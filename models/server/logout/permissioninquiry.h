// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/redis/connection.h"
#include "models/server/logout/permissionanswers.h"

#include <QObject>

#include <vector>

namespace server
{

/// Asks one node once what the account may do, and changes nothing: by `ACL DRYRUN` where the account may (Redis 7.0),
/// and by the commands themselves between MULTI and DISCARD. The server looks at permissions, and at whether it takes
/// changes at all, as it puts a command on the queue; what is on it is thrown away. There is never an EXEC.
///
/// On a connection of its own: in between nobody else's commands come, and nobody's WATCH ends with the DISCARD.
/// Nothing is asked so before MULTI has been answered with OK, since after a refused one the commands would be carried
/// out; and should the connection break, the server drops the queue. Where the account has neither MULTI nor ACL
/// DRYRUN, nothing is known. Lives in the I/O thread.
class PermissionInquiry final : public QObject
{
    Q_OBJECT

public:
    /// By a connection that is made as those of the node are.
    PermissionInquiry(const redis::Endpoint &endpoint, const redis::Login &login, int database,
                      const redis::ConnectionOptions &like, PermissionAnswers answers, QObject *parent);

    void start();

Q_SIGNALS:
    /// Once, and from the event loop. `isAnswered`: the node was reached; else nothing is known.
    void finished(bool isAnswered, const messages::Logoutability &result);

private:
    void askAccount();
    void rehearse();
    void takeRehearsed(const std::vector<PermissionAnswers::Asked> &asked, const std::vector<redis::Reply> &replies);
    void rehearseTransaction();
    void open();
    void queue();
    void discard();
    void finish(bool isAnswered);

    redis::Connection m_connection;
    PermissionAnswers m_answers;
    QByteArray m_account;
    QByteArray m_anyKey; ///< of a question
    bool m_isFinished = false;
};

} // namespace server
