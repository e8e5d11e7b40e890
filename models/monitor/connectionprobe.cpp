// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/connectionprobe.h"

#include "models/server/connect/prober.h"

#include <QThread>

namespace monitor
{

class ConnectionProbe::Private
{
public:
    QThread thread;
    server::Prober *prober = nullptr;
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

void ConnectionProbe::start(const messages::ConnectionProfile &profile, const QByteArray &password)
{
    cancel();
    if (!d->thread.isRunning())
        d->thread.start();
    d->prober = new server::Prober(profile, password);
    d->prober->moveToThread(&d->thread);
    connect(d->prober, &server::Prober::answered, this,
            [this, prober = d->prober](const messages::ProbeAnswer &answer) {
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

} // namespace monitor
