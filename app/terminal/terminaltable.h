// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <climits>
#include <vector>

namespace app
{

/// Lines in columns, for people on a terminal. Columns are as wide as the first lines need, which wait for that: no
/// second pass over a million of them. Cells are shown as they are: whoever makes them sees to it that they are safe.
class TerminalTable
{
public:
    static constexpr int kWidestCell = 40;
    static constexpr int kNeverElided = INT_MAX;

    /// `widest`: the cells on a terminal that a column takes at most, by column.
    TerminalTable(const QStringList &header, std::vector<int> widest);

    void append(QByteArray &out, const QStringList &line);
    /// The lines that still wait, and the header if it has not been written.
    void finish(QByteArray &out);

private:
    void measure(const QStringList &line);
    void appendMeasured(QByteArray &out);
    void appendLine(QByteArray &out, const QStringList &line) const;

    const std::vector<int> m_widest;
    std::vector<int> m_widths;
    std::vector<QStringList> m_first; ///< header and lines that wait
    bool m_isMeasured = false;
};

} // namespace app
