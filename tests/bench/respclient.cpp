// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/respclient.h"

#include <hiredis/hiredis.h>

#include <charconv>

namespace bench
{

namespace
{

void appendNumber(QByteArray &bytes, char type, qsizetype number)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    bytes.append(type).append(digits, end - digits).append("\r\n", 2);
}

} // namespace

void ReplyDeleter::operator()(redisReply *reply) const
{
    freeReplyObject(reply);
}

void RespClient::ContextDeleter::operator()(redisContext *context) const
{
    redisFree(context);
}

void WireBuffer::add(std::initializer_list<QByteArrayView> arguments)
{
    add(std::vector<QByteArrayView>(arguments));
}

void WireBuffer::add(const std::vector<QByteArrayView> &arguments)
{
    appendNumber(m_bytes, '*', qsizetype(arguments.size()));
    for (const QByteArrayView argument : arguments) {
        appendNumber(m_bytes, '$', argument.size());
        m_bytes.append(argument).append("\r\n", 2);
    }
    ++m_commands;
}

void WireBuffer::clear()
{
    m_bytes.resize(0); // keeps the memory
    m_commands = 0;
}

RespClient::RespClient(quint16 port)
    : m_context(redisConnect("127.0.0.1", port))
{
}

RespClient::~RespClient() = default;

bool RespClient::isOpen() const
{
    return m_context && m_context->err == 0;
}

bool RespClient::send(const WireBuffer &buffer)
{
    if (!isOpen())
        return false;
    redisAppendFormattedCommand(m_context.get(), buffer.bytes().constData(), size_t(buffer.bytes().size()));
    return flush();
}

bool RespClient::flush()
{
    int done = 0;
    while (isOpen() && done == 0) {
        if (redisBufferWrite(m_context.get(), &done) != REDIS_OK)
            return false;
    }
    return isOpen();
}

ReplyPointer RespClient::nextReply()
{
    void *reply = nullptr;
    if (!isOpen() || redisGetReply(m_context.get(), &reply) != REDIS_OK)
        return nullptr;
    return ReplyPointer(static_cast<redisReply *>(reply));
}

qint64 RespClient::sumReplies(int count)
{
    qint64 sum = 0;
    bool ok = true;
    for (int i = 0; i < count; ++i) {
        const ReplyPointer reply = nextReply();
        if (!reply)
            return -1;
        ok = ok && reply->type != REDIS_REPLY_ERROR;
        sum += reply->type == REDIS_REPLY_INTEGER ? reply->integer : 0;
    }
    return ok ? sum : -1;
}

qint64 RespClient::run(const WireBuffer &buffer)
{
    return send(buffer) ? sumReplies(buffer.commands()) : -1;
}

ReplyPointer RespClient::command(std::initializer_list<QByteArrayView> arguments)
{
    WireBuffer buffer;
    buffer.add(arguments);
    return send(buffer) ? nextReply() : nullptr;
}

qint64 RespClient::integer(std::initializer_list<QByteArrayView> arguments)
{
    const ReplyPointer reply = command(arguments);
    return reply && reply->type == REDIS_REPLY_INTEGER ? reply->integer : -1;
}

QByteArray RespClient::text(std::initializer_list<QByteArrayView> arguments)
{
    const ReplyPointer reply = command(arguments);
    const bool isText = reply && (reply->type == REDIS_REPLY_STRING || reply->type == REDIS_REPLY_STATUS);
    return isText ? QByteArray(reply->str, qsizetype(reply->len)) : QByteArray();
}

} // namespace bench
