// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/formats/otherkeysmodel.h"

#include "models/text/printabletext.h"
#include "ui/words/counttext.h"

#include <algorithm>

namespace ui
{

namespace
{

// Who has more kinds than these finds his by pasting a key.
constexpr size_t kMostKinds = 200;

} // namespace

OtherKeysModel::OtherKeysModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void OtherKeysModel::setKinds(const std::vector<formats::DetectionResult::Other> &kinds)
{
    const size_t count = std::min(kinds.size(), kMostKinds);
    const auto same = [](const auto &a, const auto &b) { return a.pattern == b.pattern && a.keys == b.keys; };
    if (count == m_kinds.size() && std::equal(m_kinds.begin(), m_kinds.end(), kinds.begin(), same))
        return;
    beginResetModel();
    m_kinds.assign(kinds.begin(), kinds.begin() + static_cast<std::ptrdiff_t>(count));
    endResetModel();
}

QByteArray OtherKeysModel::pattern(int row) const
{
    return row >= 0 && row < rowCount() ? m_kinds[static_cast<size_t>(row)].pattern : QByteArray();
}

int OtherKeysModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_kinds.size());
}

int OtherKeysModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OtherKeysModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &kind = m_kinds[static_cast<size_t>(index.row())];
    if (role == Qt::DisplayRole)
        return index.column() == Pattern ? text::printableText(kind.pattern) : countText(kind.keys);
    if (role == Qt::TextAlignmentRole && index.column() == Keys)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant OtherKeysModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Keys)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Pattern ? tr("Other kinds of keys") : tr("Keys");
}

} // namespace ui

#include "moc_otherkeysmodel.cpp"
