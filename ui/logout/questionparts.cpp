// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/questionparts.h"

#include "models/text/numbertext.h"
#include "ui/controls/card.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"
#include "ui/logout/questiontext.h"
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

QuestionParts::QuestionParts(const QuestionText &question, bool areCommandsOpen, QWidget *parent)
    : QWidget(parent)
{
    auto *list = new QVBoxLayout(this);
    list->setContentsMargins({});
    list->setSpacing(3 * kGrid);
    if (!question.counts.empty())
        list->addWidget(countCards(question));
    for (const QuestionText::Line &line : question.lines) {
        if (line.text.isEmpty())
            continue;
        auto *words = new ToneLabel(line.text, Tone::Muted, this);
        words->setOverflow(ToneLabel::Overflow::WrapAnywhere);
        words->setAccessibleName(line.name);
        list->addWidget(words);
    }
    if (!question.caveats.isEmpty())
        list->addWidget(caveatNote(question));
    if (!question.sampleCommands.isEmpty())
        list->addWidget(sampleBlock(question, areCommandsOpen));
    list->addStretch(1);
}

QWidget *QuestionParts::countCards(const QuestionText &question)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(10);
    for (const QuestionText::Count &count : question.counts)
        layout->addWidget(countCard(count.count, count.what, row), 1);
    return row;
}

QWidget *QuestionParts::caveatNote(const QuestionText &question)
{
    auto *note = new Card(Card::Ground::Warning, this);
    auto *layout = new QVBoxLayout(note);
    layout->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(kGrid);
    for (const QuestionText::Caveats &caveats : question.caveats) {
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

QWidget *QuestionParts::sampleBlock(const QuestionText &question, bool isOpen)
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
