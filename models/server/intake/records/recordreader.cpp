// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/intake/records/recordreader.h"

#include "models/server/intake/records/recordjob.h"
#include "models/server/intake/records/recordslot.h"
#include "models/server/intake/records/servertime.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace server
{

using formats::Payload;
using formats::RecordType;
using redis::Reply;

namespace
{

// A longer key would not fit a row's 16-bit lengths. Session keys are short: that one was left out is said.
constexpr qsizetype kLongestKey = formats::KeyPattern::kLongestKey;

// Of a record in whose beginning nobody was found. Frameworks write the user first or last, seldom behind a megabyte.
constexpr qint64 kMostRead = 1024 * 1024;
// Records read on in one round: what a megabyte of each takes of memory, here and in the server.
constexpr size_t kReadOnAtOnce = 8;

/// Every second one answers an ASKING.
std::vector<Reply> withoutAsking(const std::vector<Reply> &replies)
{
    std::vector<Reply> answers;
    for (size_t i = 1; i < replies.size(); i += 2)
        answers.push_back(replies[i]);
    return answers;
}

bool isWrongType(const Reply &reply)
{
    return reply.isError() && reply.error().kind == redis::ErrorKind::WrongType;
}

/// What a key that does not exist reads as.
bool isNothing(const Reply &payload)
{
    return payload.bytes.isEmpty() && std::all_of(payload.elements.begin(), payload.elements.end(),
                                                  [](const Reply &field) { return field.isNil(); });
}

} // namespace

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

void RecordReader::read(std::vector<QByteArray> keys, bool byEvent, bool asking, Handler handler)
{
    const auto job = std::make_shared<Job>();
    job->handler = std::move(handler);
    job->byEvent = byEvent;
    job->asking = asking;
    job->answer.rows = std::make_shared<messages::RowBatch>();
    job->entries.reserve(keys.size());
    job->answer.rows->reserve(keys.size());
    for (QByteArray &key : keys) {
        if (m_formats->hashFormat(key) >= 0) {
            job->answer.hashes.push_back(std::move(key));
            continue;
        }
        const formats::FormatSet::Match match =
            key.size() <= kLongestKey ? m_formats->match(key, RecordType::Unknown) : formats::FormatSet::Match{};
        if (match.format < 0) {
            // The scan's glob is wider than the formats' patterns.
            if (key.size() > kLongestKey)
                job->answer.tooLong +=
                    m_formats->match(QByteArrayView(key).first(kLongestKey), RecordType::Unknown).format < 0 ? 0 : 1;
            if (key.size() <= kLongestKey)
                job->answer.beside.push_back(std::move(key));
            continue;
        }
        Entry entry;
        entry.key = std::move(key);
        entry.format = match.format;
        entry.match = match.key;
        entry.asked = m_guesses[size_t(match.format)];
        entry.isField = m_formats->at(match.format).isOfFields();
        job->entries.push_back(std::move(entry));
    }
    job->number = m_order.begin();
    ask(job);
}

void RecordReader::ask(const std::shared_ptr<Job> &job)
{
    if (job->entries.empty()) {
        job->held.empty() ? finish(job, std::move(job->answer)) : askOthers(job);
        return;
    }
    job->answer.rows->asked = m_asked;
    const QByteArray last = QByteArray::number(formats::kPayloadPrefix - 1);
    const QByteArray lastReadOn = QByteArray::number(kMostRead - 1);
    putOffReadingOn(*job);
    std::vector<QByteArrayView> hashCommand;
    constexpr qsizetype kBytesAKey = 192; // two commands
    redis::CommandBatch batch;
    batch.reserve(qsizetype(job->entries.size()) * kBytesAKey);
    if (job->asking)
        batch.askFirst();
    for (Entry &entry : job->entries) {
        if (entry.sizeOnly) {
            batch.add({"STRLEN", entry.key});
            continue;
        }
        if (entry.readsOn) {
            batch.add({"GETRANGE", entry.key, QByteArray::number(entry.needMore().prefix.size()), lastReadOn});
            continue;
        }
        if (entry.isHash) {
            addHashCommands(batch, entry);
            continue;
        }
        const formats::Format &format = m_formats->at(entry.format);
        if (entry.hasJoins()) {
            for (const size_t join : entry.more->joins)
                batch.add({"GETRANGE", format.joinKey(join, entry.key, entry.more->fields), "0", last});
            continue;
        }
        if (entry.isField) {
            addFieldCommands(batch, entry);
            continue;
        }
        entry.expiry = std::max(entry.expiry, m_expiry);
        addExpiryCommand(batch, entry.expiry, entry.key);
        entry.deadlineElsewhere = format.hasDeadlineKey() && entry.expiry <= Expiry::TimeLeft;
        entry.deadlineAtOther = false;
        if (entry.deadlineElsewhere && isElsewhere(entry.key, format.deadlineKey(entry.key))) {
            entry.deadlineElsewhere = false;
            entry.deadlineAtOther = m_nodeOf != nullptr;
        }
        if (entry.deadlineElsewhere)
            addExpiryCommand(batch, entry.expiry, format.deadlineKey(entry.key));
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
    const bool isFirstRound = job->rounds++ == 0;
    job->asksBetter = isFirstRound && m_expiry > m_bestExpiry;
    if (job->asksBetter)
        addExpiryCommand(batch, m_bestExpiry, formats::keyOfRecord(job->entries.front().key).toByteArray());
    // On a busy line the answers come long after they were true.
    job->asksTime = m_isClockTold && std::any_of(job->entries.begin(), job->entries.end(), [](const Entry &entry) {
                        const bool isOfMore = entry.sizeOnly || entry.readsOn || entry.hasJoins();
                        return entry.expiry == Expiry::TimeLeft && !isOfMore;
                    });
    if (job->asksTime)
        batch.add({"TIME"});
    m_connection.send(batch, this, [this, job](const redis::Result<std::vector<Reply>> &replies) {
        if (!replies)
            finish(job, tl::unexpected(replies.error()));
        else if (job->asking && !replies->empty() && replies->front().isError())
            finish(job, tl::unexpected(replies->front().error()));
        else if (job->asking)
            take(job, withoutAsking(*replies));
        else
            take(job, *replies);
    });
}

/// Those too many for this round wait for the next one.
void RecordReader::putOffReadingOn(Job &job)
{
    size_t taken = 0;
    const auto waits = [&taken](const Entry &entry) { return entry.readsOn && ++taken > kReadOnAtOnce; };
    const auto rest = std::stable_partition(job.entries.begin(), job.entries.end(), std::not_fn(waits));
    std::move(rest, job.entries.end(), std::back_inserter(job.again));
    job.entries.erase(rest, job.entries.end());
}

void RecordReader::take(const std::shared_ptr<Job> &job, const std::vector<Reply> &replies)
{
    static const Reply kNothing;
    job->readAt = m_clock.nowMs();
    if (job->asksTime && !replies.empty())
        job->readAt = epochMsOf(replies.back()).value_or(job->readAt);
    size_t next = 0;
    const auto reply = [&]() -> const Reply & { return next < replies.size() ? replies[next++] : kNothing; };
    for (Entry &entry : job->entries) {
        if (entry.sizeOnly || entry.readsOn) {
            const Reply &answer = reply();
            if (takeRedirection(*job, entry, answer))
                continue;
            entry.sizeOnly ? takeSize(*job, entry, answer) : takeRest(*job, entry, answer);
            continue;
        }
        if (entry.hasJoins()) {
            takeJoins(*job, entry, std::exchange(entry.more->joins, {}), reply);
            complete(*job, entry, entry.more->fields);
            continue;
        }
        if (entry.isHash && entry.asksFieldEnds) {
            takeHashEnds(*job, entry, reply());
            continue;
        }
        const Reply &expiry = entry.expiry == Expiry::None ? kNothing : reply();
        const Reply *elsewhere = entry.deadlineElsewhere ? &reply() : nullptr;
        const Reply *fieldEnd = entry.asksFieldEnds ? &reply() : nullptr;
        const Reply &payload = entry.asked == RecordType::Unknown ? kNothing : reply();
        if (takeRedirection(*job, entry, payload) || takeRedirection(*job, entry, expiry))
            continue;
        const bool isRefused = payload.isError() && !isWrongType(payload);
        if (isRefused && redis::isTemporary(payload.error().kind))
            job->trouble = payload.error();
        else if (takeExpiry(*job, entry, expiry, elsewhere, !isRefused)) {
            if (fieldEnd)
                takeFieldEnd(entry, *fieldEnd, !isRefused);
            takePayload(*job, entry, payload);
        }
    }
    if (job->asksBetter && next < replies.size() && replies[next].isInteger())
        m_expiry = m_bestExpiry;
    if (job->trouble) {
        finish(job, tl::unexpected(*job->trouble));
        return;
    }
    job->entries = std::exchange(job->again, {});
    ask(job);
}

/// Whether the key is another node's: then nothing that this one says of it counts.
bool RecordReader::takeRedirection(Job &job, const Entry &entry, const Reply &reply) const
{
    if (!reply.isError() || !redis::isRedirection(reply.errorKind()))
        return false;
    if (const auto to = redis::redirectionOf(reply.bytes, m_connection.endpoint()))
        job.answer.redirected.push_back({entry.key, *to});
    else
        job.trouble = reply.error();
    return true;
}

/// In a cluster, whether this belongs to the record and is on another node, or soon may be.
bool RecordReader::isElsewhere(QByteArrayView record, QByteArrayView key) const
{
    return m_isOfCluster && slotOfRecord(record) != redis::slotOf(key);
}

void RecordReader::addExpiryCommand(redis::CommandBatch &batch, Expiry expiry, const QByteArray &key)
{
    switch (expiry) {
    case Expiry::Instant:
        batch.add({"PEXPIRETIME", key});
        break;
    case Expiry::TimeLeft:
        batch.add({"PTTL", key});
        break;
    case Expiry::Existence:
        batch.add({"EXISTS", key});
        break;
    case Expiry::None:
        break;
    }
}

void RecordReader::forgetRefusals()
{
    m_bestExpiry = Expiry::Instant;
    m_expiry = Expiry::Instant;
    m_fieldEnds = FieldEnds::Asked;
}

/// True where the key is there, and it is known what can be known of its deadline. Else it is gone, or asked again.
/// `isReadable`: what it holds is; who may not even do that is not asked in another way.
bool RecordReader::takeExpiry(Job &job, Entry &entry, const Reply &expiry, const Reply *elsewhere, bool isReadable)
{
    if (expiry.isError()) {
        const redis::Error error = expiry.error();
        if (redis::isTemporary(error.kind)) {
            job.trouble = error;
            return false;
        }
        if (!isReadable)
            return true;
        const auto next = static_cast<Expiry>(static_cast<int>(entry.expiry) + 1);
        if (error.kind == redis::ErrorKind::UnknownCommand && entry.expiry == m_bestExpiry)
            m_bestExpiry = next;
        else if (entry.expiry == Expiry::TimeLeft && !job.answer.refused)
            job.answer.refused = error;
        entry.expiry = next;
        entry.wasRefused = true;
        job.again.push_back(std::move(entry));
        return false;
    }
    // By a key that answers: others may have been refused by their names.
    if (entry.wasRefused)
        m_expiry = std::max(m_expiry, entry.expiry);
    const bool isAsked = elsewhere || entry.isHash || !m_formats->at(entry.format).hasDeadlineKey();
    entry.unknownDeadline = entry.expiry > Expiry::TimeLeft || !isAsked;
    if (entry.expiry == Expiry::None)
        return true;
    qint64 left = expiry.integer;
    if (entry.expiry == Expiry::Existence)
        left = left == 0 ? kNoKey : kNoExpiry;
    if (left != kNoKey && elsewhere) {
        // Without the record there is nothing, whatever stands beside it.
        if (elsewhere->isInteger())
            left = elsewhere->integer;
        else if (elsewhere->isError() && redis::isTemporary(elsewhere->error().kind))
            job.trouble = elsewhere->error();
        else
            entry.unknownDeadline = true;
    }
    if (left == kNoKey) {
        addGone(job, entry.key);
        return false;
    }
    const bool isKnown = left != kNoExpiry && !entry.unknownDeadline;
    entry.deadline = !isKnown ? 0 : entry.expiry == Expiry::Instant ? left : job.readAt + left;
    return true;
}

void RecordReader::takePayload(Job &job, Entry &entry, const Reply &payload)
{
    if (entry.isField && payload.isError() && payload.errorKind() == redis::ErrorKind::TooLarge)
        return addTooLarge(job, entry, payload.integer);
    if (payload.isError() && !isWrongType(payload)) {
        addUnread(job, entry.key, payload.error());
        return;
    }
    if (entry.isHash)
        return takeHashPage(job, entry, payload);
    if (entry.isField)
        return takeField(job, entry, payload);
    Payload read;
    if (entry.asked == RecordType::Unknown) {
        addRow(job, entry, read);
        return;
    }
    if (isWrongType(payload)) {
        askAsOtherType(job, entry);
        return;
    }
    if (entry.expiry == Expiry::None && isNothing(payload)) {
        addGone(job, entry.key);
        return;
    }
    m_guesses[size_t(entry.format)] = entry.asked;
    read.type = entry.asked;
    if (entry.asked == RecordType::Hash) {
        const QByteArrayList &names = m_formats->at(entry.format).hashFields();
        for (qsizetype i = 0; i < names.size() && size_t(i) < payload.elements.size(); ++i) {
            const Reply &field = payload.elements[size_t(i)];
            if (field.isString())
                read.fields.emplace_back(names.at(i), field.bytes);
            entry.lacksFields =
                entry.lacksFields || (field.isError() && field.errorKind() == redis::ErrorKind::TooLarge);
        }
        addRow(job, entry, read);
        return;
    }
    if (payload.bytes.size() >= formats::kPayloadPrefix) {
        entry.needMore().prefix = payload.bytes;
        entry.sizeOnly = true;
        job.again.push_back(std::move(entry));
        return;
    }
    entry.size = payload.bytes.size();
    read.string = payload.bytes;
    addRow(job, entry, read);
}

void RecordReader::takeSize(Job &job, Entry &entry, const Reply &length)
{
    if (length.isError() && redis::isTemporary(length.error().kind)) {
        job.trouble = length.error();
        return;
    }
    entry.sizeOnly = false;
    entry.unknownSize = !length.isInteger();
    entry.size = entry.unknownSize ? kMostRead + 1 : std::max<qint64>(length.integer, entry.needMore().prefix.size());
    addPrefix(job, entry);
}

void RecordReader::takeRest(Job &job, Entry &entry, const Reply &rest)
{
    if (rest.isError() && redis::isTemporary(rest.error().kind)) {
        job.trouble = rest.error();
        return;
    }
    entry.readsOn = false;
    entry.isReadOn = true;
    entry.needMore().prefix.append(rest.bytes);
    // Nothing: it has become shorter, or was refused. It was longer, and stays unknown: an event will say so.
    if (!rest.bytes.isEmpty() && entry.needMore().prefix.size() < kMostRead) {
        entry.size = entry.needMore().prefix.size();
        entry.unknownSize = false;
    }
    addPrefix(job, entry);
}

void RecordReader::addPrefix(Job &job, Entry &entry)
{
    const QByteArray prefix = entry.needMore().prefix; // the entry may move on
    Payload payload;
    payload.type = RecordType::String;
    payload.string = prefix;
    payload.truncated = entry.size > prefix.size();
    addRow(job, entry, payload);
}

/// Whether the row has to wait for more of a long string.
bool RecordReader::readOn(Job &job, Entry &entry)
{
    const qint64 wanted = std::min(entry.size, kMostRead) - entry.needMore().prefix.size();
    if (entry.isReadOn || wanted <= 0 || !m_allowance.take(wanted, messages::ServerClock::monotonicMs()))
        return false;
    entry.readsOn = true;
    job.again.push_back(std::move(entry));
    return true;
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

/// What an earlier round has found has waited for the latest one, and newer words have come meanwhile perhaps: by an
/// event, or by another question that was asked later and took fewer rounds.
void RecordReader::dropOld(const Job &job, Answer &answer)
{
    if (!m_order.knowsNothing()) {
        answer.rows->removeRows([&](const messages::RowBatch::Row &row) {
            const QByteArrayView key = answer.rows->view(row.key);
            return m_order.isRemoved(key, job.number) || m_order.isOvertaken(key, job.number);
        });
        std::erase_if(answer.absent, [&](const QByteArray &key) {
            return m_order.isRemoved(key, job.number) || m_order.isFoundSince(key, job.number);
        });
    }
    if (!m_order.hasEarlier(job.number))
        return;
    for (const messages::RowBatch::Row &row : answer.rows->rows())
        m_order.noteTold(job.number, answer.rows->view(row.key), true);
    for (const QByteArray &key : answer.absent)
        m_order.noteTold(job.number, key, false);
}

void RecordReader::finish(const std::shared_ptr<Job> &job, redis::Result<Answer> answer)
{
    if (answer)
        dropOld(*job, *answer);
    m_order.end(job->number);
    if (answer && !answer->redirected.empty())
        Q_EMIT redirected(answer->redirected, job->byEvent);
    job->handler(std::move(answer));
}

} // namespace server

#include "moc_recordreader.cpp"
