// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/redis/hostlookup.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QThread>

#include <memory>

namespace redis
{

HostLookup::HostLookup(QObject *parent)
    : QObject(parent)
{
}

void HostLookup::start(const QString &name)
{
    const auto answer = std::make_shared<QHostInfo>();
    // Nobody's child: nobody waits for it.
    QThread *thread = QThread::create([name, answer] {
        *answer = QHostInfo::fromName(name); // asks, and puts what it finds where the sockets look
    });
    connect(thread, &QThread::finished, this, [this, answer, turn = ++m_turn] {
        if (turn != m_turn)
            return;
        if (answer->error() == QHostInfo::NoError && !answer->addresses().isEmpty())
            Q_EMIT found();
        else
            Q_EMIT failed(answer->errorString());
    });
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);
    thread->start();
}

void HostLookup::cancel()
{
    ++m_turn;
}

bool HostLookup::isWantedFor(const QString &host)
{
    return QHostAddress(host).isNull();
}

} // namespace redis

#include "moc_hostlookup.cpp"
