// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fakekeyspace.h"

#include <algorithm>
#include <fnmatch.h>

namespace support
{

namespace resp
{

QByteArray status(const QByteArray &text)
{
    return "+" + text + "\r\n";
}

QByteArray error(const QByteArray &text)
{
    return "-" + text + "\r\n";
}

QByteArray integer(qint64 number)
{
    return ":" + QByteArray::number(number) + "\r\n";
}

QByteArray bulk(const QByteArray &bytes)
{
    return "$" + QByteArray::number(bytes.size()) + "\r\n" + bytes + "\r\n";
}

QByteArray nil()
{
    return "$-1\r\n";
}

QByteArray array(const QByteArrayList &elements)
{
    return "*" + QByteArray::number(elements.size()) + "\r\n" + elements.join();
}

QByteArray strings(const QByteArrayList &elements)
{
    QByteArrayList wires;
    for (const QByteArray &element : elements)
        wires.append(bulk(element));
    return array(wires);
}

} // namespace resp

namespace
{

/// The word after `option`; empty: it is not there.
QByteArray valueOf(const QByteArray &option, const QByteArrayList &command)
{
    for (qsizetype i = 1; i + 1 < command.size(); ++i) {
        if (command[i].toUpper() == option)
            return command[i + 1];
    }
    return {};
}

/// Which type a command is for; empty: for every one.
QByteArray typeOf(const QByteArray &name)
{
    static const QMap<QByteArray, QByteArray> kTypes{
        {"GET", "string"}, {"GETRANGE", "string"}, {"STRLEN", "string"}, {"HLEN", "hash"},   {"HSCAN", "hash"},
        {"HGET", "hash"},  {"HMGET", "hash"},      {"LLEN", "list"},     {"LRANGE", "list"}, {"SCARD", "set"},
        {"SSCAN", "set"},  {"SREM", "set"},        {"ZCARD", "zset"},    {"ZRANGE", "zset"}, {"ZREM", "zset"}};
    return kTypes.value(name);
}

/// From `first` to `last`, both from the end where they are negative, as GETRANGE and LRANGE count.
template<typename Sequence> Sequence between(const Sequence &all, qsizetype first, qsizetype last)
{
    const qsizetype size = all.size();
    first = std::max<qsizetype>(0, first < 0 ? first + size : first);
    last = std::min(size - 1, last < 0 ? last + size : last);
    return first > last ? Sequence() : all.mid(first, last - first + 1);
}

} // namespace

void FakeKeyspace::setString(const QByteArray &key, const QByteArray &value, qint64 ttlMs)
{
    m_keys.insert(key, {"string", value, {}, {}, ttlMs});
}

void FakeKeyspace::setHash(const QByteArray &key, const Fields &fields, qint64 ttlMs)
{
    m_keys.insert(key, {"hash", {}, fields, {}, ttlMs});
}

void FakeKeyspace::setMembers(const QByteArray &key, const QByteArray &type, const QByteArrayList &members,
                              qint64 ttlMs)
{
    m_keys.insert(key, {type, {}, {}, members, ttlMs});
}

std::optional<QByteArray> FakeKeyspace::answer(const QByteArrayList &command)
{
    const QByteArray name = command.front().toUpper();
    if (name == "SCAN")
        return scan(command);
    if (name == "DBSIZE")
        return resp::integer(m_keys.size());
    if (name == "MEMORY" && command.size() > 2)
        return m_keys.contains(command[2]) ? resp::integer(100) : resp::nil();
    if (command.size() < 2)
        return std::nullopt;
    const QByteArray &key = command[1];
    if (name == "TYPE")
        return resp::status(m_keys.contains(key) ? m_keys.value(key).type : "none");
    if (name == "PTTL" || name == "PEXPIRETIME")
        return expiry(name, key);
    if (name == "DEL" || name == "UNLINK" || name == "EXISTS") {
        qint64 count = 0;
        for (const QByteArray &each : command.mid(1))
            count += name == "EXISTS" ? (contains(each) ? 1 : 0) : (remove(each) ? 1 : 0);
        return resp::integer(count);
    }
    const QByteArray type = typeOf(name);
    if (type.isEmpty())
        return std::nullopt;
    const Entry entry = m_keys.value(key);
    if (!entry.type.isEmpty() && entry.type != type)
        return resp::error("WRONGTYPE Operation against a key holding the wrong kind of value");
    if (name == "GET")
        return contains(key) ? resp::bulk(entry.string) : resp::nil();
    if (name == "STRLEN")
        return resp::integer(entry.string.size());
    if (name == "HLEN")
        return resp::integer(entry.fields.size());
    if (name == "LLEN" || name == "SCARD")
        return resp::integer(entry.members.size());
    if (name == "ZCARD")
        return resp::integer(entry.members.size() / 2);
    if (name == "SREM" || name == "ZREM")
        return removeMembers(command);
    if (name == "HSCAN" || name == "SSCAN")
        return pageOf(entry, command);
    if (name == "HGET" || name == "HMGET")
        return fieldsOf(entry, command);
    return rangeOf(entry, command);
}

QByteArray FakeKeyspace::expiry(const QByteArray &name, const QByteArray &key) const
{
    const auto at = m_keys.find(key);
    if (at == m_keys.end())
        return resp::integer(-2);
    return resp::integer(at->ttlMs < 0 ? -1 : at->ttlMs + (name == "PTTL" ? 0 : kNow));
}

/// The cursor counts names. Like Redis, it visits as many as COUNT says and hands over those that match.
QByteArray FakeKeyspace::scan(const QByteArrayList &command) const
{
    const QByteArray glob = valueOf("MATCH", command);
    const QByteArray count = valueOf("COUNT", command);
    const qsizetype first = command.value(1).toLongLong();
    const qsizetype visited = count.isEmpty() ? 10 : count.toLongLong();
    QByteArrayList found;
    for (const QByteArray &name : names().mid(first, visited)) {
        if (glob.isEmpty() || fnmatch(glob.constData(), name.constData(), 0) == 0)
            found.append(name);
    }
    const qsizetype next = first + visited >= m_keys.size() ? 0 : first + visited;
    return resp::array({resp::bulk(QByteArray::number(next)), resp::strings(found)});
}

QByteArray FakeKeyspace::pageOf(const Entry &entry, const QByteArrayList &command) const
{
    QByteArrayList all = entry.members;
    for (const auto &[field, value] : entry.fields)
        all << field << value;
    const qsizetype each = entry.type == "hash" ? 2 : 1;
    const QByteArray count = valueOf("COUNT", command);
    const qsizetype first = command.value(2).toLongLong();
    const qsizetype taken = count.isEmpty() ? 10 : count.toLongLong();
    const qsizetype next = (first + taken) * each >= all.size() ? 0 : first + taken;
    return resp::array({resp::bulk(QByteArray::number(next)), resp::strings(all.mid(first * each, taken * each))});
}

QByteArray FakeKeyspace::fieldsOf(const Entry &entry, const QByteArrayList &command) const
{
    QByteArrayList found;
    for (const QByteArray &name : command.mid(2)) {
        const auto at = std::find_if(entry.fields.begin(), entry.fields.end(),
                                     [&name](const auto &field) { return field.first == name; });
        found.append(at == entry.fields.end() ? resp::nil() : resp::bulk(at->second));
    }
    return command.front().toUpper() == "HGET" ? found.value(0) : resp::array(found);
}

/// GETRANGE, LRANGE and ZRANGE by rank.
QByteArray FakeKeyspace::rangeOf(const Entry &entry, const QByteArrayList &command) const
{
    const qsizetype first = command.value(2).toLongLong();
    const qsizetype last = command.value(3).toLongLong();
    if (command.front().toUpper() == "GETRANGE")
        return resp::bulk(between(entry.string, first, last));
    if (command.front().toUpper() == "LRANGE")
        return resp::strings(between(entry.members, first, last));
    QByteArrayList members;
    QByteArrayList scored;
    for (qsizetype i = 0; i + 1 < entry.members.size(); i += 2)
        members.append(entry.members[i]);
    if (command.value(4).toUpper() != "WITHSCORES")
        return resp::strings(between(members, first, last));
    const QByteArrayList some = between(members, first, last);
    for (const QByteArray &member : some)
        scored << member << entry.members.at(entry.members.indexOf(member) + 1);
    return resp::strings(scored);
}

QByteArray FakeKeyspace::removeMembers(const QByteArrayList &command)
{
    const auto at = m_keys.find(command[1]);
    qint64 removed = 0;
    for (const QByteArray &member : command.mid(2)) {
        const qsizetype index = at == m_keys.end() ? -1 : at->members.indexOf(member);
        if (index < 0)
            continue;
        at->members.remove(index, at->type == "zset" ? 2 : 1);
        ++removed;
    }
    if (at != m_keys.end() && at->members.isEmpty())
        m_keys.erase(at);
    return resp::integer(removed);
}

} // namespace support
