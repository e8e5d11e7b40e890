// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemModel;
class QTableView;
class QWidget;

namespace ui
{

/// A table of the audit log's window in the look of the house. `toneRole`: int of a Tone for the text of a cell. Ctrl+C
/// copies the selected rows.
QTableView *newAuditTable(QAbstractItemModel &model, int toneRole, const QString &accessibleName, QWidget *parent);
/// Ids and digests.
void setMonospace(QTableView &table, int column);
/// Times.
void setTabular(QTableView &table, int column);

/// The selected rows with all their columns, tab-separated, under the columns' titles; empty: none is selected.
QString selectedAuditRows(const QTableView &table);

} // namespace ui
