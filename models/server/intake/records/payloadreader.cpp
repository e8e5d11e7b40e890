// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/records/payloadreader.h"

#include <algorithm>
#include <utility>

namespace server
{

using formats::RecordType;
using redis::Reply;

namespace
{

// Reply of PTTL for a key that does not exist (https://redis.io/docs/latest/commands/pttl/).
constexpr qint64 kNoSuchKey = -2;

QByteArrayView sizeCommand(RecordType type)
{
    switch (type) {
    case RecordType::Hash:
        return "HLEN";
    case RecordType::List:
        return "LLEN";
    case RecordType::Set:
        return "SCARD";
    case RecordType::SortedSet:
        return "ZCARD";
    default:
        return "STRLEN";
    }
}

void addPageCommand(redis::CommandBatch &batch, RecordType type, const QByteArray &key,
                    const PayloadReader::Scope &scope)
{
    const QByteArray members = QByteArray::number(scope.members);
    const QByteArray last = QByteArray::number(scope.members - 1);
    switch (type) {
    case RecordType::Hash:
        batch.add({"HSCAN", key, "0", "COUNT", members});
        break;
    case RecordType::List:
        batch.add({"LRANGE", key, "0", last});
        break;
    case RecordType::Set:
        batch.add({"SSCAN", key, "0", "COUNT", members});
        break;
    case RecordType::SortedSet:
        batch.add({"ZRANGE", key, "0", last, "WITHSCORES"});
        break;
    default:
        batch.add({"GETRANGE", key, "0", QByteArray::number(scope.bytes - 1)});
        break;
    }
}

/// Elements of a reply, or of the page in the reply to HSCAN and SSCAN.
const std::vector<Reply> &elementsOf(const Reply &page, RecordType type)
{
    static const std::vector<Reply> kNone;
    if (type != RecordType::Hash && type != RecordType::Set)
        return page.elements;
    return page.elements.size() == 2 ? page.elements[1].elements : kNone;
}

} // namespace

/// What is asked of one key in this round.
struct PayloadReader::Question {
    size_t index = 0; ///< into Job::readings
    RecordType type = RecordType::Unknown;
    bool isGuess = false; ///< nobody has said that it is of this type
};

struct PayloadReader::Job {
    std::vector<KeyReading> readings;
    std::vector<Question> questions;
    std::vector<Question> again; ///< for the next round
    Handler handler;
};

PayloadReader::PayloadReader(redis::Connection &connection, Scope scope, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_scope(std::move(scope))
{
    Q_ASSERT(!m_scope.types.empty());
}

void PayloadReader::read(const std::vector<QByteArray> &keys, Handler handler)
{
    Q_ASSERT(!keys.empty());
    const auto job = std::make_shared<Job>();
    job->handler = std::move(handler);
    job->readings.resize(keys.size());
    redis::CommandBatch batch;
    for (size_t i = 0; i < keys.size(); ++i) {
        job->readings[i].record.key = keys[i];
        batch.add({"TYPE", keys[i]});
    }
    m_connection.send(batch, this, [this, job](const redis::Result<std::vector<Reply>> &types) {
        if (types)
            takeTypes(job, *types);
        else
            job->handler(tl::unexpected(types.error()));
    });
}

void PayloadReader::takeTypes(const std::shared_ptr<Job> &job, const std::vector<Reply> &types)
{
    // Forbidden for all of them it is the command that is; forbidden for some it is their names.
    const bool isForbidden = std::all_of(types.begin(), types.end(), [](const Reply &type) { return type.isError(); });
    for (size_t i = 0; i < job->readings.size() && i < types.size(); ++i) {
        KeyReading &reading = job->readings[i];
        if (isForbidden) {
            job->questions.push_back({i, m_scope.types.front(), true});
            continue;
        }
        if (types[i].isError()) {
            reading.outcome = KeyReading::Outcome::Refused;
            reading.error = types[i].error();
            continue;
        }
        reading.typeWord = types[i].bytes;
        reading.record.type = formats::recordTypeFromWord(types[i].bytes);
        if (reading.record.type == RecordType::Unknown)
            continue; // gone
        if (!isRead(reading.record.type))
            reading.outcome = KeyReading::Outcome::OtherType;
        if (isRead(reading.record.type) || m_scope.timeToLive || m_scope.memoryUse)
            job->questions.push_back({i, reading.record.type, false});
    }
    ask(job);
}

void PayloadReader::ask(const std::shared_ptr<Job> &job)
{
    if (job->questions.empty()) {
        job->handler(std::move(job->readings));
        return;
    }
    redis::CommandBatch batch;
    for (const Question &question : job->questions) {
        const QByteArray &key = job->readings[question.index].record.key;
        if (isRead(question.type)) {
            if (m_scope.size)
                batch.add({sizeCommand(question.type), key});
            addPageCommand(batch, question.type, key, m_scope);
        }
        // After what the key holds: if there is one now, that was it.
        if (m_scope.timeToLive)
            batch.add({"PTTL", key});
        if (m_scope.memoryUse)
            batch.add({"MEMORY", "USAGE", key});
    }
    m_connection.send(batch, this, [this, job](const redis::Result<std::vector<Reply>> &replies) {
        if (replies)
            take(job, *replies);
        else
            job->handler(tl::unexpected(replies.error()));
    });
}

void PayloadReader::take(const std::shared_ptr<Job> &job, const std::vector<Reply> &replies)
{
    static const Reply kNothing;
    size_t next = 0;
    const auto reply = [&]() -> const Reply & { return next < replies.size() ? replies[next++] : kNothing; };
    for (const Question &question : job->questions) {
        KeyReading &reading = job->readings[question.index];
        const Reply &size = isRead(question.type) && m_scope.size ? reply() : kNothing;
        const Reply &page = isRead(question.type) ? reply() : kNothing;
        const Reply &left = m_scope.timeToLive ? reply() : kNothing;
        const Reply &memory = m_scope.memoryUse ? reply() : kNothing;
        reading.size = size.isInteger() ? size.integer : -1;
        reading.timeToLive = left.isInteger() ? std::max<qint64>(left.integer, -1) : KeyReading::kUnknownTtl;
        reading.memoryUse = memory.isInteger() ? memory.integer : -1;

        // What does not exist reads as an empty string. Where nobody may ask which of the two it is, sessions that
        // have ended are more likely than sessions that hold nothing.
        const bool isUnknown = m_scope.timeToLive && !left.isInteger();
        const bool isNothing = question.type == RecordType::String && !page.isError() && page.bytes.isEmpty();
        if ((left.isInteger() && left.integer == kNoSuchKey) || (question.isGuess && isUnknown && isNothing)) {
            reading.outcome = KeyReading::Outcome::Gone;
            reading.record.type = RecordType::Unknown;
        } else if (isRead(question.type)) {
            takePage(*job, question, page);
        }
    }
    job->questions = std::exchange(job->again, {});
    ask(job);
}

void PayloadReader::takePage(Job &job, Question question, const Reply &page)
{
    KeyReading &reading = job.readings[question.index];
    if (question.isGuess && page.isError() && page.error().kind == redis::ErrorKind::WrongType) {
        reading.outcome = KeyReading::Outcome::OtherType;
        reading.record.type = RecordType::Other;
        question.type = nextGuess(question.type);
        if (question.type != RecordType::Unknown)
            job.again.push_back(question);
        return;
    }
    formats::SampleRecord &record = reading.record;
    record.type = question.type;
    if (page.isError()) {
        reading.outcome = KeyReading::Outcome::Refused;
        reading.error = page.error();
        return;
    }
    reading.outcome = KeyReading::Outcome::Read;
    // What was too large to be taken is left out: an error stands in its place.
    const std::vector<Reply> &elements = elementsOf(page, question.type);
    if (question.type == RecordType::String) {
        record.string = page.bytes;
        record.truncated =
            reading.size >= 0 ? reading.size > record.string.size() : record.string.size() >= m_scope.bytes;
    } else if (question.type == RecordType::Hash) {
        record.fields.reserve(elements.size() / 2);
        for (size_t i = 0; i + 1 < elements.size(); i += 2) {
            if (elements[i].isString() && elements[i + 1].isString())
                record.fields.emplace_back(elements[i].bytes, elements[i + 1].bytes);
        }
    } else {
        const size_t step = question.type == RecordType::SortedSet ? 2 : 1; // each with its score
        reading.members.reserve(elements.size());
        for (size_t i = 0; i + step <= elements.size(); i += step) {
            const auto member = elements.begin() + qsizetype(i);
            if (!std::all_of(member, member + qsizetype(step), [](const Reply &each) { return each.isString(); }))
                continue;
            for (size_t part = 0; part < step; ++part)
                reading.members.push_back(elements[i + part].bytes);
        }
    }
}

bool PayloadReader::isRead(RecordType type) const
{
    return std::find(m_scope.types.begin(), m_scope.types.end(), type) != m_scope.types.end();
}

/// Unknown: there is none.
RecordType PayloadReader::nextGuess(RecordType type) const
{
    const auto at = std::find(m_scope.types.begin(), m_scope.types.end(), type);
    return at == m_scope.types.end() || at + 1 == m_scope.types.end() ? RecordType::Unknown : *(at + 1);
}

} // namespace server

#include "moc_payloadreader.cpp"
