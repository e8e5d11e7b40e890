// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/discovery/namelookouts.h"

#include "models/formats/detection/namekinds.h"
#include "models/messages/serverclock.h"
#include "models/server/discovery/formatchoice.h"
#include "models/server/discovery/namelookout.h"
#include "models/server/intake/nodefollower.h"

#include <utility>

namespace server
{

NameLookouts::NameLookouts(FormatChoice &choice, QObject *parent)
    : QObject(parent)
    , m_choice(choice)
{
    connect(&m_choice, &FormatChoice::namesSurveyed, this, [this](qint64 beganAt) {
        for (const Node &node : m_nodes)
            node.follower->noteSurvey(beganAt);
    });
}

NameLookouts::~NameLookouts() = default;

void NameLookouts::addNode(NodeFollower &follower)
{
    auto *lookout = new NameLookout(follower.node().commands(), this);
    lookout->setKnown(m_choice.known());
    m_nodes.push_back({&follower, lookout});
    connect(&follower, &NodeFollower::namesMet, lookout, &NameLookout::note);
    connect(&follower, &NodeFollower::closedChanged, this, &NameLookouts::unreadableChanged);
    connect(lookout, &NameLookout::unreadableChanged, this, &NameLookouts::unreadableChanged);
    connect(lookout, &NameLookout::lookedAtAll, this, &NameLookouts::tellKnown);
    connect(lookout, &NameLookout::lostCount, &follower, &NodeFollower::doubtNames);
    connect(lookout, &NameLookout::sessionsMet, &m_choice,
            [this, &follower](const std::vector<QByteArray> &keys) { m_choice.lookAt(follower.node(), keys); });
}

void NameLookouts::clear()
{
    for (const Node &node : std::exchange(m_nodes, {}))
        delete node.lookout;
}

void NameLookouts::takeKnown()
{
    for (const Node &node : m_nodes)
        node.lookout->setKnown(m_choice.known());
}

void NameLookouts::takeChoice()
{
    std::vector<QByteArray> barren;
    for (const auto &other : m_choice.formatsInUse()->detected.others)
        barren.push_back(other.pattern);
    for (const Node &node : m_nodes)
        node.lookout->noteBarren(barren);
    takeCounts();
}

void NameLookouts::takeCounts()
{
    QSet<QByteArray> counted;
    for (const auto &refused : m_choice.formatsInUse()->detected.refused)
        counted.insert(formats::generalisedName(refused.example));
    for (const Node &node : m_nodes)
        node.lookout->noteCounted(counted);
    tellKnown();
}

void NameLookouts::notePassStart(bool namesAll)
{
    m_namesAll = namesAll;
    m_passBeganAt = messages::ServerClock::monotonicMs();
}

void NameLookouts::noteNodeRead(size_t index)
{
    Node &node = m_nodes[index];
    const bool isUnknown = node.lookout->hasUnknown() || m_choice.isLooking();
    node.isPending = m_namesAll && isUnknown;
    node.follower->notePassEnd(m_namesAll && !isUnknown);
}

void NameLookouts::tellKnown()
{
    for (Node &node : m_nodes) {
        if (node.isPending && !node.lookout->hasUnknown() && !m_choice.isLooking()) {
            node.isPending = false;
            node.follower->noteSurvey(m_passBeganAt);
        }
    }
}

qint64 NameLookouts::unreadableKeys() const
{
    qint64 keys = m_choice.unreadableKeys();
    for (const Node &node : m_nodes)
        keys += node.lookout->unreadableKeys() + node.follower->closedKeys();
    return keys;
}

} // namespace server

#include "moc_namelookouts.cpp"
