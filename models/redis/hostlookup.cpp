// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/hostlookup.h"

#include <QUrl>

#include <algorithm>
#include <cstring>
#include <map>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <netdb.h>
#include <sys/socket.h>

namespace redis
{

/// One look-up that is under way, or has just ended, and who waits for it.
struct HostLookup::Search {
    std::vector<std::pair<HostLookup *, quint64>> waiting; ///< and in which turn; under Searches::mutex
    std::vector<sockaddr_storage> addresses;               ///< the thread's, until it has ended
    int error = 0;                                         ///< of getaddrinfo(); the same
};

struct HostLookup::Searches {
    std::mutex mutex;
    std::map<QByteArray, std::shared_ptr<Search>> running;
};

/// Never destroyed: a look-up may end after main() has.
HostLookup::Searches &HostLookup::searches()
{
    static auto *const all = new Searches;
    return *all;
}

HostLookup::HostLookup(QObject *parent)
    : QObject(parent)
{
}

HostLookup::~HostLookup()
{
    cancel();
}

void HostLookup::start(const QString &name)
{
    cancel();
    const QByteArray ace = QUrl::toAce(name);
    if (ace.isEmpty())
        return failLater(QString::fromLocal8Bit(::gai_strerror(EAI_NONAME)));
    Searches &all = searches();
    const std::lock_guard lock(all.mutex);
    std::shared_ptr<Search> &search = all.running[ace];
    const bool isUnderWay = search != nullptr;
    if (!isUnderWay)
        search = std::make_shared<Search>();
    search->waiting.emplace_back(this, m_turn);
    if (isUnderWay)
        return;
    try {
        std::thread([ace, search = search] { run(ace, search); }).detach();
    } catch (const std::system_error &error) {
        all.running.erase(ace);
        failLater(QString::fromLocal8Bit(error.what()));
    }
}

void HostLookup::run(const QByteArray &name, const std::shared_ptr<Search> &search)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM; // else each comes once for each kind of socket
    hints.ai_flags = AI_ADDRCONFIG;
    addrinfo *list = nullptr;
    search->error = ::getaddrinfo(name.constData(), nullptr, &hints, &list);
    for (const addrinfo *each = search->error == 0 ? list : nullptr; each; each = each->ai_next) {
        if ((each->ai_family != AF_INET && each->ai_family != AF_INET6) || each->ai_addrlen > sizeof(sockaddr_storage))
            continue;
        sockaddr_storage address{};
        std::memcpy(&address, each->ai_addr, each->ai_addrlen);
        search->addresses.push_back(address);
    }
    if (search->error == 0)
        ::freeaddrinfo(list);

    Searches &all = searches();
    const std::lock_guard lock(all.mutex);
    all.running.erase(name);
    // They live: who does not has taken itself off the list.
    for (const auto &[lookup, turn] : search->waiting)
        QMetaObject::invokeMethod(
            lookup, [lookup = lookup, turn = turn, search] { lookup->take(turn, *search); }, Qt::QueuedConnection);
}

void HostLookup::failLater(const QString &reason)
{
    const auto fail = [this, reason, turn = m_turn] {
        if (turn == m_turn)
            Q_EMIT failed(reason);
    };
    QMetaObject::invokeMethod(this, fail, Qt::QueuedConnection);
}

void HostLookup::take(quint64 turn, const Search &search)
{
    if (turn != m_turn)
        return;
    QList<QHostAddress> addresses;
    for (const sockaddr_storage &each : search.addresses)
        addresses.append(QHostAddress(reinterpret_cast<const sockaddr *>(&each)));
    if (addresses.isEmpty())
        Q_EMIT failed(QString::fromLocal8Bit(::gai_strerror(search.error != 0 ? search.error : EAI_NONAME)));
    else
        Q_EMIT found(addresses);
}

void HostLookup::cancel()
{
    ++m_turn;
    Searches &all = searches();
    const std::lock_guard lock(all.mutex);
    for (const auto &[name, search] : all.running)
        std::erase_if(search->waiting, [this](const auto &each) { return each.first == this; });
}

bool HostLookup::isWantedFor(const QString &host)
{
    return QHostAddress(host).isNull();
}

} // namespace redis

#include "moc_hostlookup.cpp"
