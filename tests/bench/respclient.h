// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <initializer_list>
#include <memory>
#include <vector>

struct redisContext;
struct redisReply;

namespace bench
{

struct ReplyDeleter {
    void operator()(redisReply *reply) const;
};
using ReplyPointer = std::unique_ptr<redisReply, ReplyDeleter>;

/// Commands in the form in which they go over the wire: built once, sent often.
class WireBuffer
{
public:
    void add(std::initializer_list<QByteArrayView> arguments);
    void add(const std::vector<QByteArrayView> &arguments);
    void clear();
    int commands() const { return m_commands; }
    const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    int m_commands = 0;
};

/// hiredis' blocking I/O on one connection: what the floors, the writers and the other clients use. A failure
/// is final: everything after it fails too. For one thread at a time.
class RespClient
{
public:
    explicit RespClient(quint16 port);
    ~RespClient();
    Q_DISABLE_COPY_MOVE(RespClient)

    bool isOpen() const;
    redisContext *context() { return m_context.get(); }

    /// Sends and reads nothing.
    bool send(const WireBuffer &buffer);
    bool flush();
    /// Null: failed. Answers with an error of the server are answers.
    ReplyPointer nextReply();
    /// Reads `count` answers; integers among them are added up. -1: failed, or one was an error.
    qint64 sumReplies(int count);
    /// Both of the above; in turns that fit into the buffers of either side.
    qint64 run(const WireBuffer &buffer);
    ReplyPointer command(std::initializer_list<QByteArrayView> arguments);
    qint64 integer(std::initializer_list<QByteArrayView> arguments); ///< -1: not one
    QByteArray text(std::initializer_list<QByteArrayView> arguments);

private:
    struct ContextDeleter {
        void operator()(redisContext *context) const;
    };
    std::unique_ptr<redisContext, ContextDeleter> m_context;
};

} // namespace bench
