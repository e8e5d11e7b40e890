// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/formatpreview.h"

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
                              const bool taken = std::find(m_keys.begin(), m_keys.end(), name.bytes) != m_keys.end();
                              if (m_keys.size() < kMostRows && !taken && m_format.matchKey(name.bytes))
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
    if (keys.empty())
        return end();
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
        if (!m_format.matchKey(key, reading.record.type))
            return refuse(Refusal::WrongType, key);
        return takePayload(reading);
    }
}

void FormatPreview::takePayload(const KeyReading &reading)
{
    const QByteArray &key = reading.record.key;
    const Payload read = reading.record.payload();
    formats::SessionFields fields;
    if (!m_format.read(key, read, fields))
        return refuse(whyNot(read), key);
    for (size_t i = 0; i < m_result.said.size(); ++i)
        m_result.said[i] += formats::says(fields, static_cast<formats::FormatDraft::Attribute>(i)) ? 1 : 0;
    const auto match = m_format.matchKey(key, reading.record.type);
    messages::FormatPreviewResult::Row row;
    row.maskedId = text::maskedSessionId(match ? QByteArrayView(key).sliced(match->idOffset, match->idLength)
                                               : QByteArrayView(key));
    row.user = fields.user;
    row.ip = fields.ip;
    row.created = fields.created;
    row.lastAccess = fields.lastAccess;
    row.deadline = reading.timeToLive >= 0                         ? m_clock.nowMs() + reading.timeToLive
                   : reading.timeToLive == KeyReading::kUnknownTtl ? messages::kUnknownDeadline
                                                                   : 0;
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
