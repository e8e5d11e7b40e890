// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/auditexport.h"

#include "models/files/filereplacement.h"
#include "models/sessions/export/sessionexporttext.h"

#include <QCoreApplication>
#include <QDir>

#include <limits>

namespace ui
{

namespace
{

struct AuditExportText {
    Q_DECLARE_TR_FUNCTIONS(ui::AuditExport)
};

/// For programs: not translated.
constexpr char kAuditHeader[] = "when,job,user,login_user,host,redis_user,server,profile,production,action,"
                                "reason,chosen_by,session_user,session_number,format,session_id,digest,outcome,words,"
                                "came_back,ended\n";

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QByteArray rowOf(const QStringList &cells)
{
    QByteArray row;
    for (const QString &cell : cells)
        row += (row.isEmpty() ? "" : ",") + sessions::csvCell(cell);
    return row + '\n';
}

tl::expected<void, audit::Problem> writeCsv(const QString &file, const std::vector<audit::Entry> &entries,
                                            QIODevice &to, const std::stop_token &stop)
{
    to.write(kAuditHeader);
    for (const audit::Entry &entry : entries) {
        const auto list = audit::readSessions(file, entry, std::numeric_limits<qsizetype>::max(), stop);
        if (!list)
            return tl::unexpected(list.error());
        const audit::Intent &intent = entry.intent;
        const QString ended = entry.hasEnd ? timeText(entry.outcome.when) : QString();
        for (const audit::SessionEntry &one : list->sessions) {
            to.write(rowOf({timeText(entry.when),
                            entry.job,
                            intent.by.user,
                            intent.by.loginUser,
                            intent.by.host,
                            intent.redisUser,
                            intent.server,
                            intent.profile,
                            intent.production ? QStringLiteral("true") : QStringLiteral("false"),
                            entry.action,
                            intent.reason,
                            intent.chosenBy,
                            one.session.user,
                            one.session.number,
                            one.session.format,
                            one.session.maskedId,
                            QString::fromLatin1(one.session.digest),
                            one.outcome,
                            one.words,
                            one.cameBack ? QStringLiteral("true") : QStringLiteral("false"),
                            ended}));
        }
    }
    return {};
}

} // namespace

AuditExportKind auditExportKindOf(const QString &name)
{
    return name.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) ? AuditExportKind::Csv
                                                                     : AuditExportKind::JsonLines;
}

tl::expected<void, audit::Problem> exportAudit(const QString &file, const std::vector<audit::Entry> &entries,
                                               AuditExportKind kind, const QString &to, const std::stop_token &stop)
{
    const auto problemWith = [&to](const files::FileProblem &problem) {
        return audit::Problem{
            AuditExportText::tr("%1 could not be written: %2.").arg(QDir::toNativeSeparators(to), problem.reason),
            AuditExportText::tr("Choose another file or folder, or make room there, and export again.")};
    };
    files::FileReplacement copy(to, files::FileReplacement::Readers::OnlyOwner);
    if (const auto begun = copy.begin(); !begun)
        return tl::unexpected(problemWith(begun.error()));
    auto read = kind == AuditExportKind::Csv ? writeCsv(file, entries, copy, stop)
                                             : audit::copyLines(file, entries, copy, stop);
    if (!read)
        return read;
    if (stop.stop_requested())
        return {}; // and nothing is left of it
    if (const auto written = copy.commit(); !written)
        return tl::unexpected(problemWith(written.error()));
    return {};
}

} // namespace ui
