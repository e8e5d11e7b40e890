// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/watchedserver.h"

#include "models/monitor/profileurl.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

namespace support
{

using namespace messages;
using namespace monitor;
using namespace sessions;

QString Watched::modeName(Liveness::Mode mode)
{
    switch (mode) {
    case Liveness::Mode::Disconnected:
        return QStringLiteral("Disconnected");
    case Liveness::Mode::Loading:
        return QStringLiteral("Loading");
    case Liveness::Mode::CatchingUp:
        return QStringLiteral("CatchingUp");
    case Liveness::Mode::Stale:
        return QStringLiteral("Stale");
    case Liveness::Mode::Polling:
        return QStringLiteral("Polling");
    case Liveness::Mode::ExpiryOnly:
        return QStringLiteral("ExpiryOnly");
    case Liveness::Mode::LiveByTracking:
        return QStringLiteral("LiveByTracking");
    case Liveness::Mode::Live:
        break;
    }
    return QStringLiteral("Live");
}

Watched::Watched()
{
    QObject::connect(&monitor, &SessionMonitor::eventsOccurred, &monitor,
                     [this](const QList<SessionEvent> &more) { events += more; });
    QObject::connect(&monitor, &SessionMonitor::foundByReading, &monitor,
                     [this](const ReadingResult &result) { readings.append(result); });
    QObject::connect(&monitor, &SessionMonitor::requestRefused, &monitor,
                     [this](const Problem &problem) { refusals.append(problem); });
    QObject::connect(&monitor.logouts(), &LogoutDesk::logoutFinished, &monitor,
                     [this](const LogoutReport &finished) { report = finished; });
}

Watched::~Watched() = default;

WatchedServer::WatchedServer(RedisServer::Listen listen, const QStringList &arguments)
    : server(listen, arguments)
{
}

QStringList withoutEvents()
{
    QStringList arguments{QStringLiteral("--notify-keyspace-events"), QString(), QStringLiteral("--user")};
    arguments += QStringLiteral("tracker on >pw ~* &* +@all -config").split(QLatin1Char(' '));
    return arguments;
}

WatchedServer::WatchedServer(Heard heard, const QStringList &more, RedisServer::Listen listen)
    : server(listen,
             (heard == Heard::ByEvents ? QStringList{QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")}
                                       : withoutEvents()) +
                 more)
{
    hear(heard);
}

void Watched::hear(Heard heard)
{
    if (heard == Heard::ByEvents)
        return;
    liveMode = Liveness::Mode::LiveByTracking;
    userName = QStringLiteral("tracker");
    password = "pw";
}

WatchedServer::WatchedServer(const RedisServer::Tls &served)
    : server(served, {QStringLiteral("--notify-keyspace-events"), QStringLiteral("AKE")})
{
}

ConnectionProfile Watched::profile() const
{
    ConnectionProfile profile = monitor::profileFromUrl(url()).value().profile;
    const bool isOn = profile.tls.isOn;
    profile.tls = tls;
    profile.tls.isOn = isOn;
    if (!userName.isEmpty())
        profile.userName = userName;
    profile.sshDestination = sshDestination;
    profile.prefersReplicas = prefersReplicas;
    return profile;
}

void Watched::connectMonitor(const Credentials &credentials)
{
    monitor.connectTo(profile(), userName.isEmpty() ? credentials : Credentials(password));
}

bool Watched::load()
{
    connectMonitor();
    return waitFor([this] { return messages::isFresh(monitor.liveness().mode); });
}

bool Watched::waitFor(const std::function<bool()> &condition, int limitMs)
{
    return QTest::qWaitFor(condition, limitMs);
}

bool Watched::waitForMode(Liveness::Mode mode, int limitMs)
{
    return waitFor([this, mode] { return monitor.liveness().mode == mode; }, limitMs);
}

bool Watched::waitForPhase(ConnectionStatus::Phase phase, int limitMs)
{
    return waitFor([this, phase] { return monitor.connectionStatus().phase == phase; }, limitMs);
}

QMap<QByteArray, Watched::Facts> Watched::shown()
{
    SessionTableModel &table = monitor.table();
    table.commit();
    const SessionStore &store = monitor.store();
    QMap<QByteArray, Facts> shown;
    for (int row = 0; row < table.rowCount(); ++row) {
        const Slot slot = table.slotAt(row);
        if (store.state(slot) == RowChange::Present)
            shown.insert(store.key(slot).toByteArray(), {store.user(slot).toByteArray(), store.deadline(slot)});
    }
    return shown;
}

QMap<QByteArray, Watched::Facts> Watched::factsOn(RedisServer &server)
{
    QMap<QByteArray, Facts> truth;
    for (const QByteArray &key : server.strings({"KEYS", "session:*"})) {
        Facts facts;
        const QByteArray type = server.command({"TYPE", key});
        if (type == "+string") {
            const QJsonDocument json = QJsonDocument::fromJson(server.string({"GET", key}));
            if (!json.isObject())
                continue; // a counter
            facts.user = json[QStringLiteral("user_id")].toString().toUtf8();
        } else if (type == "+hash") {
            facts.user = server.string({"HGET", key, "user_id"});
        } else {
            continue;
        }
        facts.deadline = std::max<qint64>(0, server.deadline(key));
        truth.insert(key, facts);
    }
    return truth;
}

bool Watched::waitUntilTrue(int limitMs)
{
    // Seen by compare(), too: what comes next is another difference.
    if (waitFor([this] { return shown() == truth() && !m_untrueSince.isValid(); }, limitMs))
        return true;
    const auto inTable = shown();
    const auto onServer = truth();
    std::fprintf(stderr, "table %d rows, server %d sessions\n", int(inTable.size()), int(onServer.size()));
    for (const auto &[key, facts] : inTable.asKeyValueRange()) {
        if (!onServer.contains(key))
            std::fprintf(stderr, "only in the table: %s\n", key.constData());
        else if (onServer.value(key) != facts)
            std::fprintf(stderr, "differs: %s (%s %lld / %s %lld)\n", key.constData(), facts.user.constData(),
                         static_cast<long long>(facts.deadline), onServer.value(key).user.constData(),
                         static_cast<long long>(onServer.value(key).deadline));
    }
    for (const auto &[key, facts] : onServer.asKeyValueRange()) {
        if (!inTable.contains(key))
            std::fprintf(stderr, "only on the server: %s\n", key.constData());
    }
    return false;
}

void Watched::record()
{
    QObject::connect(&m_recording, &QTimer::timeout, &m_recording, [this] { compare(); });
    QObject::connect(&monitor, &SessionMonitor::livenessChanged, &m_recording, [this](const Liveness &liveness) {
        const QString mode = modeName(liveness.mode);
        if (m_told.isEmpty() || m_told.last() != mode)
            m_told.append(mode);
    });
    m_told.append(modeName(monitor.liveness().mode));
    resumeRecording();
}

void Watched::compare()
{
    const bool claims = monitor.connectionStatus().phase == ConnectionStatus::Phase::Connected &&
                        messages::isLive(monitor.liveness().mode);
    if (!claims || !isRunning()) {
        m_untrueSince.invalidate();
        return;
    }
    const auto now = truthAtOnce();
    if (!now)
        return; // it says nothing to anybody
    if (shown() == *now) {
        m_untrueSince.invalidate();
        return;
    }
    if (!m_untrueSince.isValid())
        m_untrueSince.start();
    m_longestUntruth = std::max(m_longestUntruth, m_untrueSince.elapsed());
}

/// In one command, so that nothing happens in between; nothing where the server refuses it.
std::optional<QMap<QByteArray, Watched::Facts>> Watched::factsAtOnceOn(RedisServer &server)
{
    // By GET: the program reads by GETRANGE, and tests count how often.
    static const QByteArray kScript = R"(
        local function deadline(key)
            local known = redis.pcall('PEXPIRETIME', key)
            if type(known) == 'number' then return known end
            local now, left = redis.call('TIME'), redis.call('PTTL', key)
            return left < 0 and left or now[1] * 1000 + math.floor(now[2] / 1000) + left
        end
        local found = {}
        for _, key in ipairs(redis.call('KEYS', 'session:*')) do
            local kind = redis.call('TYPE', key).ok
            local value = ''
            if kind == 'string' then value = string.sub(redis.call('GET', key), 1, 4096) end
            if kind == 'hash' then value = redis.call('HGET', key, 'user_id') or '' end
            for _, part in ipairs({key, kind, value, string.format('%.0f', deadline(key))}) do
                found[#found + 1] = part
            end
        end
        return found)";
    if (server.command({"EVAL", "return 1", "0"}) != ":1")
        return std::nullopt;
    const QByteArrayList parts = server.strings({"EVAL", kScript, "0"});
    QMap<QByteArray, Facts> truth;
    for (qsizetype i = 0; i + 3 < parts.size(); i += 4) {
        Facts facts;
        facts.deadline = std::max<qint64>(0, parts[i + 3].toLongLong());
        if (parts[i + 1] == "string") {
            const QJsonDocument json = QJsonDocument::fromJson(parts[i + 2]);
            if (!json.isObject())
                continue; // a counter
            facts.user = json[QStringLiteral("user_id")].toString().toUtf8();
        } else if (parts[i + 1] == "hash") {
            facts.user = parts[i + 2];
        } else {
            continue;
        }
        truth.insert(parts[i], facts);
    }
    return truth;
}

HonestStatus::HonestStatus(Watched &watched, qint64 mostMs)
    : m_watched(watched)
    , m_mostMs(mostMs)
{
    watched.record();
}

HonestStatus::~HonestStatus()
{
    EXPECT_LE(m_watched.longestUntruthMs(), m_mostMs) << qPrintable(m_watched.told());
    m_watched.pauseRecording();
}

QByteArrayList Watched::jsonCommand(const QByteArray &id, const QByteArray &user, int ttlMs)
{
    QByteArrayList command{"SET", "session:" + id,
                           R"({"user_id":")" + user + R"(","created_at":1790000000,"ip":"203.0.113.7"})"};
    if (ttlMs > 0)
        command << "PX" << QByteArray::number(ttlMs);
    return command;
}

void WatchedServer::setJson(const QByteArray &id, const QByteArray &user, int ttlMs)
{
    server.command(jsonCommand(id, user, ttlMs));
}

void WatchedServer::setHash(const QByteArray &id, const QByteArray &user, int ttlMs)
{
    server.command({"HSET", "session:" + id, "user_id", user, "ip", "198.51.100.2", "created_at", "1790000000"});
    if (ttlMs > 0)
        server.command({"PEXPIRE", "session:" + id, QByteArray::number(ttlMs)});
}

int Watched::count(SessionEvent::Kind kind) const
{
    return int(
        std::count_if(events.begin(), events.end(), [kind](const SessionEvent &event) { return event.kind == kind; }));
}

Slot Watched::slotOf(const QByteArray &key) const
{
    return monitor.store().find(key);
}

QByteArray sessionId(int number)
{
    return QCryptographicHash::hash(QByteArray::number(number), QCryptographicHash::Md5).toHex();
}

} // namespace support
