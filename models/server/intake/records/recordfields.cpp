// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/records/recordjob.h"
#include "models/server/intake/records/recordslot.h"

#include <QHashFunctions>

#include <algorithm>
#include <optional>
#include <utility>

// Sessions that are fields of a hash: one by one, and a hash page by page.

namespace server
{

using formats::Payload;
using formats::RecordType;
using redis::Reply;

namespace
{

// A page takes the server about as long as a page of keys does. A small hash comes as a whole.
constexpr int kFieldsOfPage = 200;
// More than that of a value is not looked at; see RecordReader.
constexpr qsizetype kMostOfValue = 1024 * 1024;
// As of keys: see recordreader.cpp.
constexpr qsizetype kLongestAddress = 4096;

/// The sooner of the two; 0: never.
qint64 soonerEnd(qint64 one, qint64 other)
{
    return one <= 0 ? std::max<qint64>(other, 0) : other <= 0 ? one : std::min(one, other);
}

Payload fieldPayload(QByteArrayView value)
{
    Payload payload;
    payload.type = RecordType::String;
    payload.string = value.first(std::min(value.size(), kMostOfValue));
    payload.truncated = value.size() > kMostOfValue;
    return payload;
}

/// Fields whose name was too large to be taken, or is none. The error: there were some.
std::optional<redis::Error> removeUnnamed(std::vector<Reply> &fields)
{
    std::optional<redis::Error> error;
    size_t kept = 0;
    for (size_t i = 0; i + 1 < fields.size(); i += 2) {
        if (!fields[i].isString()) {
            error = fields[i].isError() ? fields[i].error() : redis::Error{redis::ErrorKind::ProtocolError, {}};
            continue;
        }
        if (kept != i) {
            fields[kept] = std::move(fields[i]);
            fields[kept + 1] = std::move(fields[i + 1]);
        }
        kept += 2;
    }
    fields.resize(kept);
    return error;
}

} // namespace

void RecordReader::readHash(const QByteArray &hash, const QByteArray &cursor, bool byEvent, IsKnown isKnown,
                            Handler handler)
{
    const auto job = std::make_shared<Job>();
    job->handler = std::move(handler);
    job->isKnown = std::move(isKnown);
    job->byEvent = byEvent;
    job->answer.rows = std::make_shared<messages::RowBatch>();
    job->answer.asked = ++m_asked;
    Entry entry;
    entry.key = hash;
    entry.isHash = true;
    entry.asked = RecordType::Hash;
    entry.needMore().cursor = cursor;
    job->entries.push_back(std::move(entry));
    job->number = m_order.begin();
    ask(job);
}

/// Its end: the hash's, and its own, which Redis knows since 7.4 (https://redis.io/docs/latest/commands/hpexpiretime/).
void RecordReader::addFieldCommands(redis::CommandBatch &batch, Entry &entry)
{
    const auto parts = formats::splitFieldAddress(entry.key).value_or(formats::FieldAddress{entry.key, {}});
    const QByteArray hash = parts.hash.toByteArray();
    entry.asked = RecordType::String;
    entry.expiry = std::max(entry.expiry, m_expiry);
    addExpiryCommand(batch, entry.expiry, hash);
    entry.asksFieldEnds = m_fieldEnds == FieldEnds::Asked;
    if (entry.asksFieldEnds)
        batch.add({"HPEXPIRETIME", hash, "FIELDS", "1", parts.field});
    batch.add({"HGET", hash, parts.field});
}

/// Asked of what may be read, so that a refusal is the command's.
void RecordReader::learnFieldEnds(Entry &entry, const Reply &ends)
{
    if (!ends.isError() || ends.errorKind() == redis::ErrorKind::WrongType)
        return;
    if (ends.errorKind() == redis::ErrorKind::UnknownCommand)
        m_fieldEnds = FieldEnds::Unheard;
    else if (ends.errorKind() == redis::ErrorKind::PermissionDenied)
        m_fieldEnds = FieldEnds::Refused;
    else
        entry.unknownDeadline = entry.unknownDeadline || entry.deadline <= 0;
}

/// Where a field's own end may not be asked it ends with its hash, if that does: sooner, perhaps.
void RecordReader::limitByHash(Entry &entry) const
{
    entry.unknownDeadline = entry.unknownDeadline || (m_fieldEnds == FieldEnds::Refused && entry.deadline <= 0);
    if (entry.unknownDeadline)
        entry.deadline = 0;
}

void RecordReader::takeFieldEnd(Entry &entry, const Reply &end, bool isReadable)
{
    if (isReadable)
        learnFieldEnds(entry, end);
    if (end.isArray() && end.elements.size() == 1)
        entry.deadline = soonerEnd(entry.deadline, end.elements.front().integer);
}

void RecordReader::takeField(Job &job, Entry &entry, const Reply &value)
{
    if (value.isError()) { // of another type: what is refused has been told
        ++job.answer.notSessions;
        return addReplaced(job, entry.key);
    }
    if (value.isNil())
        return addGone(job, entry.key);
    limitByHash(entry);
    entry.size = value.bytes.size();
    entry.isReadOn = true;
    addRow(job, entry, fieldPayload(value.bytes));
}

void RecordReader::addHashCommands(redis::CommandBatch &batch, Entry &entry)
{
    if (entry.asksFieldEnds) {
        const std::vector<Reply> &page = entry.needMore().page;
        const QByteArray count = QByteArray::number(page.size() / 2);
        std::vector<QByteArrayView> command{"HPEXPIRETIME", entry.key, "FIELDS", count};
        for (size_t i = 0; i + 1 < page.size(); i += 2)
            command.emplace_back(page[i].bytes);
        batch.add(command);
        return;
    }
    entry.expiry = std::max(entry.expiry, m_expiry);
    addExpiryCommand(batch, entry.expiry, entry.key);
    batch.add({"HSCAN", entry.key, entry.needMore().cursor, "COUNT", QByteArray::number(kFieldsOfPage)});
}

void RecordReader::takeHashPage(Job &job, Entry &entry, const Reply &page)
{
    if (page.isError()) { // of another type
        ++job.answer.notSessions;
        return;
    }
    if (page.elements.size() != 2 || !page.elements[0].isString() || !page.elements[1].isArray()) {
        job.trouble = redis::Error{redis::ErrorKind::ProtocolError, {}};
        return;
    }
    job.answer.cursor = page.elements[0].bytes;
    std::vector<Reply> fields = page.elements[1].elements;
    if (const std::optional<redis::Error> error = removeUnnamed(fields))
        addUnread(job, entry.key, *error);
    if (m_fieldEnds != FieldEnds::Asked || fields.size() < 2) {
        addFields(job, entry, fields, {});
        return;
    }
    entry.needMore().page = std::move(fields);
    entry.asksFieldEnds = true;
    job.again.push_back(std::move(entry));
}

void RecordReader::takeHashEnds(Job &job, Entry &entry, const Reply &ends)
{
    if (ends.isError() && redis::isTemporary(ends.errorKind())) {
        job.trouble = ends.error();
        return;
    }
    if (takeRedirection(job, entry, ends)) {
        job.answer.cursor.clear();
        return;
    }
    learnFieldEnds(entry, ends);
    addFields(job, entry, entry.needMore().page, ends);
}

/// `ends`: by field, or an error.
void RecordReader::addFields(Job &job, const Entry &hash, const std::vector<Reply> &fields, const Reply &ends)
{
    // Read before the hash was removed; if it was written again since, that event reads it again.
    if (m_order.isRemoved(hash.key, job.number))
        return;
    job.answer.fields.reserve(fields.size() / 2);
    for (size_t i = 0; i + 1 < fields.size(); i += 2) {
        const QByteArrayView value(fields[i + 1].bytes);
        QByteArray address = formats::fieldAddress(hash.key, fields[i].bytes);
        const formats::FormatSet::Match match = address.size() <= kLongestAddress
                                                    ? m_formats->match(address, RecordType::String)
                                                    : formats::FormatSet::Match{};
        if (match.format < 0 || !m_formats->at(match.format).isOfFields()) {
            ++job.answer.notSessions;
            continue;
        }
        Entry entry;
        entry.key = std::move(address);
        entry.format = match.format;
        entry.match = match.key;
        entry.asked = RecordType::String;
        entry.isField = true;
        entry.isReadOn = true;
        entry.expiry = hash.expiry;
        entry.unknownDeadline = hash.unknownDeadline;
        entry.deadline = hash.deadline;
        if (ends.isArray() && ends.elements.size() == fields.size() / 2)
            entry.deadline = soonerEnd(entry.deadline, ends.elements[i / 2].integer);
        // Else it would count as handed over.
        if (m_order.isRemoved(entry.key, job.number))
            continue;
        limitByHash(entry);
        const bool isTooLarge = fields[i + 1].isError();
        entry.size = isTooLarge ? fields[i + 1].integer : value.size();
        // What is left of a TTL is never twice the same.
        const qint64 told = entry.expiry == Expiry::Instant ? entry.deadline : entry.deadline / 1000;
        const SeenField seen{entry.key, qHashMulti(0, value, told)};
        job.answer.fields.push_back(seen);
        if (job.isKnown && job.isKnown(seen))
            continue;
        isTooLarge ? addTooLarge(job, entry, entry.size) : addRow(job, entry, fieldPayload(value));
    }
}

/// More than is taken over the wire, and the rest of a field is not to be had by itself: whose it is stays unknown.
void RecordReader::addTooLarge(Job &job, Entry &entry, qint64 size)
{
    if (m_order.isRemoved(entry.key, job.number))
        return;
    if (!m_formats->isListed(entry.format))
        return addReplaced(job, entry.key);
    limitByHash(entry);
    entry.size = size;
    formats::SessionFields unread;
    unread.closed = formats::Closed::TooLarge;
    emitRow(job, entry, unread);
}

} // namespace server
