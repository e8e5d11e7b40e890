// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/staleindexmodel.h"

#include "models/text/numbertext.h"
#include "ui/cleanup/stalewords.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tone.h"
#include "ui/words/counttext.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace ui
{

namespace
{

messages::StaleEntry::Kind kindOf(const messages::StaleIndex &index)
{
    return index.stale.empty() ? messages::StaleEntry::Kind::SetMember : index.stale.front().kind;
}

template<typename Value> int compared(const Value &a, const Value &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

} // namespace

StaleIndexModel::StaleIndexModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void StaleIndexModel::setReport(std::shared_ptr<const messages::StaleReport> report, const QStringList &titles)
{
    beginResetModel();
    m_report = std::move(report);
    m_titles = titles;
    m_states.assign(m_report ? m_report->indexes.size() : 0, {});
    m_shown.clear();
    fillOrder();
    endResetModel();
}

void StaleIndexModel::setFilter(const QString &text)
{
    const QString folded = text.trimmed().toCaseFolded();
    if (folded == m_filter)
        return;
    beginResetModel();
    m_filter = folded;
    fillOrder();
    endResetModel();
}

void StaleIndexModel::fillOrder()
{
    m_order.clear();
    if (!m_report)
        return;
    const auto count = static_cast<quint32>(m_report->indexes.size());
    if (m_filter.isEmpty()) {
        m_order.resize(count);
        std::iota(m_order.begin(), m_order.end(), 0U);
    } else {
        m_shown.resize(count);
        for (quint32 index = 0; index < count; ++index) {
            if (matches(index))
                m_order.push_back(index);
        }
    }
    sortOrder();
}

bool StaleIndexModel::matches(quint32 index)
{
    QString &shown = m_shown[index];
    if (shown.isEmpty()) {
        QStringList cells;
        for (const int column : {Framework, User, Kind, Key})
            cells.append(cell(index, column));
        shown = cells.join(QLatin1Char('\n')).toCaseFolded();
    }
    return shown.contains(m_filter);
}

/// The report's own order, most of it first, where the column says the same.
void StaleIndexModel::sortOrder()
{
    const auto compare = [this](quint32 a, quint32 b) {
        const messages::StaleIndex &left = at(a);
        const messages::StaleIndex &right = at(b);
        switch (m_sortColumn) {
        case Framework:
            return QString::localeAwareCompare(titleOf(left), titleOf(right));
        case User:
            return compared(left.user, right.user);
        case Kind:
            return compared(kindOf(left), kindOf(right));
        case Of:
            return compared(left.entries, right.entries);
        case Key:
            return compared(left.key, right.key);
        default:
            return compared(leftOf(a), leftOf(b));
        }
    };
    const bool isAscending = m_sortOrder == Qt::AscendingOrder;
    std::sort(m_order.begin(), m_order.end(), [&](quint32 a, quint32 b) {
        const int order = compare(a, b);
        return order == 0 ? a < b : isAscending ? order < 0 : order > 0;
    });
}

void StaleIndexModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<quint32> meant;
    for (const QModelIndex &index : before)
        meant.push_back(m_order[static_cast<size_t>(index.row())]);
    sortOrder();
    std::vector<int> rows(m_report ? m_report->indexes.size() : 0, -1);
    for (size_t row = 0; row < m_order.size(); ++row)
        rows[m_order[row]] = static_cast<int>(row);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rows[meant[static_cast<size_t>(i)]], before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void StaleIndexModel::settle(const std::vector<StalePlace> &places, const std::vector<StaleState> &states)
{
    for (size_t i = 0; i < places.size() && i < states.size(); ++i) {
        const StalePlace &place = places[i];
        if (place.index >= m_states.size() || place.entry >= at(place.index).stale.size())
            continue;
        std::vector<StaleState> &all = m_states[place.index];
        if (all.empty())
            all.resize(at(place.index).stale.size(), StaleState::Stale);
        all[place.entry] = states[i];
    }
    if (!m_order.empty())
        Q_EMIT dataChanged(index(0, Stale), index(rowCount() - 1, Stale), {Qt::DisplayRole, Qt::ToolTipRole, ToneRole});
}

StaleState StaleIndexModel::state(const StalePlace &place) const
{
    if (place.index >= m_states.size() || place.entry >= m_states[place.index].size())
        return StaleState::Stale;
    return m_states[place.index][place.entry];
}

qint64 StaleIndexModel::leftOf(quint32 index) const
{
    const std::vector<StaleState> &all = m_states[index];
    return all.empty() ? std::ssize(at(index).stale) : std::count(all.begin(), all.end(), StaleState::Stale);
}

qint64 StaleIndexModel::leftAt(int row) const
{
    const int index = indexAt(row);
    return index < 0 ? 0 : leftOf(static_cast<quint32>(index));
}

qint64 StaleIndexModel::leftShown() const
{
    qint64 all = 0;
    for (const quint32 index : m_order)
        all += leftOf(index);
    return all;
}

qint64 StaleIndexModel::left() const
{
    qint64 all = 0;
    for (quint32 index = 0; index < m_states.size(); ++index)
        all += leftOf(index);
    return all;
}

qint64 StaleIndexModel::count(StaleState state) const
{
    qint64 all = 0;
    for (const std::vector<StaleState> &states : m_states)
        all += std::count(states.begin(), states.end(), state);
    return all;
}

QString StaleIndexModel::sinceText() const
{
    QStringList parts;
    const auto add = [&parts](qint64 count, const QString &words) {
        if (count > 0)
            parts.append(QStringLiteral("%1 %2").arg(countText(count), words));
    };
    add(count(StaleState::Removed), tr("removed"));
    add(count(StaleState::Gone), tr("already gone"));
    add(count(StaleState::Back), tr("with a session again"));
    add(count(StaleState::Changed), tr("changed"));
    add(count(StaleState::Unknown), tr("not known"));
    if (parts.isEmpty())
        return {};
    parts.append(tr("%1 left", "12 stale entries").arg(countText(left())));
    return parts.join(tr(", "));
}

std::vector<StalePlace> StaleIndexModel::leftPlaces(const std::vector<int> &rows) const
{
    std::vector<StalePlace> places;
    for (const int row : rows) {
        if (indexAt(row) < 0)
            continue;
        const auto index = static_cast<quint32>(indexAt(row));
        for (quint32 entry = 0; entry < at(index).stale.size(); ++entry) {
            if (state({index, entry}) == StaleState::Stale)
                places.push_back({index, entry});
        }
    }
    return places;
}

std::vector<StalePlace> StaleIndexModel::leftPlacesShown() const
{
    std::vector<int> rows(m_order.size());
    std::iota(rows.begin(), rows.end(), 0);
    return leftPlaces(rows);
}

int StaleIndexModel::indexAt(int row) const
{
    return row < 0 || row >= rowCount() ? -1 : static_cast<int>(m_order[static_cast<size_t>(row)]);
}

int StaleIndexModel::rowOf(int index) const
{
    const auto found = std::find(m_order.begin(), m_order.end(), static_cast<quint32>(index));
    return index < 0 || found == m_order.end() ? -1 : static_cast<int>(found - m_order.begin());
}

int StaleIndexModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

int StaleIndexModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant StaleIndexModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const quint32 one = m_order[static_cast<size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cell(one, column);
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(one, column));
    case Qt::TextAlignmentRole:
        return column == Stale || column == Of ? QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter))
                                               : QVariant();
    case ToneRole:
        return static_cast<int>(leftOf(one) == 0 ? Tone::Muted : Tone::Text);
    default:
        return {};
    }
}

