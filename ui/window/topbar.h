// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QMenu;
class QPushButton;

namespace ui
{

class ConnectionChip;
class SearchField;

/// Connection, search, filters and the one thing that destroys, in a row.
class TopBar final : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(QWidget *parent = nullptr);

    ConnectionChip &connection() { return *m_connection; }
    SearchField &search() { return *m_search; }
    QPushButton &formats() { return *m_formats; }
    QPushButton &nodes() { return *m_nodes; }
    QPushButton &columns() { return *m_columns; }

    /// `reason`: why not, as a sentence; empty: it can be pressed.
    void setLogoutPossible(const QString &reason);

Q_SIGNALS:
    void logoutRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ConnectionChip *m_connection;
    SearchField *m_search;
    QPushButton *m_formats;
    QPushButton *m_nodes; ///< where there are several
    QPushButton *m_columns;
    QPushButton *m_logOut;
};

} // namespace ui
