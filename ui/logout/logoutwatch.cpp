// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutwatch.h"

#include "models/sessions/table/sessiontablemodel.h"
#include "ui/logout/besidewindow.h"
#include "ui/logout/logoutdialog.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace ui
{

namespace
{

/// As often as the table shows changes, so that question and table tell the same.
constexpr qint64 kLookMs = 100;
/// A question about a million sessions takes a while to go through, and the table stands still meanwhile: a tenth of
/// the time at most.
constexpr qint64 kRestForEachLook = 10;

} // namespace

/// What a look at the store has shown.
struct LogoutWatch::Sight {
    LogoutChanges changes;
    LogoutQuestion question; ///< about the others
};

LogoutWatch::LogoutWatch(sessions::SessionTableModel &table, LogoutDialog &dialog, LogoutChoice choice,
                         std::function<Ask()> askNow)
    : QObject(&dialog)
    , m_table(table)
    , m_dialog(dialog)
    , m_choice(std::move(choice))
    , m_askNow(std::move(askNow))
    , m_changes(dialog.question().sessions())
    , m_timer(new QTimer(this))
    , m_seen(table.changes())
{
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &LogoutWatch::look);
    // It may be a while until it is deleted; what was answered is what was read by then.
    connect(&dialog, &QDialog::finished, this, [this] {
        m_isOver = true;
        m_timer->stop();
    });
    m_timer->start(int(kLookMs));
}

void LogoutWatch::look()
{
    if (m_table.changes() == m_seen && !m_isOutdated) {
        m_timer->start(int(kLookMs));
        return;
    }
    QElapsedTimer took;
    took.start();
    m_seen = m_table.changes();
    m_isOutdated = false;
    const size_t count = m_dialog.question().subjects->size();
    const auto see = [subjects = m_dialog.question().subjects, asked = m_changes.asked(), ask = m_askNow(),
                      choice = m_choice, now = m_table.clock().nowMs()](const sessions::SessionStore &store) {
        Sight sight{LogoutChanges(asked), {}};
        std::vector<sessions::Slot> left;
        left.reserve(subjects->size());
        SubjectFates fates(store, choice, now);
        for (const LogoutSubject &subject : *subjects) {
            const LogoutSubject::Fate fate = fates.of(subject);
            if (fate == LogoutSubject::Fate::Same)
                left.push_back(store.find(subject.key));
            else
                sight.changes.add(subject, fate, store);
        }
        sight.question = ask(store, left);
        return sight;
    };
    readBesideWindow(m_table, m_choice.effort(m_table.store(), count), this, see,
                     [this, took](Sight &&sight) { take(std::move(sight), took.elapsed()); });
}

void LogoutWatch::take(Sight sight, qint64 tookMs)
{
    if (m_isOver)
        return destroyBesideWindow(std::move(sight));
    m_changes.add(std::move(sight.changes));
    auto before = m_dialog.question().subjects;
    m_dialog.setQuestion(std::move(sight.question), m_changes.text());
    destroyBesideWindow(std::move(before));
    m_timer->start(int(std::max(kLookMs, kRestForEachLook * tookMs)));
}

} // namespace ui

#include "moc_logoutwatch.cpp"
