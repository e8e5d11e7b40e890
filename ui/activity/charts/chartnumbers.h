// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <optional>
#include <vector>

namespace ui
{

/// What a chart shows, as numbers.
struct ChartNumbers {
    struct Row {
        qint64 at = 0; ///< when it begins, ms
        qint64 seconds = 0;
        std::vector<std::optional<qint64>> values; ///< nothing: not known
        QByteArray note;                           ///< for programs: "not-watched"; empty: all is well
    };
    QList<QByteArray> columns; ///< of the values; for programs: not translated
    std::vector<Row> rows;
};

/// A header, and a line for each row: the time in UTC as ISO 8601 has it, the length in seconds, the values, the note.
/// What is not known is empty, and never 0.
QByteArray csvOf(const ChartNumbers &numbers);

} // namespace ui
