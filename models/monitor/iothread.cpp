// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/monitor/iothread.h"

namespace monitor
{

namespace
{

constexpr unsigned long kStopLimitMs = 3000;

} // namespace

/// Who is in the thread; counted there.
class IoThread::Register final : public QObject
{
public:
    void add() { ++m_count; }
    void remove()
    {
        --m_count;
        quitIfEmpty();
    }
    void quitWhenEmpty()
    {
        m_quits = true;
        quitIfEmpty();
    }

private:
    void quitIfEmpty()
    {
        if (m_quits && m_count == 0)
            thread()->quit();
    }

    int m_count = 0;
    bool m_quits = false;
};

IoThread::IoThread()
    : m_register(new Register)
{
    m_thread.setObjectName(QStringLiteral("redis"));
    m_register->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_register, &QObject::deleteLater);
    m_thread.start();
}

IoThread::~IoThread()
{
    QMetaObject::invokeMethod(m_register, [who = m_register] { who->quitWhenEmpty(); });
    if (m_thread.wait(kStopLimitMs))
        return;
    m_thread.quit();
    m_thread.wait();
}

void IoThread::takeIn(QObject *object)
{
    // In this order: whatever is asked of the object comes after it was counted.
    QMetaObject::invokeMethod(m_register, [who = m_register] { who->add(); });
    QObject::connect(object, &QObject::destroyed, m_register, [who = m_register] { who->remove(); });
    object->moveToThread(&m_thread);
}

} // namespace monitor
