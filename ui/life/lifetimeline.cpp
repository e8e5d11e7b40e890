// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/life/lifetimeline.h"

#include "models/activity/expirywatch.h"
#include "models/activity/lifewatch.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "ui/life/lagchart.h"
#include "ui/life/lifechart.h"
#include "ui/life/lifewords.h"
#include "ui/life/typesize.h"
#include "ui/theme/quietwords.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QPainter>

#include <cmath>

namespace ui
{

namespace
{

// Of the widget's font.
constexpr double kTitleSize = 1.8;
constexpr double kSubjectSize = 1.12;
constexpr double kFigureSize = 3.75;

} // namespace

LifeTimeline::LifeTimeline(monitor::SessionMonitor &monitor, const activity::LifeWatch &watch,
                           const activity::ExpiryWatch &expiry, QWidget *parent)
    : QWidget(parent)
    , m_monitor(monitor)
    , m_watch(watch)
    , m_expiry(expiry)
    , m_chart(new LifeChart(this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setAccessibleName(tr("The life of one session"));
    m_tick.setSingleShot(true);
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, &LifeTimeline::tick);
    connect(&watch, &activity::LifeWatch::changed, this, [this] {
        if (isVisible())
            refresh();
    });
}

void LifeTimeline::setRemark(const QString &remark)
{
    m_remark = remark;
    update();
}

void LifeTimeline::setPaused(bool paused)
{
    m_isPaused = paused;
    if (!paused && isVisible())
        tick();
}

QString LifeTimeline::figureText() const
{
    return QStringLiteral("%1 %2 %3").arg(m_figure, m_first, m_second).simplified();
}

int LifeTimeline::line() const
{
    return fontMetrics().height();
}

int LifeTimeline::headHeight() const
{
    return int(line() * 4.1);
}

QSize LifeTimeline::minimumSizeHint() const
{
    return {m_chart->minimumSizeHint().width() + 2 * line(), headHeight() + m_chart->minimumSizeHint().height()};
}

void LifeTimeline::place()
{
    const int side = int(line() * 1.2);
    m_chart->setGeometry(side, headHeight(), width() - 2 * side, height() - headHeight() - line() / 2);
}

void LifeTimeline::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void LifeTimeline::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        place();
}

void LifeTimeline::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick();
}

void LifeTimeline::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
}

void LifeTimeline::tick()
{
    m_tick.start(m_monitor.table().clock().untilNextShownMs());
    refresh();
}

void LifeTimeline::refresh()
{
    if (m_isPaused)
        return;
    const activity::LifeWatch::Facts &facts = m_watch.facts();
    const activity::SessionLife &life = m_watch.life();
    const qint64 second = m_expiry.nowSecond() + 1;
    const auto picture =
        facts.key.isEmpty()
            ? activity::LifePicture()
            : activity::LifePicture::of(life, m_watch.nowMs(), m_expiry.lags().figures(second - kLagSeconds, second));
    const LifeFigure figure =
        facts.isDeadlineUnknown && !life.hasEnded()
            ? LifeFigure{tr("not known"), tr("this account may not"), tr("ask for the TTL"), false}
            : figureOf(picture, life);
    m_figure = figure.figure;
    m_first = figure.first;
    m_second = figure.second;
    m_isDue = figure.isDue;
    m_subject = facts.key.isEmpty() ? tr("Select a session in the table: its life is drawn here.") : subjectText(facts);
    m_chart->showLife(picture, extensionsText(life), endText(life.howEnded()));
    const QString spoken = spokenLife(picture, life, facts);
    setDescriptionQuietly(m_chart, spoken);
    update();
}

void LifeTimeline::paintEvent(QPaintEvent *)
{
    const Colours &c = colours(this);
    QPainter painter(this);
    const int side = int(line() * 1.2);
    const double top = line() * 0.8;

    // The figure first: the words get what it leaves.
    double right = width() - side;
    if (!m_figure.isEmpty()) {
        const bool isNumber = m_figure.at(0).isDigit();
        const QFont large = tabularFont(sized(font(), isNumber ? kFigureSize : kTitleSize, QFont::Bold));
        const QFontMetricsF metrics(large);
        const double wide = metrics.horizontalAdvance(m_figure);
        painter.setFont(large);
        painter.setPen(m_isDue ? c.due : c.text);
        painter.drawText(QRectF(right - wide, top, wide + 1, line() * 2.9), int(Qt::AlignVCenter) | int(Qt::AlignRight),
                         m_figure);
        right -= wide + line() * 1.2;
        const QFont beside = tabularFont(sized(font(), kSubjectSize));
        const QFontMetricsF small(beside);
        const double words = std::max(small.horizontalAdvance(m_first), small.horizontalAdvance(m_second));
        painter.setFont(beside);
        painter.setPen(m_isDue ? c.due : c.mutedText);
        const double middle = top + line() * 1.45;
        painter.drawText(QRectF(right - words, middle - small.height(), words + 1, small.height()), int(Qt::AlignRight),
                         m_first);
        painter.drawText(QRectF(right - words, middle, words + 1, small.height()), int(Qt::AlignRight), m_second);
        right -= words + line() * 1.5;
    }

    const QFont title = sized(font(), kTitleSize, QFont::DemiBold);
    const QFontMetricsF titleMetrics(title);
    const double room = std::max(0.0, right - side);
    painter.setFont(title);
    painter.setPen(c.text);
    painter.drawText(QRectF(side, top, room, titleMetrics.height()), int(Qt::AlignVCenter),
                     titleMetrics.elidedText(tr("The life of one session"), Qt::ElideRight, room));
    const QFont subject = sized(font(), kSubjectSize);
    const QFontMetricsF metrics(subject);
    const QString words = m_remark.isEmpty() ? m_subject : QStringLiteral("%1  ·  %2").arg(m_subject, m_remark);
    painter.setFont(subject);
    painter.setPen(c.mutedText);
    painter.drawText(QRectF(side, top + titleMetrics.height(), room, metrics.height()), int(Qt::AlignVCenter),
                     metrics.elidedText(words, Qt::ElideRight, room));
}

} // namespace ui

#include "moc_lifetimeline.cpp"
