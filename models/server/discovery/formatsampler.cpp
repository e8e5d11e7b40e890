// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/formatsampler.h"

#include "models/formats/detection/namekinds.h"
#include "models/server/intake/namelist.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace server
{

using namespace std::chrono_literals;
using formats::FormatDetection;
using redis::Reply;

namespace
{

constexpr size_t kReadsAtOnce = 300;
// Of all names: there are more kinds of them.
constexpr size_t kMostReadOfAll = 4000;
// Of all names: the server works a tenth of the time, at most; and it is asked seldom while others keep it busy.
constexpr std::chrono::milliseconds kShortestPause = 4ms;
constexpr qint64 kPauseForEachMs = 9;
constexpr std::chrono::milliseconds kPauseWhileOthersWork = 200ms;

} // namespace

PayloadReader::Scope FormatSampler::beginnings()
{
    PayloadReader::Scope scope;
    scope.bytes = kMostBytes;
    scope.timeToLive = true;
    return scope;
}

FormatSampler::FormatSampler(redis::Connection &connection, std::vector<formats::FormatDescription> known,
                             QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_payloads(connection, beginnings())
    , m_detection(std::move(known))
{
}

void FormatSampler::start(Handler handler)
{
    m_handler = std::move(handler);
    askNames("0");
}

void FormatSampler::startWith(const std::vector<QByteArray> &keys, Handler handler)
{
    m_wanted = QSet<QByteArray>(keys.begin(), keys.end());
    m_names = qint64(keys.size());
    m_detection.addNames(keys);
    start(std::move(handler));
}

void FormatSampler::startWithAllNames(Pace pace, std::function<bool()> mayGoOn, Handler handler,
                                      std::shared_ptr<NameList> names)
{
    m_list = std::move(names);
    m_pace = pace;
    m_mayGoOn = std::move(mayGoOn);
    start(std::move(handler));
}

void FormatSampler::askMoreNames(const QByteArray &cursor)
{
    if (!m_mayGoOn || m_pace == Pace::AtOnce)
        return askNames(cursor);
    const auto pause = std::clamp<std::chrono::milliseconds>(
        std::chrono::milliseconds(m_pageAge.elapsed() * kPauseForEachMs), kShortestPause, kPauseWhileOthersWork);
    QTimer::singleShot(m_mayGoOn() ? pause : kPauseWhileOthersWork, this, [this, cursor] {
        if (m_mayGoOn())
            askNames(cursor);
        else
            askMoreNames(cursor);
    });
}

void FormatSampler::askNames(const QByteArray &cursor)
{
    m_pageAge.start();
    m_connection.send({"SCAN", cursor, "COUNT", "1000"}, this, [this](const redis::Result<Reply> &page) {
        if (!page)
            return fail(page.error());
        if (page->elements.size() != 2 || !page->elements[1].isArray())
            return end();
        std::vector<QByteArray> names;
        for (const Reply &name : page->elements[1].elements) {
            if (m_wanted.isEmpty() || !m_wanted.contains(name.bytes))
                names.push_back(name.bytes);
        }
        m_names += qint64(names.size());
        m_complete = page->elements[0].bytes == "0";
        // Asked for before these names are looked at: the server has work meanwhile.
        const bool goesOn = !m_complete && (m_mayGoOn || m_names < kMostNames);
        if (goesOn)
            askMoreNames(page->elements[0].bytes);
        m_connection.flush();
        m_detection.addNames(names);
        for (size_t i = 0; m_list && i < names.size(); ++i)
            m_list->add(names[i]);
        if (goesOn)
            return;
        m_keys = m_detection.keysToRead(m_mayGoOn ? kMostReadOfAll : FormatDetection::kMostRead);
        std::erase_if(m_keys, [this](const QByteArray &key) { return m_wanted.contains(key); });
        m_keys.insert(m_keys.begin(), m_wanted.cbegin(), m_wanted.cend());
        readNext();
    });
}

void FormatSampler::readNext()
{
    std::vector<QByteArray> keys;
    while (m_next < m_keys.size() && keys.size() < kReadsAtOnce) {
        const QByteArray &key = m_keys[m_next++];
        if (m_forbidden.contains(formats::generalisedName(key)))
            m_detection.noteRefused(key);
        else
            keys.push_back(key);
    }
    if (keys.empty())
        return end();
    m_payloads.read(keys, [this](const redis::Result<std::vector<KeyReading>> &readings) {
        if (!readings)
            return fail(readings.error());
        for (const KeyReading &reading : *readings) {
            if (reading.outcome == KeyReading::Outcome::Refused && redis::isTemporary(reading.error.kind))
                return fail(reading.error);
            take(reading);
        }
        readNext();
    });
}

void FormatSampler::take(const KeyReading &reading)
{
    const QByteArray &key = reading.record.key;
    switch (reading.outcome) {
    case KeyReading::Outcome::Read:
        m_detection.addRecord(key, reading.record.payload(), reading.timeToLive >= 0);
        break;
    case KeyReading::Outcome::Refused:
        m_forbidden.insert(formats::generalisedName(key));
        m_detection.noteRefused(key);
        break;
    case KeyReading::Outcome::OtherType: // a list or a set is nobody's session here
        m_detection.noteOtherType(key);
        break;
    case KeyReading::Outcome::Gone:
        break;
    }
}

void FormatSampler::end()
{
    if (m_handler)
        std::exchange(m_handler, {})(m_detection.result(m_complete));
}

void FormatSampler::fail(const redis::Error &error)
{
    if (m_handler)
        std::exchange(m_handler, {})(tl::unexpected(error));
}

} // namespace server

#include "moc_formatsampler.cpp"
