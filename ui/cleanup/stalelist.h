// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

#include <vector>

class QSplitter;

namespace ui
{

class StaleEntryModel;
class StaleIndexModel;
class StaleTable;
class ToneLabel;

/// The keys with stale entries, and the entries of the one that is chosen; or a sentence in their place.
class StaleList final : public QStackedWidget
{
    Q_OBJECT

public:
    /// Shows `model`, which stays as long as this.
    StaleList(StaleIndexModel &model, QWidget *parent);

    /// The first row is chosen. Where there are none it is said why.
    void showRows(bool isLooking);
    /// What is known of the rows has changed.
    void refresh();

    StaleTable &table() const { return *m_table; }
    QSplitter &split() const { return *m_split; }
    /// Number in the report of the key whose entries are shown; -1: of none.
    int shownIndex() const;
    void goToIndex(int index);

Q_SIGNALS:
    void selectionChanged();

private:
    QWidget *messagePage();
    QWidget *tables();
    QWidget *details();
    void showMessage(const QString &title, const QString &text);
    void showSelected();

    StaleIndexModel &m_model;
    StaleEntryModel *m_entries;
    ToneLabel *m_title = nullptr;
    ToneLabel *m_text = nullptr;
    QSplitter *m_split = nullptr;
    StaleTable *m_table = nullptr;
    ToneLabel *m_heading = nullptr;
    StaleTable *m_entryTable = nullptr;
};

} // namespace ui
