// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/forgetflow.h"

#include "models/activity/alerts/alertlog.h"
#include "models/activity/history/historydesk.h"
#include "models/activity/history/historyrecorder.h"
#include "models/monitor/sessionmonitor.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"
#include "ui/notices/noticebar.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace ui
{

namespace
{

const QString kForgotten = QStringLiteral("forgotten");

}

ForgetFlow::ForgetFlow(monitor::SessionMonitor &monitor, history::HistoryDesk &desk, NoticeBar &notices,
                       QWidget *window)
    : QObject(window)
    , m_monitor(monitor)
    , m_desk(desk)
    , m_notices(notices)
    , m_window(window)
{
    connect(&m_forgetting, &history::HistoryForgetting::forgotten, this, &ForgetFlow::tell);
    connect(&m_forgetting, &history::HistoryForgetting::forgottenNotShrunk, this, &ForgetFlow::tellNotShrunk);
    connect(&m_forgetting, &history::HistoryForgetting::failed, this, &ForgetFlow::tellFailure);
}

void ForgetFlow::askAboutUser(const QByteArray &user)
{
    ask(ForgetDialog::Whom::User, user);
}

void ForgetFlow::askAboutAll()
{
    ask(ForgetDialog::Whom::Everybody, {});
}

void ForgetFlow::ask(ForgetDialog::Whom whom, const QByteArray &user)
{
    if (m_forgetting.isBusy())
        return refuse(tr("Something is being forgotten already. Try again when it is done."));
    auto *dialog = new ForgetDialog(whom, user, m_monitor.profile().title(), m_desk.recorder().isRecording(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // What is agreed to is about the server that was named.
    const QString file = m_desk.file();
    connect(dialog, &QDialog::accepted, this, [this, dialog, whom, file] {
        if (m_desk.file() == file)
            forget(whom, dialog->user());
        else
            refuse(tr("Nothing was forgotten: another server is watched now than the one that was asked about."));
    });
    dialog->open();
}

void ForgetFlow::forget(ForgetDialog::Whom whom, const QByteArray &user)
{
    if (m_forgetting.isBusy())
        return refuse(tr("Nothing was forgotten: something else is being forgotten. Try again when it is done."));
    if (m_desk.file().isEmpty())
        return refuse(tr("Nothing was forgotten: no server is watched, and so there is no history."));
    history::HistoryWriter *writer = m_desk.recorder().isRecording() ? &m_desk.recorder().writer() : nullptr;
    m_user = user;
    m_file = m_desk.file();
    m_server = m_monitor.profile().title();
    if (whom == ForgetDialog::Whom::Everybody)
        m_forgetting.forgetAll(m_desk.file(), writer);
    else
        m_forgetting.forgetUser(m_desk.file(), writer, user);
}

void ForgetFlow::tell(qint64 entries)
{
    Notice notice;
    notice.id = kForgotten;
    notice.kind = Notice::Kind::Result;
    notice.text = sentenceOf(entries);
    m_desk.noteForgotten(m_file, m_user);
    Q_EMIT forgotten();
    forgetInAlerts(notice);
}

void ForgetFlow::forgetInAlerts(const Notice &said)
{
    using Answer = tl::expected<qint64, QString>;
    // Not QFuture::then(), which in Qt 6.4 does not bear that its context goes meanwhile.
    auto *watcher = new QFutureWatcher<Answer>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, said] {
        watcher->deleteLater();
        Notice notice = said;
        if (const Answer answer = watcher->result(); !answer) {
            notice.kind = Notice::Kind::Problem;
            notice.text = tr("%1 %2").arg(notice.text, answer.error());
        } else if (*answer > 0) {
            notice.text = tr("%1 %2").arg(notice.text, tr("%Ln line(s) of the log of alerts name(s) nobody any more.",
                                                          nullptr, text::pluralCount(*answer)));
        }
        m_notices.post(notice);
    });
    watcher->setFuture(QtConcurrent::run(
        [server = m_server, user = m_user]() -> Answer { return alerts::AlertLog().forget(server, user); }));
}

/// It worked, and yet who forgets wants to know that it is not over.
void ForgetFlow::tellNotShrunk(qint64 entries, const messages::Problem &problem)
{
    Notice notice;
    notice.id = kForgotten;
    notice.kind = Notice::Kind::Problem;
    notice.text = tr("%1 %2").arg(sentenceOf(entries), problem.cause);
    notice.hint = problem.nextStep;
    m_desk.noteForgotten(m_file, m_user);
    Q_EMIT forgotten();
    forgetInAlerts(notice);
}

QString ForgetFlow::sentenceOf(qint64 entries) const
{
    const QString count = tr("%Ln entry(ies) forgotten", nullptr, text::pluralCount(entries));
    const QString user = text::printableText(m_user);
    if (m_user.isEmpty())
        return tr("All history of this server: %1.").arg(count);
    if (entries == 0)
        return tr("The history has nobody who is called %1.").arg(user);
    return tr("%1: %2.").arg(user, count);
}

/// Whoever has agreed to something is told why it is not done.
void ForgetFlow::refuse(const QString &sentence)
{
    Notice notice;
    notice.id = kForgotten;
    notice.kind = Notice::Kind::Problem;
    notice.text = sentence;
    m_notices.post(notice);
}

void ForgetFlow::tellFailure(const messages::Problem &problem)
{
    Notice notice;
    notice.id = kForgotten;
    notice.kind = Notice::Kind::Problem;
    notice.text = tr("Nothing was forgotten. %1").arg(problem.cause);
    notice.hint = problem.nextStep;
    m_notices.post(notice);
}

} // namespace ui

#include "moc_forgetflow.cpp"
