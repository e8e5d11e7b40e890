// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/formatsamplereader.h"

#include "models/server/connect/problemtext.h"

#include <algorithm>
#include <utility>

namespace server
{

using formats::RecordType;
using formats::SampleRecord;
using redis::Reply;

namespace
{

constexpr int kMostPages = 20; ///< of a thousand names
constexpr int kFieldsOfSample = 128;
constexpr size_t kMostTried = 8; ///< keys of one kind

/// How much a proposal says: 0 nothing, 2 whose session it is.
int telling(const messages::SampleReading &reading)
{
    if (!reading.proposal || !reading.proposal->value.isContainer())
        return 0;
    return reading.proposal->draft.path(formats::FormatDraft::Attribute::User).isEmpty() ? 1 : 2;
}

} // namespace

FormatSampleReader::FormatSampleReader(redis::Connection &connection, messages::ConnectionProfile profile,
                                       QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_profile(std::move(profile))
{
}

void FormatSampleReader::readKey(quint64 request, const QByteArray &key, Handler answer)
{
    m_reading.request = request;
    m_answer = std::move(answer);
    m_keys = {key};
    readNext();
}

void FormatSampleReader::readSome(quint64 request, const QByteArray &glob, Handler answer)
{
    m_reading.request = request;
    m_answer = std::move(answer);
    askName(glob, "0", kMostPages);
}

void FormatSampleReader::askName(const QByteArray &glob, const QByteArray &cursor, int pages)
{
    m_connection.send({"SCAN", cursor, "MATCH", glob, "COUNT", "1000"}, this,
                      [this, glob, pages](const redis::Result<Reply> &page) {
                          if (!page)
                              return fail(describe(page.error(), m_profile));
                          const bool valid = page->elements.size() == 2 && page->elements[1].isArray();
                          if (valid && !page->elements[1].elements.empty()) {
                              for (const Reply &name : page->elements[1].elements) {
                                  if (m_keys.size() < kMostTried)
                                      m_keys.push_back(name.bytes);
                              }
                              return readNext();
                          }
                          if (valid && page->elements[0].bytes != "0" && pages > 1)
                              return askName(glob, page->elements[0].bytes, pages - 1);
                          fail({tr("No key of this kind is there any more."), tr("Paste the name of a key.")});
                      });
}

void FormatSampleReader::readNext()
{
    const QByteArray key = m_keys.back();
    m_keys.pop_back();
    m_reading = {.request = m_reading.request, .sample = {}, .proposal = {}, .hasTtl = false, .problem = {}};
    read(key);
}

void FormatSampleReader::read(const QByteArray &key)
{
    redis::CommandBatch batch;
    batch.add({"TYPE", key});
    batch.add({"PTTL", key});
    m_connection.send(batch, this, [this, key](const redis::Result<std::vector<Reply>> &replies) {
        if (replies)
            askPayload(key, replies->at(0), replies->at(1));
        else
            fail(describe(replies.error(), m_profile));
    });
}

void FormatSampleReader::askPayload(const QByteArray &key, const Reply &type, const Reply &ttl)
{
    if (type.isError())
        return fail(describe(type.error(), m_profile));
    SampleRecord sample;
    sample.key = key;
    sample.type = formats::recordTypeFromWord(type.bytes);
    m_reading.hasTtl = ttl.isInteger() && ttl.integer >= 0;
    redis::CommandBatch batch;
    if (sample.type == RecordType::String)
        batch.add({"GETRANGE", key, "0", QByteArray::number(formats::kPayloadPrefix - 1)});
    else if (sample.type == RecordType::Hash)
        batch.add({"HSCAN", key, "0", "COUNT", QByteArray::number(kFieldsOfSample)});
    else if (sample.type == RecordType::Unknown)
        return fail({tr("There is no key of this name."), tr("It may have ended. Paste the name of another one.")});
    else
        return fail({tr("This key is a %1.").arg(QString::fromUtf8(type.bytes)),
                     tr("Sessions are read from strings and hashes. Choose another key.")});
    m_connection.send(batch, this, [this, sample](const redis::Result<std::vector<Reply>> &replies) {
        if (!replies)
            return fail(describe(replies.error(), m_profile));
        if (replies->at(0).isError())
            return fail(describe(replies->at(0).error(), m_profile));
        takePayload(sample, replies->at(0));
    });
}

void FormatSampleReader::takePayload(SampleRecord sample, const Reply &payload)
{
    if (sample.type == RecordType::String) {
        sample.string = payload.bytes;
        sample.truncated = payload.bytes.size() >= formats::kPayloadPrefix;
    } else if (payload.elements.size() == 2) {
        const std::vector<Reply> &fields = payload.elements[1].elements;
        for (size_t i = 0; i + 1 < fields.size(); i += 2)
            sample.fields.emplace_back(fields[i].bytes, fields[i + 1].bytes);
        std::sort(sample.fields.begin(), sample.fields.end()); // HSCAN's order is the table's
    }
    m_reading.proposal = std::make_shared<const formats::DraftProposal>(formats::proposeDraft(sample));
    m_reading.sample = std::make_shared<const SampleRecord>(std::move(sample));
    take(m_reading);
}

void FormatSampleReader::take(messages::SampleReading reading)
{
    if (!m_best.sample || telling(reading) > telling(m_best))
        m_best = std::move(reading);
    if (m_keys.empty() || telling(m_best) == 2)
        answer(m_best);
    else
        readNext();
}

void FormatSampleReader::fail(const messages::Problem &problem)
{
    m_reading.problem = problem;
    if (!m_keys.empty())
        readNext();
    else
        answer(m_best.sample ? m_best : m_reading);
}

void FormatSampleReader::answer(const messages::SampleReading &reading)
{
    if (m_answer)
        std::exchange(m_answer, {})(reading);
}

} // namespace server
