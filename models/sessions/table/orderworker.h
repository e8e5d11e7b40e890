// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/table/orderjob.h"

#include <QObject>

#include <functional>
#include <memory>
#include <stop_token>

class QThread;

namespace sessions
{

/// Runs OrderJobs in a thread of its own, one at a time. The thread starts with the first of them: small
/// tables never need it.
class OrderWorker final : public QObject
{
    Q_OBJECT

public:
    using Receiver = std::function<void(std::shared_ptr<PreparedOrder>)>;

    /// `receive` gets each answer, in the thread of this object; nullptr for a job that was stopped. The job
    /// has let go of the store by then.
    explicit OrderWorker(Receiver receive, QObject *parent = nullptr);
    ~OrderWorker() override;

    bool isRunning() const { return m_running; }
    /// Only while no job is running.
    void start(OrderJob job);
    /// The answer is not wanted any more. It comes soon, as nullptr.
    void stop();
    /// The same, and nothing comes: the job goes on for a moment with what it was lent, for nobody.
    void abandon();

private:
    void finish(quint64 number, std::shared_ptr<PreparedOrder> answer);

    Receiver m_receive;
    std::unique_ptr<QThread> m_thread;
    QObject *m_bench = nullptr; ///< lives in the thread, and with it
    std::stop_source m_stop;
    quint64 m_number = 0; ///< of the latest job
    bool m_running = false;
};

} // namespace sessions
