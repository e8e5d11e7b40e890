// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/connect/flagsrestorer.h"

#include "models/server/connect/eventflags.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace server
{

namespace
{

constexpr std::chrono::seconds kRestoreLimit{1};

} // namespace

FlagsRestorer::FlagsRestorer(QObject *parent)
    : QObject(parent)
{
}

bool FlagsRestorer::start(const std::vector<EventFlags *> &nodes)
{
    std::vector<EventFlags *> changed;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(changed),
                 [](const EventFlags *flags) { return flags->isToBeRestored(); });
    if (changed.empty())
        return false;
    m_missing = changed.size();
    QTimer::singleShot(kRestoreLimit, this, &FlagsRestorer::finish);
    for (EventFlags *flags : changed) {
        // Queued: the answer comes from a handler of the connection that is closed then.
        connect(flags, &EventFlags::restored, this, &FlagsRestorer::takeRestored, Qt::QueuedConnection);
        flags->restore();
    }
    return true;
}

void FlagsRestorer::takeRestored()
{
    if (--m_missing == 0)
        finish();
}

void FlagsRestorer::finish()
{
    if (!std::exchange(m_isFinished, true))
        Q_EMIT finished();
}

} // namespace server

#include "moc_flagsrestorer.cpp"
