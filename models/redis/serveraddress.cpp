// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/serveraddress.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QStringView>

#include <algorithm>
#include <cctype>
#include <limits>
#include <optional>

namespace redis
{

namespace
{

constexpr quint16 kRedisPort = 6379;
constexpr quint16 kSentinelPort = 26379;
constexpr qsizetype kTextLimit = 8 * 1024; // longer than any real address, and nothing to spend time on
constexpr qsizetype kHostLimit = 255;      // of a DNS name

/// The reasons are shown to the user. They never quote the text: what is wrong with an address may be that a
/// password stands where a port is expected.
class Reason
{
    Q_DECLARE_TR_FUNCTIONS(redis::ServerAddress)
};

tl::unexpected<Error> invalid(const QString &reason)
{
    return tl::unexpected(Error{ErrorKind::InvalidAddress, reason});
}

struct Scheme {
    QLatin1StringView name;
    Topology topology;
    Transport transport;
};

constexpr Scheme kSchemes[] = {
    {QLatin1StringView("redis"), Topology::Standalone, Transport::Tcp},
    {QLatin1StringView("rediss"), Topology::Standalone, Transport::Tls},
    {QLatin1StringView("valkey"), Topology::Standalone, Transport::Tcp},
    {QLatin1StringView("valkeys"), Topology::Standalone, Transport::Tls},
    {QLatin1StringView("unix"), Topology::Standalone, Transport::Unix},
    {QLatin1StringView("redis+sentinel"), Topology::Sentinel, Transport::Tcp},
    {QLatin1StringView("rediss+sentinel"), Topology::Sentinel, Transport::Tls},
};

std::optional<QByteArray> percentDecoded(QStringView text)
{
    const QByteArray raw = text.toUtf8();
    const auto isHex = [&raw](qsizetype i) { return i < raw.size() && std::isxdigit(uchar(raw[i])); };
    for (qsizetype i = raw.indexOf('%'); i >= 0; i = raw.indexOf('%', i + 1)) {
        if (!isHex(i + 1) || !isHex(i + 2))
            return {};
    }
    return QByteArray::fromPercentEncoding(raw);
}

std::optional<int> number(QStringView text, int largest)
{
    const bool digitsOnly = std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    bool ok = false;
    const int value = text.toInt(&ok);
    if (!ok || !digitsOnly || value > largest)
        return {};
    return value;
}

bool isHostName(QStringView host)
{
    return !host.isEmpty() && host.size() <= kHostLimit && std::all_of(host.begin(), host.end(), [](QChar c) {
        return c.isLetterOrNumber() || c.isSurrogate() || c == u'-' || c == u'.' || c == u'_';
    });
}

bool isPath(const QString &path)
{
    return path.startsWith(u'/') && std::none_of(path.begin(), path.end(), [](QChar c) { return c < u' '; });
}

/// `host`, `host:port`, `[v6]`, `[v6]:port`; an empty host is 127.0.0.1.
Result<Endpoint> parseEndpoint(QStringView text, Transport transport, quint16 defaultPort)
{
    Endpoint endpoint;
    endpoint.transport = transport;
    endpoint.port = defaultPort;
    QStringView port;
    bool hasPort = false;
    if (text.startsWith(u'[')) {
        const qsizetype end = text.indexOf(u']');
        if (end < 0)
            return invalid(Reason::tr("the bracket of the IPv6 address is not closed"));
        QString literal = text.sliced(1, end - 1).toString();
        literal.replace(QLatin1String("%25"), QLatin1String("%")); // a zone, as URLs write it
        // A zone is the name of a network interface, of which QHostAddress takes any.
        const QStringView zone = QStringView(literal).sliced(literal.indexOf(u'%') + 1);
        const bool hasZone = zone.size() < literal.size();
        if (QHostAddress(literal).protocol() != QHostAddress::IPv6Protocol || (hasZone && !isHostName(zone)))
            return invalid(Reason::tr("what stands in brackets is not an IPv6 address"));
        endpoint.host = literal;
        const QStringView rest = text.sliced(end + 1);
        if (!rest.isEmpty() && !rest.startsWith(u':'))
            return invalid(Reason::tr("only a port can follow the IPv6 address"));
        hasPort = !rest.isEmpty();
        port = hasPort ? rest.sliced(1) : QStringView();
    } else {
        const qsizetype colon = text.indexOf(u':');
        if (colon >= 0 && text.indexOf(u':', colon + 1) >= 0)
            return invalid(Reason::tr("an IPv6 address has to stand in brackets, as in [::1]:6379"));
        hasPort = colon >= 0;
        const QStringView host = hasPort ? text.first(colon) : text;
        port = hasPort ? text.sliced(colon + 1) : QStringView();
        if (!host.isEmpty() && !isHostName(host))
            return invalid(Reason::tr("the host name contains characters that no host name has"));
        if (!host.isEmpty())
            endpoint.host = host.toString();
    }
    if (hasPort) {
        const std::optional<int> value = number(port, std::numeric_limits<quint16>::max());
        if (!value || *value == 0)
            return invalid(Reason::tr("the port is not a number from 1 to 65535"));
        endpoint.port = quint16(*value);
    }
    return endpoint;
}

Result<int> parseDatabase(QStringView text)
{
    const std::optional<int> database = number(text, std::numeric_limits<int>::max());
    if (!database)
        return invalid(Reason::tr("the database is not a number"));
    return *database;
}

/// `user`, `user:password`, `:password`.
Result<Login> parseLogin(QStringView text)
{
    const qsizetype colon = text.indexOf(u':');
    const auto user = percentDecoded(colon >= 0 ? text.first(colon) : text);
    const auto password = percentDecoded(colon >= 0 ? text.sliced(colon + 1) : QStringView());
    if (!user || !password)
        return invalid(Reason::tr("a percent sign in user name or password has to be written as %25"));
    return Login{QString::fromUtf8(*user), *password};
}

/// As Lettuce calls where it reads from (ReadFrom.valueOf); without regard to case, as there. Nothing: what this
/// program does not do, of which a replica alone is one.
std::optional<bool> prefersReplicas(const QByteArray &readFrom)
{
    const QByteArray name = readFrom.toLower();
    if (name == "replicapreferred" || name == "slavepreferred")
        return true;
    if (name == "primary" || name == "upstream" || name == "master")
        return false;
    return std::nullopt;
}

/// `db=1&password=secret&username=bob`; other settings of client libraries are passed over. For a socket there are
/// none, and what is not known is a database that was misspelt.
Result<void> parseQuery(QStringView query, ParsedAddress &parsed)
{
    for (const QStringView item : query.split(u'&', Qt::SkipEmptyParts)) {
        const qsizetype equals = item.indexOf(u'=');
        const QStringView name = equals >= 0 ? item.first(equals) : item;
        const auto value = percentDecoded(equals >= 0 ? item.sliced(equals + 1) : QStringView());
        if (!value)
            return invalid(Reason::tr("a percent sign behind the question mark has to be written as %25"));
        if (name == QLatin1String("db")) {
            const Result<int> database = parseDatabase(QString::fromUtf8(*value));
            if (!database)
                return tl::unexpected(database.error());
            parsed.address.database = *database;
        } else if (name == QLatin1String("password")) {
            parsed.login.password = *value;
        } else if (name == QLatin1String("username")) {
            parsed.login.userName = QString::fromUtf8(*value);
        } else if (name == QLatin1String("readFrom")) {
            const std::optional<bool> prefers = prefersReplicas(*value);
            if (!prefers)
                return invalid(Reason::tr("readFrom is either primary or replicaPreferred"));
            parsed.prefersReplicas = prefers;
        } else if (parsed.address.seeds.constFirst().transport == Transport::Unix) {
            return invalid(
                Reason::tr("behind the question mark of a socket stand db, username, password and readFrom, and "
                           "nothing else"));
        }
    }
    return {};
}

/// The path of a URL without its first slash: `3`, and for Sentinel `mymaster/3` or `mymaster`.
Result<void> parsePath(QStringView path, ServerAddress &address)
{
    QStringView database = path;
    if (address.topology == Topology::Sentinel) {
        const qsizetype slash = path.indexOf(u'/');
        const auto name = percentDecoded(slash >= 0 ? path.first(slash) : path);
        if (!name || name->isEmpty())
            return invalid(Reason::tr("the name of the monitored primary is missing, as in /mymaster/0"));
        address.primaryName = QString::fromUtf8(*name);
        database = slash >= 0 ? path.sliced(slash + 1) : QStringView();
    }
    if (database.isEmpty())
        return {};
    const Result<int> parsed = parseDatabase(database);
    if (!parsed)
        return tl::unexpected(parsed.error());
    address.database = *parsed;
    return {};
}

Result<void> parseHosts(QStringView text, const Scheme &scheme, ServerAddress &address)
{
    const bool isSentinel = scheme.topology == Topology::Sentinel;
    address.seeds.clear();
    if (!isSentinel && text.contains(u','))
        return invalid(Reason::tr("only Sentinel addresses can list several hosts"));
    for (const QStringView host : text.split(u',')) {
        if (isSentinel && host.isEmpty())
            return invalid(Reason::tr("a host is missing in the list"));
        const Result<Endpoint> endpoint =
            parseEndpoint(host, scheme.transport, isSentinel ? kSentinelPort : kRedisPort);
        if (!endpoint)
            return tl::unexpected(endpoint.error());
        address.seeds.append(*endpoint);
    }
    return {};
}

/// What follows `unix://`: `[user:password@]/path`. The path may hold any character, an @ too.
Result<void> parseSocketPath(QStringView text, ParsedAddress &parsed)
{
    const qsizetype slash = text.indexOf(u'/');
    const qsizetype at = slash >= 0 ? text.first(slash).lastIndexOf(u'@') : -1;
    if (at >= 0) {
        const Result<Login> login = parseLogin(text.first(at));
        if (!login)
            return tl::unexpected(login.error());
        parsed.login = *login;
    }
    const auto path = percentDecoded(text.sliced(at + 1));
    Endpoint endpoint;
    endpoint.transport = Transport::Unix;
    endpoint.path = path ? QString::fromUtf8(*path) : QString();
    if (!isPath(endpoint.path))
        return invalid(Reason::tr("a socket is given by its absolute path, as in unix:///run/redis/redis.sock"));
    parsed.address.seeds = {endpoint};
    return {};
}

Result<void> parseAuthority(QStringView text, const Scheme &scheme, ParsedAddress &parsed)
{
    // The last @: an unescaped one in a password is forgiven, since no host has one.
    const qsizetype slash = text.indexOf(u'/');
    const QStringView authority = slash >= 0 ? text.first(slash) : text;
    const qsizetype at = authority.lastIndexOf(u'@');
    if (at >= 0) {
        const Result<Login> login = parseLogin(authority.first(at));
        if (!login)
            return tl::unexpected(login.error());
        parsed.login = *login;
    }
    Result<void> hosts = parseHosts(authority.sliced(at + 1), scheme, parsed.address);
    if (!hosts)
        return hosts;
    return parsePath(slash >= 0 ? text.sliced(slash + 1) : QStringView(), parsed.address);
}

Result<ParsedAddress> parseUrl(const Scheme &scheme, QStringView rest)
{
    ParsedAddress parsed;
    parsed.address.topology = scheme.topology;
    if (rest.contains(u'#'))
        return invalid(Reason::tr("a number sign has to be written as %23"));
    const qsizetype question = rest.indexOf(u'?');
    const QStringView place = question >= 0 ? rest.first(question) : rest;
    Result<void> result =
        scheme.transport == Transport::Unix ? parseSocketPath(place, parsed) : parseAuthority(place, scheme, parsed);
    if (result && question >= 0)
        result = parseQuery(rest.sliced(question + 1), parsed);
    if (!result)
        return tl::unexpected(result.error());
    return parsed;
}

QString percentEncoded(const QString &text, const char *kept)
{
    return QString::fromLatin1(text.toUtf8().toPercentEncoding(kept));
}

} // namespace

QString Endpoint::toString() const
{
    if (transport == Transport::Unix)
        return path;
    const bool isV6 = host.contains(u':');
    return (isV6 ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(host, QString::number(port));
}

QString ServerAddress::toString() const
{
    const Transport transport = seeds.isEmpty() ? Transport::Tcp : seeds.constFirst().transport;
    const QString db = QString::number(database);
    if (transport == Transport::Unix)
        return QStringLiteral("unix://%1?db=%2").arg(percentEncoded(seeds.constFirst().path, "/"), db);
    QStringList hosts;
    for (const Endpoint &seed : seeds)
        hosts.append(seed.toString().replace(u'%', QLatin1String("%25")));
    const QString scheme = transport == Transport::Tls ? QStringLiteral("rediss") : QStringLiteral("redis");
    if (topology == Topology::Sentinel) {
        return QStringLiteral("%1+sentinel://%2/%3/%4")
            .arg(scheme, hosts.join(u','), percentEncoded(primaryName, ""), db);
    }
    return QStringLiteral("%1://%2/%3").arg(scheme, hosts.join(u','), db);
}

Result<Endpoint> parsePlace(const QString &place, Transport transport, quint16 defaultPort)
{
    const QStringView trimmed = QStringView(place).trimmed();
    if (trimmed.isEmpty() || (trimmed.startsWith(u':') && !trimmed.startsWith(u"::")))
        return invalid(Reason::tr("the host is missing"));
    return parseEndpoint(trimmed, transport, defaultPort);
}

Result<Endpoint> parseSentinel(const QString &place, Transport transport)
{
    if (place.trimmed().isEmpty())
        return invalid(Reason::tr("a host is missing in the list"));
    return parsePlace(place, transport, kSentinelPort);
}

Result<ParsedAddress> parseAddress(const QString &text)
{
    const QStringView trimmed = QStringView(text).trimmed();
    if (trimmed.isEmpty())
        return invalid(Reason::tr("the address is empty"));
    if (trimmed.size() > kTextLimit)
        return invalid(Reason::tr("the address is too long"));

    const qsizetype separator = trimmed.indexOf(u"://");
    if (separator >= 0) {
        const QStringView name = trimmed.first(separator);
        const auto *scheme = std::find_if(std::begin(kSchemes), std::end(kSchemes), [name](const Scheme &s) {
            return name.compare(s.name, Qt::CaseInsensitive) == 0;
        });
        if (scheme == std::end(kSchemes))
            return invalid(Reason::tr("an address starts with redis://, rediss://, unix:// or redis+sentinel://"));
        return parseUrl(*scheme, trimmed.sliced(separator + 3));
    }

    ParsedAddress parsed;
    if (trimmed.startsWith(u'/')) {
        // A path may have a question mark; a database behind it is meant as in a URL.
        const qsizetype question = trimmed.lastIndexOf(u"?db=");
        Endpoint endpoint;
        endpoint.transport = Transport::Unix;
        endpoint.path = trimmed.first(question < 0 ? trimmed.size() : question).toString();
        if (!isPath(endpoint.path))
            return invalid(Reason::tr("the path contains control characters"));
        parsed.address.seeds = {endpoint};
        const Result<void> query = question < 0 ? Result<void>() : parseQuery(trimmed.sliced(question + 1), parsed);
        if (!query)
            return tl::unexpected(query.error());
        return parsed;
    }
    // What stands behind a place is a database, as in a URL. A password is hidden from other users only in a URL.
    const bool hasLogin = trimmed.contains(u'@') || trimmed.contains(u"password");
    if (!hasLogin && (trimmed.contains(u'/') || trimmed.contains(u'?')))
        return parseUrl(*std::find_if(std::begin(kSchemes), std::end(kSchemes),
                                      [](const Scheme &scheme) { return scheme.name == QLatin1StringView("redis"); }),
                        trimmed);
    const Result<Endpoint> endpoint = parseEndpoint(trimmed, Transport::Tcp, kRedisPort);
    if (!endpoint)
        return tl::unexpected(endpoint.error());
    parsed.address.seeds = {*endpoint};
    return parsed;
}

} // namespace redis
