// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/cleanup/staleindexmodel.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace files
{
class Settings;
} // namespace files
namespace messages
{
struct ConnectionStatus;
} // namespace messages
namespace monitor
{
class IndexDesk;
class SessionMonitor;
} // namespace monitor

namespace ui
{

class CleanUpDialog;
class CleanUpFollower;
class NoticeBar;
class StaleDialog;

/// What frameworks have left behind: opens the window for it, looks, asks before anything is removed, and starts the
/// job. What becomes of it is said by CleanUpFollower.
class CleanUpFlow final : public QObject
{
    Q_OBJECT

public:
    /// All but the last must outlive it.
    CleanUpFlow(monitor::SessionMonitor &monitor, NoticeBar &notices, files::Settings &settings, QWidget *window);

    /// Looks through the whole server, or only through the entries of this user.
    void open(const QByteArray &user = {});
    /// Why nothing can be looked for now, as a sentence; empty: it can.
    QString obstacle() const;
    /// The same of removing.
    QString cleanUpObstacle() const;

private:
    void makeDialog();
    void remember();
    void look(const QByteArray &user);
    void stopLook();
    void takeLookProgress(quint64 job, qint64 keys, qint64 total, qint64 stale);
    void takeFound(const messages::StaleReport &report);
    void ask(const std::vector<StalePlace> &places, const QString &chosenBy);
    void run(const CleanUpDialog &dialog, const std::vector<StalePlace> &places);
    /// The list that a question is about is another one now. Whether there was one.
    bool withdrawQuestion();
    void showProgress(quint64 job);
    void showOutcome(quint64 job);
    void followConnection(const messages::ConnectionStatus &status);
    void leave();
    void updateObstacles();

    /// Of which entries of which report the job is: what becomes of them is marked there.
    struct Marked {
        quint64 job = 0;
        std::shared_ptr<const messages::StaleReport> report;
        std::vector<StalePlace> places;
    };

    monitor::SessionMonitor &m_monitor;
    monitor::IndexDesk &m_desk;
    files::Settings &m_settings;
    QWidget *m_window;
    CleanUpFollower *m_follower;
    QPointer<StaleDialog> m_dialog;
    QPointer<CleanUpDialog> m_question;
    quint64 m_look = 0; ///< the job that is looking; 0: none
    std::vector<Marked> m_marked;
};

} // namespace ui
