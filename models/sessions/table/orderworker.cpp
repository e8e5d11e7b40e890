// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/orderworker.h"

#include <QThread>

namespace sessions
{

OrderWorker::OrderWorker(Receiver receive, QObject *parent)
    : QObject(parent)
    , m_receive(std::move(receive))
{
}

OrderWorker::~OrderWorker()
{
    m_stop.request_stop();
    if (!m_thread)
        return;
    m_thread->quit();
    m_thread->wait(); // a stopped job returns within milliseconds
}

void OrderWorker::start(OrderJob job)
{
    Q_ASSERT(thread() == QThread::currentThread());
    Q_ASSERT(!m_running);
    if (!m_thread) {
        m_thread = std::make_unique<QThread>();
        m_thread->setObjectName(QStringLiteral("order"));
        m_bench = new QObject;
        m_bench->moveToThread(m_thread.get());
        connect(m_thread.get(), &QThread::finished, m_bench, &QObject::deleteLater);
        m_thread->start();
    }
    m_running = true;
    m_stop = {};
    const auto work = [this, number = ++m_number, stop = m_stop.get_token(),
                       given = std::make_shared<OrderJob>(std::move(job))]() mutable {
        OrderJob::Answer found = given->run(stop);
        std::shared_ptr<PreparedOrder> answer;
        if (!found.stopped)
            answer = std::make_shared<PreparedOrder>(*given->order, std::move(found));
        given.reset();
        QMetaObject::invokeMethod(this, [this, number, answer] { finish(number, answer); });
    };
    QMetaObject::invokeMethod(m_bench, work);
}

void OrderWorker::stop()
{
    m_stop.request_stop();
}

void OrderWorker::abandon()
{
    stop();
    ++m_number;
    m_running = false;
}

void OrderWorker::finish(quint64 number, std::shared_ptr<PreparedOrder> answer)
{
    if (number != m_number)
        return;
    m_running = false;
    m_receive(m_stop.stop_requested() ? nullptr : std::move(answer));
}

} // namespace sessions

#include "moc_orderworker.cpp"
