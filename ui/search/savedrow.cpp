// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/savedrow.h"

#include "models/activity/searchwatch.h"
#include "models/text/numbertext.h"
#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"
#include "ui/search/rowbutton.h"
#include "ui/search/searchrow.h"
#include "ui/search/trendpicture.h"
#include "ui/theme/theme.h"
#include "ui/words/counttext.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

namespace ui
{

using activity::SearchTrend;
using activity::SearchWatch;

SavedRow::SavedRow(const QString &name, const QString &text, const SearchWatch *watch, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_text(text)
    , m_watch(watch)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    auto *choice = new SearchRow(name, text, 0, false, this);
    layout->addWidget(choice, 1);
    connect(choice, &SearchRow::clicked, this, &SavedRow::chosen);
    if (m_watch)
        addCount();
    auto *rename = rowButton(QStringLiteral("pencil"), tr("Rename the saved search %1").arg(name), this);
    auto *remove = rowButton(QStringLiteral("close"), tr("Remove the saved search %1").arg(name), this);
    layout->addWidget(rename);
    layout->addWidget(remove);
    connect(rename, &QToolButton::clicked, this, &SavedRow::renameRequested);
    connect(remove, &QToolButton::clicked, this, &SavedRow::removeRequested);
}

void SavedRow::addCount()
{
    m_count = new ToneLabel(Tone::Text, this);
    m_count->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_count->setFixedWidth(m_count->fontMetrics().horizontalAdvance(countText(8'888'888)) + kGrid);
    m_trend = new TrendPicture(this);
    m_end = new QPushButton(tr("End…"), this);
    setButtonRole(m_end, ButtonRole::Flat);
    m_end->setAccessibleName(tr("End what “%1” matches").arg(m_name));
    for (QWidget *part :
         {static_cast<QWidget *>(m_count), static_cast<QWidget *>(m_trend), static_cast<QWidget *>(m_end)})
        layout()->addWidget(part);
    connect(m_end, &QPushButton::clicked, this, &SavedRow::endRequested);
    connect(m_watch, &SearchWatch::counted, this, &SavedRow::showCount);
    showCount();
}

void SavedRow::showCount()
{
    const SearchWatch::Found *found = m_watch->find(m_text);
    const bool isKnown = found && found->count != SearchTrend::kUnknown;
    m_count->setText(isKnown ? countText(found->count) : QStringLiteral("–"));
    m_count->setTone(isKnown ? Tone::Text : Tone::Muted);
    const QString why = !found || found->obstacle.isEmpty() ? tr("How many match is not known now.") : found->obstacle;
    const QString said = isKnown ? tr("%Ln session(s) match now", nullptr, text::pluralCount(found->count)) : why;
    m_count->setAccessibleName(said);
    m_count->setToolTip(plainToolTip(said));
    m_trend->setTrend(found ? found->trend : SearchTrend());
    // Where it is not known the preview says what there is.
    const bool hasNone = (isKnown && found->count == 0) || (found && !found->obstacle.isEmpty());
    m_end->setEnabled(!hasNone);
    m_end->setToolTip(plainToolTip(hasNone ? said : tr("Shows what would be ended, and asks before anything is.")));
}

} // namespace ui

#include "moc_savedrow.cpp"
