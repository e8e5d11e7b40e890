// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/permissionanswers.h"

#include "models/text/printabletext.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace server
{

using messages::Permission;
using messages::Problem;
using redis::Reply;
using Purpose = PermissionQuestion::Purpose;

namespace
{

struct PermissionText {
    Q_DECLARE_TR_FUNCTIONS(server::PermissionAnswers)
};

QString what(Purpose purpose, bool isInPart, const QString &account, const QString &title)
{
    switch (purpose) {
    case Purpose::End:
        return isInPart ? PermissionText::tr("The account “%1” may end sessions of %2, but not remove all that stands "
                                             "beside them")
                              .arg(account, title)
                        : PermissionText::tr("The account “%1” may not end sessions of %2").arg(account, title);
    case Purpose::SetTimeLeft:
        return PermissionText::tr("The account “%1” may not set the time that sessions of %2 have left")
            .arg(account, title);
    case Purpose::Undo:
        break;
    }
    return isInPart
               ? PermissionText::tr("The account “%1” may bring sessions of %2 back, but not all that stood "
                                    "beside them")
                     .arg(account, title)
               : PermissionText::tr("The account “%1” may not bring ended sessions of %2 back").arg(account, title);
}

bool isOfCommand(QByteArrayView words)
{
    // "… has no permissions to run the 'unlink' command", as all versions since 6.0 have it.
    return words.contains(" run the ");
}

} // namespace

PermissionAnswers::PermissionAnswers(std::vector<PermissionQuestion> questions, QStringList formatTitles)
    : m_questions(std::move(questions))
    , m_titles(std::move(formatTitles))
    , m_standings(m_questions.size())
{
}

std::vector<PermissionAnswers::Asked> PermissionAnswers::next(size_t most) const
{
    std::vector<Asked> asked;
    for (size_t i = 0; i < m_questions.size() && asked.size() < most; ++i) {
        if (m_standings[i].state == State::Open)
            asked.push_back({i, m_questions[i].anyOf.at(m_standings[i].next)});
    }
    return asked;
}

bool PermissionAnswers::isCurrent(const Asked &asked) const
{
    const Standing &standing = m_standings[asked.question];
    return standing.state == State::Open && m_questions[asked.question].anyOf.at(standing.next) == asked.command;
}

void PermissionAnswers::takeDryRun(const Asked &asked, const Reply &reply)
{
    Standing &standing = m_standings[asked.question];
    if (!isCurrent(asked))
        return;
    if (reply.type == Reply::Type::Status)
        standing.state = State::Rehearsed;
    else if (reply.isString())
        refuse(asked, refusalBy(reply, asked.command.first()));
    else if (m_questions[asked.question].isOfNewer) // nor does it do what that would be needed for
        standing.state = State::Allowed;
    else // a command that this server does not know, or not with these arguments
        refuse(asked, {Refusal::What::Words, asked.command.first(), reply.error().detail});
}

void PermissionAnswers::askAgain()
{
    for (Standing &standing : m_standings) {
        if (standing.state == State::Rehearsed)
            standing.state = State::Open;
    }
}

void PermissionAnswers::confirmDryRun()
{
    for (Standing &standing : m_standings) {
        if (standing.state == State::Rehearsed)
            standing.state = State::Allowed;
    }
}

void PermissionAnswers::takeQueued(const Asked &asked, const Reply &reply)
{
    Standing &standing = m_standings[asked.question];
    if (!isCurrent(asked))
        return;
    // Whether it may is asked before where.
    const bool isElsewhere = reply.bytes.startsWith("MOVED ") || reply.bytes.startsWith("ASK ");
    if (!reply.isError() || isElsewhere) {
        standing.state = State::Allowed;
        return;
    }
    const redis::ErrorKind kind = reply.error().kind;
    if (m_questions[asked.question].isOfNewer && kind == redis::ErrorKind::UnknownCommand)
        standing.state = State::Allowed;
    else if (redis::isTemporary(kind))
        standing.state = State::Undecided;
    else
        refuse(asked, refusalBy(reply, asked.command.first()));
    if (reply.error().kind == redis::ErrorKind::UnknownCommand)
        m_unknownWords.insert(asked.command.first());
}

void PermissionAnswers::takeTransaction(const QByteArray &word, const Reply &reply)
{
    const bool isAllowed = reply.type == Reply::Type::Status;
    if (isAllowed && m_transactions.answer == Permission::Answer::Unknown)
        m_transactions.answer = Permission::Answer::Yes;
    if (isAllowed || m_transactions.isRefused() || (reply.isError() && redis::isTemporary(reply.error().kind)))
        return;
    m_transactions.answer = Permission::Answer::No;
    const Refusal refusal = refusalBy(reply, word);
    const QString why = refusal.what == Refusal::What::Command
                            ? PermissionText::tr("it may not run %1").arg(QString::fromLatin1(word))
                            : refusal.words;
    m_transactions.reason = {
        PermissionText::tr("The account “%1” may not change several keys in one piece: %2.").arg(m_account, why),
        PermissionText::tr("What ends a session is sent one command after the other.")};
}

PermissionAnswers::Refusal PermissionAnswers::refusalBy(const Reply &reply, const QByteArray &word)
{
    const bool isDenied = !reply.isError() || reply.error().kind == redis::ErrorKind::PermissionDenied;
    const QString words = reply.isError() ? reply.error().detail : QString::fromUtf8(reply.bytes);
    if (!isDenied)
        return {Refusal::What::Words, word, words};
    return {isOfCommand(reply.bytes) ? Refusal::What::Command : Refusal::What::Key, word, words};
}

void PermissionAnswers::refuse(const Asked &asked, const Refusal &refusal)
{
    Standing &standing = m_standings[asked.question];
    if (refusal.what == Refusal::What::Command)
        m_refusedWords.insert(refusal.word);
    if (refusal.what == Refusal::What::Key && !m_questions[asked.question].isKeyTelling) {
        standing.state = State::Undecided;
        return;
    }
    // What is told is why the first of them is refused.
    if (standing.next == 0)
        standing.refusal = refusal;
    ++standing.next;
    moveOn(asked.question);
    if (refusal.what != Refusal::What::Command)
        return;
    for (size_t i = 0; i < m_questions.size(); ++i)
        moveOn(i);
}

/// Past the commands that are known to be refused.
void PermissionAnswers::moveOn(size_t question)
{
    Standing &standing = m_standings[question];
    const QList<QByteArrayList> &anyOf = m_questions[question].anyOf;
    if (standing.state != State::Open && standing.state != State::Rehearsed)
        return;
    while (standing.next < anyOf.size() && m_refusedWords.contains(anyOf.at(standing.next).first())) {
        if (standing.next == 0)
            standing.refusal = {Refusal::What::Command, anyOf.first().first(), {}};
        ++standing.next;
        standing.state = State::Open;
    }
    if (standing.next >= anyOf.size())
        standing.state = State::Refused;
}

messages::Logoutability PermissionAnswers::result() const
{
    messages::Logoutability result;
    result.transactions = m_transactions;
    const auto isOut = [this](const QByteArray &word) {
        return m_refusedWords.contains(word) || m_unknownWords.contains(word);
    };
    if (isOut("UNLINK") && !isOut("DEL"))
        result.deletion = formats::Deletion::Del;
    result.formats.resize(size_t(m_titles.size()));
    for (const PermissionQuestion &question : m_questions)
        result.formats[size_t(question.format)].isAsked = true;
    for (size_t i = 0; i < result.formats.size(); ++i) {
        if (!result.formats[i].isAsked)
            continue;
        result.formats[i].end = permission(Purpose::End, int(i));
        result.formats[i].setTimeLeft = permission(Purpose::SetTimeLeft, int(i));
        result.formats[i].undo = permission(Purpose::Undo, int(i));
    }
    return result;
}

Permission PermissionAnswers::permission(Purpose purpose, int format) const
{
    Permission permission{.answer = Permission::Answer::Yes};
    for (size_t i = 0; i < m_questions.size(); ++i) {
        const PermissionQuestion &question = m_questions[i];
        if (question.purpose != purpose || question.format != format)
            continue;
        const Standing &standing = m_standings[i];
        if (standing.state == State::Allowed)
            continue;
        Permission lesser;
        if (standing.state == State::Refused) {
            lesser.answer = question.isEssential ? Permission::Answer::No : Permission::Answer::InPart;
            lesser.reason = reason(question, standing.refusal, !question.isEssential);
        }
        permission.limitBy(lesser);
    }
    return permission;
}

Problem PermissionAnswers::reason(const PermissionQuestion &question, const Refusal &refusal, bool isInPart) const
{
    const QString task = what(question.purpose, isInPart, m_account, m_titles.value(question.format));
    const QString word = QString::fromLatin1(refusal.word);
    const QString keys = text::printableText(question.keyText);
    switch (refusal.what) {
    case Refusal::What::Command:
        return {PermissionText::tr("%1: it may not run %2.", "the account may not end sessions: …").arg(task, word),
                PermissionText::tr("The server’s administrator can allow it: ACL SETUSER %1 +%2.")
                    .arg(m_account, word.toLower())};
    case Refusal::What::Key:
        return {PermissionText::tr("%1: it may not use %2 on the keys %3.", "the account may not end sessions: …")
                    .arg(task, word, keys),
                PermissionText::tr("The server’s administrator can allow it: the account lacks these keys (~…).")};
    case Refusal::What::Words:
        break;
    }
    if (refusal.words.startsWith(QLatin1String("READONLY")))
        return {PermissionText::tr("The server is a replica, and nothing can be changed there."),
                PermissionText::tr("Connect to the primary.")};
    return {PermissionText::tr("%1: the server refuses %2 (%3).", "the account may not end sessions: …")
                .arg(task, word, refusal.words),
            PermissionText::tr("See the server’s log for the cause.")};
}

} // namespace server
