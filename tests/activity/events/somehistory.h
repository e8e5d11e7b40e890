// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyrecorder.h"
#include "models/activity/history/historystore.h"
#include "models/monitor/sessionmonitor.h"
#include "tests/activity/events/someevents.h"

#include <QTemporaryDir>

namespace support
{

/// A desk with the history of a server that does not answer: only what a test writes is in it.
class SomeHistory
{
public:
    SomeHistory()
    {
        messages::ConnectionProfile nowhere;
        nowhere.port = 1;
        monitor.connectTo(nowhere, {});
    }

    static history::Entry entryOf(history::EntryKind kind, int number, qint64 at)
    {
        history::Entry entry;
        entry.kind = kind;
        entry.at = at;
        entry.id = "3f9a00c0ffee" + QByteArray::number(number).rightJustified(12, '0');
        entry.user = "bob";
        return entry;
    }
    void write(history::Batch batch, qint64 since, qint64 until)
    {
        batch.spans = {{history::Watch::Live, since, until}};
        const auto key = history::HistoryKey::ofFolder(m_place.path());
        ASSERT_TRUE(key);
        const auto store = history::HistoryStore::open(desk.file(), *key, {});
        ASSERT_TRUE(store);
        ASSERT_TRUE((*store)->write(batch));
    }

private:
    QTemporaryDir m_place;

public:
    monitor::SessionMonitor monitor;
    history::HistoryRecorder recorder{monitor, {}, {}};
    history::HistoryDesk desk{monitor, recorder, m_place.path()};
};

} // namespace support
