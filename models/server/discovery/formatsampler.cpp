// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/formatsampler.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

namespace server
{

using namespace std::chrono_literals;
using formats::FormatDetection;
using formats::Payload;
using formats::RecordType;
using redis::Reply;

namespace
{

constexpr size_t kReadsAtOnce = 300;
constexpr int kFieldsOfHash = 128;
// Of all names: the server works a tenth of the time, at most.
constexpr auto kPauseBetweenPages = 4ms;
constexpr auto kPauseWhileOthersWork = 200ms;

} // namespace

FormatSampler::FormatSampler(redis::Connection &connection, std::vector<formats::FormatDescription> known,
                             QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_detection(std::move(known))
{
}

void FormatSampler::start(Handler handler)
{
    m_handler = std::move(handler);
    askNames("0");
}

void FormatSampler::startWithAllNames(std::function<bool()> mayGoOn, Handler handler)
{
    m_mayGoOn = std::move(mayGoOn);
    start(std::move(handler));
}

void FormatSampler::askNamesLater(const QByteArray &cursor)
{
    QTimer::singleShot(m_mayGoOn() ? kPauseBetweenPages : kPauseWhileOthersWork, this, [this, cursor] {
        if (m_mayGoOn())
            askNames(cursor);
        else
            askNamesLater(cursor);
    });
}

void FormatSampler::askNames(const QByteArray &cursor)
{
    m_connection.send({"SCAN", cursor, "COUNT", "1000"}, this, [this](const redis::Result<Reply> &page) {
        if (!page)
            return fail(page.error());
        if (page->elements.size() != 2 || !page->elements[1].isArray())
            return end();
        std::vector<QByteArray> names;
        for (const Reply &name : page->elements[1].elements)
            names.push_back(name.bytes);
        m_names += qint64(names.size());
        m_detection.addNames(names);
        m_complete = page->elements[0].bytes == "0";
        if (!m_complete && m_mayGoOn)
            return askNamesLater(page->elements[0].bytes);
        if (!m_complete && m_names < kMostNames)
            return askNames(page->elements[0].bytes);
        m_keys = m_detection.keysToRead();
        readNext();
    });
}

void FormatSampler::readNext()
{
    std::vector<QByteArray> keys;
    redis::CommandBatch batch;
    while (m_next < m_keys.size() && keys.size() < kReadsAtOnce) {
        const QByteArray &key = m_keys[m_next++];
        if (m_forbidden.contains(FormatDetection::generalised(key))) {
            m_detection.noteRefused(key);
            continue;
        }
        batch.add({"TYPE", key});
        keys.push_back(key);
    }
    if (keys.empty())
        return end();
    m_connection.send(batch, this, [this, keys = std::move(keys)](const redis::Result<std::vector<Reply>> &types) {
        if (types)
            askPayloads(keys, *types);
        else
            fail(types.error());
    });
}

void FormatSampler::askPayloads(std::vector<QByteArray> keys, const std::vector<Reply> &types)
{
    // TYPE may be forbidden where reading is not: then the server says by its errors what a key holds.
    if (!types.empty() && std::all_of(types.begin(), types.end(), [](const Reply &type) { return type.isError(); }))
        return askStrings(std::move(keys));
    std::vector<std::pair<QByteArray, RecordType>> asked;
    redis::CommandBatch batch;
    const QByteArray last = QByteArray::number(kMostBytes - 1);
    for (size_t i = 0; i < keys.size() && i < types.size(); ++i) {
        const RecordType type = formats::recordTypeFromWord(types[i].bytes);
        if (types[i].isError())
            forbid(keys[i]);
        else if (type == RecordType::String)
            batch.add({"GETRANGE", keys[i], "0", last});
        else if (type == RecordType::Hash)
            batch.add({"HSCAN", keys[i], "0", "COUNT", QByteArray::number(kFieldsOfHash)});
        if (!types[i].isError() && (type == RecordType::String || type == RecordType::Hash))
            asked.emplace_back(keys[i], type);
    }
    if (asked.empty())
        return readNext();
    m_connection.send(batch, this, [this, asked = std::move(asked)](const redis::Result<std::vector<Reply>> &payloads) {
        if (!payloads)
            return fail(payloads.error());
        for (size_t i = 0; i < asked.size() && i < payloads->size(); ++i)
            takePayload(asked[i].first, asked[i].second, (*payloads)[i]);
        readNext();
    });
}

void FormatSampler::askStrings(std::vector<QByteArray> keys)
{
    redis::CommandBatch batch;
    const QByteArray last = QByteArray::number(kMostBytes - 1);
    for (const QByteArray &key : keys)
        batch.add({"GETRANGE", key, "0", last});
    m_connection.send(batch, this, [this, keys = std::move(keys)](const redis::Result<std::vector<Reply>> &strings) {
        if (!strings)
            return fail(strings.error());
        std::vector<QByteArray> others;
        for (size_t i = 0; i < keys.size() && i < strings->size(); ++i) {
            const Reply &string = (*strings)[i];
            if (string.isError() && string.error().kind == redis::ErrorKind::WrongType)
                others.push_back(keys[i]);
            else
                takePayload(keys[i], RecordType::String, string);
        }
        askHashes(others);
    });
}

void FormatSampler::askHashes(const std::vector<QByteArray> &keys)
{
    if (keys.empty())
        return readNext();
    redis::CommandBatch batch;
    for (const QByteArray &key : keys)
        batch.add({"HSCAN", key, "0", "COUNT", QByteArray::number(kFieldsOfHash)});
    m_connection.send(batch, this, [this, keys](const redis::Result<std::vector<Reply>> &hashes) {
        if (!hashes)
            return fail(hashes.error());
        for (size_t i = 0; i < keys.size() && i < hashes->size(); ++i) {
            const Reply &hash = (*hashes)[i];
            // A list or a set is nobody's session here.
            if (!hash.isError() || hash.error().kind != redis::ErrorKind::WrongType)
                takePayload(keys[i], RecordType::Hash, hash);
        }
        readNext();
    });
}

void FormatSampler::forbid(const QByteArray &key)
{
    m_forbidden.insert(FormatDetection::generalised(key));
    m_detection.noteRefused(key);
}

void FormatSampler::takePayload(const QByteArray &key, RecordType type, const Reply &payload)
{
    if (payload.isError()) {
        forbid(key);
        return;
    }
    Payload read;
    read.type = type;
    if (read.type == RecordType::String) {
        read.string = payload.bytes;
        read.truncated = payload.bytes.size() >= kMostBytes;
    } else if (payload.elements.size() == 2) {
        const std::vector<Reply> &fields = payload.elements[1].elements;
        for (size_t i = 0; i + 1 < fields.size(); i += 2)
            read.fields.emplace_back(fields[i].bytes, fields[i + 1].bytes);
    }
    m_detection.addRecord(key, read);
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
