// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/questionparts.h"

#include "models/text/numbertext.h"
#include "ui/controls/card.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"
#include "ui/logout/logoutquestion.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

QWidget *countCard(qint64 count, const QString &what, QWidget *parent)
{
    auto *card = new Card(Card::Ground::Raised, parent);
    auto *number = new ToneLabel(text::numberText(count), Tone::Text, card);
    number->setFontScale(1.35, QFont::Bold);
    number->setFont(tabularFont(number->font()));
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(11, 2 * kGrid, 11, 2 * kGrid);
    layout->setSpacing(0);
    layout->addWidget(number);
    layout->addWidget(new ToneLabel(what, Tone::Muted, card));
    card->setAccessibleName(QStringLiteral("%1 %2").arg(text::numberText(count), what));
    return card;
}

} // namespace

QuestionParts::QuestionParts(const LogoutQuestion &question, bool areCommandsOpen, QWidget *parent)
    : QWidget(parent)
{
    auto *list = new QVBoxLayout(this);
    list->setContentsMargins({});
    list->setSpacing(3 * kGrid);
    const auto say = [this, list](const QString &text, const QString &name) {
        if (text.isEmpty())
            return;
        auto *words = new ToneLabel(text, Tone::Muted, this);
        words->setOverflow(ToneLabel::Overflow::WrapAnywhere);
        words->setAccessibleName(name);
        list->addWidget(words);
    };
    if (question.sessions() > 1) {
        list->addWidget(countCards(question));
        say(question.whose(), tr("Whose sessions"));
        say(question.spread, tr("Of which formats, and where"));
    }
    say(question.about, tr("Which session"));
    if (!question.caveats.isEmpty())
        list->addWidget(caveatNote(question));
    if (!question.sampleCommands.isEmpty())
        list->addWidget(sampleBlock(question, areCommandsOpen));
    list->addStretch(1);
}

QWidget *QuestionParts::countCards(const LogoutQuestion &question)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(10);
    const auto add = [row, layout](qint64 count, const QString &what) {
        layout->addWidget(countCard(count, what, row), 1);
    };
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
    return row;
}

QWidget *QuestionParts::caveatNote(const LogoutQuestion &question)
{
    auto *note = new Card(Card::Ground::Warning, this);
    auto *layout = new QVBoxLayout(note);
    layout->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    for (const LogoutQuestion::Caveats &caveats : question.caveats) {
        // The one place with markup; what goes into it is escaped first.
        auto *text =
            new QLabel(tr("<b>%1</b>: %2")
                           .arg(caveats.format.toHtmlEscaped(), caveats.texts.join(QLatin1Char(' ')).toHtmlEscaped()),
                       note);
        text->setTextFormat(Qt::RichText);
        text->setWordWrap(true);
        layout->addWidget(text);
    }
    return note;
}

QWidget *QuestionParts::sampleBlock(const LogoutQuestion &question, bool isOpen)
{
    auto *block = new QWidget(this);
    auto *layout = new QVBoxLayout(block);
    layout->setContentsMargins({});
    layout->setSpacing(kGrid);
    auto *title = new QToolButton(block);
    title->setText(plainLabel(question.sampleTitle));
    title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    title->setCheckable(true);
    title->setChecked(isOpen);
    title->setAutoRaise(true);
    title->setFocusPolicy(Qt::TabFocus);
    title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    title->setAccessibleName(question.sampleTitle);
    title->setAccessibleDescription(tr("Shows or hides the commands"));
    auto *code = new Card(Card::Ground::Bordered, block);
    auto *lines = new QVBoxLayout(code);
    lines->setContentsMargins(10, 2 * kGrid, 10, 2 * kGrid);
    for (const QString &command : question.sampleCommands) {
        auto *line = new ToneLabel(command, Tone::Text, code);
        line->setFont(monospaceFont(line->font()));
        line->setOverflow(ToneLabel::Overflow::WrapAnywhere);
        line->setAccessibleName(tr("Command"));
        lines->addWidget(line);
    }
    for (const QString &note : question.sampleNotes) {
        auto *words = new ToneLabel(note, Tone::Muted, code);
        words->setWordWrap(true);
        lines->addWidget(words);
    }
    const auto fold = [title, code](bool open) {
        title->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        code->setVisible(open);
    };
    fold(isOpen);
    layout->addWidget(title);
    layout->addWidget(code);
    connect(title, &QToolButton::toggled, this, [this, fold](bool open) {
        fold(open);
        Q_EMIT commandsFolded(open);
    });
    return block;
}

} // namespace ui

#include "moc_questionparts.cpp"
