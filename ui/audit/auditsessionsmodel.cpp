// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/audit/auditsessionsmodel.h"

#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "ui/audit/auditwords.h"
#include "ui/controls/plaintooltip.h"

#include <utility>

namespace ui
{

AuditSessionsModel::AuditSessionsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void AuditSessionsModel::setSessions(std::vector<audit::SessionEntry> sessions)
{
    beginResetModel();
    m_sessions = std::move(sessions);
    endResetModel();
}

int AuditSessionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_sessions.size());
}

int AuditSessionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AuditSessionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const audit::SessionEntry &session = m_sessions[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cell(session, index.column());
    case Qt::ToolTipRole:
        return plainToolTip(index.column() == Digest ? tr("SHA-256 of the key: %1").arg(cell(session, Digest))
                                                     : cell(session, index.column()));
    case ToneRole:
        return static_cast<int>(index.column() == Outcome ? auditOutcomeTone(session) : Tone::Text);
    default:
        return {};
    }
}

QVariant AuditSessionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Outcome:
        return tr("Outcome");
    case User:
        return tr("User");
    case Format:
        return tr("Format");
    case Session:
        return tr("Session id");
    case Digest:
        return tr("Digest of the key");
    default:
        return {};
    }
}

QString AuditSessionsModel::cell(const audit::SessionEntry &session, int column)
{
    const auto plain = [](const QString &text) { return text::printableText(text.toUtf8()); };
    switch (column) {
    case Outcome:
        return auditOutcomeText(session);
    case User:
        return text::PersonName{plain(session.session.user), plain(session.session.number)}.whole();
    case Format:
        return plain(session.session.format);
    case Session:
        return plain(session.session.maskedId);
    case Digest:
        return text::printableText(session.session.digest);
    default:
        return {};
    }
}

} // namespace ui

#include "moc_auditsessionsmodel.cpp"
