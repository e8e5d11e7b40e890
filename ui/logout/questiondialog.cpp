// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/questiondialog.h"

#include "models/audit/auditentry.h"
#include "ui/controls/card.h"
#include "ui/controls/chip.h"
#include "ui/controls/dialogroom.h"
#include "ui/controls/tonelabel.h"
#include "ui/logout/answerfields.h"
#include "ui/logout/questionparts.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShowEvent>
#include <QVBoxLayout>

#include <utility>

namespace ui
{

namespace
{

constexpr int kWidth = 160 * kGrid;
constexpr int kMargin = 22;
constexpr int kBadgeWidth = 50 * kGrid;

/// A hairline, in either scheme.
class Rule final : public QFrame
{
public:
    explicit Rule(QWidget *parent)
        : QFrame(parent)
    {
        setFrameShape(HLine);
        setFrameShadow(Plain);
        setFixedHeight(1);
        setForegroundRole(QPalette::Mid);
    }
};

/// Who it is recorded as: the same as long as the program runs.
QString recordedAs()
{
    static const audit::Operator present = audit::Operator::present();
    constexpr qsizetype kLongest = 40; // characters: one word, beside two buttons
    const QString name = QStringLiteral("%1@%2").arg(present.user, present.host);
    return name.size() > kLongest ? name.first(kLongest - 1) + QChar(0x2026) : name;
}

} // namespace

QuestionDialog::QuestionDialog(QuestionText text, QWidget *fields, QWidget *parent)
    : QDialog(parent)
    , m_text(std::move(text))
    , m_fields(fields)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(kMargin, kMargin, kMargin, 5 * kGrid);
    layout->setSpacing(3 * kGrid);
    layout->addWidget(titleRow());
    auto *changeNote = new Card(Card::Ground::Warning, this);
    m_changeNote = changeNote;
    m_changeText = new ToneLabel(QString(), Tone::Text, changeNote);
    m_changeText->setWordWrap(true);
    auto *inner = new QVBoxLayout(changeNote);
    inner->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    inner->addWidget(m_changeText);
    layout->addWidget(changeNote);
    for (const QuestionText::Note &note : m_text.notes) {
        m_notes.push_back(new ToneLabel(QString(), note.tone, this));
        m_notes.back()->setWordWrap(true);
        layout->addWidget(m_notes.back());
    }
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->viewport()->setAutoFillBackground(false);
    layout->addWidget(m_scroll, 1);
    m_follows = new ToneLabel(QString(), Tone::Muted, this);
    m_follows->setWordWrap(true);
    layout->addWidget(m_follows);
    if (m_fields)
        layout->addWidget(m_fields);
    m_answers = new AnswerFields(m_text, this);
    connect(m_answers, &AnswerFields::changed, this, &QuestionDialog::updateAction);
    layout->addWidget(m_answers);
    m_missing = new ToneLabel(QString(), Tone::Warning, this);
    m_missing->setWordWrap(true);
    m_missing->setMinimumHeight(m_missing->fontMetrics().height());
    layout->addWidget(m_missing);
    layout->addWidget(new Rule(this));
    layout->addWidget(buttonRow());
    fill({});
}

void QuestionDialog::say(QuestionText text, const QString &changes)
{
    m_text = std::move(text);
    fill(changes);
    if (isVisible())
        growDownwards();
}

/// Where the buttons were, nothing else is to be pressed then.
void QuestionDialog::growDownwards()
{
    const QSize before = size();
    fit();
    resize(size().expandedTo(before));
}

void QuestionDialog::setAction(const QString &action)
{
    m_text.action = action;
    m_action->setText(action);
}

void QuestionDialog::fill(const QString &changes)
{
    m_title->setText(m_text.title);
    m_changeText->setText(changes);
    m_changeNote->setVisible(!changes.isEmpty());
    for (size_t i = 0; i < m_notes.size() && i < m_text.notes.size(); ++i) {
        m_notes[i]->setTone(m_text.notes[i].tone);
        m_notes[i]->setText(m_text.notes[i].text);
        m_notes[i]->setVisible(!m_text.notes[i].text.isEmpty());
    }
    tell();
    m_answers->setCount(m_text.count);
    m_follows->setText(m_text.follows);
    m_follows->setVisible(!m_follows->text().isEmpty());
    setAction(m_text.action);
    updateAction();
}

void QuestionDialog::tell()
{
    delete m_scroll->takeWidget();
    auto *parts = new QuestionParts(m_text, m_areCommandsOpen);
    m_scroll->setWidget(parts);
    parts->setAutoFillBackground(false);
    connect(parts, &QuestionParts::commandsFolded, this, [this](bool open) {
        m_areCommandsOpen = open;
        growDownwards();
    });
}

