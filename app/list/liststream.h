// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/commandoutput.h"
#include "app/list/sessionwriter.h"

#include <QByteArray>
#include <QObject>
#include <QSet>

#include <vector>

namespace monitor
{
class SessionMonitor;
}

namespace app
{

/// Writes the rows of the monitor's table as it announces them, each session once: whatever it was when it was read.
/// One that has ended by then is not written, unless it is there again at the end.
///
/// Where the output takes less than the server gives, the reading is held: what waits to be written is a few megabytes.
/// Sessions that others create meanwhile are not held by that; when too much waits they are remembered by their slots,
/// and written when there is room.
class ListStream final : public QObject
{
    Q_OBJECT

public:
    ListStream(monitor::SessionMonitor &monitor, CommandOutput &output, ListFormat format, bool revealIds,
               QObject *parent = nullptr);

    /// The table is complete and up to date: what is left. The output's finish() is the caller's.
    void finish();

Q_SIGNALS:
    /// What was written is not so: the server is read anew, by other formats.
    void revoked();
    /// The output takes nothing any more.
    void failed();

private:
    void takeInserted(int first, int last);
    void takeRemoved(int first, int last);
    void takeReset();
    void takeDrained();
    void writeLate();
    bool isNew(sessions::Slot slot);
    void write(const std::vector<sessions::Slot> &rows);
    void noteFailure();

    monitor::SessionMonitor &m_monitor;
    CommandOutput &m_output;
    SessionWriter m_writer;
    std::vector<bool> m_isWritten;      ///< by slot, of rows that are in the table
    QSet<QByteArray> m_left;            ///< keys of rows that were written and have left the table
    std::vector<sessions::Slot> m_late; ///< rows that were not written when they came
    std::vector<sessions::Slot> m_rows; ///< kept for its memory
    bool m_hasRows = false;             ///< any was given to the writer
    bool m_isOver = false;
};

} // namespace app
