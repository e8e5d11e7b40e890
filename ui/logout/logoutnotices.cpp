// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutnotices.h"

#include "models/text/numbertext.h"
#include "models/text/printabletext.h"
#include "ui/logout/logoutwords.h"
#include "ui/words/counttext.h"
#include "ui/words/instanttext.h"

namespace ui
{

namespace
{

/// What somebody should read of it at once; the rest is in the report.
QString firstWords(const LogoutAccount &account)
{
    for (const Became became : {Became::Refused, Became::ChangedHands, Became::NotRun}) {
        if (account.count(became) == 0)
            continue;
        for (const LogoutAccount::Session &session : account.sessions()) {
            if (session.became == became && !session.words.isEmpty())
                return text::printableText(session.words.toUtf8());
        }
    }
    return {};
}

} // namespace

Notice LogoutNotices::running(const LogoutAccount &account, const Progress &progress)
{
    const bool isLogout = account.asked().action == messages::LogoutOrder::Action::LogOut;
    Notice notice;
    notice.kind = Notice::Kind::Progress;
    QString words;
    if (progress.cancelled)
        words = tr("Cancelling: %1 of %2 done");
    else if (progress.paused)
        words = tr("Paused: %1 of %2 done");
    else
        words = isLogout ? tr("Logging out: %1 of %2") : tr("Setting the time left: %1 of %2");
    notice.text = words.arg(countText(progress.done), countText(progress.total));
    notice.progress = Notice::Amount{progress.done, progress.total};
    notice.dismissible = false;
    return notice;
}

Notice LogoutNotices::result(const LogoutAccount &account)
{
    Notice notice;
    const bool isClean = account.count(Became::Refused) == 0 && account.count(Became::Unknown) == 0 &&
                         account.count(Became::StillThere) == 0 && account.count(Became::NotRun) == 0 &&
                         account.unrecorded().isEmpty();
    notice.kind = isClean ? Notice::Kind::Result : Notice::Kind::Warning;
    notice.text = summaryText(account);
    QStringList hints;
    if (const messages::Problem problem = account.unrecorded(); !problem.isEmpty())
        hints.append(account.commands() == 0
                         ? problem.sentences()
                         : tr("What became of them is not in the audit log: %1").arg(problem.sentences()));
    else
        hints.append(firstWords(account));
    hints.append(quietText(account));
    const QStringList remarks = account.remarks();
    if (remarks.size() == 1)
        hints.append(remarks.constFirst());
    else if (remarks.size() > 1)
        hints.append(tr("What was left as it is stands in the details."));
    if (account.undoable() == 0)
        hints.append(account.noUndo());
    hints.removeAll(QString());
    notice.hint = hints.join(QLatin1Char(' '));
    return notice;
}

Notice LogoutNotices::found(const LogoutAccount &account)
{
    Notice notice;
    notice.kind = Notice::Kind::Warning;
    if (account.returns() > 0) {
        notice.text = returnsText(account);
        notice.hint = returnsHint(account);
        if (const QString more = unansweredText(account); !more.isEmpty())
            notice.hint += QLatin1Char(' ') + more;
    } else if (account.count(Became::StillThere) > 0) {
        notice.text = unansweredText(account);
    }
    return notice;
}

Notice LogoutNotices::undoing(const Progress &progress)
{
    Notice notice;
    notice.kind = Notice::Kind::Progress;
    notice.text = tr("Bringing back: %1 of %2").arg(countText(progress.done), countText(progress.total));
    notice.progress = Notice::Amount{progress.done, progress.total};
    notice.dismissible = false;
    return notice;
}

Notice LogoutNotices::undone(const LogoutAccount &account)
{
    using Kind = messages::UndoOutcome::Kind;
    const messages::UndoReport &report = account.undone();
    Notice notice;
    const bool isClean = report.count(Kind::Refused) == 0 && report.count(Kind::Unknown) == 0 &&
                         report.count(Kind::InPart) == 0 && report.unrecorded.isEmpty();
    notice.kind = isClean ? Notice::Kind::Result : Notice::Kind::Warning;
    notice.text = undoSummary(report);
    if (!report.unrecorded.isEmpty())
        notice.hint = report.outcomes.empty()
                          ? tr("Nothing was sent: %1").arg(report.unrecorded.sentences())
                          : tr("What came of it is not in the audit log: %1").arg(report.unrecorded.sentences());
    for (const Kind kind : {Kind::Refused, Kind::InPart}) {
        for (const messages::UndoOutcome &outcome : report.outcomes) {
            if (notice.hint.isEmpty() && outcome.kind == kind)
                notice.hint = text::printableText(outcome.words.toUtf8());
        }
    }
    return notice;
}

Notice LogoutNotices::left(const LogoutAccount &account, const Progress &progress)
{
    Notice notice;
    notice.kind = Notice::Kind::Warning;
    notice.text = tr("The connection was left during a logout.");
    notice.hint = tr("%1 of %2 were done with; whether the others have ended is not known. Connect again to see.")
                      .arg(countText(progress.done), sessionsText(account.sent()));
    return notice;
}

Notice LogoutNotices::leftUndo(const Progress &progress)
{
    Notice notice;
    notice.kind = Notice::Kind::Warning;
    notice.text = tr("The connection was left while sessions were brought back.");
    notice.hint = tr("%1 of %2 were done with; whether the others are back is not known. Connect again to see.")
                      .arg(countText(progress.done), sessionsText(progress.total));
    return notice;
}

QString LogoutNotices::undoLabel(qint64 leftMs)
{
    return tr("Undo · %1").arg(countdownText(leftMs));
}

} // namespace ui
