// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutreportmodel.h"

#include "models/text/numbertext.h"
#include "models/text/printabletext.h"
#include "ui/controls/plaintooltip.h"
#include "ui/logout/besidewindow.h"

#include <utility>

namespace ui
{

namespace
{

/// Fewer are read at a glance.
constexpr int kFoldedFrom = 4;

} // namespace

LogoutReportModel::LogoutReportModel(std::shared_ptr<const ReportLines> lines, QObject *parent)
    : QAbstractTableModel(parent)
    , m_lines(std::move(lines))
{
    findFold();
}

void LogoutReportModel::setLines(std::shared_ptr<const ReportLines> lines)
{
    beginResetModel();
    m_lines.swap(lines);
    findFold();
    endResetModel();
    destroyBesideWindow(std::move(lines));
}

void LogoutReportModel::findFold()
{
    const int others = static_cast<int>(m_lines->all().size()) - m_lines->well();
    m_fold = others > 0 && m_lines->well() >= kFoldedFrom ? others : -1;
}

int LogoutReportModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    const int lines = static_cast<int>(m_lines->all().size());
    if (!hasFold())
        return lines;
    return m_isOpen ? lines + 1 : m_fold + 1;
}

int LogoutReportModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const ReportLine &LogoutReportModel::lineAt(int row) const
{
    return m_lines->all().at(static_cast<size_t>(hasFold() && row > m_fold ? row - 1 : row));
}

void LogoutReportModel::toggle()
{
    if (!hasFold())
        return;
    const int first = m_fold + 1;
    const int last = m_fold + m_lines->well();
    if (m_isOpen)
        beginRemoveRows({}, first, last);
    else
        beginInsertRows({}, first, last);
    m_isOpen = !m_isOpen;
    if (m_isOpen)
        endInsertRows();
    else
        endRemoveRows();
    m_saysOpen = m_isOpen;
    Q_EMIT dataChanged(index(m_fold, 0), index(m_fold, ColumnCount - 1));
}

QVariant LogoutReportModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount)
        return {};
    const bool fold = isFold(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return fold ? foldCell(index.column()) : cell(lineAt(index.row()), index.column());
    case Qt::ToolTipRole:
        if (!fold && index.column() == Session)
            return plainToolTip(
                QStringLiteral("%1\n%2").arg(lineAt(index.row()).maskedKey(), lineAt(index.row()).subject.format));
        return plainToolTip(fold ? foldCell(index.column()) : cell(lineAt(index.row()), index.column()));
    case Qt::AccessibleTextRole:
        if (fold && index.column() == Outcome)
            return m_saysOpen ? tr("%1, open").arg(foldCell(Outcome)) : tr("%1, closed").arg(foldCell(Outcome));
        return {};
    case ToneRole:
        return static_cast<int>(fold ? Tone::Text : lineAt(index.row()).tone);
    case FoldRole:
        return fold;
    default:
        return {};
    }
}

QVariant LogoutReportModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Outcome:
        return tr("Outcome");
    case User:
        return tr("User");
    case Device:
        return tr("Device");
    case Session:
        return tr("Session");
    case Place:
        return tr("In");
    case Format:
        return tr("Format");
    case Happened:
        return tr("What happened");
    default:
        return {};
    }
}

QString LogoutReportModel::foldCell(int column) const
{
    switch (column) {
    case Outcome:
        return QStringLiteral("%1 %2 %3")
            .arg(m_saysOpen ? QChar(0x25be) : QChar(0x25b8), text::numberText(m_lines->well()),
                 m_lines->all().back().outcome);
    case Happened:
        return m_saysOpen ? tr("Return closes the list") : tr("Return opens the list");
    default:
        return {};
    }
}

bool LogoutReportModel::isUsed(int column) const
{
    switch (column) {
    case Device:
        return m_lines->tellsDevices();
    case Place:
        return m_lines->tellsPlaces();
    default:
        return true;
    }
}

QString LogoutReportModel::text() const
{
    std::vector<int> columns;
    for (int column = 0; column < ColumnCount; ++column) {
        if (isUsed(column))
            columns.push_back(column);
    }
    QStringList cells;
    for (const int column : columns)
        cells.append(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    QString result = cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const ReportLine &line : m_lines->all()) {
        cells.clear();
        for (const int column : columns)
            cells.append(cell(line, column));
        result += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return result;
}

QString LogoutReportModel::cell(const ReportLine &line, int column) const
{
    switch (column) {
    case Outcome:
        return line.outcome;
    case User:
        return line.user();
    case Device:
        return line.device();
    case Session:
        return line.maskedId();
    case Place:
        return text::printableText(line.place);
    case Format:
        return line.subject.format;
    case Happened:
        return line.happened;
    default:
        return {};
    }
}

} // namespace ui

#include "moc_logoutreportmodel.cpp"
