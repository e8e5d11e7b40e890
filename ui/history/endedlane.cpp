// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/endedlane.h"

#include "models/activity/history/endedmodel.h"
#include "models/activity/history/endedwords.h"
#include "models/text/numbertext.h"
#include "ui/controls/tonelabel.h"
#include "ui/history/endedview.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include <algorithm>

namespace ui
{

namespace
{

constexpr int kHeading = 7 * kGrid;
constexpr qint64 kADayMs = 24 * 60 * 60 * 1000;

} // namespace

EndedLane::EndedLane(QWidget *parent)
    : QWidget(parent)
    , m_model(new history::EndedModel(this))
    , m_view(new EndedView(*m_model, this)) // before the buttons: F6 leads to it first
    , m_fold(new QToolButton(this))
    , m_title(new ToneLabel(tr("Ended"), Tone::Text, this))
    , m_summary(new ToneLabel(Tone::Muted, this))
    , m_all(new QToolButton(this))
    , m_message(new ToneLabel(Tone::Muted, this))
{
    setAccessibleName(tr("Ended sessions, from the history"));
    m_fold->setAutoRaise(true);
    m_fold->setFixedSize(6 * kGrid, 6 * kGrid);
    m_title->setFontScale(1, QFont::DemiBold);
    m_summary->setOverflow(ToneLabel::Overflow::Elide);
    m_summary->setFont(tabularFont(m_summary->font()));
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_all->setAutoRaise(true);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_message->setAccessibleName(tr("About the ended sessions"));
    connect(m_fold, &QToolButton::clicked, this, [this] { setFolded(!m_isFolded); });
    connect(m_all, &QToolButton::clicked, this, &EndedLane::pressAll);
    connect(m_view, &LiveTableView::typeScaleChanged, this, [this] {
        place();
        Q_EMIT wantedHeightChanged();
    });
    hide();
}

int EndedLane::headingHeight() const
{
    return std::max(kHeading, fontMetrics().height() + 2 * kGrid);
}

int EndedLane::leastHeight() const
{
    return headingHeight() + (m_isFolded ? 0 : std::min(2, std::max(1, m_model->rowCount())) * m_view->rowHeight());
}

int EndedLane::wantedHeight() const
{
    if (m_isFolded)
        return headingHeight();
    if (!m_message->text().isEmpty())
        return headingHeight() + m_message->heightForWidth(std::max(50, width() - 10 * kGrid)) + 2 * kGrid;
    return headingHeight() + m_model->rowCount() * m_view->rowHeight();
}

void EndedLane::showAnswer(history::EndedAnswer answer, qint64 now)
{
    m_now = now;
    m_isWanted = true;
    m_message->setText({});
    m_model->setRows(answer.rows, now);
    m_answer = std::move(answer);
    describe();
    place();
    Q_EMIT wantedHeightChanged();
}

void EndedLane::showMessage(const QString &sentence)
{
    m_isWanted = true;
    m_answer = {};
    m_model->clear();
    m_message->setText(sentence);
    describe();
    place();
    Q_EMIT wantedHeightChanged();
}

void EndedLane::clear()
{
    if (!m_isWanted)
        return;
    m_isWanted = false;
    m_isOpen = false;
    m_answer = {};
    m_model->clear();
    m_message->setText({});
    Q_EMIT wantedHeightChanged();
}

void EndedLane::setFolded(bool folded)
{
    m_isFolded = folded;
    describe();
    place();
    Q_EMIT wantedHeightChanged();
}

/// Opens the lane; then asks for older ones, as long as there are any.
void EndedLane::pressAll()
{
    if (m_isOpen && m_answer.hasMore) {
        Q_EMIT moreRequested();
        return;
    }
    m_isOpen = !m_isOpen;
    describe();
    Q_EMIT wantedHeightChanged();
    if (m_isOpen && m_answer.hasMore)
        Q_EMIT moreRequested();
}

void EndedLane::describe()
{
    const QString count = text::numberText(m_answer.lives);
    const qint64 since = m_answer.lookedBackTo != 0 ? m_answer.lookedBackTo : m_answer.watchedSince;
    const qint64 age = m_now - since;
    QString found;
    if (m_answer.hasMore && m_answer.lives > 0)
        found = tr("the %1 newest").arg(count);
    else if (since == 0)
        found = count;
    else if (age < kADayMs)
        found = tr("%1 since %2").arg(count, history::instantOf(since, m_now));
    else
        found = tr("%1 in %Ln day(s)", nullptr, int((age + kADayMs - 1) / kADayMs)).arg(count);
    if (!m_message->text().isEmpty())
        m_summary->setText(tr("from the history of this computer"));
    else if (m_answer.lives == 0)
        m_summary->setText(
            since == 0 ? tr("none · from the history of this computer, which begins now")
                       : tr("none since %1 · from the history of this computer").arg(history::instantOf(since, m_now)));
    else
        m_summary->setText(tr("%1, newest first · from the history of this computer").arg(found));
    m_summary->setAccessibleName(m_summary->text());
    m_fold->setArrowType(m_isFolded ? Qt::RightArrow : Qt::DownArrow);
    m_fold->setAccessibleName(m_isFolded ? tr("Unfold the ended sessions") : tr("Fold the ended sessions"));
    m_fold->setToolTip(m_fold->accessibleName());
    m_all->setText(m_isOpen && m_answer.hasMore ? tr("Show Older")
                   : m_isOpen                   ? tr("Show Fewer")
                   : m_answer.hasMore           ? tr("Show All")
                                                : tr("Show All %1").arg(count));
    m_all->setAccessibleName(m_all->text());
}

void EndedLane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void EndedLane::place()
{
    const int heading = headingHeight();
    const bool isMessage = !m_message->text().isEmpty();
    const QRect below = rect().adjusted(0, heading, 0, 0);
    m_view->setGeometry(below);
    m_view->setVisible(!m_isFolded && !isMessage);
    m_message->setGeometry(below.adjusted(8 * kGrid, kGrid, -2 * kGrid, 0));
    m_message->setVisible(!m_isFolded && isMessage);
    const bool isCut = m_model->rowCount() * m_view->rowHeight() > below.height() || m_answer.hasMore;
    m_all->setVisible(!m_isFolded && !isMessage && (isCut || m_isOpen));
    const int all = m_all->isVisibleTo(this) ? m_all->sizeHint().width() : 0;
    m_fold->move(kGrid, (heading - m_fold->height()) / 2);
    const int title = m_title->sizeHint().width();
    m_title->setGeometry(8 * kGrid + 6, 0, title, heading);
    const int summary = m_title->geometry().right() + 3 * kGrid;
    m_summary->setGeometry(summary, 0, std::max(0, width() - summary - all - 3 * kGrid), heading);
    m_all->setGeometry(width() - all - kGrid, 2, all, heading - 4);
}

void EndedLane::comeAfter(QWidget &before)
{
    setTabOrder(&before, m_fold);
    setTabOrder(m_fold, m_all);
    setTabOrder(m_all, m_view);
}

void EndedLane::takeFocus()
{
    m_view->setFocus(Qt::ShortcutFocusReason);
    if (!m_view->selectedLife())
        m_view->chooseFirst();
}

void EndedLane::paintEvent(QPaintEvent *)
{
    const Colours &c = colours(this);
    QPainter painter(this);
    painter.fillRect(rect(), c.surface);
    const QRect heading(0, 0, width(), headingHeight());
    painter.fillRect(heading, c.window);
    painter.fillRect(QRect(0, 0, width(), 1), c.border);
    painter.fillRect(QRect(0, heading.bottom(), width(), 1), c.border);
}

} // namespace ui

#include "moc_endedlane.cpp"
