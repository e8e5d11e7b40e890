// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/deadlinehistory.h"

#include "models/text/durationtext.h"
#include "ui/words/instanttext.h"

#include <QCoreApplication>

namespace ui
{

namespace
{

struct DeadlineTexts {
    Q_DECLARE_TR_FUNCTIONS(ui::DeadlineHistory)
};

} // namespace

bool DeadlineHistory::note(qint64 deadline, qint64 nowMs)
{
    if (deadline == m_deadline)
        return false;
    m_changes.push_front({nowMs, m_deadline, deadline});
    if (m_changes.size() > kMostChanges)
        m_changes.pop_back();
    m_deadline = deadline;
    return true;
}

QString changeText(const DeadlineHistory::Change &change, qint64 nowMs)
{
    if (change.after == 0)
        return DeadlineTexts::tr("lost its TTL");
    const QString to = instantText(change.after, nowMs);
    if (change.before == 0)
        return DeadlineTexts::tr("got a TTL, to %1").arg(to);
    const qint64 by = change.after - change.before;
    return by > 0 ? DeadlineTexts::tr("extended by %1, to %2").arg(text::durationText(by), to)
                  : DeadlineTexts::tr("shortened by %1, to %2").arg(text::durationText(-by), to);
}

} // namespace ui
