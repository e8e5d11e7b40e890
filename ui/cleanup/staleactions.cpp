// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cleanup/staleactions.h"

#include "models/text/numbertext.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace ui
{

StaleActions::StaleActions(QWidget *parent)
    : QWidget(parent)
    , m_copy(new QPushButton(tr("&Copy"), this))
    , m_report(new QPushButton(tr("&Report…"), this))
    , m_why(new ToneLabel(Tone::Muted, this))
    , m_cleanSelected(new QPushButton(this))
    , m_cleanShown(new QPushButton(this))
{
    auto *close = new QPushButton(tr("Close"), this);
    for (QPushButton *button : {m_copy, m_report, m_cleanSelected, m_cleanShown, close})
        button->setAutoDefault(false);
    for (QPushButton *button : {m_cleanSelected, m_cleanShown})
        setButtonRole(button, ButtonRole::Danger);
    m_copy->setToolTip(tr("Copy the selected rows as text (Ctrl+C)"));
    m_report->setToolTip(tr("What became of the latest clean-up"));
    m_report->hide();
    m_why->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * kGrid);
    row->addWidget(m_copy);
    row->addWidget(m_report);
    row->addStretch(1);
    row->addWidget(m_cleanSelected);
    row->addWidget(m_cleanShown);
    row->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_why);
    layout->addLayout(row);
    connect(m_copy, &QPushButton::clicked, this, &StaleActions::copyRequested);
    connect(m_report, &QPushButton::clicked, this, &StaleActions::reportRequested);
    connect(m_cleanSelected, &QPushButton::clicked, this, &StaleActions::cleanSelectedRequested);
    connect(m_cleanShown, &QPushButton::clicked, this, &StaleActions::cleanShownRequested);
    connect(close, &QPushButton::clicked, this, &StaleActions::closeRequested);
    setState({});
}

void StaleActions::setState(const State &state)
{
    const int shown = text::pluralCount(state.shown);
    const int selected = text::pluralCount(state.selected);
    m_cleanSelected->setText(selected > 0 ? tr("Clean Up %Ln &Selected…", nullptr, selected)
                                          : tr("Clean Up &Selected…"));
    if (shown == 0)
        m_cleanShown->setText(tr("Clean Up &All…"));
    else
        m_cleanShown->setText(state.isFiltered ? tr("Clean Up %Ln S&hown…", nullptr, shown)
                                               : tr("Clean Up &All %Ln…", nullptr, shown));
    m_cleanSelected->setEnabled(state.obstacle.isEmpty() && state.selected > 0);
    m_cleanShown->setEnabled(state.obstacle.isEmpty() && state.shown > 0);
    for (QPushButton *button : {m_cleanSelected, m_cleanShown}) {
        button->setToolTip(plainToolTip(state.obstacle));
        button->setAccessibleDescription(state.obstacle);
    }
    m_why->setText(state.obstacle);
    m_why->setVisible(state.saysObstacle && !state.obstacle.isEmpty());
    m_copy->setEnabled(state.areRowsSelected);
}

void StaleActions::setHasReport(bool hasReport)
{
    m_report->setVisible(hasReport);
}

} // namespace ui

#include "moc_staleactions.cpp"
