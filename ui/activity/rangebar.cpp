// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/rangebar.h"

#include "ui/activity/textbutton.h"
#include "ui/theme/theme.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QEvent>

#include <algorithm>
#include <array>

namespace ui
{

namespace
{

constexpr std::array kFirstToGo{ActivityRange::FiveMinutes, ActivityRange::Week, ActivityRange::Minute,
                                ActivityRange::Month,       ActivityRange::Hour, ActivityRange::Day};

} // namespace

qint64 secondsOf(ActivityRange range)
{
    constexpr qint64 kDaySeconds = 24 * 60 * 60;
    switch (range) {
    case ActivityRange::Minute:
        return 60;
    case ActivityRange::FiveMinutes:
        return 300;
    case ActivityRange::Hour:
        return 3600;
    case ActivityRange::Day:
        return kDaySeconds;
    case ActivityRange::Week:
        return 7 * kDaySeconds;
    case ActivityRange::Month:
        return 30 * kDaySeconds;
    }
    return kDaySeconds;
}

QString shortNameOf(ActivityRange range)
{
    switch (range) {
    case ActivityRange::Minute:
        return RangeBar::tr("1 min");
    case ActivityRange::FiveMinutes:
        return RangeBar::tr("5 min");
    case ActivityRange::Hour:
        return RangeBar::tr("1 h");
    case ActivityRange::Day:
        return RangeBar::tr("24 h");
    case ActivityRange::Week:
        return RangeBar::tr("7 d");
    case ActivityRange::Month:
        return RangeBar::tr("30 d");
    }
    return {};
}

QString longNameOf(ActivityRange range)
{
    switch (range) {
    case ActivityRange::Minute:
        return RangeBar::tr("Show the last minute");
    case ActivityRange::FiveMinutes:
        return RangeBar::tr("Show the last 5 minutes");
    case ActivityRange::Hour:
        return RangeBar::tr("Show the last hour");
    case ActivityRange::Day:
        return RangeBar::tr("Show the last 24 hours");
    case ActivityRange::Week:
        return RangeBar::tr("Show the last 7 days");
    case ActivityRange::Month:
        return RangeBar::tr("Show the last 30 days");
    }
    return {};
}

RangeBar::RangeBar(QWidget *parent)
    : QWidget(parent)
    , m_buttons(new QButtonGroup(this))
{
    for (int range = 0; range < kActivityRangeCount; ++range) {
        auto *button = new TextButton(shortNameOf(ActivityRange(range)), TextButton::Look::Range, this);
        button->setCheckable(true);
        button->setAccessibleName(longNameOf(ActivityRange(range)));
        button->setToolTip(longNameOf(ActivityRange(range)));
        m_buttons->addButton(button, range);
    }
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(m_buttons, &QButtonGroup::idClicked, this, [this](int range) {
        place();
        Q_EMIT rangeChosen(ActivityRange(range));
    });
}

void RangeBar::setRange(ActivityRange range)
{
    m_buttons->button(int(range))->setChecked(true);
    place();
}

int RangeBar::widthOf(const QList<QAbstractButton *> &buttons) const
{
    int width = -kGrid;
    for (const QAbstractButton *button : buttons)
        width += kGrid + button->sizeHint().width();
    return std::max(0, width);
}

QSize RangeBar::sizeHint() const
{
    return {widthOf(m_buttons->buttons()), m_buttons->button(0)->sizeHint().height()};
}

QSize RangeBar::minimumSizeHint() const
{
    int widest = 0;
    const auto buttons = m_buttons->buttons();
    for (const QAbstractButton *button : buttons)
        widest = std::max(widest, button->sizeHint().width());
    return {widest, sizeHint().height()};
}

void RangeBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void RangeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::FontChange)
        return;
    updateGeometry();
    place();
}

void RangeBar::place()
{
    QList<QAbstractButton *> shown = m_buttons->buttons();
    for (const ActivityRange range : kFirstToGo) {
        if (widthOf(shown) <= width())
            break;
        QAbstractButton *const button = m_buttons->button(int(range));
        if (!button->isChecked())
            shown.removeOne(button);
    }
    int x = width() - widthOf(shown);
    const auto all = m_buttons->buttons();
    for (QAbstractButton *button : all) {
        button->setVisible(shown.contains(button));
        if (!shown.contains(button))
            continue;
        button->setGeometry(x, 0, button->sizeHint().width(), height());
        x += button->width() + kGrid;
    }
}

} // namespace ui

#include "moc_rangebar.cpp"
