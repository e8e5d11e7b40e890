// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/nodefilter.h"

#include "models/monitor/fleetdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/text/clocktext.h"
#include "ui/controls/plaintooltip.h"
#include "ui/theme/theme.h"
#include "ui/words/counttext.h"

#include <QActionGroup>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kWidestName = 40 * kGrid; // "192.168.100.200:26379" is whole

} // namespace

NodeFilter::NodeFilter(monitor::SessionMonitor &monitor, QPushButton &button, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_button(button)
{
    connect(button.menu(), &QMenu::aboutToShow, this, &NodeFilter::fill);
    connect(&monitor.fleet(), &monitor::FleetDesk::changed, this, &NodeFilter::update);
    update();
}

void NodeFilter::choose(const QString &name)
{
    const QString node = holdsRows(name) ? name : QString();
    if (node == m_chosen)
        return;
    m_chosen = node;
    // Managed clusters have names of 60 letters: the search needs the room more.
    const QString shown = m_button.fontMetrics().elidedText(node, Qt::ElideMiddle, kWidestName);
    m_button.setText(node.isEmpty() ? tr("All nodes") : plainLabel(shown));
    m_button.setToolTip(plainToolTip(node));
    Q_EMIT changed();
}

/// A node that has gone, or moved to another place, holds no rows under this name any more.
bool NodeFilter::holdsRows(const QString &name) const
{
    const messages::Fleet &fleet = *m_monitor.fleet().fleet();
    return m_monitor.fleet().holders() > 1 &&
           std::any_of(fleet.nodes.begin(), fleet.nodes.end(),
                       [&name](const messages::FleetNode &node) { return node.index >= 0 && node.name == name; });
}

void NodeFilter::update()
{
    m_button.setVisible(m_monitor.fleet().holders() > 1);
    choose(m_chosen);
}

void NodeFilter::fill()
{
    QMenu *menu = m_button.menu();
    menu->clear();
    auto *group = new QActionGroup(menu);
    const auto add = [this, menu, group](const QString &text, const QString &node) {
        QAction *action = menu->addAction(plainLabel(text));
        action->setCheckable(true);
        action->setChecked(node == m_chosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, node] { choose(node); });
    };
    add(tr("All nodes"), {});
    menu->addSeparator();
    for (const messages::FleetNode &node : m_monitor.fleet().fleet()->nodes) {
        if (node.index < 0)
            continue;
        const qint64 sessions = m_monitor.fleet().sessionsOn(node.index);
        QString count = countText(sessions);
        if (!node.wasRead && sessions <= 0)
            count = node.isMissing() ? tr("never read") : QStringLiteral("–");
        else if (!node.wasRead)
            count = node.isMissing() ? tr("%1, never read to the end").arg(count) : tr("%1 so far").arg(count);
        else if (node.isMissing() && node.knownUntil.isValid())
            count = tr("%1 as of %2").arg(count, text::clockText(node.knownUntil));
        add(QStringLiteral("%1\t%2").arg(node.name, count), node.name);
    }
}

} // namespace ui

#include "moc_nodefilter.cpp"
