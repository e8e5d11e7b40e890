// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/life/lagpanel.h"

#include "models/activity/expirywatch.h"
#include "ui/controls/tonelabel.h"
#include "ui/life/lagchart.h"
#include "ui/life/lagwords.h"
#include "ui/life/typesize.h"
#include "ui/theme/quietwords.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStringList>
#include <QVBoxLayout>

#include <array>
#include <chrono>
#include <utility>

namespace ui
{

namespace
{

constexpr std::chrono::milliseconds kBetweenCharts{1000};
constexpr double kHeadingSize = 1.12;
/// In heights of a line: a panel as wide as this has its settings beside the chart.
constexpr int kWide = 46;
constexpr int kSettingsWidth = 16;
constexpr int kHigh = 16;

} // namespace

LagPanel::LagPanel(activity::ExpiryWatch &expiry, QWidget *parent)
    : QWidget(parent)
    , m_expiry(expiry)
    , m_chart(new LagChart(this))
    , m_halves(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_settings(new QWidget(this))
    , m_title(new ToneLabel(tr("Expiry lag"), Tone::Text, this))
    , m_range(
          new ToneLabel(tr("from deadline to reaped, last %n min", nullptr, int(kLagSeconds / 60)), Tone::Muted, this))
    , m_summary(new ToneLabel(Tone::Muted, this))
    , m_compact(new ToneLabel(Tone::Muted, this))
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_range->setOverflow(ToneLabel::Overflow::Elide);
    m_summary->setWordWrap(true);
    m_compact->setWordWrap(true);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(3 * kGrid);
    heading->addWidget(m_title);
    heading->addWidget(m_range, 1);
    auto *rows = new QVBoxLayout(m_settings);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(kGrid);
    for (int row = 0; row < 3; ++row) {
        m_rows.append(Row{new ToneLabel(Tone::Text, m_settings), new ToneLabel(Tone::Muted, m_settings)});
        m_rows.constLast().sentence->setWordWrap(true);
        rows->addWidget(m_rows.constLast().title);
        rows->addWidget(m_rows.constLast().sentence);
        rows->addSpacing(kGrid);
    }
    rows->addStretch(1);
    m_halves->setContentsMargins(0, 0, 0, 0);
    m_halves->addWidget(m_chart, 1);
    m_halves->addWidget(m_settings);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(kGrid);
    column->addLayout(heading);
    column->addWidget(m_summary);
    column->addWidget(m_compact);
    column->addLayout(m_halves, 1);

    m_tick.setInterval(kBetweenCharts);
    connect(&m_tick, &QTimer::timeout, this, &LagPanel::refresh);
    connect(&expiry, &activity::ExpiryWatch::settingsChanged, this, [this] {
        if (isVisible())
            refresh();
    });
}

void LagPanel::setPaused(bool paused)
{
    m_isPaused = paused;
    if (!paused && isVisible())
        refresh();
}

QStringList LagPanel::sentences() const
{
    QStringList all{m_summary->text()};
    for (const Row &row : m_rows)
        all += QStringLiteral("%1: %2").arg(row.title->text(), row.sentence->text());
    return all;
}

void LagPanel::arrange()
{
    const int line = fontMetrics().height();
    layout()->setContentsMargins(int(line * 1.2), int(line * 0.7), int(line * 1.2), int(line * 0.5));
    m_halves->setSpacing(line);
    m_title->setFont(sized(font(), kHeadingSize, QFont::DemiBold));
    m_range->setFont(sized(font(), kHeadingSize));
    for (const Row &row : std::as_const(m_rows))
        row.title->setFont(sized(font(), 1.0, QFont::DemiBold));
    const bool isWide = width() >= kWide * line;
    m_settings->setVisible(isWide);
    m_settings->setFixedWidth(kSettingsWidth * line);
    m_compact->setVisible(!isWide);
    fillCompact();
}

/// Above the chart, where there is no room beside it: as much as leaves the chart its own.
void LagPanel::fillCompact()
{
    QStringList parts;
    const bool isHigh = height() >= kHigh * fontMetrics().height();
    for (const Row &row : std::as_const(m_rows)) {
        if (isHigh || parts.isEmpty())
            parts += QStringLiteral("%1: %2").arg(row.title->text(), row.sentence->text());
    }
    m_compact->setText(parts.join(isHigh ? QStringLiteral("\n") : QString()));
}

void LagPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void LagPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        arrange();
}

void LagPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_expiry.setLookedAt(true);
    m_tick.start();
    refresh();
}

void LagPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
    m_expiry.setLookedAt(false);
}

void LagPanel::refresh()
{
    if (m_isPaused)
        return;
    const qint64 to = m_expiry.nowSecond() + 1;
    const qint64 from = to - kLagSeconds;
    m_chart->showLag(m_expiry.lags(), m_expiry.settings(), from, to);
    const QString summary = lagSummary(m_expiry.lags().figures(from, to));
    m_summary->setText(summary);
    const activity::ExpirySettings &settings = m_expiry.present();
    const std::array sentences{hzSentence(settings, lagByHz(m_expiry.lags(), m_expiry.settings(), from, to)),
                               effortSentence(settings), keysSentence(settings)};
    for (size_t i = 0; i < sentences.size(); ++i) {
        m_rows.at(qsizetype(i)).title->setText(sentences[i].title);
        m_rows.at(qsizetype(i)).sentence->setText(sentences[i].sentence);
    }
    setDescriptionQuietly(m_chart, summary);
    fillCompact();
}

} // namespace ui

#include "moc_lagpanel.cpp"
