// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/replyreader.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string_view>
#include <utility>

#include <hiredis/hiredis.h>

namespace redis
{

namespace
{

// Texts whose memory is worth keeping for the next ones.
constexpr qsizetype kSmallestSpare = 32;
constexpr qsizetype kLargestSpare = 4096;
// Stands in hiredis' buffer for a string that is left out.
constexpr std::string_view kLeftOutNil = "-1\r\n";

} // namespace

/// hiredis' object functions. An "object" is the address of a Reply: of the root, or of the newest element of
/// its parent's array. That address is only used while this element is being filled; its siblings, which may
/// move the array, come later. A null object makes hiredis stop; the reader's own error is set before.
struct ReplyReader::Builder {
    static ReplyReader &reader(const redisReadTask *task) { return *static_cast<ReplyReader *>(task->privdata); }

    static Reply *place(const redisReadTask *task)
    {
        ReplyReader &self = reader(task);
        if (!task->parent) {
            self.m_elements = 0;
            self.m_bytes = 0;
            self.m_root.integer = 0;
            self.m_root.bytes.clear();
            self.m_root.elements.clear();
            return &self.m_root;
        }
        if (++self.m_elements > self.m_limits.elements) {
            self.fail(ErrorKind::TooLarge, QStringLiteral("too many elements in one reply"));
            return nullptr;
        }
        return &static_cast<Reply *>(task->parent->obj)->elements.emplace_back();
    }

    static int depth(const redisReadTask *task)
    {
        int depth = 1;
        for (; task->parent; task = task->parent)
            ++depth;
        return depth;
    }

    static void *refuse(const redisReadTask *task, ErrorKind kind, const QString &detail)
    {
        reader(task).fail(kind, detail);
        return nullptr;
    }

    /// Messages come by the hundred thousand a second, and all but the channel of one is mostly that of the one
    /// before: "pmessage", the pattern, the event's name. Those are shared instead of allocated again.
    static QByteArray bytesOf(const redisReadTask *task, QByteArrayView text)
    {
        constexpr qsizetype kShort = 64;
        constexpr int kChannel = 2;
        auto &repeated = reader(task).m_repeated;
        const bool repeats = task->parent && !task->parent->parent && size_t(task->idx) < repeated.size() &&
                             task->idx != kChannel && text.size() <= kShort;
        const bool isGivenBack = !task->parent || task->idx == kChannel;
        if (!repeats)
            return isGivenBack ? reader(task).filled(text) : text.toByteArray();
        QByteArray &latest = repeated[size_t(task->idx)];
        if (latest != text)
            latest = text.toByteArray();
        return latest;
    }

    static void setLeftOut(Reply &reply, qint64 size)
    {
        reply.type = Reply::Type::Error;
        reply.integer = size;
        reply.bytes = QByteArrayLiteral("TOOLARGE a string was left out"); // shared, however many there are
    }

    static void *string(const redisReadTask *task, char *text, size_t size)
    {
        ReplyReader &self = reader(task);
        Reply::Type type = Reply::Type::Bulk;
        switch (task->type) {
        case REDIS_REPLY_STRING:
            // The buffer holds the two bytes behind the text; hiredis skips them unseen.
            if (text[size] != '\r' || text[size + 1] != '\n')
                return refuse(task, ErrorKind::ProtocolError, QStringLiteral("a string does not end where it should"));
            break;
        case REDIS_REPLY_STATUS:
            type = Reply::Type::Status;
            break;
        case REDIS_REPLY_ERROR:
            type = Reply::Type::Error;
            break;
        default:
            return refuse(task, ErrorKind::ProtocolError, QStringLiteral("a reply of RESP3, which nobody asked for"));
        }
        const qsizetype limit = type == Reply::Type::Bulk ? self.m_limits.bulkBytes : self.m_limits.lineBytes;
        Reply *reply = place(task);
        if (!reply)
            return nullptr;
        if (qsizetype(size) > limit || qsizetype(size) > self.m_limits.totalBytes - self.m_bytes) {
            if (type != Reply::Type::Bulk || qsizetype(size) > self.m_limits.leftOutBytes)
                return refuse(task, ErrorKind::TooLarge, QStringLiteral("a string is too long"));
            setLeftOut(*reply, qint64(size));
            return reply;
        }
        self.m_bytes += qsizetype(size);
        reply->type = type;
        reply->bytes = bytesOf(task, QByteArrayView(text, qsizetype(size)));
        return reply;
    }

