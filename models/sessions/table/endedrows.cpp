// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/table/endedrows.h"

namespace sessions
{

void EndedRows::clear()
{
    m_ended.clear();
    m_count = 0;
}

void EndedRows::update(const std::vector<RowNote> &notes, const SessionOrder &rows, const SessionStore &store)
{
    for (const RowNote &note : notes)
        look(note.slot, rows, store);
}

void EndedRows::look(Slot slot, const SessionOrder &rows, const SessionStore &store)
{
    const bool isEnded = rows.rowOf(slot) != SessionOrder::kNoRow && store.contains(slot) &&
                         store.state(slot) != messages::RowChange::Present;
    if (isEnded == m_ended.contains(slot))
        return;
    m_ended.set(slot, isEnded);
    m_count += isEnded ? 1 : -1;
}

} // namespace sessions
