// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/fleet/survivallist.h"

#include "ui/controls/tonelabel.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace ui
{

using Verdict = activity::SurvivalLine::Verdict;

namespace
{

constexpr int kIconSize = 16;
constexpr int kTopicWidth = 150;
constexpr double kEvidenceShare = 0.28;

struct Look {
    const char *icon;
    QColor Colours::*ink;
};

Look lookOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Lost:
        return {"error", &Colours::danger};
    case Verdict::Partly:
        return {"warning", &Colours::warningMark};
    case Verdict::Survives:
        return {"check", &Colours::good};
    case Verdict::Fact:
        return {"info", &Colours::mutedText};
    case Verdict::Unknown:
        break;
    }
    return {"help", &Colours::mutedText};
}

} // namespace

SurvivalList::SurvivalList(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(kGrid * 3, 0, kGrid * 3, kGrid);
    grid->setHorizontalSpacing(kGrid * 3);
    grid->setVerticalSpacing(0);
    grid->setColumnMinimumWidth(1, kTopicWidth);
    grid->setColumnStretch(2, 1);
    setAccessibleName(tr("Would sessions survive?"));
}

void SurvivalList::add()
{
    auto *grid = static_cast<QGridLayout *>(layout());
    const Row row{new QLabel(this), new ToneLabel(Tone::Text, this), new QLabel(this),
                  new ToneLabel(Tone::Muted, this)};
    row.icon->setFixedSize(kIconSize, kIconSize);
    row.topic->setFontScale(1.0, QFont::DemiBold);
    row.sentence->setTextFormat(Qt::PlainText);
    row.sentence->setWordWrap(true);
    row.sentence->setContentsMargins(0, kGrid, 0, kGrid);
    row.sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row.evidence->setFontScale(0.93);
    row.evidence->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row.evidence->setOverflow(ToneLabel::Overflow::Elide);
    const int at = int(m_rows.size());
    grid->setRowMinimumHeight(at, kGrid * 8);
    grid->addWidget(row.icon, at, 0);
    grid->addWidget(row.topic, at, 1, Qt::AlignVCenter);
    grid->addWidget(row.sentence, at, 2);
    grid->addWidget(row.evidence, at, 3);
    m_rows.push_back(row);
}

void SurvivalList::setLines(const std::vector<activity::SurvivalLine> &lines)
{
    if (lines == m_lines)
        return;
    m_lines = lines;
    while (m_rows.size() < m_lines.size())
        add();
    fill();
}

void SurvivalList::fill()
{
    for (size_t i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        const bool isUsed = i < m_lines.size();
        for (QWidget *part : {static_cast<QWidget *>(row.icon), static_cast<QWidget *>(row.topic),
                              static_cast<QWidget *>(row.sentence), static_cast<QWidget *>(row.evidence)})
            part->setVisible(isUsed);
        if (!isUsed)
            continue;
        const activity::SurvivalLine &line = m_lines[i];
        const Look look = lookOf(line.verdict);
        row.icon->setPixmap(
            themedIcon(QLatin1String(look.icon), look.ink).pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
        row.icon->setAccessibleName(activity::verdictText(line.verdict));
        row.icon->setToolTip(activity::verdictText(line.verdict));
        row.topic->setText(activity::topicText(line.topic));
        row.sentence->setText(line.sentence);
        row.sentence->setForegroundRole(line.verdict == Verdict::Unknown ? QPalette::PlaceholderText
                                                                         : QPalette::WindowText);
        row.evidence->setText(line.evidence);
    }
    setAccessibleDescription(text());
    fitEvidence();
    update();
}

QString SurvivalList::text() const
{
    QStringList lines;
    for (const activity::SurvivalLine &line : m_lines) {
        QString said =
            tr("%1 (%2): %3").arg(activity::topicText(line.topic), activity::verdictText(line.verdict), line.sentence);
        if (!line.evidence.isEmpty())
            said += QLatin1Char(' ') + line.evidence + QLatin1Char('.');
        lines += said;
    }
    return lines.join(QLatin1Char('\n'));
}

/// The sentences come first.
void SurvivalList::fitEvidence()
{
    for (const Row &row : m_rows)
        row.evidence->setMaximumWidth(std::max(80, int(width() * kEvidenceShare)));
}

void SurvivalList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitEvidence();
}

/// The lines between the rows go with them.
bool SurvivalList::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        update();
    return QWidget::event(event);
}

void SurvivalList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        fill();
}

void SurvivalList::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    // The layout's cells are those without a second line; a sentence fills its own.
    for (size_t row = 1; row < m_lines.size(); ++row)
        painter.fillRect(QRect(kGrid * 3, m_rows[row].sentence->y(), width() - kGrid * 6, 1), colours(this).grid);
}

} // namespace ui

#include "moc_survivallist.cpp"
