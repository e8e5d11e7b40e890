// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/manual/manualdocument.h"

#include <QDialog>
#include <QList>

class QLabel;
class QLineEdit;
class QListWidget;
class QUrl;

namespace ui
{

class ManualView;

/// The manual beside the window: its sections at the left, a search over all of it. The same text as in the repository.
class ManualWindow final : public QDialog
{
    Q_OBJECT

public:
    explicit ManualWindow(QWidget *parent = nullptr);

    /// By its anchor; false: there is none.
    bool showSection(const QString &anchor);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void fill();
    void fillSections();
    void follow();
    void openLink(const QUrl &link);
    void search();
    void step(int by);
    void showHits();

    QLineEdit *m_search;
    QLabel *m_hits;
    QListWidget *m_sections;
    ManualView *m_view;
    QList<ManualHeading> m_headings;
    int m_current = 0; ///< of the places that are found
    int m_found = 0;
    bool m_isFilling = false;
};

/// Shows it beside this window: the one that is open already, where one is.
void showManual(QWidget *window);

} // namespace ui
