// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QMenu;

namespace monitor
{
class SessionMonitor;
} // namespace monitor

namespace ui
{

class LogoutFlow;
class SessionSearch;
class SessionsPage;
class WindowActions;

/// Saved searches among the other parts of the window: their menu, and ending what one of them matches.
class SearchesFlow final : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        WindowActions &actions;
        SessionsPage &page;
        SessionSearch &search;
        LogoutFlow &logout;
    };

    SearchesFlow(monitor::SessionMonitor &monitor, const Parts &parts, QObject *parent);

private:
    void fill();
    void show(const QString &text);
    /// The usual question, about what this very search matches and nothing that was chosen beside another one.
    void end(const QString &text);

    monitor::SessionMonitor &m_monitor;
    const Parts m_parts;
};

} // namespace ui
