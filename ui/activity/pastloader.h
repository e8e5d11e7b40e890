// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/pastactivity.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <memory>

namespace history
{
class HistoryDesk;
}

namespace ui
{

/// What charts show of the time before this program watched, asked of the history: when another time is wanted, and
/// then once a minute. Nobody waits for it.
class PastLoader final : public QObject
{
    Q_OBJECT

public:
    PastLoader(history::HistoryDesk &desk, QObject *parent);

    /// This is what is drawn now, of a range of so many seconds. May be said as often as it is drawn.
    void want(const history::PastWanted &wanted, qint64 rangeSeconds);
    /// Something has happened of which the history tells.
    void askAgain();
    /// What came last; null: nothing yet, or there is no history.
    const std::shared_ptr<const history::PastActivity> &past() const { return m_past; }
    /// Why it could not be read; empty: it could, or there is none.
    const QString &problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void begin();
    void take(tl::expected<history::PastActivity, history::Failure> past);

    history::HistoryDesk &m_desk;
    history::PastWanted m_wanted; ///< asked last
    qint64 m_range = 0;
    QElapsedTimer m_askedAt;
    std::shared_ptr<const history::PastActivity> m_past;
    QString m_problem;
};

} // namespace ui