    template<typename Count> // int before hiredis 1.0, size_t since
    static void *array(const redisReadTask *task, Count count)
    {
        // A first guess at the room needed. At most `depth` arrays are unfinished at any time, so that what an
        // announced count can make us allocate is small, whatever it says.
        constexpr size_t kReserved = 1024;
        ReplyReader &self = reader(task);
        if (task->type != REDIS_REPLY_ARRAY)
            return refuse(task, ErrorKind::ProtocolError, QStringLiteral("a reply of RESP3, which nobody asked for"));
        if (depth(task) > self.m_limits.depth)
            return refuse(task, ErrorKind::TooLarge, QStringLiteral("arrays are nested too deep"));
        Reply *reply = place(task);
        if (!reply)
            return nullptr;
        if (qsizetype(count) > self.m_limits.elements)
            return refuse(task, ErrorKind::TooLarge, QStringLiteral("too many elements in one reply"));
        reply->type = Reply::Type::Array;
        reply->elements.reserve(std::min(size_t(count), kReserved));
        return reply;
    }

    static void *integer(const redisReadTask *task, long long value)
    {
        Reply *reply = place(task);
        if (reply) {
            reply->type = Reply::Type::Integer;
            reply->integer = value;
        }
        return reply;
    }

    static void *nil(const redisReadTask *task)
    {
        Reply *reply = place(task);
        if (!reply)
            return nullptr;
        if (const qint64 leftOut = std::exchange(reader(task).m_leftOut, 0); leftOut > 0)
            setLeftOut(*reply, leftOut);
        else
            reply->type = Reply::Type::Nil;
        return reply;
    }

