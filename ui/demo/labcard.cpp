// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demo/labcard.h"

#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui
{

LabCard::LabCard(QWidget *parent)
    : Card(Ground::Bordered, parent)
    , m_title(new ToneLabel(Tone::Text, this))
    , m_text(new ToneLabel(Tone::Text, this))
    , m_busy(new QProgressBar(this))
    , m_go(new QPushButton(tr("Go"), this))
    , m_notNow(new QPushButton(this))
{
    m_title->setFontScale(1, QFont::DemiBold);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->setAccessibleName(tr("What happens, or has happened"));
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedHeight(2 * kGrid);
    m_busy->setAccessibleName(tr("The experiment runs"));
    setButtonRole(m_go, ButtonRole::Danger);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 3 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_busy);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * kGrid);
    buttons->addWidget(m_go);
    buttons->addWidget(m_notNow);
    buttons->addStretch();
    column->addLayout(buttons);
    connect(m_go, &QPushButton::clicked, this, &LabCard::confirmed);
    connect(m_notNow, &QPushButton::clicked, this, &LabCard::dismissed);
    hide();
}

void LabCard::ask(const QString &title, const QString &text)
{
    enter(Phase::Asking, title, text);
    m_go->setFocus(Qt::OtherFocusReason);
}

void LabCard::showWork(const QString &title, const QString &text)
{
    enter(Phase::Working, title, text);
}

void LabCard::showOutcome(const QString &title, const QString &text, bool isFailure)
{
    enter(Phase::Done, title, text);
    setGround(isFailure ? Ground::Danger : Ground::Good);
}

void LabCard::enter(Phase phase, const QString &title, const QString &text)
{
    m_phase = phase;
    m_title->setText(title);
    m_text->setText(text);
    m_busy->setVisible(phase == Phase::Working);
    m_go->setVisible(phase == Phase::Asking);
    m_notNow->setVisible(phase != Phase::Working);
    m_notNow->setText(phase == Phase::Asking ? tr("Not now") : tr("Close", "what was read"));
    setGround(Ground::Bordered);
    show();
    updateGeometry();
}

void LabCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_phase != Phase::Working)
        Q_EMIT dismissed();
    else
        Card::keyPressEvent(event);
}

} // namespace ui

#include "moc_labcard.cpp"
