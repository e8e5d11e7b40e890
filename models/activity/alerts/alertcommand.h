// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/alerts/alertrecord.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QProcess>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <deque>

namespace alerts
{

/// Runs a program of the user's own for each alert. No shell has a say: the program gets its arguments as they are, and
/// what the placeholders {alert} {state} {server} {value} {limit} {user} {text} stand for never becomes another
/// argument, nor an option, nor a part of a script (scriptProblem()): such a command is not run. The same is in its
/// environment as SESSIONSCOPE_ALERT and so on; what is secret there is not.
///
/// One at a time; others wait, and no more than kMostWaiting do. What runs longer than the limit is killed, with what
/// it has started. Its output goes nowhere but for the end of what it says on standard error, which stands in failed().
class AlertCommand final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kLongestRun{30'000};
    static constexpr size_t kMostWaiting = 32;

    explicit AlertCommand(QObject *parent = nullptr, std::chrono::milliseconds longest = kLongestRun);
    /// Kills what runs.
    ~AlertCommand() override;

    /// Program and arguments, not empty.
    void run(const QStringList &command, const Record &record);
    bool isIdle() const { return m_process.state() == QProcess::NotRunning && m_waiting.empty(); }

Q_SIGNALS:
    /// It has ended well.
    void done();
    /// A sentence: why it did not, or was not run.
    void failed(const QString &sentence);
    /// Nothing runs, nothing waits.
    void idle();

private:
    struct Job {
        QStringList command;
        QProcessEnvironment environment;
    };

    void next();
    void goOn();
    void kill();
    void readErrors();
    void finish(int code, QProcess::ExitStatus status);
    void fail(const QString &sentence);

    QProcess m_process;
    QTimer m_limit;
    const std::chrono::milliseconds m_longest;
    std::deque<Job> m_waiting;
    QString m_program;   ///< of what runs
    QByteArray m_errors; ///< the end of what it said
    bool m_isKilled = false;
};

/// The command for this record, with the placeholders filled in, once each: a value that holds one stays as it is. An
/// argument that begins with - + or @ only because a value does gets a space before it.
QStringList filledCommand(const QStringList &command, const Record &record);

} // namespace alerts
