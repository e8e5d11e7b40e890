// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/serverlink.h"

#include "models/monitor/iothread.h"

namespace monitor
{

using server::ServerWatch;

ServerLink::ServerLink(IoThread &thread, QObject *parent)
    : QObject(parent)
    , m_thread(thread)
{
}

ServerLink::~ServerLink()
{
    close();
}

void ServerLink::open(const QByteArray &password)
{
    close();
    m_watch = new ServerWatch(m_profile, password);
    m_thread.takeIn(m_watch);
    m_generation = new QObject(this);
    connect(m_watch, &ServerWatch::stopped, m_watch, &QObject::deleteLater);
    connect(m_watch, &ServerWatch::connectionChanged, m_generation, [this](const messages::ConnectionStatus &status) {
        m_status = status;
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
    delete std::exchange(m_generation, nullptr);
    ask([](ServerWatch &watch) { watch.stop(); });
    m_watch = nullptr;
    m_status = {};
}

} // namespace monitor

#include "moc_serverlink.cpp"
