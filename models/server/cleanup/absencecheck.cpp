// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/cleanup/absencecheck.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace server
{

using AnswerKind = AbsenceCheck::Answer::Kind;
using redis::Reply;

namespace
{

constexpr size_t kReadAtOnce = 100;

} // namespace

struct AbsenceCheck::Job {
    std::vector<Question> questions;
    QHash<QByteArray, Answer> keys; ///< what is known of each
    std::vector<QByteArray> records;
    size_t next = 0;
    std::vector<QByteArray> doubtful;
    size_t nextDoubtful = 0;
    std::optional<redis::Error> lost;
    Done done;

    /// The worst that is known of these: there, unknown, gone.
    Answer of(const QByteArrayList &names) const
    {
        Answer worst{AnswerKind::Gone, {}};
        for (const QByteArray &name : names) {
            const Answer each = keys.value(name);
            if (each.kind == AnswerKind::There)
                return each;
            if (each.kind == AnswerKind::Unknown)
                worst = each;
        }
        return worst;
    }
};

AbsenceCheck::AbsenceCheck(NodeOfKey nodeOf, std::shared_ptr<const formats::FormatSet> sessions, QObject *parent)
    : QObject(parent)
    , m_nodeOf(std::move(nodeOf))
    , m_sessions(std::move(sessions))
{
}

AbsenceCheck::~AbsenceCheck() = default;

void AbsenceCheck::ask(std::vector<Question> questions, Done done)
{
    auto job = std::make_shared<Job>();
    job->questions = std::move(questions);
    job->done = std::move(done);
    for (const Question &question : job->questions) {
        for (const QByteArray &record : question.records) {
            if (!job->keys.contains(record)) {
                job->keys.insert(record, {});
                job->records.push_back(record);
            }
        }
    }
    askNext(job);
}

void AbsenceCheck::askNext(const std::shared_ptr<Job> &job)
{
    if (job->next >= job->records.size()) {
        for (const Question &question : job->questions) {
            if (job->of(question.records).kind != AnswerKind::Gone)
                continue;
            for (const QByteArray &key : question.doubtful) {
                if (!job->keys.contains(key)) {
                    job->keys.insert(key, {});
                    job->doubtful.push_back(key);
                }
            }
        }
        return readNext(job);
    }
    std::vector<KeyQuestion> questions;
    const size_t first = job->next;
    for (; job->next < job->records.size() && questions.size() < kQuestionsAtOnce; ++job->next)
        questions.push_back({job->records[job->next], {QByteArrayLiteral("EXISTS"), job->records[job->next]}});
    askNodes(m_nodeOf, questions, this, [this, job, first](const redis::Result<std::vector<Reply>> &replies) {
        if (!replies) {
            job->lost = replies.error();
            return finish(job);
        }
        for (size_t i = 0; i < replies->size(); ++i) {
            const Reply &reply = (*replies)[i];
            Answer &answer = job->keys[job->records[first + i]];
            if (reply.isInteger())
                answer.kind = reply.integer == 0 ? AnswerKind::Gone : AnswerKind::There;
            else
                answer.why = reply.isError() ? reply.error() : redis::Error{redis::ErrorKind::ProtocolError, {}};
        }
        askNext(job);
    });
}

void AbsenceCheck::readNext(const std::shared_ptr<Job> &job)
{
    if (job->nextDoubtful >= job->doubtful.size())
        return finish(job);
    redis::Node *node = m_nodeOf(job->doubtful[job->nextDoubtful]);
    std::vector<QByteArray> keys;
    while (job->nextDoubtful < job->doubtful.size() && keys.size() < kReadAtOnce &&
           m_nodeOf(job->doubtful[job->nextDoubtful]) == node)
        keys.push_back(job->doubtful[job->nextDoubtful++]);
    if (!node) {
        job->lost = redis::Error{redis::ErrorKind::Closed, {}};
        return finish(job);
    }
    readerOf(*node).read(keys, true,
                         [self = QPointer(this), job, keys](const redis::Result<RecordReader::Answer> &answer) {
                             if (!self)
                                 return;
                             self->takeRead(*job, keys, answer);
                             job->lost ? self->finish(job) : self->readNext(job);
                         });
}

void AbsenceCheck::takeRead(Job &job, const std::vector<QByteArray> &keys,
                            const redis::Result<RecordReader::Answer> &answer)
{
    if (!answer) {
        job.lost = answer.error();
        return;
    }
    const redis::Error refused = answer->refused.value_or(redis::Error{});
    // What cannot be read may be a session; what was read and is no row is none.
    for (const QByteArray &key : keys)
        job.keys[key] = {AnswerKind::Gone, {}};
    for (const QByteArray &key : answer->closed)
        job.keys[key] = {AnswerKind::Unknown, refused};
    for (const RedirectedKey &redirected : answer->redirected)
        job.keys[redirected.key] = {AnswerKind::Unknown, {redis::ErrorKind::Moved, {}}};
    for (const messages::RowBatch::Row &row : answer->rows->rows()) {
        const QByteArray key = answer->rows->view(row.key).toByteArray();
        if (row.change == messages::RowChange::Present)
            job.keys[key] = {AnswerKind::There, {}};
        else if (row.change == messages::RowChange::Unread)
            job.keys[key] = {AnswerKind::Unknown, refused};
    }
}

RecordReader &AbsenceCheck::readerOf(redis::Node &node)
{
    std::unique_ptr<RecordReader> &reader = m_readers[&node];
    if (!reader) {
        reader = std::make_unique<RecordReader>(node.commands(), quint8(node.index()), nullptr);
        reader->setFormats(m_sessions);
        if (node.isOfCluster())
            reader->setOfCluster();
    }
    return *reader;
}

void AbsenceCheck::finish(const std::shared_ptr<Job> &job)
{
    Answers answers{.answers = {}, .lost = job->lost};
    answers.answers.reserve(job->questions.size());
    for (const Question &question : job->questions) {
        Answer answer = job->of(question.records);
        if (answer.kind == AnswerKind::Gone && !question.doubtful.isEmpty())
            answer = job->of(question.doubtful);
        // Who asks about no key at all knows nothing.
        if (job->lost || question.records.isEmpty())
            answer = {AnswerKind::Unknown, job->lost.value_or(redis::Error{})};
        answers.answers.push_back(std::move(answer));
    }
    const Done done = std::exchange(job->done, {});
    done(answers);
}

} // namespace server

#include "moc_absencecheck.cpp"
