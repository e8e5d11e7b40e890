// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/store/sessionstore.h"

#include <QObject>

class QAction;

namespace ui
{

class LogoutFlow;
class SessionsPage;
class WindowActions;

/// What can be done with a session beyond its own end: its whole id or key copied, those alike shown, the others of the
/// same user ended. They are about one session, and are possible where one alone is selected.
class RowActions final : public QObject
{
    Q_OBJECT

public:
    RowActions(WindowActions &actions, SessionsPage &page, LogoutFlow &logout, QObject *parent);

    /// By what is selected now.
    void update();

Q_SIGNALS:
    void searchWanted(const QString &query);

private:
    /// kNoSlot: none, or several.
    sessions::Slot chosen() const;
    void copy(QByteArrayView whole) const;

    WindowActions &m_actions;
    SessionsPage &m_page;
    LogoutFlow &m_logout;
};

} // namespace ui
