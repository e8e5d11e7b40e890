// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/loadfloor.h"

#include <QElapsedTimer>

#include <hiredis/hiredis.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>
#include <thread>

namespace bench
{

namespace
{

using Context = std::unique_ptr<redisContext, decltype(&redisFree)>;

struct ReplyDeleter {
    void operator()(redisReply *reply) const { freeReplyObject(reply); }
};
using ReplyPointer = std::unique_ptr<redisReply, ReplyDeleter>;

ReplyPointer nextReply(redisContext *context)
{
    void *reply = nullptr;
    if (redisGetReply(context, &reply) != REDIS_OK)
        return nullptr;
    return ReplyPointer(static_cast<redisReply *>(reply));
}

/// One read of one server, a page at a time.
class Reading
{
public:
    Reading(quint16 port, const char *pattern, LoadFloor::Read read)
        : m_context(redisConnect("127.0.0.1", port), &redisFree)
        , m_pattern(pattern)
        , m_get(read == LoadFloor::Read::Get ? "GET" : "HGETALL")
    {
    }

    bool start()
    {
        return m_context && m_context->err == 0 &&
               redisAppendCommand(m_context.get(), "SCAN 0 MATCH %s COUNT 1000", m_pattern) == REDIS_OK;
    }
    bool isDone() const { return !m_scanning && m_unread == 0; }
    qint64 keys() const { return m_keys; }

    /// Reads a page, asks for the records of its keys, and reads those of the page before. False: failed.
    bool step()
    {
        redisContext *context = m_context.get();
        // The page comes before the answers for the page before it, as it was asked for first.
        ReplyPointer page;
        if (m_scanning) {
            page = nextReply(context);
            if (!page || page->type != REDIS_REPLY_ARRAY || page->elements != 2)
                return false;
        }
        m_scanning = page && std::strcmp(page->element[0]->str, "0") != 0;
        if (m_scanning)
            redisAppendCommand(context, "SCAN %s MATCH %s COUNT 1000", page->element[0]->str, m_pattern);
        const size_t keys = page ? page->element[1]->elements : 0;
        for (size_t i = 0; i < keys; ++i)
            ask(*page->element[1]->element[i]);
        int written = 0;
        while (redisBufferWrite(context, &written) == REDIS_OK && written == 0) {
        }
        for (; m_unread > 0; --m_unread) {
            if (!nextReply(context))
                return false;
        }
        m_unread = 2 * keys;
        m_keys += qint64(keys);
        return true;
    }

private:
    void ask(const redisReply &key)
    {
        const char *pttl[] = {"PTTL", key.str};
        const char *get[] = {m_get, key.str};
        const size_t pttlLengths[] = {4, size_t(key.len)};
        const size_t getLengths[] = {std::strlen(m_get), size_t(key.len)};
        redisAppendCommandArgv(m_context.get(), 2, pttl, pttlLengths);
        redisAppendCommandArgv(m_context.get(), 2, get, getLengths);
    }

    Context m_context;
    const char *m_pattern;
    const char *m_get;
    size_t m_unread = 0;
    bool m_scanning = true;
    qint64 m_keys = 0;
};

bool readToTheEnd(Reading &reading)
{
    bool works = reading.start();
    while (works && !reading.isDone())
        works = reading.step();
    return works;
}

bool readInTurn(std::vector<std::unique_ptr<Reading>> &readings)
{
    for (const auto &reading : readings) {
        if (!reading->start())
            return false;
    }
    const auto isDone = [](const auto &reading) { return reading->isDone(); };
    while (!std::all_of(readings.begin(), readings.end(), isDone)) {
        for (const auto &reading : readings) {
            if (!reading->isDone() && !reading->step())
                return false;
        }
    }
    return true;
}

bool readByThreads(std::vector<std::unique_ptr<Reading>> &readings)
{
    std::atomic<bool> works = true;
    std::vector<std::thread> threads;
    threads.reserve(readings.size());
    for (const auto &reading : readings) {
        threads.emplace_back([&works, &reading] {
            if (!readToTheEnd(*reading))
                works = false;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    return works;
}

} // namespace

LoadFloor measureLoadFloor(quint16 port, const char *pattern, LoadFloor::Read read)
{
    LoadFloor floor;
    Reading reading(port, pattern, read);
    QElapsedTimer elapsed;
    elapsed.start();
    if (readToTheEnd(reading))
        floor.milliseconds = elapsed.elapsed();
    floor.keys = reading.keys();
    return floor;
}

LoadFloor measureLoadFloor(const std::vector<quint16> &ports, const char *pattern, SideBySide how)
{
    LoadFloor floor;
    std::vector<std::unique_ptr<Reading>> readings;
    for (quint16 port : ports)
        readings.push_back(std::make_unique<Reading>(port, pattern, LoadFloor::Read::Get));
    QElapsedTimer elapsed;
    elapsed.start();
    if (how == SideBySide::InTurn ? readInTurn(readings) : readByThreads(readings))
        floor.milliseconds = elapsed.elapsed();
    for (const auto &reading : readings)
        floor.keys += reading->keys();
    return floor;
}

} // namespace bench
