// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/serverlink.h"

#include "models/monitor/iothread.h"

#include <algorithm>

namespace monitor
{

using server::ServerWatch;

ServerLink::ServerLink(IoThread &thread, QObject *parent)
    : QObject(parent)
    , m_thread(thread)
{
    m_retry.setSingleShot(true);
    m_retry.setTimerType(Qt::PreciseTimer);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        m_status.retryAt = {};
        Q_EMIT statusChanged(m_status);
    });
}

ServerLink::~ServerLink()
{
    close();
}

void ServerLink::open(const messages::Credentials &credentials)
{
    close();
    m_watch = new ServerWatch(m_profile, credentials);
    m_thread.takeIn(m_watch);
    m_generation = new QObject(this);
    connect(m_watch, &ServerWatch::stopped, m_watch, &QObject::deleteLater);
    connect(m_watch, &ServerWatch::connectionChanged, m_generation, [this](const messages::ConnectionStatus &status) {
        m_status = status;
        // Until the attempt has an answer, its moment is past.
        m_retry.stop();
        if (status.phase == messages::ConnectionStatus::Phase::Retrying && status.retryAt.isValid())
            m_retry.start(int(std::max<qint64>(QDateTime::currentDateTime().msecsTo(status.retryAt), 0)));
        Q_EMIT statusChanged(status);
    });
    for (const Ear &ear : m_ears)
        ear(m_watch, m_generation);
    ask([](ServerWatch &watch) { watch.start(); });
}

void ServerLink::close()
{
    if (!m_watch)
        return;
    m_retry.stop();
    delete std::exchange(m_generation, nullptr);
    ask([](ServerWatch &watch) { watch.stop(); });
    m_watch = nullptr;
    m_status = {};
}

} // namespace monitor

#include "moc_serverlink.cpp"
