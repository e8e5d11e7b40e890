// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/logoutability.h"
#include "models/redis/reply.h"
#include "models/server/logout/permissionquestions.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QString>
#include <QStringList>

#include <set>
#include <vector>

namespace server
{

/// What a server has said to the questions of all formats, and what follows for the sessions. No question is asked
/// twice, nor one whose answer follows from another's: who may not run UNLINK may not run it on any key. That keeps an
/// account's refusals, which the server logs (ACL LOG), few. Nothing here knows a socket.
class PermissionAnswers
{
public:
    PermissionAnswers(std::vector<PermissionQuestion> questions, QStringList formatTitles);

    /// As the server says it; told to people.
    void setAccount(const QString &account) { m_account = account; }

    /// One command, asked about.
    struct Asked {
        size_t question = 0;
        QByteArrayList command;
    };
    /// What has no answer yet, one command for each question, so many at most. Empty: all have.
    std::vector<Asked> next(size_t most) const;
    /// The answer to `ACL DRYRUN user command`. A yes settles nothing: the server may be a replica. Until
    /// confirmDryRun() such a question is not asked again.
    void takeDryRun(const Asked &asked, const redis::Reply &reply);
    /// From now on what was allowed so is asked again, another way.
    void askAgain();
    /// Nobody can say more: what was allowed so is.
    void confirmDryRun();
    /// The answer to the command itself in a transaction that is never carried out: QUEUED, or why not.
    void takeQueued(const Asked &asked, const redis::Reply &reply);
    /// WATCH, MULTI or EXEC: by an answer to itself, or by a dry run (a text, where it is refused).
    void takeTransaction(const QByteArray &word, const redis::Reply &reply);

    messages::Logoutability result() const;

private:
    enum class State : quint8 {
        Open,
        Rehearsed, ///< a dry run went well
        Allowed,
        Refused,
        Undecided, ///< nobody says
    };
    /// Why not.
    struct Refusal {
        enum class What : quint8 { Command, Key, Words };
        What what = What::Words;
        QByteArray word; ///< of the command
        QString words;   ///< the server's
    };
    struct Standing {
        State state = State::Open;
        qsizetype next = 0; ///< of anyOf
        Refusal refusal = {};
    };

    /// The other answers of the same round may have moved the question on.
    bool isCurrent(const Asked &asked) const;
    void refuse(const Asked &asked, const Refusal &refusal);
    void moveOn(size_t question);
    messages::Permission permission(PermissionQuestion::Purpose purpose, int format) const;
    messages::Problem reason(const PermissionQuestion &question, const Refusal &refusal, bool isInPart) const;
    static Refusal refusalBy(const redis::Reply &reply, const QByteArray &word);

    std::vector<PermissionQuestion> m_questions;
    QStringList m_titles; ///< by format
    QString m_account;
    std::vector<Standing> m_standings; ///< by question
    std::set<QByteArray> m_refusedWords;
    std::set<QByteArray> m_unknownWords; ///< the server has no such command
    messages::Permission m_transactions;
};

} // namespace server
