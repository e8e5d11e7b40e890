// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/lab/sessioncensus.h"
#include "app/demo/lab/trial.h"

#include <QElapsedTimer>
#include <QString>
#include <QTimer>

namespace redis
{
class Connection;
}

namespace app
{

/// Shuts the server down, which somebody else starts again at the same place, and asks for each of the sessions that
/// were there just before. That it is another process is seen by its run id.
///
///     Preparing ──> Counting ──> Away ──> Recounting ──> (settings back, files removed)
class RestartTrial final : public Trial
{
    Q_OBJECT

public:
    enum class Keeps : quint8 { Nothing, Snapshot, AppendOnlyFile };
    /// `folder`: where the server writes its files.
    RestartTrial(redis::Connection &connection, Keeps keeps, QString folder, QObject *parent = nullptr);

    void start() override;

private:
    enum class Phase : quint8 { Preparing, Counting, Away, Recounting, Done };

    void lookWhetherWritten();
    void count();
    void shutDown();
    void lookWhetherBack();
    void recount();
    void tidy();
    void removeFiles() const;
    void fail(const QString &sentence);

    redis::Connection &m_connection;
    const Keeps m_keeps;
    const QString m_folder;
    SessionCensus m_census;
    QTimer m_looks;
    QElapsedTimer m_since;
    Phase m_phase = Phase::Preparing;
    QByteArray m_runId;
    TrialOutcome m_outcome;
};

} // namespace app
