// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/search/searchpopup.h"

class QLineEdit;

namespace ui
{

class SearchHistory;

/// Saved searches and the latest ones, to be chosen, named and removed.
class HistoryPopup final : public SearchPopup
{
    Q_OBJECT

public:
    /// `text`: what stands in the field, and can be saved.
    HistoryPopup(SearchHistory &history, const QString &text, QWidget *parent);

private:
    void fill();
    void addSaveRow();
    void addSaved(const QString &name, const QString &text);
    void addRecent(const QString &text);
    void save();
    /// Puts a text into the row where it gets a name.
    void name(const QString &text);

    SearchHistory &m_history;
    QString m_text; ///< to be saved
    QLineEdit *m_name = nullptr;
};

} // namespace ui
