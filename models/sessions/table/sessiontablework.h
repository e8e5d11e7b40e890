// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/table/orderworker.h"
#include "models/sessions/table/pendingchanges.h"
#include "models/sessions/table/rowannouncer.h"
#include "models/sessions/table/sessioncells.h"
#include "models/sessions/table/sessionsorting.h"
#include "models/sessions/table/sessiontablemodel.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <array>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace sessions
{

/// How the table's rows are kept up to date: what has been asked for, the job that computes it, and the steps in which
/// its answer is told.
class SessionTableModel::Private
{
public:
    Private(SessionTableModel &model, SessionStore &sessionStore)
        : q(model)
        , store(sessionStore)
        , sorting(sessionStore)
        , rows(model)
        , worker([this](const std::shared_ptr<PreparedOrder> &answer) { receive(answer); })
        , cells(sessionStore)
    {
    }

    /// What has been asked for since the rows were computed.
    struct Wanted {
        bool commit = false; ///< what was noted
        bool sort = false;
        bool filter = false;     ///< by another query
        bool reevaluate = false; ///< by the same query: time has passed
        bool any() const { return commit || isByUser() || reevaluate; }
        bool isByUser() const { return sort || filter; }
        void add(Wanted other)
        {
            commit |= other.commit;
            sort |= other.sort;
            filter |= other.filter;
            reevaluate |= other.reevaluate;
        }
    };

    void ask(Wanted more);
    void proceed();
    void begin(Wanted now);
    bool settleAtOnce(Wanted now);
    void append();
    bool comeLast(const std::vector<Slot> &fresh) const;
    OrderJob jobFor(Wanted now) const;
    size_t effort(const OrderJob &job) const;
    void receive(const std::shared_ptr<PreparedOrder> &answer);
    void finish(Wanted done, const std::vector<RowNote> &changed);
    void setRanks(std::array<quint8, 256> &ranks, const QStringList &titles, Column column);
    void announceCounts(bool always);
    void announceBusy();
    void announceOrder();
    void goOn();
    void resume();
    void scheduleTick();
    int commitInterval() const;

    SessionTableModel &q;
    SessionStore &store;
    SessionSorting sorting;
    // Values that jobs share, and nobody changes.
    std::shared_ptr<const SessionQuery> query = std::make_shared<SessionQuery>();
    std::shared_ptr<const SessionQuery> shownQuery =
        query; ///< of the rows there are, while those of `query` are not there yet
    RowAnnouncer rows;
    PendingChanges pending;
    OrderWorker worker;
    Wanted wanted;      ///< not begun
    Wanted underWay;    ///< of the job that runs
    SessionCells cells; ///< has the clock and the titles
    int sortColumn = Remaining;
    size_t mostAtOnce = kMostAtOnce;
    bool loading = false;
    QElapsedTimer sinceOrder;
    bool isInOrder = true; ///< else the rows at the end came while loading, and are where they arrived
    bool isOrderSettled = true;
    bool busy = false;
    std::vector<quint64> loans; ///< numbers of those that are out
    quint64 changes = 0;
    quint64 latestLoan = 0;
    std::vector<std::pair<QPointer<QObject>, std::function<void()>>> waiting; ///< until the rows are up to date
    bool telling = false; ///< rows are being changed: nothing else may begin
    QTimer tick;
    QTimer reevaluation;
    QTimer patience; ///< runs before the user is told to wait
    EndedRows ended;
    qsizetype announcedRows = 0;
    qsizetype announcedSessions = 0;
};

} // namespace sessions
