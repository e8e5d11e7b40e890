// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alertlogmodel.h"

#include "models/activity/alerts/alertwords.h"
#include "models/text/durationtext.h"
#include "models/text/printabletext.h"
#include "ui/controls/plaintooltip.h"

#include <utility>

namespace ui
{

namespace
{

QString whatText(const alerts::Record &record)
{
    if (record.transition.isTest)
        return AlertLogModel::tr("Test");
    if (!record.transition.hasFired)
        return AlertLogModel::tr("Over");
    return record.isQuiet ? AlertLogModel::tr("Fired, in quiet hours") : AlertLogModel::tr("Fired");
}

} // namespace

AlertLogModel::AlertLogModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

int AlertLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int AlertLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString AlertLogModel::textOf(const alerts::Record &record, int column) const
{
    switch (column) {
    case When:
        return text::absoluteText(record.when.toMSecsSinceEpoch());
    case What:
        return whatText(record);
    case Server:
        return text::printableText(record.server.toUtf8());
    default:
        return alerts::sentenceOf(record.transition);
    }
}

QVariant AlertLogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount)
        return {};
    const alerts::Record &record = m_records[size_t(index.row())];
    if (role == Qt::DisplayRole)
        return textOf(record, index.column());
    if (role == Qt::ToolTipRole)
        return plainToolTip(textOf(record, index.column()));
    return {};
}

QVariant AlertLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case What:
        return tr("What");
    case Server:
        return tr("Server");
    case Details:
        return tr("Alert");
    default:
        return {};
    }
}

void AlertLogModel::setRecords(std::vector<alerts::Record> records)
{
    beginResetModel();
    m_records = std::move(records);
    endResetModel();
}

} // namespace ui

#include "moc_alertlogmodel.cpp"
