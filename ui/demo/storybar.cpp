// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demo/storybar.h"

#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextEdit>

#include <utility>

namespace ui
{

namespace
{

constexpr double kLineScale = 1.2;
constexpr int kProgressHeight = 3;

} // namespace

StoryBar::StoryBar(QWidget *parent)
    : QWidget(parent)
    , m_title(new ToneLabel(Tone::Muted, this))
    , m_line(new ToneLabel(Tone::Text, this))
    , m_news(new ToneLabel(Tone::Accent, this))
    , m_progress(new ToneLabel(Tone::Muted, this))
    , m_back(new QPushButton(tr("Back"), this))
    , m_pause(new QPushButton(this))
    , m_next(new QPushButton(tr("Next"), this))
    , m_stop(new QPushButton(tr("Stop"), this))
{
    m_title->setAccessibleName(tr("The story"));
    m_line->setWordWrap(true);
    m_line->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_line->setAccessibleName(tr("What happens now"));
    m_news->setOverflow(ToneLabel::Overflow::Elide);
    m_news->setAccessibleName(tr("What the demo says"));
    m_progress->setAccessibleName(tr("How far the story is"));
    m_pause->setToolTip(tr("The space bar does the same. The server goes on meanwhile: only the story waits, and "
                           "the pictures where it is presented."));

    auto *head = new QHBoxLayout;
    head->setSpacing(2 * kGrid);
    head->addWidget(m_title);
    head->addWidget(m_progress);
    head->addWidget(m_news, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(kGrid);
    words->addLayout(head);
    words->addWidget(m_line, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4 * kGrid, 3 * kGrid, 4 * kGrid, 3 * kGrid);
    row->setSpacing(2 * kGrid);
    row->addLayout(words, 1);
    row->addSpacing(2 * kGrid);
    for (QPushButton *button : {m_back, m_pause, m_next, m_stop})
        row->addWidget(button, 0, Qt::AlignVCenter);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Story"));

    connect(m_back, &QPushButton::clicked, this, &StoryBar::backRequested);
    connect(m_next, &QPushButton::clicked, this, &StoryBar::nextRequested);
    connect(m_pause, &QPushButton::clicked, this, [this] { Q_EMIT pauseRequested(!m_isPaused); });
    connect(m_stop, &QPushButton::clicked, this, &StoryBar::stopRequested);
    arrangeType();
    setPaused(false);
    hide();
}

/// Two lines of what is told have room, in whatever type.
void StoryBar::arrangeType()
{
    QFont line = font();
    line.setPointSizeF(line.pointSizeF() * kLineScale);
    m_line->setFont(line);
    m_line->setMinimumHeight(2 * int(fontMetrics().lineSpacing() * kLineScale) + 2);
}

void StoryBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrangeType();
}

void StoryBar::showStory(const QString &title)
{
    m_title->setText(title);
    m_news->setText({});
    m_line->setTone(Tone::Text);
    m_stop->setText(tr("Stop"));
    m_hasEnded = false;
    for (QPushButton *button : {m_back, m_pause, m_next})
        button->show();
    setPaused(false);
    show();
    // Where the space bar pauses, and typed letters go nowhere.
    setFocus(Qt::OtherFocusReason);
}

void StoryBar::showStep(int step, int steps, const QString &line)
{
    m_step = step;
    m_steps = steps;
    m_progress->setText(tr("%1 of %2", "steps of a story").arg(step + 1).arg(steps));
    m_line->setText(line);
    m_news->setText({});
    m_back->setEnabled(step > 0);
    m_next->setEnabled(step + 1 < steps);
    update();
}

void StoryBar::showNews(const QString &sentence)
{
    if (!m_hasEnded)
        m_news->setText(sentence);
}

void StoryBar::showEnd(const QString &sentence, bool isFailure)
{
    m_hasEnded = true;
    setPaused(false);
    m_line->setText(sentence);
    m_line->setTone(isFailure ? Tone::Danger : Tone::Text);
    for (QPushButton *button : {m_back, m_pause, m_next})
        button->hide();
    m_stop->setText(tr("Close", "a story that has ended"));
    update();
}

void StoryBar::setPaused(bool isPaused)
{
    const bool wasPaused = std::exchange(m_isPaused, isPaused);
    m_pause->setText(isPaused ? tr("Go on") : tr("Pause"));
    // Both words fit.
    m_pause->setMinimumWidth(qMax(m_pause->minimumWidth(), m_pause->sizeHint().width()));
    if (wasPaused != isPaused)
        Q_EMIT pausedChanged(isPaused);
}

bool StoryBar::takesSpace(const QWidget *focused) const
{
    if (const auto *choice = qobject_cast<const QComboBox *>(focused))
        return choice->isEditable();
    return qobject_cast<const QLineEdit *>(focused) || qobject_cast<const QAbstractSpinBox *>(focused) ||
           qobject_cast<const QTextEdit *>(focused) || qobject_cast<const QPlainTextEdit *>(focused) ||
           qobject_cast<const QAbstractButton *>(focused);
}

bool StoryBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress || m_hasEnded)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const auto *target = qobject_cast<QWidget *>(watched);
    if (key->key() != Qt::Key_Space || key->modifiers() != Qt::NoModifier || !target || target->window() != window() ||
        takesSpace(target))
        return QWidget::eventFilter(watched, event);
    if (!key->isAutoRepeat())
        Q_EMIT pauseRequested(!m_isPaused);
    return true;
}

void StoryBar::showEvent(QShowEvent *event)
{
    qApp->installEventFilter(this);
    QWidget::showEvent(event);
}

void StoryBar::hideEvent(QHideEvent *event)
{
    qApp->removeEventFilter(this);
    QWidget::hideEvent(event);
}

void StoryBar::paintEvent(QPaintEvent *)
{
    const Colours &scheme = colours(this);
    QPainter painter(this);
    painter.fillRect(rect(), scheme.surface);
    painter.fillRect(QRect(0, 0, width(), kProgressHeight), scheme.track);
    if (m_steps > 0) {
        const int part = m_hasEnded ? width() : width() * (m_step + 1) / m_steps;
        painter.fillRect(QRect(isRightToLeft() ? width() - part : 0, 0, part, kProgressHeight), scheme.accent);
    }
}

} // namespace ui

#include "moc_storybar.cpp"
