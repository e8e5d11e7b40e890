// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/userlookupreport.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

namespace monitor
{
class LookupDesk;
class SessionMonitor;
} // namespace monitor

namespace ui
{

struct Notice;
class NoticeBar;
class SessionSearch;

/// Finds the user that is searched for through the frameworks' own indexes on the server, before or without reading
/// everything: offers it where that may help, asks, and says how many were found, and how.
class ServerFind final : public QObject
{
    Q_OBJECT

public:
    ServerFind(monitor::SessionMonitor &monitor, NoticeBar &notices, SessionSearch &search, QObject *parent);

    /// Looks up whom the search names; says so where that is nobody.
    void start();

Q_SIGNALS:
    /// What the button says that starts it; empty: it is not worth offering now.
    void offerChanged(const QString &offer);

private:
    QString offerFor(const QByteArray &user) const;
    void updateOffer();
    /// The answer goes when it no longer answers what is searched for, or speaks of a load that is over.
    void withdrawOutdated();
    QStringList inUse(const QStringList &titles) const;
    void post(const Notice &notice);
    void showProgress();
    void take(const messages::UserLookupReport &report);
    void tellFound(const messages::UserLookupReport &report);
    void tellNothing(const messages::UserLookupReport &report);
    QStringList remarks(const messages::UserLookupReport &report) const;
    QStringList usersOf(const messages::UserLookupReport &report) const;
    void bringIntoView(const messages::UserLookupReport &report);

    monitor::SessionMonitor &m_monitor;
    monitor::LookupDesk &m_desk;
    NoticeBar &m_notices;
    SessionSearch &m_search;
    QTimer m_patience; ///< a quick answer needs no notice before it
    quint64 m_job = 0; ///< 0: none under way
    QByteArray m_user; ///< whom it looks for
    int m_done = 0;
    int m_total = 0;
    QString m_offer;
    QString m_answered; ///< what was searched for when the notice was posted
    /// Of the reading, as the notice speaks of it.
    enum class Reading { NotMentioned, UnderWay, LeftOff } m_reading = Reading::NotMentioned;
};

} // namespace ui
