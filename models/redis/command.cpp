// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/command.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <string_view>
#include <vector>

namespace redis
{

namespace
{

using namespace std::string_view_literals;

// Commands that only read, sorted. Whatever is not listed counts as writing: a command of tomorrow, a module's,
// a typing error. A container is listed with each of its subcommands that read, as CONFIG SET and
// CLIENT KILL are no reading.
constexpr std::array kReading = {
    "ACL CAT"sv,
    "ACL DRYRUN"sv,
    "ACL GETUSER"sv,
    "ACL LIST"sv,
    "ACL USERS"sv,
    "ACL WHOAMI"sv,
    "ASKING"sv,
    "AUTH"sv,
    "BITCOUNT"sv,
    "BITFIELD_RO"sv,
    "BITPOS"sv,
    "CLIENT GETNAME"sv,
    "CLIENT ID"sv,
    "CLIENT INFO"sv,
    "CLIENT LIST"sv,
    "CLIENT NO-EVICT"sv,
    "CLIENT NO-TOUCH"sv,
    "CLIENT SETINFO"sv,
    "CLIENT SETNAME"sv,
    "CLIENT TRACKING"sv,
    "CLIENT TRACKINGINFO"sv,
    "CLUSTER COUNTKEYSINSLOT"sv,
    "CLUSTER GETKEYSINSLOT"sv,
    "CLUSTER INFO"sv,
    "CLUSTER KEYSLOT"sv,
    "CLUSTER LINKS"sv,
    "CLUSTER MYID"sv,
    "CLUSTER NODES"sv,
    "CLUSTER SHARDS"sv,
    "CLUSTER SLOTS"sv,
    "COMMAND"sv,
    "CONFIG GET"sv,
    "DBSIZE"sv,
    "DISCARD"sv,
    "DUMP"sv,
    "ECHO"sv,
    "EVALSHA_RO"sv,
    "EVAL_RO"sv,
    "EXEC"sv,
    "EXISTS"sv,
    "EXPIRETIME"sv,
    "FCALL_RO"sv,
    "GET"sv,
    "GETBIT"sv,
    "GETRANGE"sv,
    "HELLO"sv,
    "HEXISTS"sv,
    "HEXPIRETIME"sv,
    "HGET"sv,
    "HGETALL"sv,
    "HKEYS"sv,
    "HLEN"sv,
    "HMGET"sv,
    "HPEXPIRETIME"sv,
    "HPTTL"sv,
    "HRANDFIELD"sv,
    "HSCAN"sv,
    "HSTRLEN"sv,
    "HTTL"sv,
    "HVALS"sv,
    "INFO"sv,
    "JSON.GET"sv,
    "JSON.MGET"sv,
    "JSON.OBJKEYS"sv,
    "JSON.STRLEN"sv,
    "JSON.TYPE"sv,
    "KEYS"sv,
    "LASTSAVE"sv,
    "LATENCY HISTORY"sv,
    "LATENCY LATEST"sv,
    "LINDEX"sv,
    "LLEN"sv,
    "LPOS"sv,
    "LRANGE"sv,
    "MEMORY USAGE"sv,
    "MGET"sv,
    "MULTI"sv,
    "OBJECT ENCODING"sv,
    "OBJECT FREQ"sv,
    "OBJECT IDLETIME"sv,
    "OBJECT REFCOUNT"sv,
    "PEXPIRETIME"sv,
    "PING"sv,
    "PSUBSCRIBE"sv,
    "PTTL"sv,
    "PUBSUB CHANNELS"sv,
    "PUBSUB NUMPAT"sv,
    "PUBSUB NUMSUB"sv,
    "PUNSUBSCRIBE"sv,
    "RANDOMKEY"sv,
    "READONLY"sv,
    "READWRITE"sv,
    "ROLE"sv,
    "SCAN"sv,
    "SCARD"sv,
    "SCRIPT EXISTS"sv,
    "SELECT"sv,
    "SENTINEL GET-MASTER-ADDR-BY-NAME"sv,
    "SENTINEL MASTER"sv,
    "SENTINEL MASTERS"sv,
    "SENTINEL MYID"sv,
    "SENTINEL REPLICAS"sv,
    "SENTINEL SENTINELS"sv,
    "SISMEMBER"sv,
    "SLOWLOG GET"sv,
    "SLOWLOG LEN"sv,
    "SMEMBERS"sv,
    "SMISMEMBER"sv,
    "SORT_RO"sv,
    "SRANDMEMBER"sv,
    "SSCAN"sv,
    "STRLEN"sv,
    "SUBSCRIBE"sv,
    "TIME"sv,
    "TTL"sv,
    "TYPE"sv,
    "UNSUBSCRIBE"sv,
    "UNWATCH"sv,
    "WAIT"sv,
    "WATCH"sv,
    "XINFO CONSUMERS"sv,
    "XINFO GROUPS"sv,
    "XINFO STREAM"sv,
    "XLEN"sv,
    "XRANGE"sv,
    "XREAD"sv,
    "XREVRANGE"sv,
    "ZCARD"sv,
    "ZCOUNT"sv,
    "ZRANGE"sv,
    "ZRANGEBYLEX"sv,
    "ZRANGEBYSCORE"sv,
    "ZRANK"sv,
    "ZREVRANGE"sv,
    "ZREVRANGEBYSCORE"sv,
    "ZSCAN"sv,
    "ZSCORE"sv,
};
static_assert(std::ranges::is_sorted(kReading));

constexpr size_t kLongestName = std::ranges::max(kReading, {}, &std::string_view::size).size();

constexpr int kLetters = 26;

/// Where the names that begin with each letter begin, and where the last ones end.
constexpr auto kBegins = [] {
    std::array<quint8, kLetters + 1> begins{};
    for (const std::string_view name : kReading) {
        for (int after = name.front() - 'A' + 1; after <= kLetters; ++after)
            ++begins[size_t(after)];
    }
    return begins;
}();
static_assert(kReading.size() <= 255);

bool isListed(std::string_view name)
{
    const size_t letter = name.empty() ? kLetters : size_t(uchar(name.front())) - 'A';
    if (letter >= kLetters)
        return false;
    const auto end = kReading.begin() + kBegins[letter + 1];
    return std::find(kReading.begin() + kBegins[letter], end, name) != end;
}

/// Upper case of a command's name, made without an allocation: this runs for each of millions of commands.
class UpperCase
{
public:
    /// False when it does not fit; then it is not the name of any command in the list.
    bool append(QByteArrayView text)
    {
        if (size_t(text.size()) > m_text.size() - m_size)
            return false;
        for (const char c : text)
            m_text[m_size++] = (c >= 'a' && c <= 'z') ? char(c - 'a' + 'A') : c;
        return true;
    }
    std::string_view text() const { return {m_text.data(), m_size}; }

private:
    std::array<char, kLongestName> m_text;
    size_t m_size = 0;
};

bool onlyReads(std::span<const QByteArrayView> arguments)
{
    // An argument is bytes: one that holds a space must not pass for a container with its subcommand.
    const QByteArrayView name = arguments.front();
    if (std::find(name.begin(), name.end(), ' ') != name.end())
        return false;
    if (isListed({name.data(), size_t(name.size())})) // this program writes them so
        return true;
    UpperCase upper;
    if (!upper.append(name))
        return false;
    if (isListed(upper.text()))
        return true;
    return arguments.size() > 1 && upper.append(" ") && upper.append(arguments[1]) && isListed(upper.text());
}

/// Type byte, digits, CRLF.
qsizetype headerSize(qsizetype number)
{
    qsizetype size = 4;
    for (; number >= 10; number /= 10)
        ++size;
    return size;
}

char *writeEnd(char *out)
{
    *out++ = '\r';
    *out++ = '\n';
    return out;
}

char *writeHeader(char *out, char type, qsizetype number)
{
    *out++ = type;
    if (number < 10) // nearly always
        *out++ = char('0' + number);
    else
        out = std::to_chars(out, out + headerSize(number), number).ptr;
    return writeEnd(out);
}

} // namespace

// Written straight into the batch: redisFormatCommandArgv() allocates a string for each command, which would be
// copied here and freed, and takes three times as long. Two commands a key make that half a second a million keys.
void CommandBatch::add(std::span<const QByteArrayView> arguments)
{
    Q_ASSERT(!arguments.empty());
    if (arguments.empty())
        return;
    if (m_asksFirst) {
        m_wire.append("*1\r\n$6\r\nASKING\r\n");
        ++m_count;
    }
    qsizetype needed = headerSize(qsizetype(arguments.size()));
    for (const QByteArrayView argument : arguments)
        needed += headerSize(argument.size()) + argument.size() + 2;

    const qsizetype used = m_wire.size();
    m_wire.resize(used + needed); // grows geometrically
    char *out = writeHeader(m_wire.data() + used, '*', qsizetype(arguments.size()));
    for (const QByteArrayView argument : arguments) {
        out = writeHeader(out, '$', argument.size());
        if (!argument.isEmpty())
            std::memcpy(out, argument.data(), size_t(argument.size()));
        out = writeEnd(out + argument.size());
    }
    Q_ASSERT(out == m_wire.constData() + m_wire.size());

    ++m_count;
    m_writes = m_writes || !onlyReads(arguments);
}

void CommandBatch::add(const QByteArrayList &arguments)
{
    const std::vector<QByteArrayView> views(arguments.begin(), arguments.end());
    add(views);
}

} // namespace redis