    static void free(void *) {} // the root is a member

#if HIREDIS_MAJOR >= 1
    static void *number(const redisReadTask *task, double, char *, size_t)
    {
        return refuse(task, ErrorKind::ProtocolError, QStringLiteral("a reply of RESP3, which nobody asked for"));
    }
    static void *boolean(const redisReadTask *task, int)
    {
        return number(task, 0, nullptr, 0);
    }
    static const redisReadTask &current(const redisReader &reader)
    {
        return *reader.task[reader.ridx];
    }
    static inline redisReplyObjectFunctions functions = {string, array<size_t>, integer, number, nil, boolean, free};
#else
    static const redisReadTask &current(const redisReader &reader)
    {
        return reader.rstack[reader.ridx];
    }
    static inline redisReplyObjectFunctions functions = {string, array<int>, integer, nil, free};
#endif
};

void ReplyReader::Free::operator()(redisReader *reader) const
{
    redisReaderFree(reader);
}

ReplyReader::ReplyReader(const ReplyLimits &limits)
    : m_limits(limits)
    , m_reader(redisReaderCreateWithFunctions(&Builder::functions))
{
    Q_CHECK_PTR(m_reader.get());
    m_reader->privdata = this; // redisReaderSetPrivdata() does not compile as C++
}

ReplyReader::~ReplyReader() = default;

void ReplyReader::recycle(std::vector<Reply> &&replies)
{
    for (Reply &reply : replies)
        recycle(std::move(reply.bytes));
    replies.clear();
}

void ReplyReader::recycle(QByteArray &&bytes)
{
    constexpr size_t kMost = 1024;
    const qsizetype room = bytes.capacity();
    if (room >= kSmallestSpare && room <= kLargestSpare && m_spare.size() < kMost && bytes.isDetached())
        m_spare.push_back(std::move(bytes)); // else somebody has kept it
}

/// In the memory of a text that was taken back, if it has about the room.
QByteArray ReplyReader::filled(QByteArrayView text)
{
    constexpr qsizetype kStep = 64; // so that texts of about the same length fit in each other's place
    if (text.size() < kSmallestSpare || text.size() > kLargestSpare - kStep)
        return text.toByteArray();
    QByteArray bytes;
    if (!m_spare.empty()) {
        if (const qsizetype room = m_spare.back().capacity(); room >= text.size() && room <= 4 * text.size())
            bytes = std::move(m_spare.back());
        m_spare.pop_back();
    }
    if (bytes.capacity() == 0)
        bytes.reserve((text.size() / kStep + 1) * kStep);
    bytes.resize(text.size());
    std::memcpy(bytes.data(), text.data(), size_t(text.size()));
    return bytes;
}

void ReplyReader::feed(QByteArrayView slice)
{
    Q_ASSERT(slice.size() <= kSlice);
    if (m_toDrop > 0) {
        const qsizetype dropped = qsizetype(std::min<qint64>(m_toDrop, slice.size()));
        m_toDrop -= dropped;
        slice = slice.sliced(dropped);
    }
    if (!m_error && redisReaderFeed(m_reader.get(), slice.data(), size_t(slice.size())) != REDIS_OK)
        fail(ErrorKind::TooLarge, QStringLiteral("out of memory"));
}

Reply *ReplyReader::next()
{
    if (m_error)
        return nullptr;
    void *reply = nullptr;
    do {
        if (redisReaderGetReply(m_reader.get(), &reply) != REDIS_OK) {
            fail(ErrorKind::ProtocolError, QString::fromLatin1(m_reader->errstr)); // unless one of ours came first
            return nullptr;
        }
    } while (!reply && leavesOutWhatIsAwaited());
    if (!reply)
        return nullptr;
    m_hasReplied = true;
    return &m_root;
}

void ReplyReader::fail(ErrorKind kind, const QString &detail)
{
    if (!m_error)
        m_error = Error{kind, detail};
}

/// hiredis waits silently for whatever was announced. Look over its shoulder: its position is behind the type
/// byte of the item that it could not finish. True: it can be finished now.
bool ReplyReader::leavesOutWhatIsAwaited()
{
    constexpr size_t kLengthLine = 32; // any 64-bit number, its sign, CRLF
    if (m_reader->ridx < 0 || m_reader->pos >= m_reader->len)
        return false;
    const std::string_view rest(m_reader->buf + m_reader->pos, m_reader->len - m_reader->pos);
    const int type = Builder::current(*m_reader).type;
    if (type == REDIS_REPLY_STATUS || type == REDIS_REPLY_ERROR) {
        if (rest.size() > size_t(m_limits.lineBytes))
            fail(ErrorKind::TooLarge, QStringLiteral("a line without an end"));
        return false;
    }
    const size_t end = rest.substr(0, kLengthLine).find("\r\n");
    if (end == std::string_view::npos) {
        if (rest.size() >= kLengthLine)
            fail(ErrorKind::ProtocolError, QStringLiteral("a number without an end"));
        return false;
    }
    qint64 announced = 0;
    std::from_chars(rest.data(), rest.data() + end, announced);
    const qsizetype before = Builder::current(*m_reader).parent ? m_bytes : 0; // of the same reply
    if (announced <= m_limits.bulkBytes && announced <= m_limits.totalBytes - before)
        return false;
    if (type != REDIS_REPLY_STRING || announced > m_limits.leftOutBytes) {
        fail(ErrorKind::TooLarge, QStringLiteral("a string of %1 bytes is announced").arg(announced));
        return false;
    }
    if (rest.size() < kLeftOutNil.size())
        return false; // there is no room for it; two bytes follow at least
    leaveOut(announced, qsizetype(rest.size() - end) - 2);
    return true;
}

/// What hiredis has of the string, so many bytes `there` behind its length, becomes a nil. What is to come is dropped.
void ReplyReader::leaveOut(qint64 announced, qsizetype there)
{
    m_leftOut = announced;
    m_toDrop = announced + 2 - there;
    m_reader->pos = m_reader->len - kLeftOutNil.size();
    std::memcpy(m_reader->buf + m_reader->pos, kLeftOutNil.data(), kLeftOutNil.size());
}

} // namespace redis
