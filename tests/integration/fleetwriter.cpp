// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/integration/fleetwriter.h"

#include "models/redis/keyslot.h"
#include "tests/integration/watchedserver.h"

#include <QHostAddress>
#include <QRandomGenerator>
#include <QTcpSocket>

#include <chrono>
#include <memory>
#include <vector>

namespace support
{

namespace
{

constexpr int kWriteAnswerMs = 300;
constexpr int kWriteHops = 4;
constexpr int kWrittenIds = 900; ///< about two thirds of them are there at a time

QByteArray encoded(const QByteArrayList &arguments)
{
    QByteArray wire = "*" + QByteArray::number(arguments.size()) + "\r\n";
    for (const QByteArray &argument : arguments)
        wire += "$" + QByteArray::number(argument.size()) + "\r\n" + argument + "\r\n";
    return wire;
}

QByteArrayList anyCommand(QRandomGenerator &random)
{
    const QByteArray key = "session:" + sessionId(int(random.bounded(kWrittenIds)));
    const QByteArray json = R"({"user_id":"user)" + QByteArray::number(random.bounded(200)) +
                            R"(","created_at":1790000000,"ip":"203.0.113.7"})";
    const QByteArray ttl = QByteArray::number(random.bounded(60'000, 900'000));
    switch (random.bounded(20)) {
    case 0:
        return {"SET", key, json};
    case 1:
        return {"SET", key, json, "PX", QByteArray::number(random.bounded(300, 4000))};
    case 2:
        return {"PERSIST", key};
    case 3:
    case 4:
    case 5:
        return {"DEL", key};
    case 6:
    case 7:
    case 8:
    case 9:
    case 10:
    case 11:
        return {"PEXPIRE", key, ttl};
    default:
        return {"SET", key, json, "PX", ttl};
    }
}

} // namespace

/// One connection to each node, and who had which slot when it was last heard.
class FleetWriter::Clients
{
public:
    explicit Clients(const QList<quint16> &ports)
        : m_ports(ports)
        , m_owners(redis::kSlots, 0)
    {
        for (qsizetype i = 0; i < ports.size(); ++i)
            m_sockets.push_back(std::make_unique<QTcpSocket>());
    }

    /// Follows MOVED and ASK. False: nobody took it.
    bool carryOut(const QByteArrayList &command)
    {
        int &owner = m_owners[size_t(redis::slotOf(command[1]))];
        int server = owner;
        bool isAsking = false;
        for (int hop = 0; hop < kWriteHops; ++hop) {
            if (isAsking)
                answer(server, {"ASKING"});
            const QByteArray line = answer(server, command);
            const bool isMoved = line.startsWith("-MOVED ");
            isAsking = line.startsWith("-ASK ");
            if (isMoved || isAsking) {
                const auto other = int(m_ports.indexOf(line.mid(line.lastIndexOf(':') + 1).toUShort()));
                if (other < 0)
                    return false;
                server = other;
                owner = isMoved ? other : owner;
                continue;
            }
            if (line.isEmpty() || line.startsWith('-')) {
                owner = int((owner + 1) % m_ports.size()); // who knows better
                return false;
            }
            return true;
        }
        return false;
    }

private:
    /// All answers here are one line. Empty: it gave none in time, and is asked on another connection next time.
    QByteArray answer(int server, const QByteArrayList &command)
    {
        QTcpSocket &socket = *m_sockets[size_t(server)];
        if (socket.state() != QAbstractSocket::ConnectedState) {
            socket.abort();
            socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_ports[server]);
            if (!socket.waitForConnected(kWriteAnswerMs))
                return {};
        }
        socket.write(encoded(command));
        while (!socket.canReadLine()) {
            if (!socket.waitForReadyRead(kWriteAnswerMs)) {
                socket.abort();
                return {};
            }
        }
        return socket.readLine().trimmed();
    }

    QList<quint16> m_ports;
    std::vector<int> m_owners;
    std::vector<std::unique_ptr<QTcpSocket>> m_sockets;
};

FleetWriter::FleetWriter(QList<quint16> ports, quint32 seed, int rate)
    : m_thread([this, ports = std::move(ports), seed, rate] { run(ports, seed, rate); })
{
}

FleetWriter::~FleetWriter()
{
    m_stopping = true;
    m_thread.join();
}

void FleetWriter::run(const QList<quint16> &ports, quint32 seed, int rate)
{
    Clients clients(ports);
    QRandomGenerator random(seed);
    auto next = std::chrono::steady_clock::now();
    while (!m_stopping) {
        std::this_thread::sleep_until(next);
        const std::lock_guard turn(m_turn);
        ++(clients.carryOut(anyCommand(random)) ? m_taken : m_failed);
        // What could not be written meanwhile is not made up for.
        next = std::max(next + std::chrono::microseconds(1'000'000 / rate), std::chrono::steady_clock::now());
    }
}

} // namespace support
