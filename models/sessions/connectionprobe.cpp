// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/connectionprobe.h"

#include "models/redis/connection.h"
#include "models/sessions/notificationflags.h"
#include "models/sessions/problemtext.h"
#include "models/sessions/serveraddressof.h"

#include <QThread>

#include <chrono>

namespace sessions
{

namespace
{

/// The part that lives in the probe's own thread.
class Prober final : public QObject
{
    Q_OBJECT

public:
    Prober(ConnectionProfile profile, QByteArray password)
        : m_profile(std::move(profile))
        , m_password(std::move(password))
    {
    }

    void start()
    {
        redis::ConnectionOptions options;
        options.reconnect = false;
        options.readOnly = true;
        const redis::ServerAddress address = serverAddressOf(m_profile);
        m_connection = new redis::Connection(address.seeds.first(), {m_profile.userName, m_password},
                                             m_profile.database, options, this);
        connect(m_connection, &redis::Connection::failed, this, &Prober::fail);
        connect(m_connection, &redis::Connection::stateChanged, this, [this](redis::Connection::State state) {
            if (state == redis::Connection::State::Ready)
                ask();
        });
        m_connection->open();
    }

Q_SIGNALS:
    void answered(const sessions::ConnectionProbe::Answer &answer);

private:
    void ask()
    {
        const auto sentAt = std::chrono::steady_clock::now();
        m_connection->send({"PING"}, this, [this, sentAt](const redis::Result<redis::Reply> &) {
            const auto took = std::chrono::steady_clock::now() - sentAt;
            m_answer.roundTripMicroseconds = std::chrono::duration_cast<std::chrono::microseconds>(took).count();
        });
        redis::CommandBatch batch;
        batch.add({"HELLO"}); // without arguments it only tells, and the protocol stays
        batch.add({"DBSIZE"});
        batch.add({"CONFIG", "GET", "notify-keyspace-events"});
        m_connection->send(batch, this, [this](const redis::Result<std::vector<redis::Reply>> &replies) {
            if (replies)
                take(*replies);
            else
                fail(replies.error());
        });
    }

    void take(const std::vector<redis::Reply> &replies)
    {
        const std::vector<redis::Reply> &hello = replies.at(0).elements;
        QString name = QStringLiteral("Redis");
        QString version;
        for (size_t i = 0; i + 1 < hello.size(); i += 2) {
            if (hello[i].bytes == "server" && hello[i + 1].bytes != "redis")
                name = QString::fromUtf8(hello[i + 1].bytes.left(40));
            if (hello[i].bytes == "version")
                version = QString::fromUtf8(hello[i + 1].bytes.left(40));
        }
        if (!version.isEmpty())
            m_answer.server = name + QLatin1Char(' ') + version;
        if (replies.at(1).isInteger())
            m_answer.keys = replies.at(1).integer;
        const redis::Reply &flags = replies.at(2);
        if (flags.isArray() && flags.elements.size() == 2) {
            const NotificationFlags known(flags.elements[1].bytes);
            m_answer.notificationsKnown = true;
            m_answer.notificationsOn = known.reportsExpiry() && known.reportsWrites();
        }
        finish();
    }

    void fail(const redis::Error &error)
    {
        m_answer.problem = describe(error, m_profile);
        if (error.kind == redis::ErrorKind::ConnectionLost) // nothing is tried again here
            m_answer.problem.nextStep = tr("The server closed it before the login was done: check address and port.");
        finish();
    }

    void finish()
    {
        if (m_finished)
            return;
        m_finished = true;
        Q_EMIT answered(m_answer);
        m_connection->close();
    }

    ConnectionProfile m_profile;
    QByteArray m_password;
    redis::Connection *m_connection = nullptr;
    ConnectionProbe::Answer m_answer;
    bool m_finished = false;
};

} // namespace

class ConnectionProbe::Private
{
public:
    QThread thread;
    Prober *prober = nullptr;
};

ConnectionProbe::ConnectionProbe(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->thread.setObjectName(QStringLiteral("probe"));
}

ConnectionProbe::~ConnectionProbe()
{
    cancel();
    d->thread.quit();
    d->thread.wait();
}

void ConnectionProbe::start(const ConnectionProfile &profile, const QByteArray &password)
{
    cancel();
    if (!d->thread.isRunning())
        d->thread.start();
    d->prober = new Prober(profile, password);
    d->prober->moveToThread(&d->thread);
    connect(d->prober, &Prober::answered, this, [this, prober = d->prober](const Answer &answer) {
        if (prober != d->prober)
            return; // cancelled meanwhile
        cancel();
        Q_EMIT finished(answer);
    });
    QMetaObject::invokeMethod(d->prober, [prober = d->prober] { prober->start(); });
}

void ConnectionProbe::cancel()
{
    if (!d->prober)
        return;
    d->prober->disconnect(this);
    d->prober->deleteLater();
    d->prober = nullptr;
}

} // namespace sessions

#include "connectionprobe.moc"
