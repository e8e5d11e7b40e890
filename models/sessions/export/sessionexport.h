// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/export/sessionrecords.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

class QIODevice;

namespace sessions
{

/// Sessions as a program or a spreadsheet reads them: one writer for the command line and the window. It is a
/// value that reads a store nobody changes meanwhile, so that it can be carried out in any thread.
///
/// What the server says is untrusted: no cell of a spreadsheet can be a formula, and nothing acts on the
/// terminal that shows the file. JSON and CSV hold the text itself where it is UTF-8, and what the window shows
/// where it is not.
struct SessionExport {
    std::shared_ptr<const SessionStore> store;
    std::vector<Slot> rows; ///< in the order of writing
    std::vector<ExportField> fields;
    QStringList formats, nodes; ///< titles and names, by number
    qint64 nowMs = 0;
    ExportKind kind = ExportKind::Csv;
    /// Otherwise no session id is written whole, nor a key that holds one.
    bool revealIds = false;

    enum class Outcome : quint8 { Written, Stopped, Failed };
    /// Failed: the device could not take everything, and its errorString() says why. `progress` is told now and
    /// then how many rows have been written.
    Outcome write(QIODevice &device, const std::function<void(qsizetype)> &progress = {},
                  const std::stop_token &stop = {}) const;
};

} // namespace sessions
