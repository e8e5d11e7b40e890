// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutwatch.h"

#include "models/sessions/table/sessiontablemodel.h"
#include "ui/logout/logoutdialog.h"

#include <QElapsedTimer>

#include <algorithm>

namespace ui
{

namespace
{

/// As often as the table shows changes, so that question and table tell the same.
constexpr qint64 kLookMs = 100;
/// A question about a million sessions takes a while to go through: a tenth of the time at most.
constexpr qint64 kRestForEachLook = 10;

} // namespace

LogoutWatch::LogoutWatch(const sessions::SessionTableModel &table, LogoutDialog &dialog, Ask ask)
    : QObject(&dialog)
    , m_table(table)
    , m_dialog(dialog)
    , m_ask(std::move(ask))
    , m_changes(dialog.question().sessions())
    , m_timer(new QTimer(this))
    , m_seen(table.changes())
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &LogoutWatch::look);
    m_timer->start(int(kLookMs));
}

void LogoutWatch::look()
{
    QElapsedTimer took;
    took.start();
    if (m_table.changes() != m_seen) {
        m_seen = m_table.changes();
        const sessions::SessionStore &store = m_table.store();
        std::vector<sessions::Slot> left;
        left.reserve(m_dialog.question().subjects.size());
        for (const LogoutSubject &subject : m_dialog.question().subjects) {
            const LogoutSubject::Fate fate = subject.fateIn(store);
            if (fate == LogoutSubject::Fate::Same)
                left.push_back(store.find(subject.key));
            else
                m_changes.add(subject, fate, store);
        }
        m_dialog.setQuestion(m_ask(left), m_changes.text());
    }
    m_timer->start(int(std::max(kLookMs, kRestForEachLook * took.elapsed())));
}

} // namespace ui

#include "moc_logoutwatch.cpp"
