// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QPushButton;

namespace monitor
{
class SessionMonitor;
}

namespace ui
{

/// The button that narrows the table to the sessions of one node, with how many each has. Only where there are several:
/// otherwise it is not there.
class NodeFilter final : public QObject
{
    Q_OBJECT

public:
    NodeFilter(monitor::SessionMonitor &monitor, QPushButton &button, QObject *parent);

    /// The name of the node; empty: all.
    const QString &chosen() const { return m_chosen; }
    /// One that holds no rows is none to choose: all are, then.
    void choose(const QString &node);

Q_SIGNALS:
    void changed();

private:
    void fill();
    void update();
    bool holdsRows(const QString &node) const;

    monitor::SessionMonitor &m_monitor;
    QPushButton &m_button;
    QString m_chosen;
};

} // namespace ui
