// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutdialog.h"

#include "models/audit/auditentry.h"
#include "ui/controls/card.h"
#include "ui/controls/chip.h"
#include "ui/controls/dialogroom.h"
#include "ui/controls/tonelabel.h"
#include "ui/logout/answerfields.h"
#include "ui/logout/lifefields.h"
#include "ui/logout/questionparts.h"
#include "ui/theme/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShowEvent>
#include <QVBoxLayout>

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

LogoutDialog::LogoutDialog(LogoutQuestion question, QWidget *parent)
    : QDialog(parent)
    , m_question(std::move(question))
{
    setWindowTitle(m_question.action == LogoutQuestion::Action::LogOut  ? tr("Log out")
                   : m_question.action == LogoutQuestion::Action::EndIn ? tr("End in a while")
                                                                        : tr("Set the time left"));
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
    m_doubt = new ToneLabel(QString(), Tone::Danger, this);
    m_doubt->setWordWrap(true);
    m_stays = new ToneLabel(QString(), Tone::Text, this);
    m_stays->setWordWrap(true);
    m_unread = new ToneLabel(QString(), Tone::Warning, this);
    m_unread->setWordWrap(true);
    layout->addWidget(changeNote);
    layout->addWidget(m_doubt);
    layout->addWidget(m_stays);
    layout->addWidget(m_unread);
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
    if (m_question.action != LogoutQuestion::Action::LogOut)
        addLifeFields(layout);
    m_answers = new AnswerFields(m_question, this);
    connect(m_answers, &AnswerFields::changed, this, &LogoutDialog::updateAction);
    layout->addWidget(m_answers);
    m_missing = new ToneLabel(QString(), Tone::Warning, this);
    m_missing->setWordWrap(true);
    m_missing->setMinimumHeight(m_missing->fontMetrics().height());
    layout->addWidget(m_missing);
    layout->addWidget(new Rule(this));
    layout->addWidget(buttonRow());
    fill();
}

void LogoutDialog::setQuestion(LogoutQuestion question, const QString &changes)
{
    // The time is what was chosen here.
    question.in = m_question.in;
    if (question.saysTheSameAs(m_question) && changes == m_changes) {
        m_question = std::move(question);
        return;
    }
    m_question = std::move(question);
    m_changes = changes;
    fill();
    if (!isVisible())
        return;
    // Only downwards: where the buttons were, nothing else is to be pressed then.
    const QSize before = size();
    fit();
    resize(size().expandedTo(before));
}

void LogoutDialog::fill()
{
    const auto say = [](ToneLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
    };
    m_title->setText(m_question.title());
    m_changeText->setText(m_changes);
    m_changeNote->setVisible(!m_changes.isEmpty());
    say(m_stays, m_question.whatStays());
    say(m_doubt, m_question.whoMayBeSeveral());
    say(m_unread, m_question.whatIsUnread());
    tell();
    m_answers->setQuestion(m_question);
    m_follows->setText(m_question.whatFollows());
    m_follows->setVisible(!m_follows->text().isEmpty());
    m_logOut->setText(m_question.actionText());
    updateAction();
}

void LogoutDialog::tell()
{
    delete m_scroll->takeWidget();
    auto *parts = new QuestionParts(m_question, m_areCommandsOpen);
    m_scroll->setWidget(parts);
    parts->setAutoFillBackground(false);
    connect(parts, &QuestionParts::commandsFolded, this, [this](bool open) {
        m_areCommandsOpen = open;
        const QSize before = size();
        fit();
        resize(size().expandedTo(before)); // the buttons stay where they are, or go down
    });
}

void LogoutDialog::addLifeFields(QLayout *layout)
{
    const bool isEnd = m_question.action == LogoutQuestion::Action::EndIn;
    m_life = new LifeFields(isEnd ? tr("&End in") : tr("&Time left"), this);
    m_question.in = m_life->time();
    connect(m_life, &LifeFields::timeChanged, this, [this](std::chrono::seconds time) {
        m_question.in = time;
        m_logOut->setText(m_question.actionText());
    });
    layout->addWidget(m_life);
}

void LogoutDialog::fit()
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

void LogoutDialog::showEvent(QShowEvent *event)
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
    if (m_life)
        m_life->setFocus();
    else if (!m_answers->focusFirst())
        m_cancel->setFocus();
}

QWidget *LogoutDialog::titleRow()
{
    auto *row = new QWidget(this);
    m_title = new ToneLabel(m_question.title(), Tone::Text, row);
    m_title->setFontScale(1.2, QFont::Bold);
    m_title->setWordWrap(true);
    auto *badge =
        new Chip(m_question.production ? tr("production · %1").arg(m_question.serverTitle) : m_question.serverTitle,
                 m_question.production ? Tone::Danger : Tone::Muted, row);
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

QString LogoutDialog::reason() const
{
    return m_answers->reason();
}

void LogoutDialog::suggestReason(const QString &reason)
{
    m_answers->suggestReason(reason);
}

qint64 LogoutDialog::confirmed() const
{
    return m_answers->confirmed();
}

bool LogoutDialog::asksForNumber() const
{
    return m_answers->asksForNumber();
}

QWidget *LogoutDialog::buttonRow()
{
    auto *row = new QWidget(this);
    auto *recorded = new ToneLabel(tr("Recorded in the audit log as %1").arg(recordedAs()), Tone::Muted, row);
    recorded->setWordWrap(true);
    m_cancel = new QPushButton(tr("Cancel"), row);
    m_cancel->setDefault(true);
    m_logOut = new QPushButton(row);
    m_logOut->setAutoDefault(false);
    setButtonRole(m_logOut,
                  m_question.action == LogoutQuestion::Action::SetTtl ? ButtonRole::Primary : ButtonRole::Destructive);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(10);
    layout->addWidget(recorded, 1);
    layout->addWidget(m_cancel);
    layout->addWidget(m_logOut);
    connect(m_cancel, &QPushButton::clicked, this, &LogoutDialog::reject);
    connect(m_logOut, &QPushButton::clicked, this, &LogoutDialog::accept);
    return row;
}

void LogoutDialog::updateAction()
{
    const bool hasReason = m_answers->hasReason();
    const bool hasNumber = m_answers->hasNumber();
    QString missing;
    const bool isPossible = m_question.obstacle.isEmpty();
    if (!isPossible)
        missing = m_question.obstacle;
    else if (!hasReason)
        missing = tr("A reason is needed before anything is ended on a production server.");
    else if (!hasNumber)
        missing = tr("Type the number of sessions to confirm.");
    if (m_question.sessions() == 0)
        missing.clear();
    const bool confirmed = m_question.sessions() > 0 && isPossible && hasReason && hasNumber;
    if (m_answers->asksForNumber()) {
        // Once the number stands there, Return means it.
        m_cancel->setDefault(!confirmed);
        m_logOut->setDefault(confirmed);
    }
    // Its place stays when nothing is missing any more: what is below must not move while somebody types.
    m_missing->setText(missing);
    m_missing->setVisible(m_question.needsReason() || m_answers->asksForNumber() || !isPossible);
    m_logOut->setEnabled(confirmed);
    m_logOut->setToolTip(missing);
    m_logOut->setAccessibleDescription(missing);
}

} // namespace ui

#include "moc_logoutdialog.cpp"
