// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/noticecard.h"

#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kSide = 3 * kGrid;
constexpr int kAbove = 2 * kGrid;
constexpr int kLeastLines = 3;

} // namespace

NoticeCard::NoticeCard(QWidget *parent)
    : QWidget(parent)
    , m_card(new Card(Card::Ground::Warning, this))
    , m_area(new QScrollArea(m_card))
    , m_text(new ToneLabel(Tone::Text, this))
{
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_text->setAccessibleName(tr("Notice"));
    m_area->setWidget(m_text);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setAccessibleName(tr("Notice"));
    m_area->viewport()->setAutoFillBackground(false);
    m_text->setAutoFillBackground(false);
    auto *inner = new QVBoxLayout(m_card);
    inner->setContentsMargins(kSide, kAbove, kAbove, kAbove);
    inner->addWidget(m_area);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void NoticeCard::showNotice(const QString &text, Card::Ground ground)
{
    m_card->setGround(ground);
    m_text->setText(text);
    setVisible(!text.isEmpty());
    updateGeometry();
}

// Not by a layout: it would be asked for the height in the place of heightForWidth(), and does not know it.
void NoticeCard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_card->setGeometry(rect());
}

QSize NoticeCard::sizeHint() const
{
    return {60 * kGrid, heightForWidth(60 * kGrid)};
}

QSize NoticeCard::minimumSizeHint() const
{
    return {20 * kGrid, kLeastLines * fontMetrics().lineSpacing() + 2 * kAbove};
}

int NoticeCard::heightForWidth(int width) const
{
    return m_text->heightForWidth(width - kSide - kAbove) + 2 * kAbove;
}

} // namespace ui

#include "moc_noticecard.cpp"
