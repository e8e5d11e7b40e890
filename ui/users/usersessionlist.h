// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/users/usersessionmodel.h"

#include <QTableView>

namespace ui
{

/// The sessions of the user on show, those that end first at the top: as high as they need, up to some rows. The
/// selected session stays selected while they come and go.
class UserSessionList final : public QTableView
{
    Q_OBJECT

public:
    explicit UserSessionList(const sessions::SessionTableModel &sessions, QWidget *parent = nullptr);

    UserSessionModel &rows() { return *m_rows; }
    void setSessions(const std::vector<sessions::UserOverview::Session> &shown);
    /// Of the one that is selected; empty: none is.
    QByteArray selectedKey() const;
    /// Repaints what counts down.
    void tick();

Q_SIGNALS:
    void selectedSessionChanged();
    /// Return or a double click.
    void sessionActivated(sessions::Slot slot);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void shareWidth();
    void fitHeight();
    void activate();

    UserSessionModel *m_rows;
};

} // namespace ui
