// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/auditlog.h"

#include "models/audit/auditlines.h"
#include "models/files/folders.h"
#include "models/files/lineappending.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <utility>

namespace audit
{

namespace
{

struct LogText {
    Q_DECLARE_TR_FUNCTIONS(audit::LogText)
};

} // namespace

QString defaultLogFile()
{
    const QString folder = files::dataFolder();
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/audit.jsonl");
}

AuditLog::AuditLog()
    : AuditLog(defaultLogFile())
{
}

AuditLog::AuditLog(QString file)
    : m_file(std::move(file))
{
}

tl::expected<void, Problem> AuditLog::begin(const Intent &intent) const
{
    return append(linesOf(intent));
}

tl::expected<void, Problem> AuditLog::end(const Outcome &outcome) const
{
    return append(linesOf(outcome));
}

tl::expected<void, Problem> AuditLog::cameBack(const CameBack &cameBack) const
{
    return append(linesOf(cameBack));
}

tl::expected<void, Problem> AuditLog::append(const QByteArrayList &lines) const
{
    if (m_file.isEmpty())
        return tl::unexpected(
            Problem{LogText::tr("There is no place for the audit log: this account has no home folder."),
                    LogText::tr("Set HOME or XDG_DATA_HOME to a folder, then start again.")});
    auto done = files::makeFolder(QFileInfo(m_file).absolutePath());
    if (done)
        done = files::appendLines(m_file, lines);
    if (done)
        return {};
    return tl::unexpected(Problem{LogText::tr("The audit log %1 could not be written: %2.")
                                      .arg(QDir::toNativeSeparators(m_file), done.error().reason),
                                  LogText::tr("Put that right, then try again.")});
}

} // namespace audit
