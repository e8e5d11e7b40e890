// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "models/sessions/export/sessionexport.h"
#include "models/sessions/table/sessioncells.h"

#include <QStringList>

#include <vector>

class QIODevice;

namespace sessions
{
class SessionTableModel;
}

namespace app
{

/// Prints the rows of a table model, in its order, for people on a terminal, or has SessionExport write them for
/// a program or a spreadsheet. What the server says is untrusted: control characters never reach a terminal.
class SessionWriter
{
public:
    struct Names {
        QStringList formats;
        QStringList nodes;
    };

    /// Without `revealIds`, no session id is printed whole, nor a key that holds one.
    SessionWriter(const sessions::SessionTableModel &table, Names names, bool revealIds);

    /// False when the device could not take everything.
    bool write(QIODevice &device, ListFormat format) const;

private:
    QString cell(sessions::Slot slot, int column) const;
    bool writeTable(QIODevice &device) const;
    bool writeRecords(QIODevice &device, sessions::ExportKind kind) const;

    const sessions::SessionTableModel &m_table;
    sessions::SessionCells m_cells;
    bool m_revealIds;
    qint64 m_now;
    std::vector<sessions::Slot> m_rows; ///< of sessions that are there
};

} // namespace app
