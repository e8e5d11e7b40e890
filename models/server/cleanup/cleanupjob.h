// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/staleindex.h"
#include "models/server/cleanup/cleanupbatch.h"
#include "models/server/logout/undoshelf.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace server
{

class Turns;

/// Removes stale entries, each only while its session is still gone: a few at a time, one batch on its way. Deletes
/// itself after finished(). Lives in the I/O thread.
class CleanUpJob final : public QObject
{
    Q_OBJECT

public:
    struct Surroundings {
        KeyRoutes routes;
        std::shared_ptr<const formats::FormatSet> formats;
        Turns &turns;
        UndoShelf &shelf;           ///< takes what brings the entries back
        bool knowsAllNodes = false; ///< of a cluster
    };

    CleanUpJob(quint64 number, std::vector<messages::StaleEntry> entries, Surroundings surroundings, QObject *parent);
    ~CleanUpJob() override;

    void start();
    /// What has not been sent is not sent (NotRun); what has been is waited for.
    void cancel();
    quint64 number() const { return m_report.job; }
    /// Of what the shelf has got: places in the order given, in the order in which it got them.
    const std::vector<size_t> &keptPlaces() const { return m_keptPlaces; }
    /// Of what the shelf has no room for.
    const std::vector<size_t> &placesWithoutRoom() const { return m_placesWithoutRoom; }

Q_SIGNALS:
    void progressed(quint64 job, int done, int total);
    void finished(const messages::CleanUpReport &report);

private:
    struct NodePart {
        LogoutLimits limits;
        bool isOfCluster = false;
    };

    void proceed();
    void sendNext();
    bool areTogether(QByteArrayView first, QByteArrayView other) const;
    void synchronise(redis::Node &node, NodePart &part);
    void takeResult(CleanUpBatch::Result &result);
    void finish();

    const std::vector<messages::StaleEntry> m_entries;
    const Surroundings m_around;
    const formats::IndexLayout m_layout;
    AbsenceCheck m_absence;
    messages::CleanUpReport m_report;
    std::vector<size_t> m_keptPlaces;
    std::vector<size_t> m_placesWithoutRoom;
    std::map<redis::Node *, std::unique_ptr<NodePart>> m_parts;
    size_t m_next = 0;
    bool m_isApart = false;
    bool m_cancelled = false;
    bool m_isOnItsWay = false; ///< a batch is, or waits for its turn
};

} // namespace server
