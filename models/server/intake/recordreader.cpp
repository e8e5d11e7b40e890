// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/recordreader.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace server
{

using formats::Payload;
using formats::RecordType;
using redis::Reply;

namespace
{

// Session keys are short. A longer key cannot be one, and would not fit a row's 16-bit lengths.
constexpr qsizetype kLongestKey = 4096;
// What a row keeps of a text; the details show all of it.
constexpr qsizetype kLongestText = 512;

// Reply of PTTL and PEXPIRETIME (https://redis.io/docs/latest/commands/pexpiretime/).
constexpr qint64 kNoKey = -2;
constexpr qint64 kNoExpiry = -1;

constexpr qsizetype kManyRemovals = 10'000;

bool isWrongType(const Reply &reply)
{
    return reply.isError() && reply.error().kind == redis::ErrorKind::WrongType;
}

} // namespace

struct RecordReader::Entry {
    QByteArray key;
    int format = -1;
    formats::KeyMatch match;
    RecordType asked = RecordType::Unknown; ///< Unknown: only the deadline is asked for
    bool triedOther = false;
    bool sizeOnly = false;          ///< a long string: the row waits for STRLEN
    bool deadlineElsewhere = false; ///< the reply to deadlineKey follows the record's own
    std::vector<size_t> joins;      ///< the row waits for these
    formats::SessionFields fields;  ///< with joins: what the record said
    qint64 deadline = 0;
    qint64 size = 0;
    QByteArray prefix; ///< with sizeOnly
};

struct RecordReader::Job {
    std::vector<Entry> entries;
    std::vector<Entry> again; ///< for the next round
    Answer answer;
    Handler handler;
    quint64 startedAt = 0; ///< m_removals when it was sent
    bool byEvent = false;
};

RecordReader::RecordReader(redis::Connection &connection, quint8 node, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_formats(std::make_shared<const formats::FormatSet>(std::vector<formats::Format>()))
    , m_node(node)
{
}

RecordReader::~RecordReader() = default;

void RecordReader::setFormats(std::shared_ptr<const formats::FormatSet> formats)
{
    m_formats = std::move(formats);
    m_guesses.clear();
    for (const formats::Format &format : m_formats->formats())
        m_guesses.push_back(format.accepts(RecordType::String) ? RecordType::String : RecordType::Hash);
}

void RecordReader::read(std::vector<QByteArray> keys, bool byEvent, Handler handler)
{
    const auto job = std::make_shared<Job>();
    job->handler = std::move(handler);
    job->byEvent = byEvent;
    job->answer.rows = std::make_shared<messages::RowBatch>();
    job->entries.reserve(keys.size());
    job->answer.rows->reserve(keys.size());
    for (QByteArray &key : keys) {
        const formats::FormatSet::Match match =
            key.size() <= kLongestKey ? m_formats->match(key, RecordType::Unknown) : formats::FormatSet::Match{};
        if (match.format < 0) {
            // The scan's glob is wider than the formats' patterns; but what is too long was meant.
            job->answer.notSessions += key.size() > kLongestKey ? 1 : 0;
            continue;
        }
        Entry entry;
        entry.key = std::move(key);
        entry.format = match.format;
        entry.match = match.key;
        entry.asked = m_guesses[size_t(match.format)];
        job->entries.push_back(std::move(entry));
    }
    job->startedAt = m_removals;
    m_running.insert(job->startedAt);
    ask(job);
}

void RecordReader::noteRemoval(QByteArrayView key)
{
    if (!m_running.empty())
        m_removed.insert(key.toByteArray(), ++m_removals);
}

void RecordReader::ask(const std::shared_ptr<Job> &job)
{
    if (job->entries.empty()) {
        finish(job, std::move(job->answer));
        return;
    }
    const QByteArray last = QByteArray::number(formats::kPayloadPrefix - 1);
    std::vector<QByteArrayView> hashCommand;
    redis::CommandBatch batch;
    for (Entry &entry : job->entries) {
        if (entry.sizeOnly) {
            batch.add({"STRLEN", entry.key});
            continue;
        }
        const formats::Format &format = m_formats->at(entry.format);
        if (!entry.joins.empty()) {
            for (const size_t join : entry.joins)
                batch.add({"GETRANGE", format.joinKey(join, entry.key, entry.fields), "0", last});
            continue;
        }
        const QByteArrayView expiry = m_absoluteExpiry ? "PEXPIRETIME" : "PTTL";
        batch.add({expiry, entry.key});
        entry.deadlineElsewhere = format.hasDeadlineKey();
        if (entry.deadlineElsewhere)
            batch.add({expiry, format.deadlineKey(entry.key)});
        if (entry.asked == RecordType::String) {
            batch.add({"GETRANGE", entry.key, "0", last});
        } else if (entry.asked == RecordType::Hash) {
            hashCommand.assign({"HMGET", entry.key});
            for (const QByteArray &field : format.hashFields())
                hashCommand.emplace_back(field);
            if (hashCommand.size() == 2)
                hashCommand.emplace_back(""); // HMGET wants one at least
            batch.add(hashCommand);
        }
    }
    m_connection.send(batch, this, [this, job](redis::Result<std::vector<Reply>> replies) {
        if (replies)
            take(job, *replies);
        else
            finish(job, tl::unexpected(replies.error()));
    });
}

void RecordReader::take(const std::shared_ptr<Job> &job, const std::vector<Reply> &replies)
{
    static const Reply kNothing;
    size_t next = 0;
    const auto reply = [&]() -> const Reply & { return next < replies.size() ? replies[next++] : kNothing; };
    for (Entry &entry : job->entries) {
        if (entry.sizeOnly) {
            const Reply &length = reply();
            entry.size = std::max<qint64>(length.integer, entry.prefix.size());
            Payload payload;
            payload.type = RecordType::String;
            payload.string = entry.prefix;
            payload.truncated = entry.size > entry.prefix.size();
            addRow(*job, entry, payload);
            continue;
        }
        if (!entry.joins.empty()) {
            takeJoins(*job, entry, reply);
            continue;
        }
        const Reply *expiry = &reply();
        if (entry.deadlineElsewhere) {
            const Reply &elsewhere = reply();
            // Without the record there is nothing, whatever stands beside it.
            if (!(expiry->isInteger() && expiry->integer == kNoKey) && elsewhere.isInteger())
                expiry = &elsewhere;
        }
        const Reply &payload = entry.asked == RecordType::Unknown ? kNothing : reply();
        takePayload(*job, entry, *expiry, payload);
    }
    job->entries = std::exchange(job->again, {});
    ask(job);
}

void RecordReader::takePayload(Job &job, Entry &entry, const Reply &expiry, const Reply &payload)
{
    const qint64 left = expiry.isInteger() ? expiry.integer : kNoExpiry;
    if (left == kNoKey) {
        if (job.byEvent)
            job.answer.absent.push_back(entry.key);
        return;
    }
    entry.deadline = left == kNoExpiry ? 0 : (m_absoluteExpiry ? left : m_clock.nowMs() + left);

    for (const Reply *reply : {&expiry, &payload}) {
        if (reply->isError() && !isWrongType(*reply) && !job.answer.refused)
            job.answer.refused = reply->error();
    }

    Payload read;
    if (payload.isError() && !isWrongType(payload)) {
        // Not allowed to look: whether it is a session cannot be known, so it is not said to be one.
        ++job.answer.unreadable;
        return;
    }
    if (entry.asked == RecordType::Unknown) {
        addRow(job, entry, read);
        return;
    }
    if (isWrongType(payload)) {
        askAsOtherType(job, entry);
        return;
    }
    m_guesses[size_t(entry.format)] = entry.asked;
    read.type = entry.asked;
    if (entry.asked == RecordType::Hash) {
        const QByteArrayList &names = m_formats->at(entry.format).hashFields();
        for (qsizetype i = 0; i < names.size() && size_t(i) < payload.elements.size(); ++i) {
            const Reply &field = payload.elements[size_t(i)];
            if (!field.isNil())
                read.fields.emplace_back(names.at(i), field.bytes);
        }
        addRow(job, entry, read);
        return;
    }
    if (payload.bytes.size() >= formats::kPayloadPrefix) {
        entry.prefix = payload.bytes;
        entry.sizeOnly = true;
        job.again.push_back(std::move(entry));
        return;
    }
    entry.size = payload.bytes.size();
    read.string = payload.bytes;
    addRow(job, entry, read);
}

void RecordReader::askAsOtherType(Job &job, Entry &entry)
{
    RecordType next = RecordType::Other;
    if (!std::exchange(entry.triedOther, true))
        next = entry.asked == RecordType::String ? RecordType::Hash : RecordType::String;
    formats::FormatSet::Match match = m_formats->match(entry.key, next);
    if (match.format < 0 && next != RecordType::Other) {
        next = RecordType::Other;
        match = m_formats->match(entry.key, next);
    }
    if (match.format < 0) {
        ++job.answer.notSessions;
        addReplaced(job, entry.key);
        return;
    }
    entry.format = match.format;
    entry.match = match.key;
    entry.asked = next == RecordType::Other ? RecordType::Unknown : next;
    job.again.push_back(std::move(entry));
}

void RecordReader::addReplaced(Job &job, const QByteArray &key)
{
    if (!job.byEvent)
        return;
    messages::RowBatch::Row row;
    row.key = job.answer.rows->append(key);
    row.at = m_clock.nowMs();
    row.change = messages::RowChange::Replaced;
    row.byEvent = true;
    row.node = m_node;
    job.answer.rows->add(row);
}

void RecordReader::takeJoins(Job &job, Entry &entry, const std::function<const Reply &()> &reply)
{
    const formats::Format &format = m_formats->at(entry.format);
    for (const size_t join : entry.joins) {
        // Missing, of another type, forbidden: the record alone has to do.
        const Reply &value = reply();
        if (value.isError() || value.bytes.isEmpty())
            continue;
        format.readJoin(join, entry.key, value.bytes, value.bytes.size() >= formats::kPayloadPrefix, entry.fields);
    }
    emitRow(job, entry, entry.fields);
}

void RecordReader::addRow(Job &job, Entry &entry, const Payload &payload)
{
    // Read before it was removed; if it was written again since, that event reads it again.
    if (!m_removed.isEmpty() && m_removed.value(entry.key) > job.startedAt)
        return;

    // The first format by precedence that takes the payload: the pattern that a user named is the last resort.
    const std::vector<formats::Format> &all = m_formats->formats();
    int format = -1;
    formats::KeyMatch match = entry.match;
    for (int i = entry.format; i < int(all.size()) && format < 0; ++i) {
        const formats::Format &candidate = all[size_t(i)];
        const RecordType type = payload.type == RecordType::Unknown ? RecordType::Other : payload.type;
        if (i != entry.format) {
            const std::optional<formats::KeyMatch> other = candidate.matchKey(entry.key);
            if (!other)
                continue;
            match = *other;
        }
        if (!candidate.accepts(type))
            continue;
        m_fields.clear();
        if (candidate.read(entry.key, payload, m_fields))
            format = i;
    }
    if (format < 0) {
        ++job.answer.notSessions;
        addReplaced(job, entry.key);
        return;
    }
    if (!m_formats->isListed(format)) {
        addReplaced(job, entry.key);
        return;
    }
    entry.format = format;
    entry.match = match;
    const formats::Format &chosen = m_formats->at(format);
    for (size_t join = 0; join < chosen.joins(); ++join) {
        if (!chosen.joinKey(join, entry.key, m_fields).isEmpty())
            entry.joins.push_back(join);
    }
    if (entry.joins.empty()) {
        emitRow(job, entry, m_fields);
        return;
    }
    entry.fields = m_fields;
    entry.sizeOnly = false;
    job.again.push_back(std::move(entry));
}

void RecordReader::emitRow(Job &job, const Entry &entry, const formats::SessionFields &fields)
{
    messages::RowBatch &rows = *job.answer.rows;
    messages::RowBatch::Row row;
    row.key = rows.append(entry.key);
    row.at = m_clock.nowMs();
    row.byEvent = job.byEvent;
    row.node = m_node;
    const auto clipped = [&rows](const QByteArray &text) {
        return rows.append(QByteArrayView(text).first(std::min(text.size(), kLongestText)));
    };
    row.user = clipped(fields.user);
    row.ip = clipped(fields.ip);
    row.userAgent =
        rows.appendShared(QByteArrayView(fields.userAgent).first(std::min(fields.userAgent.size(), kLongestText)));
    if (!fields.otherNames.isEmpty())
        row.otherNames = rows.append(fields.otherNames);
    row.deadline = entry.deadline;
    row.exactDeadline = m_absoluteExpiry;
    row.created = fields.created;
    row.lastAccess = fields.lastAccess;
    row.fullTtl = fields.fullTtl;
    row.closed = fields.closed;
    row.size = quint32(std::min<qint64>(entry.size, std::numeric_limits<quint32>::max()));
    row.idOffset = quint16(entry.match.idOffset);
    row.idLength = quint16(entry.match.idLength);
    row.format = quint8(entry.format);
    rows.add(row);
}

void RecordReader::finish(const std::shared_ptr<Job> &job, redis::Result<Answer> answer)
{
    m_running.erase(m_running.find(job->startedAt));
    if (m_running.empty()) {
        m_removed.clear();
    } else if (m_removed.size() > kManyRemovals) {
        // Only what came after the oldest batch on its way still matters.
        const quint64 oldest = *m_running.begin();
        m_removed.removeIf([oldest](const auto &removal) { return removal.value() <= oldest; });
    }
    job->handler(std::move(answer));
}

} // namespace server

#include "moc_recordreader.cpp"
