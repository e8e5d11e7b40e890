// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/formats/previewmodel.h"

#include "models/messages/rowbatch.h"
#include "models/text/durationtext.h"
#include "models/text/printabletext.h"

#include <algorithm>

namespace ui
{

using Refusal = messages::FormatPreviewResult::Refusal;
using Row = messages::FormatPreviewResult::Row;

PreviewModel::PreviewModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void PreviewModel::setResult(const messages::FormatPreviewResult &result, const QString &codecs)
{
    beginResetModel();
    m_result = result;
    m_codecs = codecs;
    std::stable_partition(m_result.rows.begin(), m_result.rows.end(),
                          [](const Row &row) { return row.refusal == Refusal::None; });
    endResetModel();
}

void PreviewModel::clear()
{
    setResult({}, {});
}

bool PreviewModel::isAllRefused() const
{
    return !m_result.rows.empty() && m_result.rows.front().refusal != Refusal::None;
}

qint64 PreviewModel::taken() const
{
    return std::count_if(m_result.rows.begin(), m_result.rows.end(),
                         [](const Row &row) { return row.refusal == Refusal::None; });
}

QString PreviewModel::summary() const
{
    const auto rows = static_cast<int>(m_result.rows.size());
    if (rows == 0)
        return m_result.complete ? tr("No key has this pattern.")
                                 : tr("None of the first keys has this pattern. There may be some among the others.");
    qint64 refused = 0;
    for (const qint64 count : m_result.refused)
        refused += count;
    QStringList parts;
    const auto add = [&](qint64 count, const QString &sentence) {
        if (count > 0)
            parts.append(sentence.arg(count));
    };
    const auto count = [this](Refusal refusal) { return m_result.refused[static_cast<size_t>(refusal)]; };
    const bool ofFields = m_result.ofFields;
    parts.append((ofFields ? tr("%1 of %n field(s) looked at would be listed.", nullptr, rows)
                           : tr("%1 of %n key(s) looked at would be listed.", nullptr, rows))
                     .arg(rows - refused));
    add(count(Refusal::Undecodable), (ofFields ? tr("%1 of %n field(s) could not be decoded as %2.", nullptr, rows)
                                               : tr("%1 of %n key(s) could not be decoded as %2.", nullptr, rows))
                                         .arg(QStringLiteral("%1"), m_codecs));
    add(count(Refusal::NotASession), ofFields
                                         ? tr("%1 of %n field(s) held something other than a session.", nullptr, rows)
                                         : tr("%1 of %n key(s) held something other than a session.", nullptr, rows));
    add(count(Refusal::WrongType), tr("%1 of %n key(s) had another type.", nullptr, rows));
    add(count(Refusal::Unreadable), tr("%1 of %n key(s) could not be read by this account.", nullptr, rows));
    add(count(Refusal::Gone), tr("%1 of %n key(s) ended meanwhile.", nullptr, rows));
    return parts.join(QLatin1Char(' '));
}

QString PreviewModel::reason(Refusal refusal) const
{
    switch (refusal) {
    case Refusal::None:
        return {};
    case Refusal::WrongType:
        return tr("another type of key");
    case Refusal::Undecodable:
        return tr("does not decode as %1").arg(m_codecs);
    case Refusal::NotASession:
        return tr("not a session’s data");
    case Refusal::Unreadable:
        return tr("this account may not read it");
    case Refusal::Gone:
        return tr("has ended");
    }
    return {};
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_result.rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PreviewModel::cell(const Row &row, int column) const
{
    if (row.refusal != Refusal::None && column != Id)
        return column == User ? reason(row.refusal) : QString();
    switch (column) {
    case Id:
        return row.maskedId;
    case User:
        return row.user.isEmpty() ? QStringLiteral("—") : text::printableText(row.user);
    case Created:
        return text::absoluteText(row.created);
    case LastAccess:
        return row.lastAccess > 0 ? text::pastText(m_result.now - row.lastAccess) : QString();
    case Ip:
        return text::printableText(row.ip);
    case Ends:
        if (row.deadline == messages::kUnknownDeadline)
            return tr("unknown");
        return row.deadline > 0 ? tr("in %1").arg(text::durationText(row.deadline - m_result.now)) : tr("no TTL");
    default:
        return {};
    }
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_result.rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, index.column());
    case RefusedRole:
        return row.refusal != Refusal::None;
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Id:
        return tr("Session");
    case User:
        return tr("User");
    case Created:
        return tr("Created");
    case LastAccess:
        return tr("Last access");
    case Ip:
        return tr("IP address");
    case Ends:
        return tr("Ends");
    default:
        return {};
    }
}

} // namespace ui

#include "moc_previewmodel.cpp"
