// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/search/searchpopup.h"

class QLineEdit;

namespace activity
{
class SearchWatch;
} // namespace activity

namespace ui
{

class SearchHistory;

/// Saved searches and the latest ones, to be chosen, named and removed.
class HistoryPopup final : public SearchPopup
{
    Q_OBJECT

public:
    /// `text`: what stands in the field, and can be saved. `watch` counts what the saved ones match; null: nobody does.
    HistoryPopup(SearchHistory &history, const QString &text, QWidget *parent,
                 const activity::SearchWatch *watch = nullptr);

Q_SIGNALS:
    /// All that this search matches is to be ended.
    void endRequested(const QString &text);

private:
    void fill();
    void addSaveRow();
    void addRenameRow();
    QLineEdit *addNameRow(const QString &icon, const QString &button, void (HistoryPopup::*done)());
    void addSaved(const QString &name, const QString &text);
    void addRecent(const QString &text);
    void save();
    void rename();
    /// Puts a text into the row where it gets a name.
    void name(const QString &text);

    SearchHistory &m_history;
    const activity::SearchWatch *m_watch;
    QString m_text;    ///< to be saved
    QString m_renamed; ///< by the name that it has; empty: none is
    QLineEdit *m_name = nullptr;
};

} // namespace ui
