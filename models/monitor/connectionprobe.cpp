// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/connectionprobe.h"

#include "models/monitor/iothread.h"
#include "models/server/connect/prober.h"

namespace monitor
{

ConnectionProbe::ConnectionProbe(IoThread &thread, QObject *parent)
    : QObject(parent)
    , m_thread(thread)
{
}

ConnectionProbe::~ConnectionProbe()
{
    cancel();
}

void ConnectionProbe::start(const messages::ConnectionProfile &profile, const messages::Credentials &credentials)
{
    cancel();
    m_prober = new server::Prober(profile, credentials);
    m_thread.takeIn(m_prober);
    connect(m_prober, &server::Prober::answered, this, [this, number = m_number](const messages::ProbeAnswer &answer) {
        if (number != m_number)
            return; // cancelled meanwhile
        cancel();
        Q_EMIT finished(answer);
    });
    QMetaObject::invokeMethod(m_prober, [prober = m_prober] { prober->start(); });
}

void ConnectionProbe::cancel()
{
    if (!m_prober)
        return;
    ++m_number;
    m_prober->disconnect(this);
    // In its own thread: from another one, deleteLater() sets a flag beside others that the object's thread uses.
    QMetaObject::invokeMethod(m_prober, &QObject::deleteLater);
    m_prober = nullptr;
}

} // namespace monitor

#include "moc_connectionprobe.cpp"
