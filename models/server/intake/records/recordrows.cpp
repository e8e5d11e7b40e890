// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/records/recordjob.h"
#include "models/server/intake/records/seenkeys.h"

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

// What a row keeps of a text; the details show all of it.
constexpr qsizetype kLongestText = 512;

/// Another node's for now, or nobody's: it may be told the next time.
bool isUnanswered(const Reply &reply)
{
    return reply.isError() && (redis::isTemporary(reply.errorKind()) || redis::isMisdirected(reply.errorKind()));
}

} // namespace

void RecordReader::addGone(Job &job, const QByteArray &key)
{
    // An event that came meanwhile has told it.
    if (job.byEvent && !m_order.isRemoved(key, job.number))
        job.answer.absent.push_back(key);
}

/// Not allowed to look: whether it is a session cannot be known, so it is not said to be one.
void RecordReader::addUnread(Job &job, const QByteArray &key, const redis::Error &error)
{
    if (!job.answer.refused)
        job.answer.refused = error;
    ++job.answer.unreadable;
    if (m_seen && !m_seen->contains(key)) {
        job.answer.closed.push_back(key);
        return;
    }
    ++job.answer.unread;
    messages::RowBatch::Row row;
    row.key = job.answer.rows->append(key);
    row.at = job.readAt;
    row.change = messages::RowChange::Unread;
    row.byEvent = job.byEvent;
    row.node = m_node;
    job.answer.rows->add(row);
}

void RecordReader::addReplaced(Job &job, const QByteArray &key)
{
    if (!job.byEvent)
        return;
    messages::RowBatch::Row row;
    row.key = job.answer.rows->append(key);
    row.at = job.readAt;
    row.change = messages::RowChange::Replaced;
    row.byEvent = true;
    row.node = m_node;
    job.answer.rows->add(row);
}

void RecordReader::takeJoins(Job &job, Entry &entry, const std::vector<size_t> &joins,
                             const std::function<const Reply &()> &reply) const
{
    const formats::Format &format = m_formats->at(entry.format);
    Entry::More &more = entry.needMore();
    formats::Closed closed = formats::Closed::No;
    for (const size_t join : joins) {
        // Missing or of another type: the record alone has to do.
        const Reply &value = reply();
        if (value.isError() && redis::isTemporary(value.error().kind))
            job.trouble = value.error();
        if (isUnanswered(value))
            closed = formats::Closed::Unanswered;
        else if (value.isError() && value.errorKind() != redis::ErrorKind::WrongType)
            closed = formats::Closed::Refused;
        if (value.isError() || value.bytes.isEmpty())
            continue;
        const bool isCut = value.bytes.size() >= formats::kPayloadPrefix;
        format.readJoin(join, entry.key, value.bytes, isCut, more.fields);
        if (isCut && closed == formats::Closed::No)
            closed = formats::Closed::TooLarge;
    }
    // What could not be read may have named the user.
    if (!more.fields.user.isEmpty())
        more.fields.closed = formats::Closed::No;
    else if (more.fields.closed == formats::Closed::No)
        more.fields.closed = closed;
}

/// All that this node knows of it is read.
void RecordReader::complete(Job &job, Entry &entry, const formats::SessionFields &fields)
{
    entry.deadlineAtOther = entry.deadlineAtOther && m_formats->at(entry.format).hasDeadlineKey();
    if (!entry.asksOthers())
        return emitRow(job, entry, fields);
    entry.needMore().fields = fields;
    job.held.push_back(std::move(entry));
}

void RecordReader::askOthers(const std::shared_ptr<Job> &job)
{
    const QByteArray last = QByteArray::number(formats::kPayloadPrefix - 1);
    QList<QByteArrayList> questions;
    for (const Entry &entry : job->held) {
        const formats::Format &format = m_formats->at(entry.format);
        if (entry.deadlineAtOther) {
            questions.append(
                {entry.expiry == Expiry::Instant ? QByteArrayLiteral("PEXPIRETIME") : QByteArrayLiteral("PTTL"),
                 format.deadlineKey(entry.key)});
        }
        for (const size_t join : entry.more->others) {
            questions.append({QByteArrayLiteral("GETRANGE"), format.joinKey(join, entry.key, entry.more->fields),
                              QByteArrayLiteral("0"), last});
        }
    }
    auto *others = new OtherNodes(m_nodeOf, this);
    others->ask(std::move(questions), [this, job, formats = m_formats](const std::vector<Reply> &replies) {
        if (formats == m_formats) // else what is asked for by now is another row
            takeOthers(*job, replies);
        finish(job, std::move(job->answer));
    });
}

