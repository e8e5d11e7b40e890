// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/server/logout/keptkey.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <vector>

namespace server
{

/// What brings ended sessions back: in memory only, for a while, and no more than has room. Lives in the I/O thread.
class UndoShelf final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes kKept{10};
    static constexpr qint64 kMostBytes = 256 * 1024 * 1024; ///< of all jobs together

    explicit UndoShelf(QObject *parent = nullptr, std::chrono::milliseconds kept = kKept,
                       qint64 mostBytes = kMostBytes);

    /// False: there is no room for it.
    bool add(quint64 job, KeptSession session);
    /// The job adds nothing more: from now on its sessions are kept for so long. Until when: epoch ms by this machine's
    /// clock.
    qint64 close(quint64 job);
    /// Nothing: none of this job is kept (any more). What is taken is kept no longer.
    std::vector<KeptSession> take(quint64 job);
    bool holds(quint64 job) const { return m_jobs.contains(job); }
    qint64 bytes() const { return m_bytes; }

Q_SIGNALS:
    /// The time of this job is over.
    void expired(quint64 job);

private:
    struct Job {
        std::vector<KeptSession> sessions;
        qint64 bytes = 0;
        qint64 endsAt = 0; ///< of the monotonic clock; 0: it is still being added to
    };
    void clear();

    const std::chrono::milliseconds m_kept;
    const qint64 m_mostBytes;
    std::map<quint64, Job> m_jobs;
    qint64 m_bytes = 0;
    QTimer m_timer;
};

} // namespace server
