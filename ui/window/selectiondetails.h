// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>

#include <memory>

namespace monitor
{
class SessionMonitor;
}

namespace sessions
{
class SessionQuery;
}

namespace ui
{

class DetailsPanel;
class SlotSelection;

/// Has the details show what is selected in the table.
class SelectionDetails final : public QObject
{
    Q_OBJECT

public:
    SelectionDetails(monitor::SessionMonitor &monitor, const SlotSelection &selection, DetailsPanel &details,
                     QObject *parent);

private:
    void update();
    bool isPresent(const QByteArray &key) const;
    bool hasLeftByItself() const;

    monitor::SessionMonitor &m_monitor;
    const SlotSelection &m_selection;
    DetailsPanel &m_details;
    QByteArray m_key;                                      ///< of the session in the details, or of the one before
    std::shared_ptr<const sessions::SessionQuery> m_query; ///< when it was selected
};

} // namespace ui
