// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditreader.h"
#include "ui/audit/auditexport.h"

#include <QObject>

#include <functional>
#include <stop_token>

namespace ui
{

/// Reads the audit log beside the window. What is asked for anew makes the answer before unwanted: it does not come,
/// nor does any once this is gone.
class AuditReading final : public QObject
{
    Q_OBJECT

public:
    using PageResult = tl::expected<audit::Page, audit::Problem>;
    using SessionsResult = tl::expected<audit::SessionList, audit::Problem>;
    using ExportResult = tl::expected<void, audit::Problem>;

    explicit AuditReading(QString file, QObject *parent = nullptr);
    ~AuditReading() override;

    const QString &file() const { return m_file; }
    void read(const audit::Query &query, const std::function<void(const PageResult &)> &take);
    void readSessions(const audit::Entry &entry, qsizetype most,
                      const std::function<void(const SessionsResult &)> &take);
    void forgetSessions();
    void exportTo(const QString &to, AuditExportKind kind, const std::vector<audit::Entry> &entries,
                  const std::function<void(const ExportResult &)> &take);

private:
    template<typename Work, typename Take> void run(std::stop_source &stop, Work work, const Take &take);

    QString m_file;
    std::stop_source m_pageStop;
    std::stop_source m_sessionsStop;
    std::stop_source m_exportStop;
};

} // namespace ui
