// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/audit/auditreading.h"

#include <QWidget>

class QGridLayout;
class QTableView;

namespace ui
{

class AuditSessionsModel;
class ToneLabel;

/// One job of the audit log: what is known of all of it, and each of its sessions.
class AuditDetails final : public QWidget
{
    Q_OBJECT

public:
    /// More are in the export.
    static constexpr qsizetype kMostSessions = 10'000;

    explicit AuditDetails(AuditReading &reading, QWidget *parent = nullptr);

    void showEntry(const audit::Entry &entry);
    void clear();

private:
    QWidget *factsPart();
    QWidget *sessionsPart();
    ToneLabel *addFact(QGridLayout &grid, const QString &title);
    void takeSessions(const AuditReading::SessionsResult &sessions);

    AuditReading &m_reading;
    AuditSessionsModel *m_model;
    qint64 m_count = 0;
    QString m_job;
    ToneLabel *m_who = nullptr;
    ToneLabel *m_server = nullptr;
    ToneLabel *m_reason = nullptr;
    ToneLabel *m_chosenBy = nullptr;
    ToneLabel *m_began = nullptr;
    ToneLabel *m_ended = nullptr;
    ToneLabel *m_jobId = nullptr;
    ToneLabel *m_heading = nullptr;
    QTableView *m_sessions = nullptr;
};

} // namespace ui
