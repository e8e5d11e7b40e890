// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/sessionlife.h"
#include "models/messages/rowbatch.h"
#include "models/messages/sessionevent.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

#include <deque>

namespace monitor
{
class SessionMonitor;
}

namespace activity
{

SessionLife::End endOf(messages::RowChange state);
SessionLife::End endOf(const messages::SessionEvent &event);

/// The lives of sessions, as far as they are told: of one that is followed everything that its row shows, a few times a
/// second; of the latest others what events say, so that one that is chosen later has a past. Extensions are told only
/// now and then (monitor::ExtensionFold), but are counted: what is missing is known to be missing. A deadline that is
/// moved nearer and back while nobody follows is not noticed.
class LifeWatch final : public QObject
{
    Q_OBJECT

public:
    /// Of lives that are kept without being followed; the oldest are forgotten.
    static constexpr size_t kMostLives = 2'000;

    /// Of whom it is, as the row said last: still there when the session is not.
    struct Facts {
        QByteArray key;
        QByteArray user; ///< empty: nobody, or unknown
        QByteArray otherNames;
        QByteArray device; ///< "Chrome · Windows"
        QString format;    ///< its title
        qint64 fullTtl = 0;
        bool isAnonymous = false;
        bool isDeadlineUnknown = false; ///< the account may not ask
        friend bool operator==(const Facts &, const Facts &) = default;
    };

    explicit LifeWatch(monitor::SessionMonitor &monitor, QObject *parent = nullptr);
    ~LifeWatch() override;

    /// From now on this one; empty: none.
    void follow(const QByteArray &key);
    const QByteArray &key() const { return m_facts.key; }
    const Facts &facts() const { return m_facts; }
    const SessionLife &life() const { return m_life; }
    /// Whether somebody looks: otherwise the row is not asked, and the life has a gap where it moved.
    void setLookedAt(bool isLookedAt);
    /// The moment that the window speaks of, for this session: epoch ms, server clock.
    qint64 nowMs() const;
    /// Of the sessions that are there the one of whose life most can be drawn; empty: there is none.
    QByteArray mostTold() const;

Q_SIGNALS:
    /// Something is known that was not; that time goes on is no news.
    void changed();

private:
    void noteEvents(const QList<messages::SessionEvent> &events);
    void noteEvent(const messages::SessionEvent &event, bool isBurst);
    void look();
    void readFacts();
    void startAfresh();
    void keep(const QByteArray &key, SessionLife life);
    void forgetPlace(const QByteArray &key);
    SessionLife *lifeOf(const QByteArray &key);
    bool isLive() const;

    monitor::SessionMonitor &m_monitor;
    QTimer m_look;
    Facts m_facts;
    SessionLife m_life; ///< of whom is followed
    QHash<QByteArray, SessionLife> m_others;
    std::deque<QByteArray> m_order; ///< of those, the oldest first, each once
};

} // namespace activity
