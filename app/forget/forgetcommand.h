// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline/commandline.h"
#include "app/terminal/numberquestion.h"
#include "models/activity/history/historyforgetting.h"

#include <QObject>
#include <QString>

namespace app
{

/// Takes a user, or everybody, out of the history of a server on this computer.
class ForgetCommand final : public QObject
{
    Q_OBJECT

public:
    /// `folder`: of the histories; empty: there is no place for any.
    ForgetCommand(CommandLine line, QString folder);

    void start();

Q_SIGNALS:
    void finished(app::ExitCode code);

private:
    void takeAnswer(const QByteArray &typed);
    void forget();
    void say(qint64 entries);
    void sayCount(qint64 entries);
    /// Takes the same names out of the log of alerts. Waits for the disk.
    ExitCode forgetInAlerts();

    const CommandLine m_line;
    const QString m_file; ///< empty: there is none
    history::HistoryForgetting m_forgetting;
    NumberQuestion m_question;
};

} // namespace app
