// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/sessions/livetableview.h"

#include <QStringList>

#include <set>

namespace ui
{

class FleetModel;

/// The table of nodes. As high as its rows where there is room; the chosen node stays chosen while others come and go.
class FleetTable final : public LiveTableView
{
    Q_OBJECT

public:
    explicit FleetTable(FleetModel &model, QWidget *parent = nullptr);

    /// -1: none.
    int currentRow() const { return currentIndex().row(); }
    /// The first, unless one is chosen.
    void chooseSomeRow();
    /// The columns, and which of them the user has shown or hidden: those do not come and go by themselves.
    void restore(const QByteArray &columns, const QStringList &chosen);
    QStringList chosenColumns() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// Return or a double click.
    void nodeActivated(int row);
    void copyRequested(int row);

protected:
    void tick() override {} // the page fills it anew
    void keyPressEvent(QKeyEvent *event) override;

private:
    void adapt();
    void showUnlessChosen(int column, bool isShown);

    FleetModel &m_model;
    QString m_current;      ///< name of the node, while the rows are replaced
    std::set<int> m_chosen; ///< columns that the user has shown or hidden
};

} // namespace ui
