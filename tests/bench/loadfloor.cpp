// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/loadfloor.h"

#include <QElapsedTimer>

#include <hiredis/hiredis.h>

#include <cstring>
#include <memory>
#include <string>
#include <vector>

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

} // namespace

LoadFloor measureLoadFloor(quint16 port, const char *pattern, LoadFloor::Read read)
{
    LoadFloor floor;
    const Context context(redisConnect("127.0.0.1", port), &redisFree);
    if (!context || context->err != 0)
        return floor;

    QElapsedTimer elapsed;
    elapsed.start();
    redisAppendCommand(context.get(), "SCAN 0 MATCH %s COUNT 1000", pattern);
    size_t unread = 0;
    bool scanning = true;
    while (scanning || unread > 0) {
        // The page comes before the answers for the page before it, as it was asked for first.
        ReplyPointer page;
        if (scanning) {
            page = nextReply(context.get());
            if (!page || page->type != REDIS_REPLY_ARRAY || page->elements != 2)
                return floor;
        }
        size_t asked = 0;
        scanning = page && std::strcmp(page->element[0]->str, "0") != 0;
        if (scanning)
            redisAppendCommand(context.get(), "SCAN %s MATCH %s COUNT 1000", page->element[0]->str, pattern);
        const size_t keys = page ? page->element[1]->elements : 0;
        for (size_t i = 0; i < keys; ++i) {
            const redisReply *key = page->element[1]->element[i];
            const char *pttl[] = {"PTTL", key->str};
            const char *get[] = {read == LoadFloor::Read::Get ? "GET" : "HGETALL", key->str};
            const size_t pttlLengths[] = {4, size_t(key->len)};
            const size_t getLengths[] = {std::strlen(get[0]), size_t(key->len)};
            redisAppendCommandArgv(context.get(), 2, pttl, pttlLengths);
            redisAppendCommandArgv(context.get(), 2, get, getLengths);
            asked += 2;
            ++floor.keys;
        }
        int written = 0;
        while (redisBufferWrite(context.get(), &written) == REDIS_OK && written == 0) {
        }
        for (; unread > 0; --unread) {
            if (!nextReply(context.get()))
                return floor;
        }
        unread = asked;
    }
    floor.milliseconds = elapsed.elapsed();
    return floor;
}

} // namespace bench
