// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/cleanup/absencecheck.h"

#include <QPointer>
#include <QTimer>

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
    /// To be read.
    struct Doubtful {
        QByteArray key;
        std::optional<redis::Redirection> to = {};
    };

    std::vector<Question> questions;
    QHash<QByteArray, Answer> keys; ///< what is known of each
    std::vector<QByteArray> records;
    size_t next = 0;
    std::vector<Doubtful> doubtful;
    std::vector<Doubtful> redirected; ///< of the latest round
    size_t nextDoubtful = 0;
    int hops = 0;
    std::optional<redis::Error> silent; ///< the latest of who has not answered
    bool isAnswered = false;            ///< somebody has
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

AbsenceCheck::AbsenceCheck(KeyRoutes routes, std::shared_ptr<const formats::FormatSet> sessions, QObject *parent)
    : QObject(parent)
    , m_routes(std::move(routes))
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
        takeDoubtful(*job);
        return readNext(job);
    }
    std::vector<KeyQuestion> questions;
    const size_t first = job->next;
    for (; job->next < job->records.size() && questions.size() < kQuestionsAtOnce; ++job->next)
        questions.push_back({job->records[job->next], {QByteArrayLiteral("EXISTS"), job->records[job->next]}});
    auto *routed = new RoutedQuestions(m_routes, this);
    routed->ask(std::move(questions), [this, job, first](const RoutedQuestions::Answers &answers) {
        for (size_t i = 0; i < answers.size(); ++i) {
            Answer &answer = job->keys[job->records[first + i]];
            job->isAnswered = job->isAnswered || answers[i].has_value();
            if (!answers[i])
                job->silent = answer.why = answers[i].error();
            else if (answers[i]->isInteger())
                answer.kind = answers[i]->integer == 0 ? AnswerKind::Gone : AnswerKind::There;
            else
                answer.why =
                    answers[i]->isError() ? answers[i]->error() : redis::Error{redis::ErrorKind::ProtocolError, {}};
        }
        askNext(job);
    });
}

/// Only of those who are gone but for these.
void AbsenceCheck::takeDoubtful(Job &job) const
{
    for (const Question &question : job.questions) {
        if (job.of(question.records).kind != AnswerKind::Gone)
            continue;
        for (const QByteArray &key : question.doubtful) {
            if (!job.keys.contains(key)) {
                job.keys.insert(key, {});
                job.doubtful.push_back({key});
            }
        }
    }
}

void AbsenceCheck::readNext(const std::shared_ptr<Job> &job)
{
    if (job->nextDoubtful >= job->doubtful.size()) {
        if (job->redirected.empty() || job->hops >= RoutedQuestions::kMostHops)
            return finish(job);
        job->doubtful = std::exchange(job->redirected, {});
        job->nextDoubtful = 0;
        QTimer::singleShot(RoutedQuestions::pauseAfter(++job->hops), this, [this, job] { readNext(job); });
        return;
    }
    const auto nodeOf = [this](const Job::Doubtful &each) { return m_routes.nodeFor(each.key, each.to); };
    const auto isAsking = [](const Job::Doubtful &each) { return each.to && each.to->isAsk; };
    redis::Node *node = nodeOf(job->doubtful[job->nextDoubtful]);
    const bool asking = isAsking(job->doubtful[job->nextDoubtful]);
    std::vector<QByteArray> keys;
    while (job->nextDoubtful < job->doubtful.size() && keys.size() < kReadAtOnce &&
           nodeOf(job->doubtful[job->nextDoubtful]) == node && isAsking(job->doubtful[job->nextDoubtful]) == asking)
        keys.push_back(job->doubtful[job->nextDoubtful++].key);
    if (!node) {
        takeRead(*job, keys, tl::unexpected(redis::Error{redis::ErrorKind::Closed, {}}));
        return readNext(job);
    }
    const auto taken = [self = QPointer(this), job, keys](const redis::Result<RecordReader::Answer> &answer) {
        if (!self)
            return;
        self->takeRead(*job, keys, answer);
        self->readNext(job);
    };
    if (asking)
        readerOf(*node).readMoving(keys, true, taken);
    else
        readerOf(*node).read(keys, true, taken);
}

void AbsenceCheck::takeRead(Job &job, const std::vector<QByteArray> &keys,
                            const redis::Result<RecordReader::Answer> &answer)
{
    if (!answer) {
        for (const QByteArray &key : keys)
            job.keys[key] = {AnswerKind::Unknown, answer.error()};
        job.silent = answer.error();
        return;
    }
    job.isAnswered = true;
    const redis::Error refused = answer->refused.value_or(redis::Error{});
    // What cannot be read may be a session; what was read and is no row is none.
    for (const QByteArray &key : keys) {
        const bool isTooLong = key.size() > formats::KeyPattern::kLongestKey; // then nobody has looked
        job.keys[key] = {isTooLong ? AnswerKind::Unknown : AnswerKind::Gone, {}};
    }
    for (const QByteArray &hash : answer->hashes)
        job.keys[hash] = {AnswerKind::There, {}};
    for (const QByteArray &key : answer->closed)
        job.keys[key] = {AnswerKind::Unknown, refused};
    for (const RedirectedKey &redirected : answer->redirected) {
        job.keys[redirected.key] = {AnswerKind::Unknown, {redis::ErrorKind::Moved, {}}};
        job.redirected.push_back({redirected.key, redirected.to});
    }
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
        if (node.isOfCluster()) {
            reader->setOfCluster();
            // A session whose deadline is another key's is gone with that one, on whatever node.
            reader->setOthers([nodeOf = m_routes.nodeOf](QByteArrayView key) { return nodeOf(key); });
        }
    }
    return *reader;
}

void AbsenceCheck::finish(const std::shared_ptr<Job> &job)
{
    Answers answers{.answers = {}, .lost = job->isAnswered ? std::nullopt : job->silent};
    answers.answers.reserve(job->questions.size());
    for (const Question &question : job->questions) {
        Answer answer = job->of(question.records);
        if (answer.kind == AnswerKind::Gone && !question.doubtful.isEmpty())
            answer = job->of(question.doubtful);
        // Who asks about no key at all knows nothing.
        if (answers.lost || question.records.isEmpty())
            answer = {AnswerKind::Unknown, answers.lost.value_or(redis::Error{})};
        answers.answers.push_back(std::move(answer));
    }
    const Done done = std::exchange(job->done, {});
    done(answers);
}

} // namespace server

#include "moc_absencecheck.cpp"
