// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutreportdialog.h"

#include "models/text/clocktext.h"
#include "models/text/durationtext.h"
#include "models/text/numbertext.h"
#include "ui/controls/card.h"
#include "ui/controls/tonelabel.h"
#include "ui/logout/logoutquestion.h"
#include "ui/logout/logoutwords.h"
#include "ui/logout/reportexport.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>

#include <utility>

namespace ui
{

namespace
{

constexpr int kNamesInSubtitle = 3;

} // namespace

LogoutReportDialog::LogoutReportDialog(std::shared_ptr<const LogoutAccount> account, QString obstacle, QWidget *parent)
    : ReportDialog(lookOf(*account), parent)
    , m_account(std::move(account))
    , m_obstacle(std::move(obstacle))
{
    setWindowTitle(tr("What became of the logout"));
    addBelowSum(newReturnsCard());
    fill();
}

ReportDialog::Look LogoutReportDialog::lookOf(const LogoutAccount &account)
{
    return {.serverTitle = account.asked().server,
            .production = account.asked().production,
            .lists = {tr("Logout"), tr("Undo")},
            .listsToHear = {tr("Outcome for each session"), tr("What came of the undo, for each session")},
            .csvFilter = tr("CSV, a row for each session (*.csv)"),
            .jsonFilter = tr("JSON, with the numbers (*.json)")};
}

QWidget *LogoutReportDialog::newReturnsCard()
{
    m_returns = new Card(Card::Ground::Warning, this);
    m_returnsText = new ToneLabel(Tone::Text, m_returns);
    m_returnsText->setWordWrap(true);
    m_again = newButton({}, m_returns);
    m_untilQuiet = newButton(tr("End again until &quiet…"), m_returns);
    m_untilQuiet->setToolTip(tr("Whenever one comes back as the same user’s it is ended again, until none has for ten "
                                "seconds"));
    for (QPushButton *button : {m_again, m_untilQuiet})
        setButtonRole(button, ButtonRole::Danger);
    auto *layout = new QHBoxLayout(m_returns);
    layout->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_returnsText, 1);
    layout->addWidget(m_again);
    layout->addWidget(m_untilQuiet);
    connect(m_again, &QPushButton::clicked, this, [this] { Q_EMIT endAgainRequested(false); });
    connect(m_untilQuiet, &QPushButton::clicked, this, [this] { Q_EMIT endAgainRequested(true); });
    return m_returns;
}

void LogoutReportDialog::setAccount(std::shared_ptr<const LogoutAccount> account, const QString &obstacle)
{
    const bool wasUndone = m_account->undo() == LogoutAccount::Undo::Over;
    m_account = std::move(account);
    m_obstacle = obstacle;
    fill();
    // What was just asked for is what one wants to see.
    if (!wasUndone)
        showUndoList();
}

void LogoutReportDialog::fill()
{
    fillReturns();
    showContent(
        {.title = titleText(*m_account),
         .subtitle = subtitle(),
         .confirmed = m_account->confirmed(),
         .terms = LogoutSum::termsOf(*m_account),
         .notes = notes(),
         .hasUndone = !m_account->undone().outcomes.empty(),
         .undo = UndoStrip::stateOf(*m_account),
         .tellsOfUndo = m_account->undoable() > 0 || !m_account->noUndo().isEmpty(),
         .facts = facts(),
         .fileName = QStringLiteral("logout-%1").arg(m_account->begun.toString(QStringLiteral("yyyy-MM-dd-hhmm")))},
        m_obstacle, [account = m_account]() -> Lists {
            return {ReportLines::shared(ReportLine::ofLogout(*account)),
                    ReportLines::shared(ReportLine::ofUndo(*account))};
        });
}

void LogoutReportDialog::fillReturns()
{
    const auto again = static_cast<qint64>(m_account->toEndAgain().size());
    QStringList returns;
    if (const QString back = returnsText(*m_account); !back.isEmpty())
        returns.append(
            tr("%1. %2", "2 sessions came back: alice. Found there again at …").arg(back, returnsHint(*m_account)));
    if (const QString unanswered = unansweredText(*m_account); !unanswered.isEmpty())
        returns.append(unanswered);
    m_returnsText->setText(returns.join(QLatin1Char('\n')));
    m_returns->setVisible(!returns.isEmpty());
    m_again->setText(tr("&End %Ln again…", nullptr, text::pluralCount(again)));
    for (QPushButton *button : {m_again, m_untilQuiet}) {
        button->setVisible(again > 0);
        button->setEnabled(m_obstacle.isEmpty());
        if (!m_obstacle.isEmpty())
            button->setToolTip(m_obstacle);
    }
}

