// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/forgotten.h"
#include "models/activity/history/historyentry.h"
#include "models/activity/history/historystore.h"
#include "models/messages/problem.h"

#include <QDeadlineTimer>
#include <QMutex>
#include <QThread>
#include <QWaitCondition>

#include <deque>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace history
{

/// The thread of a HistoryWriter: takes what is given to it in its order, gathers it for a second, and writes it.
class WritingThread final : public QThread
{
    Q_OBJECT

public:
    /// A history; an empty name: none.
    struct Place {
        QString folder;
        QString fileName;
        Limits limits;
        QString path() const { return QStringLiteral("%1/%2").arg(folder, fileName); }
    };
    struct ForgetUser {
        QByteArray user;
    };
    struct ForgetAll {
    };
    struct Flush {
        quint64 number = 0;
    };
    struct LimitPages {
        int more = 0;
    };
    using Item =
        std::variant<std::vector<Entry>, Gap, Activity, WatchSpan, Place, ForgetUser, ForgetAll, Flush, LimitPages>;

    WritingThread();
    ~WritingThread() override;

    /// From any thread; never waits for the disk.
    void give(Item item);
    /// What was given until now is written, if that can be, and the thread ends.
    void finish();

Q_SIGNALS:
    void written(quint64 flush);
    void forgotten(const history::Forgotten &what);
    void problemOccurred(const messages::Problem &problem);
    void recovered();

protected:
    void run() override;

private:
    bool take(std::deque<Item> &items);
    void handle(Item &item);
    void change(const Place &place);
    void forget(const std::optional<QByteArray> &user);
    bool write();
    bool writeOnce(Failure &failure);
    bool open(Failure &failure);
    void setAside();
    void removeSetAside(const QString &but);
    void tell(const Failure &failure);

    // Shared, by the mutex.
    QMutex m_mutex;
    QWaitCondition m_given;
    std::deque<Item> m_items;
    qint64 m_waiting = 0;      ///< entries: in m_items, or taken and not written yet
    std::optional<Gap> m_lost; ///< entries that there was no room for
    bool m_isUrgent = false;
    bool m_isFinishing = false;

    // The thread's own.
    Place m_place;
    std::unique_ptr<HistoryStore> m_store; ///< null: not open
    quint64 m_fileNumber = 0;              ///< of the file that was opened last, or could not be
    Batch m_batch;
    QDeadlineTimer m_retry{0};              ///< before that, nothing is tried again
    std::optional<Failure> m_upkeepFailure; ///< of the last batch that was written
    std::optional<Failure::Kind> m_told;
    std::vector<quint64> m_flushes; ///< to be answered once all is written
};

} // namespace history
