// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutdialog.h"

#include "models/text/numbertext.h"
#include "ui/logout/lifefields.h"

#include <utility>

namespace ui
{

LogoutDialog::LogoutDialog(LogoutQuestion question, QWidget *parent)
    : LogoutDialog(std::move(question), newLifeFields(question.action), parent)
{
}

LogoutDialog::LogoutDialog(LogoutQuestion &&question, LifeFields *life, QWidget *parent)
    : QuestionDialog(textOf(question), life, parent)
    , m_question(std::move(question))
{
    setWindowTitle(m_question.action == Action::LogOut  ? tr("Log out")
                   : m_question.action == Action::EndIn ? tr("End in a while")
                                                        : tr("Set the time left"));
    if (!life)
        return;
    const auto take = [this](std::chrono::seconds time) {
        m_question.in = time;
        setAction(m_question.actionText());
    };
    connect(life, &LifeFields::timeChanged, this, take);
    take(life->time());
}

void LogoutDialog::setQuestion(LogoutQuestion question, const QString &changes)
{
    // The time is what was chosen here.
    question.in = m_question.in;
    const bool isTheSame = question.saysTheSameAs(m_question) && changes == m_changes;
    m_question = std::move(question);
    m_changes = changes;
    if (!isTheSame)
        say(textOf(m_question), m_changes);
}

/// Null where sessions are ended at once.
LifeFields *LogoutDialog::newLifeFields(Action action)
{
    if (action == Action::LogOut)
        return nullptr;
    return new LifeFields(action == Action::EndIn ? tr("&End in") : tr("&Time left"));
}

QuestionText LogoutDialog::textOf(const LogoutQuestion &question)
{
    QuestionText text;
    text.count = question.sessions();
    text.title = question.title();
    text.action = question.actionText();
    text.serverTitle = question.serverTitle;
    text.production = question.production;
    text.destroys = question.action != Action::SetTtl;
    text.notes = {{question.whoMayBeSeveral(), Tone::Danger},
                  {question.whatStays(), Tone::Text},
                  {question.whatIsUnread(), Tone::Warning}};
    if (question.sessions() > 1) {
        const auto add = [&text](qint64 count, const QString &what) { text.counts.push_back({count, what}); };
        const auto formats = question.formats.size();
        add(question.sessions(), tr("session(s)", "below their number", text::pluralCount(question.sessions())));
        add(question.users, tr("user(s)", "below their number", text::pluralCount(question.users)));
        if (question.names > question.users)
            add(question.names, tr("name(s)", "below their number", text::pluralCount(question.names)));
        if (question.anonymous > 0)
            add(question.anonymous, tr("anonymous", "below their number", text::pluralCount(question.anonymous)));
        if (question.unknown > 0)
            add(question.unknown, tr("unknown user", "below their number", text::pluralCount(question.unknown)));
        add(formats, tr("format(s)", "below their number", text::pluralCount(formats)));
        if (question.nodes > 1)
            add(question.nodes, tr("node(s)", "below their number", text::pluralCount(question.nodes)));
        text.lines = {{question.whose(), tr("Whose sessions")}, {question.spread, tr("Of which formats, and where")}};
    }
    text.lines.push_back({question.about, tr("Which session")});
    text.caveats = question.caveats;
    text.sampleTitle = question.sampleTitle;
    text.sampleCommands = question.sampleCommands;
    text.sampleNotes = question.sampleNotes;
    text.follows = question.whatFollows();
    text.obstacle = question.obstacle;
    text.needsReason = question.needsReason();
    text.needsNumber = question.needsTyping();
    text.whyNumber = question.production ? tr("This is a production server.") : tr("These are many sessions at once.");
    text.lacksReason = tr("A reason is needed before anything is ended on a production server.");
    text.lacksNumber = tr("Type the number of sessions to confirm.");
    return text;
}

} // namespace ui

#include "moc_logoutdialog.cpp"
