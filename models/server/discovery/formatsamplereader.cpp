// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/formatsamplereader.h"

#include "models/server/connect/problemtext.h"

#include <algorithm>
#include <utility>

namespace server
{

using formats::SampleRecord;
using redis::Reply;

namespace
{

constexpr int kMostPages = 20;   ///< of a thousand names
constexpr size_t kMostTried = 8; ///< keys of one kind

PayloadReader::Scope sampleOfKey()
{
    PayloadReader::Scope scope;
    scope.timeToLive = true;
    return scope;
}

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
    , m_payloads(connection, sampleOfKey())
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
    m_payloads.read({key}, [this](redis::Result<std::vector<KeyReading>> readings) {
        if (readings)
            take(std::move(readings->front()));
        else
            fail(describe(readings.error(), m_profile));
    });
}

void FormatSampleReader::take(KeyReading reading)
{
    m_reading.hasTtl = reading.timeToLive >= 0;
    switch (reading.outcome) {
    case KeyReading::Outcome::Gone:
        return fail({tr("There is no key of this name."), tr("It may have ended. Paste the name of another one.")});
    case KeyReading::Outcome::Refused:
        return fail(describe(reading.error, m_profile));
    case KeyReading::Outcome::OtherType:
        return fail({reading.typeWord.isEmpty() ? tr("This key is neither a string nor a hash.")
                                                : tr("This key is a %1.").arg(QString::fromUtf8(reading.typeWord)),
                     tr("Sessions are read from strings and hashes. Choose another key.")});
    case KeyReading::Outcome::Read:
        return propose(std::move(reading.record));
    }
}

void FormatSampleReader::propose(SampleRecord sample)
{
    std::sort(sample.fields.begin(), sample.fields.end()); // HSCAN's order is the table's
    m_reading.proposal = std::make_shared<const formats::DraftProposal>(formats::proposeDraft(sample));
    m_reading.sample = std::make_shared<const SampleRecord>(std::move(sample));
    if (!m_best.sample || telling(m_reading) > telling(m_best))
        m_best = m_reading;
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

#include "moc_formatsamplereader.cpp"