QVariant StaleIndexModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Stale || section == Of))
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && section == Of)
        return tr("Entries that were looked at");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Framework:
        return tr("Framework");
    case User:
        return tr("User");
    case Kind:
        return tr("Kind");
    case Stale:
        return tr("Stale");
    case Of:
        return tr("Of", "of so many entries");
    case Key:
        return tr("Key");
    default:
        return {};
    }
}

QString StaleIndexModel::titleOf(const messages::StaleIndex &index) const
{
    return m_titles.value(index.format);
}

QString StaleIndexModel::keyText(const messages::StaleIndex &index)
{
    if (!index.stale.empty())
        return staleKeyText(index.stale.front());
    messages::StaleEntry none;
    none.key = index.key;
    return staleKeyText(none);
}

QString StaleIndexModel::cell(quint32 index, int column) const
{
    const messages::StaleIndex &one = at(index);
    switch (column) {
    case Framework:
        return titleOf(one);
    case User:
        return staleUserText(one.user);
    case Kind:
        return staleKindText(kindOf(one));
    case Stale:
        return countText(leftOf(index));
    case Of:
        return one.isCut ? tr("%1+", "1,000+: more than were looked at").arg(countText(one.entries))
                         : countText(one.entries);
    case Key:
        return keyText(one);
    default:
        return {};
    }
}

QString StaleIndexModel::toolTip(quint32 index, int column) const
{
    const messages::StaleIndex &one = at(index);
    switch (column) {
    case User:
        return one.user.isEmpty() ? tr("The key’s name does not say whose it is.") : cell(index, column);
    case Stale: {
        const qint64 found = std::ssize(one.stale);
        const qint64 since = found - leftOf(index);
        return since == 0
                   ? staleText(found)
                   : tr("%1 found, %Ln of them settled since", "12 stale entries found, …", text::pluralCount(since))
                         .arg(staleText(found));
    }
    case Of: {
        QStringList parts{tr("%1 looked at", "40 entries").arg(entriesText(one.entries)),
                          tr("%Ln with a session", nullptr, text::pluralCount(one.living))};
        if (one.unknown > 0)
            parts.append(tr("%Ln of which nobody knows", nullptr, text::pluralCount(one.unknown)));
        if (one.isCut)
            parts.append(tr("there are more"));
        return parts.join(tr(", "));
    }
    default:
        return cell(index, column);
    }
}

} // namespace ui

#include "moc_staleindexmodel.cpp"
