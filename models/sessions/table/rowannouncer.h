// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/table/orderjob.h"

#include <memory>
#include <utility>
#include <vector>

namespace sessions
{

class SessionTableModel;

/// Carries out changes of the rows step by step and tells views of each step in Qt's own words: ranges of
/// rows that come or go where these are few, else one new layout for all. Holds the rows, which are what the
/// latest signal said at any time.
class RowAnnouncer
{
public:
    explicit RowAnnouncer(SessionTableModel &model);

    const SessionOrder &order() const { return *m_order; }
    /// For a reader in another thread; nothing may be carried out while it exists, but clear().
    std::shared_ptr<const SessionOrder> lend() const { return m_order; }

    void carryOut(SessionOrder::Change change);
    /// At any size, the price of this is that of the view's own work.
    void adopt(PreparedOrder &prepared);
    /// While nobody has borrowed the order.
    void expect(size_t rows) { m_order->expect(rows); }
    /// At the end, whatever the order.
    void append(const std::vector<Slot> &slots);
    /// Cells of rows, in spans of neighbours. Sessions without a row are left out.
    void announceChanged(const std::vector<RowNote> &changed);
    void clear(); ///< says nothing

private:
    void carryOutRanges(const SessionOrder::Change &change);
    void reorder(PreparedOrder &prepared);
    void announceSpan(int first, int last, quint16 fields);

    SessionTableModel &q;
    std::shared_ptr<SessionOrder> m_order;
};

} // namespace sessions