void RecordReader::takeOthers(Job &job, const std::vector<Reply> &replies)
{
    auto next = replies.begin();
    const auto reply = [&next]() -> const Reply & { return *next++; };
    for (Entry &entry : job.held) {
        bool isGone = m_order.isRemoved(entry.key, job.number);
        // What is not answered stays unknown.
        const Reply *deadline = entry.deadlineAtOther ? &reply() : nullptr;
        entry.unansweredDeadline = deadline && isUnanswered(*deadline);
        if (deadline && deadline->isInteger()) {
            const qint64 left = deadline->integer;
            entry.unknownDeadline = false;
            const bool isInstant = entry.expiry == Expiry::Instant;
            entry.deadline = left < 0 ? 0 : isInstant ? left : m_clock.nowMs() + left;
            if (left == kNoKey && !isGone) {
                addGone(job, entry.key);
                isGone = true;
            }
        }
        // Without the user there is a session all the same.
        const std::optional<redis::Error> trouble = job.trouble;
        takeJoins(job, entry, entry.more->others, reply);
        job.trouble = trouble;
        if (!isGone)
            emitRow(job, entry, entry.more->fields);
    }
}

void RecordReader::addRow(Job &job, Entry &entry, const Payload &payload)
{
    // Read before it was removed; if it was written again since, that event reads it again.
    if (m_order.isRemoved(entry.key, job.number))
        return;

    // The first format by precedence that takes the payload: the pattern that a user named is the last resort.
    const std::vector<formats::Format> &all = m_formats->formats();
    int format = -1;
    formats::Format::Taken match = entry.match;
    for (int i = entry.format; i < int(all.size()) && format < 0; ++i) {
        const formats::Format &candidate = all[size_t(i)];
        const RecordType type = payload.type == RecordType::Unknown ? RecordType::Other : payload.type;
        if (i != entry.format) {
            const std::optional<formats::Format::Taken> other = candidate.matchKey(entry.key);
            if (!other)
                continue;
            match = *other;
        }
        if (!candidate.accepts(type))
            continue;
        if (candidate.read(entry.key, match, payload, m_fields))
            format = i;
    }
    // In the beginning of a long record neither is a missing user missing, nor what makes it a session.
    const bool mayNameSomebody = (payload.truncated || entry.lacksFields) &&
                                 (format < 0 || (m_fields.user.isEmpty() && all[size_t(format)].knowsUsers() &&
                                                 m_fields.closed == formats::Closed::No));
    if (mayNameSomebody && !entry.lacksFields && readOn(job, entry))
        return;
    if (format < 0 && entry.lacksFields) { // nobody hides that way
        format = entry.format;
        match = entry.match;
        m_fields = {};
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
    bool isAnyElsewhere = false;
    for (size_t join = 0; join < chosen.joins(); ++join) {
        const QByteArray key = chosen.joinKey(join, entry.key, m_fields);
        if (key.isEmpty())
            continue;
        if (isElsewhere(entry.key, key) && m_nodeOf)
            entry.needMore().others.push_back(join);
        else if (isElsewhere(entry.key, key))
            isAnyElsewhere = true;
        else
            entry.needMore().joins.push_back(join);
    }
    if (mayNameSomebody)
        m_fields.closed = formats::Closed::TooLarge;
    else if (isAnyElsewhere && m_fields.user.isEmpty() && m_fields.closed == formats::Closed::No)
        m_fields.closed = formats::Closed::Refused; // it would have to be asked of another node
    if (!entry.hasJoins()) {
        complete(job, entry, m_fields);
        return;
    }
    entry.needMore().fields = m_fields;
    job.again.push_back(std::move(entry));
}

void RecordReader::emitRow(Job &job, const Entry &entry, const formats::SessionFields &fields)
{
    messages::RowBatch &rows = *job.answer.rows;
    messages::RowBatch::Row row;
    row.key = rows.append(entry.key);
    row.at = job.readAt;
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
    row.exactDeadline = entry.expiry == Expiry::Instant;
    row.unknownDeadline = entry.unknownDeadline;
    row.unansweredDeadline = entry.unansweredDeadline;
    row.created = fields.created;
    row.lastAccess = fields.lastAccess;
    row.fullTtl = fields.fullTtl;
    row.closed = fields.closed;
    row.size = entry.unknownSize ? 0 : quint32(std::min<qint64>(entry.size, std::numeric_limits<quint32>::max()));
    row.idOffset = quint16(entry.match.idOffset);
    row.idLength = quint16(entry.match.idLength);
    row.format = quint8(entry.format);
    rows.add(row);
}

} // namespace server
