// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/query/querycompletion.h"

#include <QListWidget>

#include <vector>

namespace ui
{

/// What can be chosen below a text field: floats over the window as its child, never takes the focus, and so
/// leaves every key to the field. Each row is a text, and what it is for.
class SuggestionList final : public QListWidget
{
    Q_OBJECT

public:
    explicit SuggestionList(QWidget *window);

    void setSuggestions(const std::vector<sessions::QuerySuggestion> &suggestions);
    /// At this place of the window, as large as it needs to be there.
    void showAt(const QPoint &corner);
    /// One row up or down; from no row to the first or the last, and back to none beyond them.
    void step(int rows);

Q_SIGNALS:
    void chosen(int row);
};

} // namespace ui
