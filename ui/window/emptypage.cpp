// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/emptypage.h"

#include "ui/controls/plaintooltip.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kTextWidth = 460;
constexpr int kIconSize = 36;

QLabel *centredLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setFixedWidth(kTextWidth);
    return label;
}

} // namespace

EmptyPage::EmptyPage(QWidget *parent)
    : QWidget(parent)
    , m_icon(new QLabel(this))
    , m_title(centredLabel(this))
    , m_text(centredLabel(this))
    , m_busy(new QProgressBar(this))
    , m_action(new QPushButton(this))
    , m_secondary(new QPushButton(this))
    , m_third(new QPushButton(this))
    , m_footnote(centredLabel(this))
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_title->setFont(large);
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_footnote->setForegroundRole(QPalette::PlaceholderText);
    m_footnote->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_busy->setRange(0, 0);
    m_busy->setTextVisible(false);
    m_busy->setFixedSize(180, 8);
    m_busy->setAccessibleName(tr("Working"));
    setButtonRole(m_action, ButtonRole::Primary);
    m_icon->setFixedSize(kIconSize, kIconSize);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(kGrid * 2);
    buttons->addStretch();
    buttons->addWidget(m_action);
    buttons->addWidget(m_secondary);
    buttons->addWidget(m_third);
    buttons->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setSpacing(kGrid * 2);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addWidget(m_text, 0, Qt::AlignHCenter);
    column->addWidget(m_busy, 0, Qt::AlignHCenter);
    column->addSpacing(kGrid);
    column->addLayout(buttons);
    column->addSpacing(kGrid);
    column->addWidget(m_footnote, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyPage::actionRequested);
    connect(m_secondary, &QPushButton::clicked, this, &EmptyPage::secondaryRequested);
    connect(m_third, &QPushButton::clicked, this, &EmptyPage::thirdRequested);
}

void EmptyPage::setContent(const Content &content)
{
    if (content == m_content)
        return;
    m_content = content;
    fill();
}

void EmptyPage::fill()
{
    m_icon->setPixmap(themedIcon(m_content.icon).pixmap(QSize(kIconSize, kIconSize), devicePixelRatioF()));
    m_title->setText(m_content.title);
    m_text->setText(m_content.text);
    m_text->setVisible(!m_content.text.isEmpty());
    m_busy->setVisible(m_content.busy);
    // They may name a user.
    m_action->setText(plainLabel(m_content.action));
    m_action->setVisible(!m_content.action.isEmpty());
    m_secondary->setText(plainLabel(m_content.secondary));
    m_secondary->setVisible(!m_content.secondary.isEmpty());
    m_third->setText(plainLabel(m_content.third));
    m_third->setVisible(!m_content.third.isEmpty());
    m_footnote->setText(m_content.footnote);
    m_footnote->setVisible(!m_content.footnote.isEmpty());
    // A centring layout does not ask for the height that goes with a width.
    for (QLabel *label : {m_title, m_text, m_footnote}) {
        label->setMinimumHeight(0); // what it had for another text would count
        // -1 of one that has had no text yet.
        label->setFixedHeight(qMax(0, label->heightForWidth(kTextWidth)));
    }
}

void EmptyPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_content.icon.isEmpty())
        fill();
}

} // namespace ui

#include "moc_emptypage.cpp"
