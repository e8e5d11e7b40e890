// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/formats/foundformatsmodel.h"

#include "models/formats/detection/formatdetection.h"
#include "models/formats/detection/formatsinuse.h"
#include "models/text/printabletext.h"
#include "ui/words/counttext.h"

#include <algorithm>

namespace ui
{

FoundFormatsModel::FoundFormatsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void FoundFormatsModel::setFormats(const formats::DetectionResult &detected, const formats::FormatSet *inUse,
                                   const QStringList &own, const QStringList &unlisted)
{
    std::vector<Row> rows;
    const auto add = [&](const formats::FormatDescription &description, qint64 keys) {
        Row row;
        row.id = description.id;
        row.name = formats::formatListName(description);
        row.title = description.title;
        // Where the pattern is all there is to tell it by, that; an id of so many characters tells nobody anything.
        const std::vector<formats::KeyPattern> patterns = formats::Format(description).keyPatterns();
        const bool isBare = patterns.empty() || patterns.front().isOnlyWildcards();
        const QByteArray shown = !description.prefix.isEmpty() || isBare ? description.prefix : patterns.front().glob();
        row.prefix = shown.isEmpty() ? tr("none") : text::printableText(shown);
        row.keys = keys;
        row.own = own.contains(description.id);
        row.offered = description.isOffered;
        const bool known =
            std::any_of(rows.begin(), rows.end(), [&row](const Row &other) { return other.name == row.name; });
        if (!known && !row.id.isEmpty())
            rows.push_back(std::move(row));
    };
    for (const auto &found : detected.formats)
        add(found.description, found.keys);
    for (size_t i = 0; inUse && i < inUse->formats().size(); ++i) {
        const formats::FormatDescription &description = inUse->formats()[i].description();
        if (own.contains(description.id) || unlisted.contains(formats::formatListName(description)))
            add(description, 0);
    }
    // Those that were there stay in their order, whatever a mark or a later sample says.
    std::stable_sort(rows.begin(), rows.end(), [this](const Row &a, const Row &b) {
        const auto place = [this](const Row &row) {
            const int before = rowOfName(row.name);
            return before >= 0 ? before : rowOfId(row.id);
        };
        return static_cast<unsigned>(place(a)) < static_cast<unsigned>(place(b));
    });
    if (rows == m_rows && unlisted == m_unlisted)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    m_unlisted = unlisted;
    endResetModel();
}

QString FoundFormatsModel::ownId(int row) const
{
    const bool valid = row >= 0 && row < rowCount() && m_rows[static_cast<size_t>(row)].own;
    return valid ? m_rows[static_cast<size_t>(row)].id : QString();
}

QString FoundFormatsModel::name(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[static_cast<size_t>(row)].name : QString();
}

int FoundFormatsModel::rowOfId(const QString &id) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&id](const Row &row) { return row.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int FoundFormatsModel::rowOfName(const QString &name) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&name](const Row &row) { return row.name == name; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int FoundFormatsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int FoundFormatsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FoundFormatsModel::cell(const Row &row, int column) const
{
    switch (column) {
    case Title:
        return row.title;
    case Prefix:
        return row.prefix;
    case Keys:
        return row.keys > 0 ? countText(row.keys) : QString();
    case Origin:
        return row.own ? tr("Yours") : tr("Built in");
    default:
        return {};
    }
}

QVariant FoundFormatsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, index.column());
    case Qt::CheckStateRole:
        if (index.column() != Title)
            return {};
        return formats::isUnlisted(row.name, row.offered, m_unlisted) ? Qt::Unchecked : Qt::Checked;
    case Qt::TextAlignmentRole:
        return index.column() == Keys ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

bool FoundFormatsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole || index.column() != Title)
        return false;
    const Row &row = m_rows[static_cast<size_t>(index.row())];
    const bool isListed = value.value<Qt::CheckState>() != Qt::Unchecked;
    m_unlisted = formats::withListed(m_unlisted, row.name, row.offered, isListed);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT unlistedChanged();
    return true;
}

Qt::ItemFlags FoundFormatsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Title)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant FoundFormatsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Keys)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Title:
        return tr("Format");
    case Prefix:
        return tr("Prefix");
    case Keys:
        return tr("Keys");
    case Origin:
        return tr("Described");
    default:
        return {};
    }
}

} // namespace ui

#include "moc_foundformatsmodel.cpp"
