// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "models/sessions/sessionstore.h"

#include <QStringList>

class QIODevice;

namespace sessions
{
class SessionTableModel;
}

namespace app
{

/// Prints the rows of a table model, in its order, for a terminal, a program or a spreadsheet. What the
/// server says is untrusted: control characters never reach a terminal, and no cell can be a formula. JSON and
/// CSV hold the text itself where it is UTF-8, and what the window shows where it is not.
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
    struct Record;
    /// For people on a terminal, everything is made visible; programs get what the server holds.
    enum class Reader : quint8 { Person, Program };
    Record record(sessions::Slot slot, Reader reader) const;
    QString shownKey(sessions::Slot slot, Reader reader) const;
    QString shownId(sessions::Slot slot, Reader reader) const;
    static QString shownText(QByteArrayView bytes, Reader reader);
    QStringList tableCells(int row) const;

    bool writeTable(QIODevice &device) const;
    bool writeJson(QIODevice &device) const;
    bool writeCsv(QIODevice &device) const;

    const sessions::SessionTableModel &m_table;
    Names m_names;
    bool m_revealIds;
    qint64 m_now;
};

} // namespace app
