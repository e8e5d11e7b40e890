// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatsinuse.h"
#include "models/server/discovery/userlookup.h"

#include <QObject>
#include <QPointer>

#include <memory>
#include <vector>

namespace server
{

class FormatChoice;
class NodeFollower;

/// Looks users up on one server, one at a time: a later one cancels the one before. The rows go the way of the node's
/// other rows. Lives in the I/O thread.
class UserLookups final : public QObject
{
    Q_OBJECT

public:
    UserLookups(messages::ConnectionProfile profile, const FormatChoice &choice, QObject *parent);

    /// Nodes come in the order of their indexes, and stay.
    void addNode(NodeFollower &node) { m_nodes.push_back(&node); }
    /// The nodes are about to go: what runs ends without a report.
    void clear();

    bool isRunning() const { return !m_lookup.isNull(); }
    /// `detected` is what the user saw when asking. Ends the one that runs also where the formats are not known yet,
    /// and nothing can be looked up.
    void start(quint64 job, const QByteArray &user, const formats::DetectionResult &detected, redis::Server &server);
    void cancel(quint64 job);

Q_SIGNALS:
    /// Records of a format are about to be read that is not in use: it has to be.
    void formatFound(const formats::FormatDescription &description);
    void progressed(quint64 job, int done, int total);
    void finished(const messages::UserLookupReport &report);

private:
    UserLookup::Surroundings surroundings();

    const messages::ConnectionProfile m_profile;
    const FormatChoice &m_choice;
    std::vector<NodeFollower *> m_nodes; ///< by index
    QPointer<UserLookup> m_lookup;
};

} // namespace server
