// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/permissioninquiry.h"

#include <utility>

namespace server
{

using redis::Connection;
using redis::Reply;
using redis::Result;

namespace
{

// What is refused shows in what is asked next, so not all at once; nor is it one round trip for each.
constexpr size_t kAtOnce = 16;

redis::ConnectionOptions once(redis::ConnectionOptions options)
{
    options.reconnect = false;
    options.readOnly = false; // what is thrown away changes nothing
    return options;
}

} // namespace

PermissionInquiry::PermissionInquiry(const redis::Endpoint &endpoint, const redis::Login &login, int database,
                                     const redis::ConnectionOptions &like, PermissionAnswers answers, QObject *parent)
    : QObject(parent)
    , m_connection(endpoint, login, database, once(like))
    , m_answers(std::move(answers))
    , m_account(login.userName.isEmpty() ? QByteArrayLiteral("default") : login.userName.toUtf8())
{
    connect(&m_connection, &Connection::failed, this, [this](const redis::Error & /*error*/, auto retryIn) {
        if (retryIn.count() == 0)
            finish(false);
    });
    connect(&m_connection, &Connection::stateChanged, this, [this](Connection::State state) {
        if (state == Connection::State::Ready)
            askAccount();
    });
}

void PermissionInquiry::start()
{
    const std::vector<PermissionAnswers::Asked> any = m_answers.next(1);
    m_anyKey = any.empty() ? QByteArrayLiteral("sessionscope-asks") : any.front().command.value(1);
    m_connection.open();
}

void PermissionInquiry::askAccount()
{
    m_connection.send({"ACL", "WHOAMI"}, this, [this](const Result<Reply> &reply) {
        if (reply && reply->isString())
            m_account = reply->bytes;
        m_answers.setAccount(QString::fromUtf8(m_account));
        if (reply)
            rehearse();
        else // an account that may not ask for its name may not ask for more
            open();
    });
}

void PermissionInquiry::rehearse()
{
    const std::vector<PermissionAnswers::Asked> asked = m_answers.next(kAtOnce);
    if (asked.empty()) {
        rehearseTransaction();
        return;
    }
    redis::CommandBatch batch;
    for (const PermissionAnswers::Asked &each : asked)
        batch.add(QByteArrayList{"ACL", "DRYRUN", m_account} + each.command);
    m_connection.send(batch, this, [this, asked](const Result<std::vector<Reply>> &replies) {
        if (replies)
            takeRehearsed(asked, *replies);
    });
}

void PermissionInquiry::takeRehearsed(const std::vector<PermissionAnswers::Asked> &asked,
                                      const std::vector<Reply> &replies)
{
    const Reply &first = replies.front();
    const redis::ErrorKind kind = first.isError() ? first.error().kind : redis::ErrorKind::ServerError;
    if (kind == redis::ErrorKind::PermissionDenied || kind == redis::ErrorKind::UnknownCommand) {
        open(); // no such command before 7.0, and few accounts have it
        return;
    }
    for (size_t i = 0; i < asked.size(); ++i)
        m_answers.takeDryRun(asked[i], replies[i]);
    rehearse();
}

void PermissionInquiry::rehearseTransaction()
{
    redis::CommandBatch batch;
    batch.add({"ACL", "DRYRUN", m_account, "WATCH", m_anyKey});
    batch.add({"ACL", "DRYRUN", m_account, "MULTI"});
    batch.add({"ACL", "DRYRUN", m_account, "EXEC"});
    m_connection.send(batch, this, [this](const Result<std::vector<Reply>> &replies) {
        if (!replies)
            return;
        static const QByteArrayList kWords{"WATCH", "MULTI", "EXEC"};
        for (qsizetype i = 0; i < kWords.size(); ++i)
            m_answers.takeTransaction(kWords.at(i), replies->at(size_t(i)));
        open();
    });
}

/// Without a transaction under way WATCH is harmless; DISCARD ends it.
void PermissionInquiry::open()
{
    redis::CommandBatch batch;
    batch.add({"WATCH", m_anyKey});
    batch.add({"MULTI"});
    m_connection.send(batch, this, [this](const Result<std::vector<Reply>> &replies) {
        if (!replies)
            return;
        m_answers.takeTransaction("WATCH", replies->at(0));
        m_answers.takeTransaction("MULTI", replies->at(1));
        if (replies->at(1).isError()) {
            m_answers.confirmDryRun();
            finish(true);
            return;
        }
        m_answers.askAgain();
        queue();
    });
}

void PermissionInquiry::queue()
{
    const std::vector<PermissionAnswers::Asked> asked = m_answers.next(kAtOnce);
    if (asked.empty()) {
        discard();
        return;
    }
    redis::CommandBatch batch;
    for (const PermissionAnswers::Asked &each : asked)
        batch.add(each.command);
    m_connection.send(batch, this, [this, asked](const Result<std::vector<Reply>> &replies) {
        if (!replies)
            return;
        for (size_t i = 0; i < asked.size(); ++i)
            m_answers.takeQueued(asked[i], replies->at(i));
        queue();
    });
}

/// Whatever is said to that: with the connection the queue goes too.
void PermissionInquiry::discard()
{
    m_connection.send({"DISCARD"}, this, [this](const Result<Reply> & /*answer*/) { finish(true); });
}

void PermissionInquiry::finish(bool isAnswered)
{
    if (std::exchange(m_isFinished, true))
        return;
    const auto tell = [this, isAnswered] {
        m_connection.close();
        Q_EMIT finished(isAnswered, m_answers.result());
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

} // namespace server

#include "moc_permissioninquiry.cpp"
