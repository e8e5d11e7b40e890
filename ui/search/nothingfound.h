// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>
#include <QStringList>

namespace activity
{
class ActivityRecorder;
}
namespace monitor
{
class SessionMonitor;
}

namespace ui
{

/// Why a search may find nothing although the session is, or was, there, and what was looked at: each sentence says
/// what is known at this moment.
class NothingFound final
{
    Q_DECLARE_TR_FUNCTIONS(ui::NothingFound)

public:
    /// Both outlive this.
    NothingFound(monitor::SessionMonitor &monitor, const activity::ActivityRecorder &recorder);

    /// A cookie that only its application can read, and the like: nothing else matters.
    bool leadsNowhere() const;
    /// “None of 4 sessions matches.”
    QString count() const;
    QStringList remarks() const;
    /// Sessions may be among what Formats… can list.
    bool hasUnlisted() const;

private:
    QString reading() const;
    QString names() const;
    QString indexes() const;
    QStringList unlisted() const;
    QString endedLately() const;
    QString elsewhere() const;

    monitor::SessionMonitor &m_monitor;
    const activity::ActivityRecorder &m_recorder;
};

} // namespace ui
