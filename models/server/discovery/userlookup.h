// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/userlookupplan.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/rowbatch.h"
#include "models/messages/userlookupreport.h"
#include "models/redis/server.h"

#include <QByteArray>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>
#include <vector>

namespace server
{

class RecordReader;

/// Looks one user up in the indexes of a plan: index → ids → keys of records → rows. All indexes are asked at once
/// (those of formats that were not seen only when the others lead to no session),
/// each on the node that holds it; records are read in small batches by the node's own reader, so that each counts
/// only by its payload, and the load beside it goes on. At most kMostIds ids are looked at.
/// Lives in the I/O thread, for one lookup; whoever is no longer interested cancels or deletes it.
class UserLookup final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMostIds = 10'000;

    /// What it needs of the nodes around it.
    struct Surroundings {
        /// The reader for records of this node; null: it is not followed (any more).
        std::function<RecordReader *(const redis::Node &)> readerOf;
        /// Called before records of a format are read that was not in use until now.
        std::function<void(const formats::FormatDescription &)> use;
        std::function<void(const redis::Node &, const messages::RowBatchPointer &)> takeRows;
    };

    UserLookup(quint64 job, const QByteArray &user, formats::UserLookupPlan plan, redis::Server &server,
               messages::ConnectionProfile profile, Surroundings surroundings, QObject *parent);
    ~UserLookup() override;

    quint64 job() const { return m_report.job; }
    void start();
    /// What was found until now is reported.
    void cancel();

Q_SIGNALS:
    /// Ids that were looked at, of those that are known by now.
    void progressed(quint64 job, int done, int total);
    void finished(const messages::UserLookupReport &report);

private:
    struct Search;

    void ask(const std::shared_ptr<Search> &search);
    void askPage(const std::shared_ptr<Search> &search);
    void takePage(const std::shared_ptr<Search> &search, const redis::Reply &page);
    void takeMembers(Search &search, const std::vector<redis::Reply> &members);
    void takeString(Search &search, const QByteArray &value);
    void takeIds(Search &search, const QByteArrayList &ids);
    void readRecords(const std::shared_ptr<Search> &search);
    void fail(const std::shared_ptr<Search> &search, const redis::Error &error);
    void end(const std::shared_ptr<Search> &search);
    void finish();
    bool askOthers();

    redis::Server &m_server;
    const messages::ConnectionProfile m_profile;
    const Surroundings m_surroundings;
    messages::UserLookupReport m_report;
    std::vector<std::shared_ptr<Search>> m_searches;
    std::vector<formats::UserLookupPlan::Place> m_otherPlaces; ///< not asked yet
    QSet<QByteArray> m_keys; ///< of records, of all indexes: one session may stand in two
    size_t m_running = 0;
    int m_done = 0;
    int m_total = 0;
    bool m_finished = false;
};

} // namespace server
