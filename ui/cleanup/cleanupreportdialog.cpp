// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/cleanupreportdialog.h"

#include "models/text/clocktext.h"
#include "models/text/numbertext.h"
#include "ui/cleanup/cleanupexport.h"
#include "ui/cleanup/cleanupwords.h"

#include <utility>

namespace ui
{

using Undo = CleanUpAccount::Undo;

CleanUpReportDialog::CleanUpReportDialog(std::shared_ptr<const CleanUpAccount> account, const QString &obstacle,
                                         QWidget *parent)
    : ReportDialog(lookOf(*account), parent)
    , m_account(std::move(account))
{
    setWindowTitle(tr("What became of the clean-up"));
    fill(obstacle);
}

ReportDialog::Look CleanUpReportDialog::lookOf(const CleanUpAccount &account)
{
    return {.serverTitle = account.asked().server,
            .production = account.asked().production,
            .lists = {tr("Clean-up"), tr("Undo")},
            .listsToHear = {tr("Outcome for each entry"), tr("What came of the undo, for each entry")},
            .csvFilter = tr("CSV, a row for each entry (*.csv)"),
            .jsonFilter = tr("JSON, with the numbers (*.json)")};
}

void CleanUpReportDialog::setAccount(std::shared_ptr<const CleanUpAccount> account, const QString &obstacle)
{
    const bool wasUndone = m_account->undo() == Undo::Over;
    m_account = std::move(account);
    fill(obstacle);
    // What was just asked for is what one wants to see.
    if (!wasUndone)
        showUndoList();
}

void CleanUpReportDialog::fill(const QString &obstacle)
{
    showContent(
        {.title = cleanUpTitle(*m_account),
         .subtitle = subtitle(),
         .confirmed = m_account->confirmed(),
         .terms = cleanUpTerms(*m_account),
         .notes = cleanUpNotes(*m_account),
         .hasUndone = !m_account->undone().outcomes.empty(),
         .undo = undoState(),
         .tellsOfUndo = m_account->count(CleanUpAccount::Kind::Removed) > 0 || !m_account->noUndo().isEmpty(),
         .facts = facts(),
         .fileName = QStringLiteral("clean-up-%1").arg(m_account->begun.toString(QStringLiteral("yyyy-MM-dd-hhmm")))},
        obstacle, [account = m_account]() -> Lists {
            return {ReportLines::shared(cleanUpLines(*account)), ReportLines::shared(cleanUpUndoLines(*account))};
        });
}

QString CleanUpReportDialog::subtitle() const
{
    if (m_account->commands() == 0)
        return {};
    const QString from = text::clockText(m_account->begun);
    const QString to = text::clockText(m_account->ended);
    return from == to ? tr("at %1").arg(from) : tr("from %1 to %2").arg(from, to);
}

QList<ReportDialog::Fact> CleanUpReportDialog::facts() const
{
    const CleanUpAccount::Asked &asked = m_account->asked();
    return {{tr("Reason"), asked.reason},
            {tr("Asked for"),
             asked.typed ? tr("%1, confirmed by typing their number").arg(asked.chosenBy) : asked.chosenBy},
            {tr("Sent"), m_account->commands() > 0 ? tr("%Ln command(s) that change something, each answered", nullptr,
                                                        text::pluralCount(m_account->commands()))
                                                   : tr("nothing that changes anything was sent and answered")},
            {tr("Recorded"),
             m_account->unrecorded().isEmpty() && m_account->commands() > 0 ? tr("in the audit log") : QString()}};
}

UndoStrip::State CleanUpReportDialog::undoState() const
{
    const int count = m_account->undoable();
    UndoStrip::State state;
    state.how = m_account->noUndo();
    switch (m_account->undo()) {
    case Undo::NotAsked:
        state.until = m_account->undoUntil();
        state.what = count > 0 ? tr("%Ln entry(s) can be put back as it was.", nullptr, text::pluralCount(count))
                               : tr("Nothing of this can be put back.");
        if (count > 0)
            state.how = QStringLiteral("%1 %2").arg(
                state.how, tr("What has been written since is left alone. What is put back is kept in memory only."));
        if (const QString failed = cleanUpUndoNote(*m_account); !failed.isEmpty())
            state.how.prepend(failed + QLatin1Char(' '));
        break;
    case Undo::Running:
        state.what = tr("Entries are being put back…");
        break;
    case Undo::Over:
        state.what = cleanUpUndoSummary(*m_account);
        state.how = cleanUpUndoNote(*m_account);
        break;
    case Undo::Left:
        state.what = tr("The connection was left while entries were put back: what came of it is not known.");
        break;
    }
    state.whole = m_account->undoTime();
    state.press = tr("Undo %Ln", nullptr, text::pluralCount(count));
    state.pressMeans = tr("Put %Ln entry(s) back", nullptr, text::pluralCount(count));
    return state;
}

QString CleanUpReportDialog::text() const
{
    QStringList lines{cleanUpTitle(*m_account), subtitle(),
                      tr("%1 confirmed: %2").arg(text::numberText(m_account->confirmed()), cleanUpSummary(*m_account))};
    lines += cleanUpNotes(*m_account);
    lines.append(m_account->noUndo());
    if (m_account->undo() == Undo::Over)
        lines.append(tr("Undo: %1").arg(cleanUpUndoSummary(*m_account)));
    lines.append(cleanUpUndoNote(*m_account));
    lines.append(m_account->asked().reason.isEmpty() ? QString() : tr("Reason: %1").arg(m_account->asked().reason));
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n')) + QStringLiteral("\n\n") + listsText();
}

std::function<ReportDialog::Written()> CleanUpReportDialog::writingTo(const QString &file) const
{
    return [account = m_account, file]() -> Written { return writeCleanUp(*account, file); };
}

} // namespace ui

#include "moc_cleanupreportdialog.cpp"
