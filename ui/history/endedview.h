// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historylife.h"
#include "ui/sessions/livetableview.h"

namespace history
{
class EndedModel;
} // namespace history

namespace ui
{

/// The rows of ended sessions: their columns stand under those of the live ones, as far as these are where they were at
/// first.
class EndedView final : public LiveTableView
{
    Q_OBJECT

public:
    explicit EndedView(history::EndedModel &model, QWidget *parent = nullptr);

    /// The columns of this table are those to stand under, in type of its size.
    void alignWith(const LiveTableView &table);
    /// Null: none.
    const history::Life *selectedLife() const;
    /// The first that is a session: gaps are not selected.
    void chooseFirst();
    void choose(int row);

Q_SIGNALS:
    /// Another one, or none.
    void selectedLifeChanged();
    /// Return or a double click.
    void lifeActivated();
    /// Up, in the first row.
    void leftUpwards();
    void copyRequested();
    void copyUserRequested();
    void onlyUserRequested();

protected:
    void tick() override {}
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    /// No neighbour is selected in the place of what has gone.
    void rowsAboutToBeRemoved(const QModelIndex &parent, int first, int last) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void placeColumns();
    bool placeUnderHeader();
    void placeByItself();
    void spanGaps();
    void step(int by);

    history::EndedModel &m_model;
    const QHeaderView *m_above = nullptr;
};

} // namespace ui
