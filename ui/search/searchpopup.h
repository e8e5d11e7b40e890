// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QScrollArea;
class QVBoxLayout;

namespace ui
{

/// A column of rows below the search field, which closes when something is chosen, by Escape, and by a click
/// elsewhere. Up and Down go from row to row as Tab does. What has no room on the screen is scrolled to.
class SearchPopup : public QFrame
{
    Q_OBJECT

public:
    explicit SearchPopup(QWidget *parent);

    /// Below, as wide as it wants to be there, and never beyond the screen.
    void showBelow(const QWidget *field);

Q_SIGNALS:
    void searchChosen(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool focusNextPrevChild(bool next) override;

    QVBoxLayout &column() { return *m_column; }
    void addHeading(const QString &text);
    void addNote(const QString &text);
    /// Empties the column, to be filled anew.
    void clearColumn();
    /// To what there is to be shown now.
    void fit();

private:
    QScrollArea *m_scroll;
    QVBoxLayout *m_column;
    QRect m_field; ///< on the screen
};

} // namespace ui
