// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/users/userlist.h"
#include "ui/sessions/livetableview.h"

#include <QPersistentModelIndex>

#include <optional>
#include <vector>

namespace sessions
{
class UserTableModel;
}

namespace ui
{

/// The table of users. The chosen user and the scroll position stay with the users while the rows are counted anew,
/// and are found again after nobody has looked for a while.
class UserTableView final : public LiveTableView
{
    Q_OBJECT

public:
    explicit UserTableView(sessions::UserTableModel &users, QWidget *parent = nullptr);

    const sessions::UserTableModel &users() const { return m_users; }
    /// The one that is selected; nobody where several are.
    std::optional<sessions::UserIdentity> selectedUser() const;
    std::vector<sessions::UserIdentity> selectedUsers() const;
    qsizetype selectedCount() const;
    /// Selects the user of the current row, or of the first.
    void chooseSomeRow();

Q_SIGNALS:
    /// Other users are selected, or none.
    void selectedUserChanged();
    /// Return or a double click.
    void userActivated(const sessions::UserIdentity &user);
    void copyRequested();

protected:
    void tick() override;
    int untilNextTick() const override;
    void keyPressEvent(QKeyEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void keepPlace();
    void rememberPlace();
    void restorePlace();
    void rememberUsers();
    void findUsersAgain();
    void scrollToRow(int row);
    std::optional<sessions::UserIdentity> userAt(int row) const;
    void activate();

    sessions::UserTableModel &m_users;
    int m_ticks = 0;
    bool m_moving = false; ///< rows are being changed: the same user is current again in a moment
    int m_currentRow = -1;
    QPersistentModelIndex m_top; ///< the first row on screen; invalid at the very top
    int m_topOffset = 0;         ///< pixels of it that are scrolled out of sight
    // While the model has no rows.
    bool m_away = false;
    std::optional<sessions::UserIdentity> m_currentUser;
    std::optional<sessions::UserIdentity> m_topUser;
    std::vector<sessions::UserIdentity> m_selectedUsers;
};

} // namespace ui
