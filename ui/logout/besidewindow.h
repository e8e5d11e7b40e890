// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions/table/sessiontablemodel.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <memory>
#include <type_traits>
#include <utility>

namespace ui
{

/// So many sessions are read in a few milliseconds.
inline constexpr size_t kReadAtOnce = 2000;

/// Calls `work(store)`, and then `done(result)` in this thread, unless `context` has gone. About many `sessions` the
/// work is done in another thread, while the window goes on and the table stands still; about a few it is done at once.
/// What `work` takes along are copies.
template<typename Work, typename Done>
void readBesideWindow(sessions::SessionTableModel &table, size_t sessions, QObject *context, Work work, Done done)
{
    if (sessions <= kReadAtOnce) {
        done(work(table.store()));
        return;
    }
    using Result = std::invoke_result_t<Work, const sessions::SessionStore &>;
    sessions::SessionTableModel::Loan loan = table.lendStore();
    auto reading = [store = std::move(loan.store), work = std::move(work)]() mutable {
        auto result = std::make_shared<Result>(work(*store));
        store.reset(); // before the table has it back
        return result;
    };
    // Not QFuture::then(), which in Qt 6.4 does not bear that its context goes meanwhile.
    auto *watcher = new QFutureWatcher<std::shared_ptr<Result>>(&table);
    auto take = [&table, watcher, number = loan.number, kept = QPointer<QObject>(context),
                 done = std::move(done)]() mutable {
        watcher->deleteLater();
        table.takeBack(number);
        if (kept)
            done(std::move(*watcher->result()));
    };
    QObject::connect(watcher, &QFutureWatcherBase::finished, &table, std::move(take));
    watcher->setFuture(QtConcurrent::run(std::move(reading)));
}

/// Lets go of what may hold a hundred thousand texts, in another thread where this one is the last to hold it.
template<typename Held> void destroyBesideWindow(Held held)
{
    QThreadPool::globalInstance()->start([held = std::make_shared<Held>(std::move(held))]() mutable { held.reset(); });
}

} // namespace ui
