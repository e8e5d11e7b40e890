// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/undoshelf.h"

#include "models/messages/serverclock.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace server
{

UndoShelf::UndoShelf(QObject *parent, std::chrono::milliseconds kept, qint64 mostBytes)
    : QObject(parent)
    , m_kept(kept)
    , m_mostBytes(mostBytes)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &UndoShelf::clear);
}

bool UndoShelf::add(quint64 job, KeptSession session)
{
    const qint64 bytes = session.bytes();
    if (m_bytes + bytes > m_mostBytes)
        return false;
    Job &kept = m_jobs[job];
    kept.sessions.push_back(std::move(session));
    kept.bytes += bytes;
    m_bytes += bytes;
    return true;
}

qint64 UndoShelf::close(quint64 job)
{
    const auto kept = m_jobs.find(job);
    if (kept == m_jobs.end())
        return 0;
    kept->second.endsAt = messages::ServerClock::monotonicMs() + m_kept.count();
    if (!m_timer.isActive())
        m_timer.start(m_kept);
    return QDateTime::currentMSecsSinceEpoch() + m_kept.count();
}

std::vector<KeptSession> UndoShelf::take(quint64 job)
{
    const auto kept = m_jobs.find(job);
    if (kept == m_jobs.end())
        return {};
    m_bytes -= kept->second.bytes;
    std::vector<KeptSession> sessions = std::move(kept->second.sessions);
    m_jobs.erase(kept);
    return sessions;
}

void UndoShelf::clear()
{
    const qint64 now = messages::ServerClock::monotonicMs();
    qint64 next = 0;
    std::vector<quint64> over;
    for (auto job = m_jobs.begin(); job != m_jobs.end();) {
        const qint64 endsAt = job->second.endsAt;
        if (endsAt != 0 && endsAt <= now) {
            m_bytes -= job->second.bytes;
            over.push_back(job->first);
            job = m_jobs.erase(job);
            continue;
        }
        if (endsAt != 0)
            next = next == 0 ? endsAt : std::min(next, endsAt);
        ++job;
    }
    if (next != 0)
        m_timer.start(std::chrono::milliseconds(next - now));
    for (const quint64 job : over)
        Q_EMIT expired(job);
}

} // namespace server

#include "moc_undoshelf.cpp"
