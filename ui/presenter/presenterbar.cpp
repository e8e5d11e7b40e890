// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenter/presenterbar.h"

#include "ui/connect/connectionchip.h"
#include "ui/connect/presencemark.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/controls/tonelabel.h"
#include "ui/life/typesize.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include <chrono>

namespace ui
{

namespace
{

constexpr std::chrono::milliseconds kBetweenLooks{1000};
constexpr int kMarkWidth = 4 * kGrid;

} // namespace

PresenterBar::PresenterBar(const ConnectionChip &chip, const QStringList &views, QWidget *parent)
    : QWidget(parent)
    , m_chip(chip)
    , m_mark(new QWidget(this))
    , m_title(new ToneLabel(Tone::Text, this))
    , m_detail(new ToneLabel(Tone::Muted, this))
    , m_views(new SegmentedSwitch(views, this))
    , m_keys(new ToneLabel(Tone::Muted, this))
    , m_leave(new QPushButton(tr("Esc leaves"), this))
{
    setAccessibleName(tr("Presentation"));
    m_mark->setFixedWidth(kMarkWidth);
    m_views->setAccessibleName(tr("What is presented"));
    m_views->setTabs(true);
    m_title->setOverflow(ToneLabel::Overflow::Elide);
    m_detail->setOverflow(ToneLabel::Overflow::Elide);
    m_keys->setOverflow(ToneLabel::Overflow::Elide);
    m_keys->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_leave->setAccessibleName(tr("Leave the presentation"));
    setButtonRole(m_leave, ButtonRole::Flat);
    auto *row = new QHBoxLayout(this);
    row->setSpacing(2 * kGrid);
    row->addWidget(m_mark);
    row->addWidget(m_title);
    row->addWidget(m_detail, 1);
    row->addWidget(m_views);
    row->addWidget(m_keys);
    row->addWidget(m_leave);
    m_refresh.setInterval(kBetweenLooks);
    connect(&m_refresh, &QTimer::timeout, this, &PresenterBar::refresh);
    connect(m_views, &SegmentedSwitch::currentChanged, this, &PresenterBar::viewChosen);
    connect(m_leave, &QPushButton::clicked, this, &PresenterBar::leaveRequested);
}

void PresenterBar::setView(int view)
{
    m_views->setCurrent(view);
}

void PresenterBar::setCanPause(bool canPause)
{
    m_canPause = canPause;
    refresh();
    arrange();
}

void PresenterBar::setPaused(const QString &since)
{
    m_pausedSince = since;
    refresh();
}

void PresenterBar::refresh()
{
    const ConnectionChip::Content &content = m_chip.content();
    m_title->setText(content.title);
    QStringList detail{content.detail};
    if (content.production)
        detail += tr("production");
    if (content.readOnly)
        detail += tr("read-only");
    if (content.unverified)
        detail += tr("server not verified");
    detail.removeAll(QString());
    m_detail->setText(detail.join(QStringLiteral(" · ")));
    m_keys->setText(!m_canPause               ? tr("Ctrl + and Ctrl − set the size ·")
                    : m_pausedSince.isEmpty() ? tr("Space pauses · Ctrl + and Ctrl − set the size ·")
                                              : tr("Stands still as of %1: Space goes on ·").arg(m_pausedSince));
    m_keys->setTone(m_pausedSince.isEmpty() ? Tone::Muted : Tone::Warning);
    update();
}

/// Where there is no room for the keys they go first: the button says the most important one.
void PresenterBar::arrange()
{
    const int line = fontMetrics().height();
    setFixedHeight(int(line * 2.4) / kGrid * kGrid);
    layout()->setContentsMargins(int(line * 1.2), 0, int(line * 0.8), 1);
    m_title->setFont(sized(font(), 1.0, QFont::DemiBold));
    const int others =
        m_title->sizeHint().width() + m_views->sizeHint().width() + m_leave->sizeHint().width() + 8 * line;
    m_keys->setVisible(width() - others > m_keys->sizeHint().width() + m_detail->sizeHint().width());
}

void PresenterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void PresenterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

void PresenterBar::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_refresh.start();
    refresh();
    arrange();
}

void PresenterBar::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_refresh.stop();
}

void PresenterBar::paintEvent(QPaintEvent *)
{
    const Colours &c = colours(this);
    QPainter painter(this);
    painter.fillRect(rect(), c.window);
    painter.fillRect(QRect(0, height() - 1, width(), 1), c.border);
    painter.setRenderHint(QPainter::Antialiasing);
    drawPresenceMark(&painter, QPointF(m_mark->x() + 5, m_mark->geometry().center().y() + 0.5),
                     m_chip.content().presence, c);
}

} // namespace ui

#include "moc_presenterbar.cpp"
