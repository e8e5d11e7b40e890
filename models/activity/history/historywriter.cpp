// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historywriter.h"

#include "models/activity/history/writingthread.h"

namespace history
{

HistoryWriter::HistoryWriter(QObject *parent)
    : QObject(parent)
    , m_thread(std::make_unique<WritingThread>())
{
    connect(m_thread.get(), &WritingThread::written, this, &HistoryWriter::written);
    connect(m_thread.get(), &WritingThread::forgotten, this, &HistoryWriter::forgotten);
    connect(m_thread.get(), &WritingThread::problemOccurred, this, &HistoryWriter::problemOccurred);
    connect(m_thread.get(), &WritingThread::recovered, this, &HistoryWriter::recovered);
    m_thread->start(QThread::LowPriority);
}

HistoryWriter::~HistoryWriter()
{
    m_thread->finish();
    // A disk that hangs keeps nobody: the thread goes with the program then.
    if (!m_thread->wait(QDeadlineTimer(kLongestEnd)))
        m_thread.release()->disconnect(this);
}

void HistoryWriter::open(const QString &folder, const QString &fileName, const Limits &limits)
{
    m_thread->give(WritingThread::Place{folder, fileName, limits});
}

void HistoryWriter::close()
{
    m_thread->give(WritingThread::Place{});
}

void HistoryWriter::add(std::vector<Entry> entries)
{
    if (!entries.empty())
        m_thread->give(std::move(entries));
}

void HistoryWriter::add(const Gap &gap)
{
    m_thread->give(gap);
}

void HistoryWriter::add(const Activity &minute)
{
    m_thread->give(minute);
}

void HistoryWriter::watch(const WatchSpan &span)
{
    m_thread->give(span);
}

void HistoryWriter::forgetUser(const QByteArray &user)
{
    m_thread->give(WritingThread::ForgetUser{user});
}

void HistoryWriter::forgetAll()
{
    m_thread->give(WritingThread::ForgetAll{});
}

quint64 HistoryWriter::flush()
{
    m_thread->give(WritingThread::Flush{++m_latestFlush});
    return m_latestFlush;
}

void HistoryWriter::limitPages(int more)
{
    m_thread->give(WritingThread::LimitPages{more});
}

} // namespace history

#include "moc_historywriter.cpp"
