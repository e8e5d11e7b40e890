// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/records/contentreader.h"

#include "models/formats/companionkeys.h"
#include "models/messages/rowbatch.h"
#include "models/server/connect/problemtext.h"

#include <algorithm>

namespace server
{

using formats::RecordType;
using formats::Value;
using redis::Reply;

namespace
{

// What the details read of a string; more is said to be cut.
constexpr qint64 kMostBytes = 4 * 1024 * 1024;
// What they read of a hash, list or set.
constexpr qint64 kMostMembers = 1000;

PayloadReader::Scope wholeRecord()
{
    PayloadReader::Scope scope;
    scope.types = {RecordType::String, RecordType::Hash, RecordType::List, RecordType::Set, RecordType::SortedSet};
    scope.bytes = kMostBytes;
    scope.members = kMostMembers;
    scope.size = true;
    scope.timeToLive = true;
    scope.memoryUse = true;
    return scope;
}

Value textValue(const QByteArray &bytes)
{
    Value value;
    value.kind = QString::fromUtf8(bytes).toUtf8() == bytes ? Value::Kind::String : Value::Kind::Bytes;
    value.bytes = bytes;
    return value;
}

void addMember(Value &value, const QByteArray &key, const QByteArray &bytes)
{
    Value::Member member;
    if (value.kind == Value::Kind::Map)
        member.key = textValue(key);
    member.value = textValue(bytes);
    value.members.push_back(std::move(member));
}

void takeDecoded(messages::RecordContent &content, formats::DecodedPayload decoded)
{
    content.value = std::move(decoded.value);
    content.suspicions = decoded.suspicions;
    content.incomplete = decoded.incomplete;
    content.odd = decoded.odd;
    content.encrypted = decoded.encrypted;
    content.missing = decoded.missing;
}

} // namespace

struct ContentReader::Job {
    messages::RecordContent content;
    int format = -1;
    messages::ServerClock clock;
    std::function<void(messages::RecordContent)> answer;
};

ContentReader::ContentReader(redis::Connection &connection, std::shared_ptr<const formats::FormatSet> formats,
                             messages::ConnectionProfile profile, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_payloads(connection, wholeRecord())
    , m_formats(std::move(formats))
    , m_profile(std::move(profile))
{
}

void ContentReader::read(const QByteArray &key, int format, const messages::ServerClock &clock,
                         std::function<void(messages::RecordContent)> answer)
{
    const auto job = std::make_shared<Job>();
    job->content.key = key;
    job->format = format;
    job->clock = clock;
    job->answer = std::move(answer);
    const bool isField = format >= 0 && m_formats->at(format).isOfFields();
    if (const auto field = isField ? formats::splitFieldAddress(key) : std::nullopt)
        return readField(job, *field);
    m_payloads.read({key}, [this, job](redis::Result<std::vector<KeyReading>> readings) {
        if (readings)
            take(job, std::move(readings->front()));
        else
            fail(job, readings.error());
    });
}

/// A field of a hash: what is known of it first, since its value comes as a whole or not at all.
void ContentReader::readField(const std::shared_ptr<Job> &job, const formats::FieldAddress &field)
{
    const QByteArrayList names{field.hash.toByteArray(), field.field.toByteArray()};
    redis::CommandBatch batch;
    batch.add({"HSTRLEN", names.at(0), names.at(1)});
    batch.add({"PTTL", names.at(0)});
    batch.add({"HPTTL", names.at(0), "FIELDS", "1", names.at(1)});
    m_connection.send(batch, this, [this, job, names](const redis::Result<std::vector<Reply>> &facts) {
        if (facts)
            takeFieldFacts(job, names, *facts);
        else
            fail(job, facts.error());
    });
}

void ContentReader::takeFieldFacts(const std::shared_ptr<Job> &job, const QByteArrayList &field,
                                   const std::vector<Reply> &facts)
{
    messages::RecordContent &content = job->content;
    const Reply &left = facts[1];
    const Reply &ownLeft = facts[2];
    qint64 ends = left.isInteger() ? left.integer : -1;
    if (ownLeft.isArray() && ownLeft.elements.size() == 1 && ownLeft.elements.front().integer >= 0)
        ends = ends < 0 ? ownLeft.elements.front().integer : std::min(ends, ownLeft.elements.front().integer);
    const bool mayRunOut = ownLeft.isError() && ownLeft.errorKind() != redis::ErrorKind::UnknownCommand;
    content.deadline = !left.isInteger() || mayRunOut ? messages::kUnknownDeadline
                       : ends < 0                     ? 0
                                                      : job->clock.nowMs() + ends;
    content.size = facts[0].isInteger() ? facts[0].integer : -1;
    if (content.size > kMostBytes) {
        content.exists = true;
        content.type = RecordType::String;
        content.truncated = true;
        content.incomplete = true;
        job->answer(std::move(content));
        return;
    }
    m_connection.send({"HGET", field.at(0), field.at(1)}, this, [this, job](const redis::Result<Reply> &value) {
        if (value && !value->isError())
            takeField(job, *value);
        else
            fail(job, value ? value->error() : value.error());
    });
}

void ContentReader::takeField(const std::shared_ptr<Job> &job, const Reply &value)
{
    messages::RecordContent &content = job->content;
    content.exists = !value.isNil();
    if (!content.exists) {
        content.deadline = 0;
        job->answer(std::move(content));
        return;
    }
    content.type = RecordType::String;
    KeyReading reading;
    reading.record.key = content.key;
    reading.record.type = RecordType::String;
    reading.record.string = value.bytes;
    content.size = value.bytes.size();
    takePayload(job, std::move(reading));
}

void ContentReader::fail(const std::shared_ptr<Job> &job, const redis::Error &error)
{
    job->content.problem = describe(error, m_profile);
    job->answer(std::move(job->content));
}

void ContentReader::take(const std::shared_ptr<Job> &job, KeyReading reading)
{
    messages::RecordContent &content = job->content;
    content.exists = reading.outcome != KeyReading::Outcome::Gone;
    content.type = reading.record.type;
    content.deadline = reading.timeToLive >= 0                         ? job->clock.nowMs() + reading.timeToLive
                       : reading.timeToLive == KeyReading::kUnknownTtl ? messages::kUnknownDeadline
                                                                       : 0;
    content.memoryUse = reading.memoryUse;
    content.size = reading.size;
    switch (reading.outcome) {
    case KeyReading::Outcome::Gone:
    case KeyReading::Outcome::OtherType:
        job->answer(std::move(content));
        break;
    case KeyReading::Outcome::Refused:
        fail(job, reading.error);
        break;
    case KeyReading::Outcome::Read:
        takePayload(job, std::move(reading));
        break;
    }
}

void ContentReader::takePayload(const std::shared_ptr<Job> &job, KeyReading reading)
{
    messages::RecordContent &content = job->content;
    formats::SampleRecord &record = reading.record;
    switch (content.type) {
    case RecordType::String:
        content.raw = record.string;
        content.truncated = record.truncated;
        if (job->format < 0)
            content.value = textValue(content.raw);
        break;
    case RecordType::Hash:
        content.truncated = content.size > qint64(record.fields.size());
        if (job->format < 0) {
            content.value.kind = Value::Kind::Map;
            for (const auto &[name, bytes] : record.fields)
                addMember(content.value, name, bytes);
        }
        // HSCAN's order is the table's: sort for the eye.
        std::sort(record.fields.begin(), record.fields.end());
        content.fields = record.fields;
        break;
    case RecordType::SortedSet:
        content.value.kind = Value::Kind::Map;
        for (size_t i = 0; i + 1 < reading.members.size(); i += 2)
            addMember(content.value, reading.members[i], reading.members[i + 1]);
        content.truncated = content.size > qint64(content.value.members.size());
        break;
    case RecordType::List:
    case RecordType::Set:
        content.value.kind = Value::Kind::List;
        for (const QByteArray &member : reading.members)
            addMember(content.value, {}, member);
        content.truncated = content.size > qint64(content.value.members.size());
        break;
    case RecordType::Stream:
    case RecordType::Other:
    case RecordType::Unknown:
        break;
    }
    const formats::Payload payload = record.payload();
    const bool isDecoded = content.type == RecordType::String || content.type == RecordType::Hash;
    if (isDecoded && job->format >= 0) {
        takeDecoded(content, m_formats->at(job->format).decode(payload));
        formats::SessionFields fields;
        if (m_formats->at(job->format).read(content.key, payload, fields)) {
            content.user = fields.user;
            content.otherNames = fields.otherNames;
        }
    }
    askForCompanions(job);
}

/// Whether the keys exist that the format keeps beside this one. One that is elsewhere (another node), or
/// that the account may not see, is said to be unknown.
void ContentReader::askForCompanions(const std::shared_ptr<Job> &job)
{
    messages::RecordContent &content = job->content;
    redis::CommandBatch batch;
    if (job->format >= 0) {
        const formats::Format &format = m_formats->at(job->format);
        for (const QByteArray &key : formats::companionKeys(format, content.key, content.user, content.value)) {
            content.companions.push_back({key, messages::Companion::State::Unknown});
            batch.add({"EXISTS", key});
        }
    }
    if (content.companions.empty()) {
        job->answer(std::move(content));
        return;
    }
    m_connection.send(batch, this, [job](const redis::Result<std::vector<Reply>> &answers) {
        messages::RecordContent &read = job->content;
        for (size_t i = 0; answers && i < std::min(answers->size(), read.companions.size()); ++i) {
            if (answers->at(i).isInteger())
                read.companions[i].state = answers->at(i).integer > 0 ? messages::Companion::State::Present
                                                                      : messages::Companion::State::Absent;
        }
        job->answer(std::move(read));
    });
}

} // namespace server

#include "moc_contentreader.cpp"
