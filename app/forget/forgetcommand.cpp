// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/forget/forgetcommand.h"

#include "app/terminal/complaint.h"
#include "models/activity/alerts/alertlog.h"
#include "models/activity/history/historyplace.h"
#include "models/files/ownfile.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"

#include <cstdio>
#include <utility>

namespace app
{

namespace
{

const QByteArray kAgreed = QByteArrayLiteral("yes");

QString fileOf(const CommandLine &line, const QString &folder)
{
    const QString file =
        QStringLiteral("%1/%2").arg(folder, history::fileNameFor(line.profile.value_or(messages::ConnectionProfile{})));
    return folder.isEmpty() || files::fileNumber(file) == 0 ? QString() : file;
}

} // namespace

ForgetCommand::ForgetCommand(CommandLine line, QString folder)
    : m_line(std::move(line))
    , m_file(fileOf(m_line, folder))
{
    connect(&m_question, &NumberQuestion::answered, this, &ForgetCommand::takeAnswer);
    connect(&m_forgetting, &history::HistoryForgetting::forgotten, this, &ForgetCommand::say);
    connect(&m_forgetting, &history::HistoryForgetting::forgottenNotShrunk, this,
            [this](qint64 entries, const messages::Problem &problem) {
                sayCount(entries);
                forgetInAlerts();
                complain(problem);
                Q_EMIT finished(ExitCode::Failed);
            });
    connect(&m_forgetting, &history::HistoryForgetting::failed, this, [this](const messages::Problem &problem) {
        complain(problem);
        complain(tr("Nothing was forgotten."));
        Q_EMIT finished(ExitCode::Failed);
    });
}

void ForgetCommand::start()
{
    const QString server = m_line.profile.value_or(messages::ConnectionProfile{}).title();
    if (m_file.isEmpty()) {
        complain(tr("There is no history of %1 on this computer: nothing has to be forgotten.").arg(server));
        if (!m_line.isConfirmed && files::fileNumber(alerts::defaultAlertLogFile()) != 0)
            complain(tr("The log of alerts is left as it is. To take names out of it, too, say --yes."));
        // Not within start(): who runs this waits for the end after it.
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT finished(m_line.isConfirmed ? forgetInAlerts() : ExitCode::Done); },
            Qt::QueuedConnection);
        return;
    }
    if (m_line.isConfirmed)
        return forget();
    if (!NumberQuestion::canBeAsked()) {
        complain(tr("Without a terminal nobody can be asked: say --yes. Nothing was forgotten."));
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT finished(ExitCode::WrongUsage); }, Qt::QueuedConnection);
        return;
    }
    m_question.ask(m_line.forgetsAll
                       ? tr("Everything that the history of %1 has goes: nobody can say any more why sessions ended. "
                            "There is no way back. Type yes to go on: ")
                             .arg(server)
                       : tr("All that the history of %1 has of %2 goes. There is no way back. Type yes to go on: ")
                             .arg(server, text::printableText(m_line.userToForget.toUtf8())));
}

void ForgetCommand::takeAnswer(const QByteArray &typed)
{
    if (typed == kAgreed || typed == tr("yes").toUtf8())
        return forget();
    complain(tr("Nothing was forgotten."));
    Q_EMIT finished(ExitCode::Failed);
}

void ForgetCommand::forget()
{
    if (m_line.forgetsAll)
        m_forgetting.forgetAll(m_file, nullptr);
    else
        m_forgetting.forgetUser(m_file, nullptr, m_line.userToForget.toUtf8());
}

void ForgetCommand::say(qint64 entries)
{
    sayCount(entries);
    Q_EMIT finished(forgetInAlerts());
}

void ForgetCommand::sayCount(qint64 entries)
{
    if (entries == 0 && !m_line.forgetsAll)
        complain(tr("The history has nobody of that very name: upper and lower case count."));
    const QString said = tr("%Ln entry(ies) forgotten.", nullptr, text::pluralCount(entries)) + QLatin1Char('\n');
    std::fputs(said.toLocal8Bit().constData(), stdout);
    std::fflush(stdout);
}

ExitCode ForgetCommand::forgetInAlerts()
{
    const auto named = alerts::AlertLog().forget(m_line.profile.value_or(messages::ConnectionProfile{}).title(),
                                                 m_line.forgetsAll ? QByteArray() : m_line.userToForget.toUtf8());
    if (!named)
        complain(named.error());
    else if (*named > 0)
        complain(tr("%Ln line(s) of the log of alerts name(s) nobody any more.", nullptr, text::pluralCount(*named)));
    return named ? ExitCode::Done : ExitCode::Failed;
}

} // namespace app

#include "moc_forgetcommand.cpp"
