// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/slotbits.h"
#include "models/sessions/table/orderjob.h"

#include <vector>

namespace sessions
{

/// Of the rows of a table, those whose session has ended. Kept up to date by what has changed: 200,000 that end in a
/// second linger for a while, and are not counted one by one each time that some more do.
class EndedRows final
{
public:
    int count() const { return m_count; }
    void clear();
    /// After these have changed, or have come or gone.
    void update(const std::vector<RowNote> &notes, const SessionOrder &rows, const SessionStore &store);
    void look(Slot slot, const SessionOrder &rows, const SessionStore &store);

private:
    SlotBits m_ended;
    int m_count = 0;
};

} // namespace sessions