void QuestionDialog::fit()
{
    const QSize room = dialogRoom(this);
    const int width = qMin(kWidth, room.width());
    setMinimumWidth(width);
    QWidget *told = m_scroll->widget();
    // Room for a scroll bar, also where there is none: with it more lines would be needed, and so the bar would stay.
    const int inner = width - 2 * kMargin - m_scroll->verticalScrollBar()->sizeHint().width();
    const int wanted = told->hasHeightForWidth() ? told->heightForWidth(inner) : told->sizeHint().height();
    // What the rest of the dialog takes, found with nothing told.
    m_scroll->setFixedHeight(0);
    const int rest =
        layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : layout()->totalSizeHint().height();
    m_scroll->setMinimumHeight(0);
    m_scroll->setMaximumHeight(QWIDGETSIZE_MAX);
    resize(QSize(width, rest + wanted).boundedTo(room));
    // Rows that wrap may take a little more than they said.
    layout()->activate();
    if (const int lack = wanted - m_scroll->height(); lack > 0)
        resize(QSize(width, height() + lack).boundedTo(room));
}

void QuestionDialog::showEvent(QShowEvent *event)
{
    // Not sooner: the style has a say in how high fields and buttons are.
    if (!event->spontaneous()) {
        const auto children = findChildren<QWidget *>();
        for (QWidget *child : children) {
            child->ensurePolished();
            child->updateGeometry();
        }
        fit();
    }
    QDialog::showEvent(event);
    // Return must not be a yes by mistake: it lands on Cancel, or in what has to be filled in.
    if (m_fields)
        m_fields->setFocus();
    else if (!m_answers->focusFirst())
        m_cancel->setFocus();
}

QWidget *QuestionDialog::titleRow()
{
    auto *row = new QWidget(this);
    m_title = new ToneLabel(m_text.title, Tone::Text, row);
    m_title->setFontScale(1.2, QFont::Bold);
    m_title->setWordWrap(true);
    auto *badge = new Chip(m_text.production ? tr("production · %1").arg(m_text.serverTitle) : m_text.serverTitle,
                           m_text.production ? Tone::Danger : Tone::Muted, row);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(3 * kGrid);
    layout->addWidget(m_title, 1);
    layout->addWidget(badge, 0, Qt::AlignTop);
    // A name without a space is broken where the line ends; the server's is still to be read.
    badge->setMinimumWidth(qMin(badge->sizeHint().width(), kBadgeWidth));
    const int room = kWidth - 2 * kMargin - 3 * kGrid - badge->minimumWidth();
    if (m_title->minimumSizeHint().width() > room)
        m_title->setOverflow(ToneLabel::Overflow::WrapAnywhere);
    return row;
}

QString QuestionDialog::reason() const
{
    return m_answers->reason();
}

void QuestionDialog::suggestReason(const QString &reason)
{
    m_answers->suggestReason(reason);
}

qint64 QuestionDialog::confirmed() const
{
    return m_answers->confirmed();
}

bool QuestionDialog::asksForNumber() const
{
    return m_answers->asksForNumber();
}

QWidget *QuestionDialog::buttonRow()
{
    auto *row = new QWidget(this);
    auto *recorded = new ToneLabel(tr("Recorded in the audit log as %1").arg(recordedAs()), Tone::Muted, row);
    recorded->setWordWrap(true);
    m_cancel = new QPushButton(tr("Cancel"), row);
    m_cancel->setDefault(true);
    m_action = new QPushButton(row);
    m_action->setAutoDefault(false);
    setButtonRole(m_action, m_text.destroys ? ButtonRole::Destructive : ButtonRole::Primary);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(10);
    layout->addWidget(recorded, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_action);
    connect(m_cancel, &QPushButton::clicked, this, &QuestionDialog::reject);
    connect(m_action, &QPushButton::clicked, this, &QuestionDialog::accept);
    return row;
}

void QuestionDialog::updateAction()
{
    const bool hasReason = m_answers->hasReason();
    const bool hasNumber = m_answers->hasNumber();
    const bool isPossible = m_text.obstacle.isEmpty();
    QString missing;
    if (!isPossible)
        missing = m_text.obstacle;
    else if (!hasReason)
        missing = m_text.lacksReason;
    else if (!hasNumber)
        missing = m_text.lacksNumber;
    if (m_text.count == 0)
        missing.clear();
    const bool confirmed = m_text.count > 0 && isPossible && hasReason && hasNumber;
    if (m_answers->asksForNumber()) {
        // Once the number stands there, Return means it.
        m_cancel->setDefault(!confirmed);
        m_action->setDefault(confirmed);
    }
    // Its place stays when nothing is missing any more: what is below must not move while somebody types.
    m_missing->setText(missing);
    m_missing->setVisible(m_text.needsReason || m_answers->asksForNumber() || !isPossible);
    m_action->setEnabled(confirmed);
    m_action->setToolTip(missing);
    m_action->setAccessibleDescription(missing);
}

} // namespace ui

#include "moc_questiondialog.cpp"