/// Each once.
QStringList LogoutReportDialog::notes() const
{
    QStringList list = m_account->remarks();
    if (const messages::Problem problem = m_account->unrecorded(); !problem.isEmpty())
        list.prepend(m_account->commands() == 0
                         ? problem.sentences()
                         : tr("What became of them is not in the audit log: %1").arg(problem.sentences()));
    return list;
}

QString LogoutReportDialog::subtitle() const
{
    QStringList names;
    bool isMore = false;
    for (const LogoutAccount::Session &session : m_account->sessions()) {
        if (session.subject.user.isEmpty())
            continue;
        const QString name = LogoutQuestion::nameOf(session.subject.user, session.subject.otherNames);
        if (names.contains(name))
            continue;
        if (isMore = names.size() == kNamesInSubtitle; isMore)
            break;
        names.append(name);
    }
    if (isMore)
        names.append(QString(QChar(0x2026)));
    QStringList parts;
    if (!names.isEmpty())
        parts.append(names.join(tr(", ")));
    if (m_account->commands() > 0) {
        const QString from = text::clockText(m_account->begun);
        const QString to = text::clockText(m_account->ended);
        parts.append(from == to ? tr("at %1").arg(from) : tr("from %1 to %2").arg(from, to));
    }
    if (const QString quiet = quietText(*m_account); !quiet.isEmpty())
        parts.append(quiet);
    else if (m_account->lookedAfter() > 0)
        parts.append(tr("looked again until %1 later").arg(text::durationText(m_account->lookedAfter() * 1000LL)));
    return parts.join(QStringLiteral(" · "));
}

QList<ReportDialog::Fact> LogoutReportDialog::facts() const
{
    QList<Fact> list;
    const auto add = [&list](const QString &name, const QString &value) { list.append({name, value}); };
    const LogoutAccount::Asked &asked = m_account->asked();
    add(tr("Reason"), asked.reason);
    add(tr("Asked for"), asked.chosenBy.isEmpty() ? QString()
                         : asked.typed            ? tr("%1, confirmed by typing their number").arg(asked.chosenBy)
                                                  : asked.chosenBy);
    if (asked.action != messages::LogoutOrder::Action::LogOut)
        add(tr("Time left"), LogoutQuestion::spanText(asked.in));
    add(tr("Sent"), m_account->commands() > 0 ? tr("%Ln command(s) that change something, each answered", nullptr,
                                                   text::pluralCount(m_account->commands()))
                                              : tr("nothing that changes anything was sent and answered"));
    add(tr("Recorded"),
        m_account->unrecorded().isEmpty() && m_account->sent() > 0 ? tr("in the audit log") : QString());
    return list;
}

QString LogoutReportDialog::text() const
{
    QStringList lines{titleText(*m_account), subtitle(),
                      tr("%1 confirmed: %2").arg(text::numberText(m_account->confirmed()), summaryText(*m_account))};
    if (const QString back = returnsText(*m_account); !back.isEmpty())
        lines.append(
            tr("%1. %2", "2 sessions came back: alice. Found there again at …").arg(back, returnsHint(*m_account)));
    lines.append(unansweredText(*m_account));
    lines.append(notes());
    lines.append(m_account->noUndo());
    if (!m_account->undone().outcomes.empty())
        lines.append(tr("Undo: %1").arg(undoSummary(m_account->undone())));
    lines.append(m_account->asked().reason.isEmpty() ? QString() : tr("Reason: %1").arg(m_account->asked().reason));
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n')) + QStringLiteral("\n\n") + listsText();
}

std::function<ReportDialog::Written()> LogoutReportDialog::writingTo(const QString &file) const
{
    return [account = m_account, file]() -> Written { return ReportExport::of(*account).write(file); };
}

} // namespace ui

#include "moc_logoutreportdialog.cpp"
