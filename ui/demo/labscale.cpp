// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demo/labscale.h"

#include "ui/controls/tonelabel.h"
#include "ui/controls/wheelfocus.h"
#include "ui/demo/labslider.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>

#include <algorithm>
#include <cstdlib>

namespace ui
{

namespace
{

using namespace std::chrono_literals;

constexpr int kNameWidth = 19 * kGrid;
constexpr int kValueWidth = 18 * kGrid;
// Who holds an arrow key down means where it ends.
constexpr auto kScaleRest = 250ms;

} // namespace

LabScale::LabScale(const QString &name, std::vector<qint64> values, Words words, QWidget *parent)
    : QWidget(parent)
    , m_values(std::move(values))
    , m_words(std::move(words))
    , m_name(new ToneLabel(name, Tone::Muted, this))
    , m_slider(new LabSlider(this))
    , m_value(new ToneLabel(Tone::Muted, this))
{
    m_name->setBuddy(m_slider);
    m_slider->setRange(0, int(m_values.size()) - 1);
    m_slider->setAccessibleName(name);
    wheelOnlyWithFocus(m_slider);
    m_value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_value->setFont(tabularFont(font()));
    m_value->setFontScale(1, QFont::DemiBold);
    m_value->setAccessibleName(tr("%1, in force").arg(name));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_name);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_value);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kScaleRest);
    connect(m_slider, &QSlider::valueChanged, this, &LabScale::take);
    connect(m_slider, &QSlider::sliderReleased, this, &LabScale::settle);
    connect(&m_rest, &QTimer::timeout, this, &LabScale::settle);
    arrange();
    setUnknown();
}

/// Sliders of scales that stand below each other begin and end at the same places, in whatever type.
void LabScale::arrange()
{
    const double scale = font().pointSizeF() / QApplication::font().pointSizeF();
    m_name->setMinimumWidth(qRound(kNameWidth * scale));
    m_value->setMinimumWidth(qRound(kValueWidth * scale));
}

void LabScale::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

qint64 LabScale::chosen() const
{
    return m_values[size_t(m_slider->value())];
}

void LabScale::setInForce(qint64 value)
{
    if (m_isPending)
        return; // of before
    const auto distance = [value](qint64 each) { return std::abs(each - value); };
    const auto nearest = std::min_element(m_values.begin(), m_values.end(),
                                          [&](qint64 one, qint64 other) { return distance(one) < distance(other); });
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(int(nearest - m_values.begin()));
    showValue(m_words(value), true);
}

void LabScale::setReached(qint64 value)
{
    if (!m_isPending)
        showValue(m_words(value), false);
}

void LabScale::setUnknown()
{
    showValue(tr("unknown"), false);
}

void LabScale::take()
{
    m_isPending = true;
    showValue(m_words(chosen()), false);
    if (m_slider->isSliderDown())
        m_rest.stop();
    else
        m_rest.start();
}

void LabScale::settle()
{
    m_rest.stop();
    if (!m_isPending || m_slider->isSliderDown())
        return;
    m_isPending = false;
    Q_EMIT valueChosen(chosen());
}

void LabScale::showValue(const QString &text, bool isInForce)
{
    m_value->setText(text);
    m_value->setTone(isInForce ? Tone::Text : Tone::Muted);
    m_value->setAccessibleDescription(isInForce ? QString() : tr("not in force yet"));
}

} // namespace ui

#include "moc_labscale.cpp"
