// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/fleet.h"
#include "models/messages/rowbatch.h"
#include "models/monitor/slotsweep.h"

#include <QList>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

#include <optional>
#include <vector>

namespace sessions
{
struct Absence;
class SessionStore;
class SessionTableModel;
} // namespace sessions

namespace monitor
{

class ServerLink;

/// Some of several nodes do not answer: which, and what that means for the rows.
struct FleetGap {
    QStringList names;      ///< of those that do not answer
    QList<QDateTime> since; ///< the same; invalid: it was never there
    qint64 sessions = 0;    ///< rows of theirs
    QDateTime knownUntil;   ///< of these rows, the earliest; invalid: there are none
    QStringList unread;     ///< names of those whose sessions were never read to the end
    qint64 ofUnread = 0;    ///< rows of these: some of what they hold
    int unsettled = 0;      ///< nodes that answer, but whose rows are being checked; told also where it is empty
    bool isEmpty() const { return names.isEmpty(); }
    friend bool operator==(const FleetGap &, const FleetGap &) = default;
};

/// The nodes behind the server that is watched, and how many sessions each of them has.
class FleetDesk final : public QObject
{
    Q_OBJECT

public:
    FleetDesk(ServerLink &link, const sessions::SessionStore &store, sessions::SessionTableModel &table,
              QObject *parent = nullptr);
    ~FleetDesk() override;

    /// Never null; without nodes while there is no server.
    const messages::FleetPointer &fleet() const { return m_fleet; }
    /// Rows of this node (FleetNode::index); -1: it is a replica.
    qint64 sessionsOn(int node) const;
    /// Of several nodes some do not answer. Empty: all do, or there is one node, of which the connection tells.
    FleetGap gap() const;
    /// Of several nodes: since when what one of them holds has not been known as it is, in epoch ms by the table's
    /// clock; of several the earliest, 0: never. Nothing: all is known.
    std::optional<qint64> unknownSince() const;
    /// Nodes that hold rows or could: a filter by them makes sense where there are several.
    int holders() const;

    /// Whether somebody looks at what the nodes say of themselves. Stays so for the servers that come. `who`: one of
    /// several who may look; the nodes are asked as long as any of them does.
    void setLookedAt(bool isLookedAt, const void *who = nullptr);
    /// Whether somebody writes down how much memory they use: then they are asked that once a minute, looked at or not.
    /// Stays so for the servers that come.
    void setMemoryKept(bool isKept);
    /// Of those that have told their memory within the last minutes, what the one says that has the least room; null:
    /// none has, or none may be asked.
    const messages::NodeFacts *tightestMemory() const;
    /// Another server has come, or none.
    void startAfresh();

Q_SIGNALS:
    void changed();
    /// Rows that are another node's by now, which does not answer.
    void rowsRehomed(const messages::RowBatchPointer &rows);

private:
    void take(const messages::FleetPointer &fleet);
    qint64 onTablesClock(const QDateTime &moment) const;
    void markRows();
    void sweep();
    void tellWhetherLookedAt();
    void tellWhetherMemoryIsKept();

    ServerLink &m_link;
    const sessions::SessionStore &m_store;
    sessions::SessionTableModel &m_table;
    messages::FleetPointer m_fleet;
    std::vector<sessions::Absence> m_absences; ///< as the table has them
    SlotSweep m_sweep;
    QTimer m_sweeping;
    QSet<const void *> m_lookers;
    bool m_isMemoryKept = false;
};

} // namespace monitor
