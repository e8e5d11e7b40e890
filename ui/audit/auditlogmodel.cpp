// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/auditlogmodel.h"

#include "models/text/durationtext.h"
#include "models/text/printabletext.h"
#include "ui/audit/auditwords.h"
#include "ui/controls/plaintooltip.h"

#include <algorithm>
#include <utility>

namespace ui
{

AuditLogModel::AuditLogModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void AuditLogModel::setEntries(std::vector<audit::Entry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

int AuditLogModel::rowOfJob(const QString &job) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&job](const audit::Entry &entry) { return entry.job == job; });
    return found == m_entries.end() ? -1 : static_cast<int>(found - m_entries.begin());
}

int AuditLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_entries.size());
}

int AuditLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AuditLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const audit::Entry &one = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cell(one, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(one, index.column()));
    case ToneRole:
        return static_cast<int>(index.column() == Outcome ? auditOutcomeTone(one) : Tone::Text);
    default:
        return {};
    }
}

QVariant AuditLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Who:
        return tr("Who");
    case Server:
        return tr("Server");
    case Action:
        return tr("Action");
    case Sessions:
        return tr("Sessions");
    case Outcome:
        return tr("Outcome");
    case Reason:
        return tr("Reason");
    default:
        return {};
    }
}

QString AuditLogModel::cell(const audit::Entry &entry, int column)
{
    const audit::Intent &intent = entry.intent;
    switch (column) {
    case When:
        return text::absoluteText(entry.when.toMSecsSinceEpoch());
    case Sessions:
        return auditSessionsText(entry);
    case Outcome:
        return auditOutcomeText(entry);
    default:
        break;
    }
    if (!entry.hasBeginning)
        return QStringLiteral("—");
    switch (column) {
    case Who:
        return auditOperatorText(intent.by);
    case Server:
        return intent.production ? tr("%1 · production").arg(auditServerText(intent)) : auditServerText(intent);
    case Action:
        return auditActionText(entry);
    case Reason:
        return intent.reason.isEmpty() ? QStringLiteral("—") : text::printableText(intent.reason.toUtf8());
    default:
        return {};
    }
}

QString AuditLogModel::toolTip(const audit::Entry &entry, int column)
{
    if (!entry.hasBeginning && (column == Who || column == Server || column == Action || column == Reason))
        return tr("The beginning of this entry stands further back in the log than was read.");
    switch (column) {
    case When:
        return tr("%1 UTC").arg(entry.when.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz")));
    case Server:
        return text::printableText(entry.intent.server.toUtf8());
    case Outcome:
        return entry.hasEnd
                   ? cell(entry, column)
                   : tr("It is still running, or what became of it could not be written: the program ended, or the disk was full.");
    default:
        return cell(entry, column);
    }
}

} // namespace ui

#include "moc_auditlogmodel.cpp"
