// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminaltable.h"

#include "app/terminal/terminaltext.h"

#include <algorithm>
#include <utility>

namespace app
{

namespace
{

constexpr size_t kLinesMeasured = 500;

} // namespace

TerminalTable::TerminalTable(const QStringList &header, std::vector<int> widest)
    : m_widest(std::move(widest))
{
    for (const QString &title : header)
        m_widths.push_back(terminalWidth(title));
    m_first.push_back(header);
}

void TerminalTable::append(QByteArray &out, const QStringList &line)
{
    if (m_isMeasured) {
        appendLine(out, line);
        return;
    }
    measure(line);
    m_first.push_back(line);
    if (m_first.size() > kLinesMeasured)
        appendMeasured(out);
}

void TerminalTable::finish(QByteArray &out)
{
    if (!m_isMeasured)
        appendMeasured(out);
}

void TerminalTable::measure(const QStringList &line)
{
    for (size_t i = 0; i < m_widths.size(); ++i)
        m_widths[i] = std::max(m_widths[i], std::min(terminalWidth(line.at(qsizetype(i))), m_widest[i]));
}

void TerminalTable::appendMeasured(QByteArray &out)
{
    m_isMeasured = true;
    for (const QStringList &line : m_first)
        appendLine(out, line);
    m_first.clear();
}

void TerminalTable::appendLine(QByteArray &out, const QStringList &line) const
{
    QString text;
    for (size_t i = 0; i < m_widths.size(); ++i) {
        const QString cell = elidedForTerminal(line.at(qsizetype(i)), m_widest[i]);
        text += cell;
        if (i + 1 < m_widths.size())
            text += QString(std::max(m_widths[i] - terminalWidth(cell), 0) + 2, QLatin1Char(' '));
    }
    out += text.toUtf8();
    out += '\n';
}

} // namespace app
