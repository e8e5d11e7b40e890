// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

#include <vector>

namespace ui
{

/// A table in the look of the house, for the clean-up's window. Ctrl+C copies the selected rows, as they are shown.
class StaleTable final : public QTableView
{
    Q_OBJECT

public:
    /// `toneRole`: int of a Tone for the text of a cell.
    StaleTable(QAbstractItemModel &model, int toneRole, const QString &accessibleName, QWidget *parent);

    /// Ids and keys, in type of one width.
    void setMonospace(int column);
    /// Numbers.
    void setTabular(int column);
    /// Tab-separated, with the titles of the columns; empty: none is selected.
    QString selectedText() const;
    std::vector<int> selectedRows() const;
    void copy() const;

private:
    enum class Letters { Usual, Monospace, Tabular };
    class Delegate;
    int m_toneRole;
};

} // namespace ui
