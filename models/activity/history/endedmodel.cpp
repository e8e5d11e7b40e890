// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/endedmodel.h"

#include "models/activity/history/endedwords.h"
#include "models/text/durationtext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "models/text/useragent.h"

#include <QSet>
#include <QThread>

#include <algorithm>
#include <utility>

namespace history
{

namespace
{

/// What stays the same of a row while more becomes known of it: an end may be told later than it was found.
struct Identity {
    qint64 digest = 0; ///< 0: a gap
    qint64 at = 0;
    friend bool operator==(const Identity &, const Identity &) = default;
};

size_t qHash(const Identity &identity, size_t seed = 0)
{
    return qHashMulti(seed, identity.digest, identity.at);
}

/// Of several lives of one id: by the beginning where that is known.
Identity identityOf(const EndedRow &row)
{
    if (const Gap *gap = std::get_if<Gap>(&row))
        return {0, gap->until != 0 ? gap->until : gap->since};
    const Life &life = std::get<Life>(row);
    return {life.digest, life.firstSeen != 0 ? life.firstSeen : timeOf(row)};
}

} // namespace

EndedModel::EndedModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void EndedModel::setRows(std::vector<EndedRow> rows, qint64 now)
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_now = now;
    QSet<Identity> wanted, had;
    for (const EndedRow &row : rows)
        wanted.insert(identityOf(row));
    for (int row = int(m_rows.size()) - 1; row >= 0; --row) {
        if (wanted.contains(identityOf(m_rows[size_t(row)])))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (const EndedRow &row : m_rows)
        had.insert(identityOf(row));
    std::vector<EndedRow>::const_iterator next = m_rows.begin();
    bool isInOrder = had.size() == qsizetype(m_rows.size()) && wanted.size() == qsizetype(rows.size());
    for (const EndedRow &row : rows) {
        if (isInOrder && had.contains(identityOf(row)))
            isInOrder = identityOf(*next++) == identityOf(row);
    }
    if (!isInOrder) { // that is rare
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (size_t row = 0; row < rows.size(); ++row) {
        if (had.contains(identityOf(rows[row]))) {
            m_rows[row] = std::move(rows[row]);
            continue;
        }
        beginInsertRows({}, int(row), int(row));
        m_rows.insert(m_rows.begin() + std::ptrdiff_t(row), std::move(rows[row]));
        endInsertRows();
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

const Life *EndedModel::life(int row) const
{
    return row < 0 || row >= int(m_rows.size()) ? nullptr : std::get_if<Life>(&m_rows[size_t(row)]);
}

int EndedModel::rowOf(const Life &life) const
{
    const Identity identity = identityOf(life);
    const auto row =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const EndedRow &each) { return identityOf(each) == identity; });
    return row == m_rows.end() ? -1 : int(row - m_rows.begin());
}

int EndedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int EndedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EndedModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()) || index.column() >= ColumnCount)
        return {};
    const EndedRow &row = m_rows[size_t(index.row())];
    if (const Gap *gap = std::get_if<Gap>(&row))
        return dataOfGap(*gap, index.column(), role);
    return dataOfLife(std::get<Life>(row), index.column(), role);
}

QString EndedModel::textOf(const Life &life, int column) const
{
    switch (column) {
    case User:
        return text::personName(life.user, life.otherNames).whole();
    case Words:
        return endedLine(life, m_now);
    case Ip:
        return text::printableText(life.address);
    case Device:
        return text::printableText(text::deviceLabel(life.agent));
    case Session:
        return life.mask;
    default:
        return {};
    }
}

QVariant EndedModel::dataOfLife(const Life &life, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return textOf(life, column);
    case Qt::AccessibleTextRole:
        return column == Mark ? endingHeading(life) : textOf(life, column);
    case Qt::ToolTipRole:
        if (column == Words)
            return text::absoluteText(timeOf(life));
        return column == Device ? text::printableText(life.agent) : QString();
    case NameRole:
        return text::personName(life.user, life.otherNames).name;
    case NumberRole:
        return text::personName(life.user, life.otherNames).number;
    case IsGapRole:
    case IsUnknownRole:
        return false;
    case KindRole:
        return life.end ? int(life.end->kind) : 0;
    default:
        return {};
    }
}

QVariant EndedModel::dataOfGap(const Gap &gap, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return column == Words ? gapLine(gap, m_now) : QString();
    case IsGapRole:
        return true;
    case IsUnknownRole:
        return hidesEnds(gap);
    case KindRole:
        return 0;
    default:
        return {};
    }
}

QVariant EndedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Mark:
        return tr("How");
    case User:
        return tr("User");
    case Words:
        return tr("Ended");
    case Ip:
        return tr("IP");
    case Device:
        return tr("Device");
    case Session:
        return tr("Session");
    default:
        return {};
    }
}

/// Of a gap there is nothing to be selected.
Qt::ItemFlags EndedModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags all = QAbstractTableModel::flags(index);
    return index.isValid() && !life(index.row()) ? all & ~Qt::ItemIsSelectable : all;
}

} // namespace history

#include "moc_endedmodel.cpp"
