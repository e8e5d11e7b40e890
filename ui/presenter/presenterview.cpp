// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presenter/presenterview.h"

#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/clocktext.h"
#include "ui/activity/activitypanel.h"
#include "ui/life/lifepage.h"
#include "ui/presenter/presenterbar.h"
#include "ui/presenter/presenterfooter.h"

#include <QApplication>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui
{

namespace
{

/// In a window of this size type is so much larger than usual, and in larger ones in proportion.
constexpr QSize kReferenceSize(1280, 800);
constexpr double kReading = 1.3;
constexpr double kLeastReading = 0.9;
constexpr double kStepFactor = 1.1;
constexpr int kMostStepsUp = 8;
constexpr int kMostStepsDown = -4;

} // namespace

PresenterView::PresenterView(QWidget *usual, const Sources &sources, QWidget *parent)
    : QWidget(parent)
    , m_sources(sources)
    , m_bar(new PresenterBar(sources.chip, {tr("Life"), tr("Lag"), tr("Table"), tr("Activity")}, this))
    , m_stack(new QStackedWidget(this))
    , m_usual(usual)
    , m_page(new LifePage(sources.monitor, sources.life, sources.expiry, this))
    , m_footer(new PresenterFooter(sources.monitor, sources.recorder, this))
{
    m_page->setFocusPolicy(Qt::StrongFocus);
    m_page->setAccessibleName(tr("The life of one session, and the expiry lag"));
    m_stack->addWidget(usual);
    m_stack->addWidget(m_page);
    // What is presented adapts to the window: it asks for no room that the usual content does not need.
    m_page->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);
    m_page->setMinimumSize(1, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    column->addWidget(m_footer);
    m_bar->hide();
    m_footer->hide();
    connect(m_bar, &PresenterBar::viewChosen, this, [this](int view) { setView(static_cast<View>(view)); });
    connect(m_bar, &PresenterBar::leaveRequested, this, &PresenterView::leaveRequested);
}

void PresenterView::setPresenting(bool presents)
{
    if (std::exchange(m_presents, presents) == presents)
        return;
    m_step = 0;
    m_isActivityLikeWindows = false;
    setPaused(false);
    m_bar->setVisible(presents);
    m_footer->setVisible(presents);
    if (presents)
        setView(Life);
    else
        m_stack->setCurrentWidget(m_usual);
    applyScale();
}

void PresenterView::setView(View view)
{
    if (!m_presents)
        return;
    m_view = view;
    m_bar->setView(view);
    m_footer->setLegend(canPause());
    m_bar->setCanPause(canPause());
    if (!canPause())
        setPaused(false);
    else if (m_isStoryPaused && !m_isPaused)
        setPaused(true);
    switch (view) {
    case Life:
    case Lag:
        m_page->setPart(view == Life ? LifePage::Part::Both : LifePage::Part::Lag);
        m_stack->setCurrentWidget(m_page);
        break;
    case Table:
        m_stack->setCurrentWidget(m_usual);
        break;
    case Activity:
        showActivity();
        break;
    }
    if (view == Life || view == Lag)
        m_page->setFocus(Qt::OtherFocusReason);
    Q_EMIT viewChanged();
}

/// Over the time that the window's own shows when it is presented first; then as it was left.
void PresenterView::showActivity()
{
    if (!m_activity) {
        m_activity = new ActivityPanel(m_sources.recorder, m_sources.monitor, m_sources.history, this);
        m_activity->setSelectable(false);
        m_stack->addWidget(m_activity);
    }
    if (std::exchange(m_isActivityLikeWindows, true) == false) {
        files::SettingValues shown;
        m_sources.activity.saveSettings(shown);
        m_activity->restoreSettings(shown);
    }
    m_stack->setCurrentWidget(m_activity);
}

void PresenterView::setLine(QWidget *line)
{
    auto *column = static_cast<QVBoxLayout *>(layout());
    if (m_line)
        column->removeWidget(m_line);
    m_line = line;
    if (line)
        column->insertWidget(column->indexOf(m_footer), line);
}

void PresenterView::step(int by)
{
    m_step = by == 0 ? 0 : std::clamp(m_step + by, kMostStepsDown, kMostStepsUp);
    applyScale();
}

double PresenterView::scale() const
{
    if (!m_presents)
        return 1;
    const double fit = std::min(double(width()) / kReferenceSize.width(), double(height()) / kReferenceSize.height());
    return std::max(kLeastReading, kReading * fit) * std::pow(kStepFactor, m_step);
}

void PresenterView::setPaused(bool paused)
{
    if (paused && !canPause())
        return;
    m_isPaused = paused;
    m_page->setPaused(paused);
    m_bar->setPaused(paused ? text::clockText(m_sources.monitor.table().clock().shownMs()) : QString());
}

void PresenterView::setStoryPaused(bool paused)
{
    m_isStoryPaused = paused;
    if (paused != m_isPaused)
        setPaused(paused);
}

/// Also the usual content has it, as far as it is presented.
void PresenterView::applyScale()
{
    if (m_presents) {
        QFont large = QApplication::font();
        large.setPointSizeF(large.pointSizeF() * scale());
        if (large != font())
            setFont(large);
    } else {
        setFont(QFont());
    }
    Q_EMIT scaleChanged();
}

void PresenterView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_presents)
        applyScale();
}

/// What nothing within has taken.
void PresenterView::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = !(event->modifiers() & ~Qt::KeypadModifier);
    if (m_presents && isPlain) {
        const int key = event->key();
        if (key == Qt::Key_Escape) {
            Q_EMIT leaveRequested();
            return;
        }
        if (key == Qt::Key_Space && canPause()) {
            if (!event->isAutoRepeat())
                setPaused(!m_isPaused);
            return;
        }
    }
    QWidget::keyPressEvent(event);
}

} // namespace ui

#include "moc_presenterview.cpp"
