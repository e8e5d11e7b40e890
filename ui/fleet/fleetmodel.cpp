// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/fleetmodel.h"

#include "ui/fleet/fleetwords.h"

#include <algorithm>
#include <utility>

namespace ui
{

using messages::FleetNode;

namespace
{

bool areSameNodes(const messages::Fleet &one, const messages::Fleet &other)
{
    return std::equal(one.nodes.begin(), one.nodes.end(), other.nodes.begin(), other.nodes.end(),
                      [](const FleetNode &node, const FleetNode &another) {
                          return node.name == another.name && node.isReplica == another.isReplica &&
                                 node.primary == another.primary;
                      });
}

bool isNumber(int column)
{
    return column >= FleetModel::Sessions && column <= FleetModel::Behind;
}

} // namespace

FleetModel::FleetModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_fleet(std::make_shared<messages::Fleet>())
{
}

void FleetModel::setFleet(const messages::FleetPointer &fleet, const std::function<qint64(int)> &sessionsOn)
{
    std::vector<qint64> sessions;
    for (const FleetNode &node : fleet->nodes)
        sessions.push_back(node.index < 0 ? -1 : sessionsOn(node.index));
    m_now = QDateTime::currentDateTime();
    if (areSameNodes(*m_fleet, *fleet)) {
        m_fleet = fleet;
        m_sessions = std::move(sessions);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_fleet = fleet;
    m_sessions = std::move(sessions);
    endResetModel();
}

int FleetModel::rowOf(const QString &name) const
{
    const auto &nodes = m_fleet->nodes;
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const FleetNode &node) { return node.name == name; });
    return found == nodes.end() ? -1 : int(found - nodes.begin());
}

bool FleetModel::hasAddresses() const
{
    return std::any_of(m_fleet->nodes.begin(), m_fleet->nodes.end(),
                       [](const FleetNode &node) { return node.address != node.name; });
}

int FleetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fleet->nodes.size());
}

int FleetModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FleetModel::textOf(int row, int column, Tone *tone) const
{
    const FleetNode &node = nodeAt(row);
    FleetText cell;
    switch (column) {
    case Mark:
        cell.text = presenceText(node);
        break;
    case Node:
        cell.text = node.name;
        break;
    case Address:
        cell.text = node.address;
        break;
    case Role:
        cell = roleCell(node);
        break;
    case Slots:
        cell = {node.isReplica ? QString() : slotsText(node), Tone::Muted};
        break;
    case Sessions:
        cell = sessionsCell(node, m_sessions[size_t(row)]);
        break;
    case Events:
        cell = eventsCell(node);
        break;
    case RoundTrip:
        cell = roundTripCell(node, m_now);
        break;
    case Behind:
        cell = behindCell(node);
        break;
    case Memory:
        cell = memoryCell(node);
        break;
    case Liveness:
        cell = livenessCell(node, m_sessions[size_t(row)]);
        break;
    default:
        break;
    }
    if (tone)
        *tone = cell.tone;
    return cell.text;
}

QVariant FleetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Mark ? QString() : textOf(index.row(), index.column());
    case Qt::AccessibleTextRole: {
        const QString text = textOf(index.row(), index.column());
        return text == QStringLiteral("–") ? tr("not known") : text;
    }
    case Qt::ToolTipRole:
        return nodeTip(nodeAt(index.row()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case ToneRole: {
        Tone tone = Tone::Text;
        textOf(index.row(), index.column(), &tone);
        return int(tone);
    }
    default:
        return {};
    }
}

QVariant FleetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role == Qt::ToolTipRole && section == Behind)
        return tr(
            "What a replica has not received of what its primary wrote, or for how long it has not heard from it");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Mark:
        return tr("Presence");
    case Node:
        return tr("Node");
    case Address:
        return tr("Address");
    case Role:
        return tr("Role");
    case Slots:
        return tr("Slots");
    case Sessions:
        return tr("Sessions");
    case Events:
        return tr("Events/s");
    case RoundTrip:
        return tr("Round trip");
    case Behind:
        return tr("Behind");
    case Memory:
        return tr("Memory in use");
    case Liveness:
        return tr("Liveness");
    default:
        return {};
    }
}

} // namespace ui

#include "moc_fleetmodel.cpp"
