// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/formatpreview.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/messages/rowbatch.h"
#include "models/server/connect/problemtext.h"
#include "models/text/printabletext.h"

#include <algorithm>
#include <utility>

namespace server
{

using formats::Payload;
using formats::RecordType;
using redis::Reply;
using Refusal = messages::FormatPreviewResult::Refusal;

namespace
{

constexpr qint64 kNamesAtOnce = 1000;
// 64 KiB of each at most: less than a megabyte on its way at a time.
constexpr size_t kPreviewsAtOnce = 10;

PayloadReader::Scope rowOfKey()
{
    PayloadReader::Scope scope;
    scope.timeToLive = true;
    return scope;
}

} // namespace

FormatPreview::FormatPreview(redis::Connection &connection, messages::ConnectionProfile profile, formats::Format format,
                             const messages::ServerClock &clock, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_payloads(connection, rowOfKey())
    , m_profile(std::move(profile))
    , m_format(std::move(format))
    , m_clock(clock)
    , m_globs(m_format.scanPatterns())
{
}

void FormatPreview::start(quint64 request, const std::shared_ptr<const formats::SampleRecord> &sample, Handler answer)
{
    if (sample)
        m_result.sample = std::make_shared<const formats::Value>(m_format.decode(sample->payload()).value);
    m_result.request = request;
    m_result.ofFields = m_format.isOfFields();
    m_result.now = m_clock.nowMs();
    m_answer = std::move(answer);
    askNames("0");
}

void FormatPreview::askNames(const QByteArray &cursor)
{
    if (m_globs.isEmpty())
        return end();
    // Each page visits about so many names, however few of them match.
    static_assert(kMostNames % kNamesAtOnce == 0);
    if (m_next++ >= size_t(kMostNames / kNamesAtOnce)) {
        m_next = 0;
        return readNext();
    }
    m_connection.send({"SCAN", cursor, "MATCH", m_globs.at(m_glob), "COUNT", QByteArray::number(kNamesAtOnce)}, this,
                      [this](const redis::Result<Reply> &page) {
                          if (!page)
                              return fail(page.error());
                          if (page->elements.size() != 2 || !page->elements[1].isArray())
                              return end();
                          for (const Reply &name : page->elements[1].elements) {
                              if (!name.isString())
                                  continue; // too large to be taken
                              const bool taken = std::find(m_keys.begin(), m_keys.end(), name.bytes) != m_keys.end();
                              if (m_keys.size() < kMostRows && !taken && m_format.takesName(name.bytes))
                                  m_keys.push_back(name.bytes);
                          }
                          const QByteArray &next = page->elements[0].bytes;
                          if (m_keys.size() >= kMostRows) {
                              m_next = 0;
                              return readNext();
                          }
                          if (next != "0")
                              return askNames(next);
                          if (++m_glob < m_globs.size())
                              return askNames("0");
                          m_result.complete = true;
                          m_next = 0;
                          readNext();
                      });
}

void FormatPreview::readNext()
{
    const auto first = m_keys.begin() + qsizetype(m_next);
    m_next += std::min(kPreviewsAtOnce, m_keys.size() - m_next);
    const std::vector<QByteArray> keys(first, m_keys.begin() + qsizetype(m_next));
    m_isRead = keys.empty() || m_result.rows.size() >= kMostRows;
    if (m_isRead)
        return m_endsAsked == 0 ? end() : void();
    m_payloads.read(keys, [this](const redis::Result<std::vector<KeyReading>> &readings) {
        if (!readings)
            return fail(readings.error());
        for (const KeyReading &reading : *readings)
            take(reading);
        readNext();
    });
}

void FormatPreview::take(const KeyReading &reading)
{
    const QByteArray &key = reading.record.key;
    switch (reading.outcome) {
    case KeyReading::Outcome::Gone:
        return refuse(Refusal::Gone, key);
    case KeyReading::Outcome::OtherType:
        return refuse(Refusal::WrongType, key);
    case KeyReading::Outcome::Refused:
        return refuse(Refusal::Unreadable, key);
    case KeyReading::Outcome::Read:
        if (m_format.isOfFields())
            return reading.record.type == RecordType::Hash ? takeHash(reading) : refuse(Refusal::WrongType, key);
        if (!m_format.matchKey(key, reading.record.type))
            return refuse(Refusal::WrongType, key);
        return takePayload(key, reading.record.payload(), deadlineOf(reading));
    }
}

void FormatPreview::takeHash(const KeyReading &reading)
{
    std::vector<std::pair<size_t, QByteArray>> fields;
    for (const auto &[field, value] : reading.record.fields) {
        const QByteArray address = formats::fieldAddress(reading.record.key, field);
        if (m_result.rows.size() >= kMostRows || !m_format.matchKey(address, RecordType::String))
            continue;
        Payload payload;
        payload.type = RecordType::String;
        payload.string = value;
        takePayload(address, payload, deadlineOf(reading));
        if (m_result.rows.back().refusal == Refusal::None)
            fields.emplace_back(m_result.rows.size() - 1, field);
    }
    if (!fields.empty())
        askFieldEnds(reading, fields);
}

/// Redis knows ends of fields since 7.4 (https://redis.io/docs/latest/commands/hpttl/). `fields`: each with its row.
void FormatPreview::askFieldEnds(const KeyReading &hash, const std::vector<std::pair<size_t, QByteArray>> &fields)
{
    const QByteArray count = QByteArray::number(fields.size());
    std::vector<QByteArrayView> command{"HPTTL", hash.record.key, "FIELDS", count};
    for (const auto &[row, field] : fields)
        command.emplace_back(field);
    redis::CommandBatch batch;
    batch.add(command);
    ++m_endsAsked;
    m_connection.send(batch, this, [this, fields](const redis::Result<std::vector<Reply>> &replies) {
        --m_endsAsked;
        if (!replies)
            return fail(replies.error());
        const Reply ends = replies->empty() ? Reply() : replies->front();
        const bool isRefused = ends.isError() && ends.errorKind() != redis::ErrorKind::UnknownCommand &&
                               ends.errorKind() != redis::ErrorKind::WrongType;
        for (size_t i = 0; i < fields.size(); ++i) {
            qint64 &deadline = m_result.rows[fields[i].first].deadline;
            const qint64 left = i < ends.elements.size() ? ends.elements[i].integer : -1;
            if (isRefused)
                deadline = messages::kUnknownDeadline;
            else if (left >= 0 && (deadline <= 0 || m_clock.nowMs() + left < deadline))
                deadline = m_clock.nowMs() + left;
        }
        if (m_isRead && m_endsAsked == 0)
            end();
    });
}

qint64 FormatPreview::deadlineOf(const KeyReading &reading) const
{
    return reading.timeToLive >= 0                         ? m_clock.nowMs() + reading.timeToLive
           : reading.timeToLive == KeyReading::kUnknownTtl ? messages::kUnknownDeadline
                                                           : 0;
}

/// `key`: or the address of a field.
void FormatPreview::takePayload(const QByteArray &key, const Payload &payload, qint64 deadline)
{
    formats::SessionFields fields;
    if (!m_format.read(key, payload, fields))
        return refuse(whyNot(payload), key);
    for (size_t i = 0; i < m_result.said.size(); ++i)
        m_result.said[i] += formats::says(fields, static_cast<formats::FormatDraft::Attribute>(i)) ? 1 : 0;
    const auto match = m_format.matchKey(key, payload.type);
    messages::FormatPreviewResult::Row row;
    row.maskedId = text::maskedSessionId(match ? QByteArrayView(key).sliced(match->idOffset, match->idLength)
                                               : QByteArrayView(key));
    row.user = fields.user;
    row.ip = fields.ip;
    row.created = fields.created;
    row.lastAccess = fields.lastAccess;
    row.deadline = deadline;
    m_result.rows.push_back(std::move(row));
}

Refusal FormatPreview::whyNot(const Payload &payload) const
{
    // decode() gives back the bytes where no chain fits.
    const bool bytes =
        payload.type == RecordType::String && m_format.decode(payload).value.kind == formats::Value::Kind::Bytes;
    return bytes || payload.string.isEmpty() == (payload.type == RecordType::String) ? Refusal::Undecodable
                                                                                     : Refusal::NotASession;
}

void FormatPreview::refuse(Refusal why, QByteArrayView key)
{
    ++m_result.refused[size_t(why)];
    const auto match = m_format.matchKey(key);
    messages::FormatPreviewResult::Row row;
    row.maskedId = text::maskedSessionId(match ? key.sliced(match->idOffset, match->idLength) : key);
    row.refusal = why;
    m_result.rows.push_back(std::move(row));
}

void FormatPreview::end()
{
    if (m_answer)
        std::exchange(m_answer, {})(m_result);
}

void FormatPreview::fail(const redis::Error &error)
{
    m_result.problem = describe(error, m_profile);
    end();
}

} // namespace server

#include "moc_formatpreview.cpp"
