// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/server/logout/logoutjob.h"

#include <QObject>
#include <QPointer>

#include <vector>

namespace server
{

/// The logouts that run on one server, each with its number. Lives in the I/O thread.
class LogoutJobs final : public QObject
{
    Q_OBJECT

public:
    explicit LogoutJobs(QObject *parent);

    void start(quint64 number, const messages::LogoutOrder &order, redis::Server &server,
               std::shared_ptr<const formats::FormatSet> formats);
    void cancel(quint64 number);
    void undo(quint64 number);

Q_SIGNALS:
    void progressed(quint64 job, int done, int total);
    /// These keys are gone.
    void ended(const std::vector<QByteArray> &keys);
    void finished(const messages::LogoutReport &report);
    void checked(const messages::LogoutCheck &check);
    void undone(const messages::UndoReport &report);

private:
    std::vector<QPointer<LogoutJob>> m_jobs;
};

} // namespace server
