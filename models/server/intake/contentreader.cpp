// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/contentreader.h"

#include "models/formats/companionkeys.h"
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

Value textValue(const QByteArray &bytes)
{
    Value value;
    value.kind = QString::fromUtf8(bytes).toUtf8() == bytes ? Value::Kind::String : Value::Kind::Bytes;
    value.bytes = bytes;
    return value;
}

/// A list of texts; for `pairs` a map of every first to every second element (ZRANGE … WITHSCORES).
Value collection(const std::vector<Reply> &elements, bool pairs)
{
    Value value;
    value.kind = pairs ? Value::Kind::Map : Value::Kind::List;
    for (size_t i = 0; i + (pairs ? 1 : 0) < elements.size(); i += pairs ? 2 : 1) {
        Value::Member member;
        if (pairs)
            member.key = textValue(elements[i].bytes);
        member.value = textValue(elements[pairs ? i + 1 : i].bytes);
        value.members.push_back(std::move(member));
    }
    return value;
}

void takeDecoded(messages::RecordContent &content, formats::DecodedPayload decoded)
{
    content.value = std::move(decoded.value);
    content.suspicions = decoded.suspicions;
    content.incomplete = decoded.incomplete;
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
    redis::CommandBatch batch;
    batch.add({"TYPE", key});
    batch.add({"PTTL", key});
    batch.add({"MEMORY", "USAGE", key});
    m_connection.send(batch, this, [this, job](const redis::Result<std::vector<Reply>> &replies) {
        if (replies)
            takeFacts(job, *replies);
        else
            fail(job, replies.error());
    });
}

void ContentReader::fail(const std::shared_ptr<Job> &job, const redis::Error &error)
{
    job->content.problem = describe(error, m_profile);
    job->answer(std::move(job->content));
}

void ContentReader::takeFacts(const std::shared_ptr<Job> &job, const std::vector<Reply> &replies)
{
    messages::RecordContent &content = job->content;
    const Reply &ttl = replies.at(1);
    content.exists = !(ttl.isInteger() && ttl.integer == -2) && replies.at(0).bytes != "none";
    if (!content.exists) {
        job->answer(std::move(content));
        return;
    }
    content.type = replies.at(0).isError() ? RecordType::String : formats::recordTypeFromWord(replies.at(0).bytes);
    content.deadline = ttl.isInteger() && ttl.integer >= 0 ? job->clock.nowMs() + ttl.integer : 0;
    content.memoryUse = replies.at(2).isInteger() ? replies.at(2).integer : -1;

    const QByteArray &key = content.key;
    const QByteArray most = QByteArray::number(kMostMembers);
    const QByteArray last = QByteArray::number(kMostMembers - 1);
    redis::CommandBatch batch;
    switch (content.type) {
    case RecordType::String:
        batch.add({"STRLEN", key});
        batch.add({"GETRANGE", key, "0", QByteArray::number(kMostBytes - 1)});
        break;
    case RecordType::Hash:
        batch.add({"HLEN", key});
        // HSCAN of a small hash returns all of it; of a huge one, a page that cannot block the server.
        batch.add({"HSCAN", key, "0", "COUNT", most});
        break;
    case RecordType::List:
        batch.add({"LLEN", key});
        batch.add({"LRANGE", key, "0", last});
        break;
    case RecordType::Set:
        batch.add({"SCARD", key});
        batch.add({"SSCAN", key, "0", "COUNT", most});
        break;
    case RecordType::SortedSet:
        batch.add({"ZCARD", key});
        batch.add({"ZRANGE", key, "0", last, "WITHSCORES"});
        break;
    case RecordType::Stream:
    case RecordType::Other:
    case RecordType::Unknown:
        job->answer(std::move(content));
        return;
    }
    m_connection.send(batch, this, [this, job](const redis::Result<std::vector<Reply>> &answers) {
        if (answers)
            takePayload(job, answers->at(0), answers->at(1));
        else
            fail(job, answers.error());
    });
}

void ContentReader::takePayload(const std::shared_ptr<Job> &job, const Reply &length, const Reply &payload)
{
    messages::RecordContent &content = job->content;
    if (payload.isError()) {
        fail(job, payload.error());
        return;
    }
    content.size = length.isInteger() ? length.integer : -1;
    formats::Payload read;
    read.type = content.type;
    switch (content.type) {
    case RecordType::String:
        content.raw = payload.bytes;
        content.truncated = content.size > content.raw.size();
        read.string = content.raw;
        read.truncated = content.truncated;
        if (job->format >= 0)
            takeDecoded(content, m_formats->at(job->format).decode(read));
        else
            content.value = textValue(content.raw);
        break;
    case RecordType::Hash: {
        const std::vector<Reply> &page = payload.elements.size() == 2 ? payload.elements[1].elements : payload.elements;
        for (size_t i = 0; i + 1 < page.size(); i += 2)
            read.fields.emplace_back(page[i].bytes, page[i + 1].bytes);
        // HSCAN's order is the table's: sort for the eye.
        std::sort(read.fields.begin(), read.fields.end());
        for (const auto &[name, bytes] : read.fields)
            content.fields.emplace_back(name.toByteArray(), bytes.toByteArray());
        content.truncated = content.size > qint64(read.fields.size());
        if (job->format >= 0)
            takeDecoded(content, m_formats->at(job->format).decode(read));
        else
            content.value = collection(page, true);
        break;
    }
    case RecordType::Set:
        content.value =
            collection(payload.elements.size() == 2 ? payload.elements[1].elements : payload.elements, false);
        content.truncated = content.size > qint64(content.value.members.size());
        break;
    case RecordType::List:
    case RecordType::SortedSet:
        content.value = collection(payload.elements, content.type == RecordType::SortedSet);
        content.truncated = content.size > qint64(content.value.members.size());
        break;
    case RecordType::Stream:
    case RecordType::Other:
    case RecordType::Unknown:
        break;
    }
    askForCompanions(job, read);
}

/// Whether the keys exist that the format keeps beside this one. One that is elsewhere (another node), or
/// that the account may not see, is said to be unknown.
void ContentReader::askForCompanions(const std::shared_ptr<Job> &job, const formats::Payload &payload)
{
    messages::RecordContent &content = job->content;
    redis::CommandBatch batch;
    if (job->format >= 0) {
        const formats::Format &format = m_formats->at(job->format);
        formats::SessionFields fields;
        if (!format.description().companions.isEmpty())
            format.read(content.key, payload, fields);
        for (const QByteArray &key : formats::companionKeys(format, content.key, fields.user, content.value)) {
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
