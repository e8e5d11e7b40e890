// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/alerts/alertcommand.h"
#include "models/activity/alerts/alertlog.h"

#include <QList>
#include <QObject>
#include <QThreadPool>

#include <functional>

namespace alerts
{

/// Where an alert goes: into the log always, on a thread of its own; to the user's command, and to whoever listens to
/// told(), as the settings of the server say. In quiet hours it is only written down.
class AlertOutlets final : public QObject
{
    Q_OBJECT

public:
    /// `timeOfDay`: local, for quiet hours; empty: the computer's.
    explicit AlertOutlets(AlertLog log = AlertLog(), std::function<QTime()> timeOfDay = {}, QObject *parent = nullptr);
    /// Waits until all is written.
    ~AlertOutlets() override;

    void setSettings(const messages::AlertSettings &settings) { m_settings = settings; }
    const messages::AlertSettings &settings() const { return m_settings; }
    /// Whether anything is written into the log.
    void setLogged(bool isLogged) { m_isLogged = isLogged; }
    void setServer(const QString &title) { m_server = title; }

    void tell(const QList<Transition> &transitions);
    /// What an alert would do by these settings, quiet hours or not, clearly marked.
    void test(const messages::AlertSettings &settings);
    bool isQuietNow() const;

    AlertCommand &command() { return m_command; }
    const AlertLog &log() const { return m_log; }
    /// Calls back in this thread, while `asker` is there, behind all that is to be written before.
    void readLog(QObject *asker, qsizetype most,
                 const std::function<void(tl::expected<AlertLog::Latest, QString>)> &reply);

Q_SIGNALS:
    /// `isToBeNotified`: the desktop, too.
    void told(const alerts::Record &record, bool isToBeNotified);
    /// It is in the log.
    void written();
    /// A sentence: what could not be written.
    void logFailed(const QString &sentence);

private:
    void write(std::vector<Record> records);
    void runCommand(const messages::AlertSettings &settings, const Record &record);

    const AlertLog m_log;
    const std::function<QTime()> m_timeOfDay;
    messages::AlertSettings m_settings;
    QString m_server;
    bool m_isLogged = true;
    AlertCommand m_command;
    QThreadPool m_disk; ///< one thread: lines are written in order
};

} // namespace alerts
