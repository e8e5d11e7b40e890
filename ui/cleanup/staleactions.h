// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace ui
{

class ToneLabel;

/// The buttons below what was found, and why those that lead to a clean-up are off.
class StaleActions final : public QWidget
{
    Q_OBJECT

public:
    struct State {
        qint64 selected = 0; ///< entries that can be removed: of the selected rows, of all that are shown
        qint64 shown = 0;
        bool isFiltered = false;
        bool areRowsSelected = false;
        QString obstacle;          ///< a sentence; empty: none
        bool saysObstacle = false; ///< in a line of its own, beside the tooltip
    };

    explicit StaleActions(QWidget *parent);

    void setState(const State &state);
    void setHasReport(bool hasReport);

Q_SIGNALS:
    void copyRequested();
    void reportRequested();
    void cleanSelectedRequested();
    void cleanShownRequested();
    void closeRequested();

private:
    QPushButton *m_copy;
    QPushButton *m_report;
    ToneLabel *m_why;
    QPushButton *m_cleanSelected;
    QPushButton *m_cleanShown;
};

} // namespace ui
