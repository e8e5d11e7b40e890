// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/formatpreview.h"

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
constexpr int kFieldsOfPreviewed = 128;

} // namespace

FormatPreview::FormatPreview(redis::Connection &connection, messages::ConnectionProfile profile, formats::Format format,
                             const messages::ServerClock &clock, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_profile(std::move(profile))
    , m_format(std::move(format))
    , m_clock(clock)
    , m_globs(m_format.scanPatterns())
{
}

void FormatPreview::start(quint64 request, std::shared_ptr<const formats::SampleRecord> sample, Handler answer)
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
    std::vector<QByteArray> keys;
    redis::CommandBatch batch;
    while (m_next < m_keys.size() && keys.size() < kPreviewsAtOnce) {
        keys.push_back(m_keys[m_next++]);
        batch.add({"TYPE", keys.back()});
    }
    if (keys.empty())
        return end();
    m_connection.send(batch, this, [this, keys](const redis::Result<std::vector<Reply>> &types) {
        if (types)
            askPayloads(keys, *types);
        else
            fail(types.error());
    });
}

void FormatPreview::askPayloads(std::vector<QByteArray> keys, const std::vector<Reply> &types)
{
    std::vector<std::pair<QByteArray, RecordType>> asked;
    redis::CommandBatch batch;
    const QByteArray last = QByteArray::number(formats::kPayloadPrefix - 1);
    for (size_t i = 0; i < keys.size() && i < types.size(); ++i) {
        const RecordType type = formats::recordTypeFromWord(types[i].bytes);
        if (types[i].isError()) {
            refuse(Refusal::Unreadable, keys[i]);
            continue;
        }
        if (type == RecordType::Unknown) {
            refuse(Refusal::Gone, keys[i]);
            continue;
        }
        if (!m_format.matchKey(keys[i], type) || (type != RecordType::String && type != RecordType::Hash)) {
            refuse(Refusal::WrongType, keys[i]);
            continue;
        }
        batch.add({"PTTL", keys[i]});
        if (type == RecordType::String)
            batch.add({"GETRANGE", keys[i], "0", last});
        else
            batch.add({"HSCAN", keys[i], "0", "COUNT", QByteArray::number(kFieldsOfPreviewed)});
        asked.emplace_back(keys[i], type);
    }
    if (asked.empty())
        return readNext();
    m_connection.send(batch, this, [this, asked](const redis::Result<std::vector<Reply>> &replies) {
        if (!replies)
            return fail(replies.error());
        for (size_t i = 0; i < asked.size() && 2 * i + 1 < replies->size(); ++i)
            takePayload(asked[i].first, asked[i].second, (*replies)[2 * i], (*replies)[2 * i + 1]);
        readNext();
    });
}

void FormatPreview::takePayload(const QByteArray &key, RecordType type, const Reply &ttl, const Reply &payload)
{
    if (payload.isError())
        return refuse(Refusal::Unreadable, key);
    if (ttl.isInteger() && ttl.integer == -2)
        return refuse(Refusal::Gone, key);
    Payload read;
    read.type = type;
    if (type == RecordType::String) {
        read.string = payload.bytes;
        read.truncated = payload.bytes.size() >= formats::kPayloadPrefix;
    } else if (payload.elements.size() == 2) {
        const std::vector<Reply> &fields = payload.elements[1].elements;
        for (size_t i = 0; i + 1 < fields.size(); i += 2)
            read.fields.emplace_back(fields[i].bytes, fields[i + 1].bytes);
    }
    formats::SessionFields fields;
    if (!m_format.read(key, read, fields))
        return refuse(whyNot(read), key);
    for (size_t i = 0; i < m_result.said.size(); ++i)
        m_result.said[i] += formats::says(fields, static_cast<formats::FormatDraft::Attribute>(i)) ? 1 : 0;
    const auto match = m_format.matchKey(key, type);
    messages::FormatPreviewResult::Row row;
    row.maskedId = text::maskedSessionId(match ? QByteArrayView(key).sliced(match->idOffset, match->idLength)
                                               : QByteArrayView(key));
    row.user = fields.user;
    row.ip = fields.ip;
    row.created = fields.created;
    row.lastAccess = fields.lastAccess;
    row.deadline = ttl.isInteger() && ttl.integer >= 0 ? m_clock.nowMs() + ttl.integer : 0;
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
