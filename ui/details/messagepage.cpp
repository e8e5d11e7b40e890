// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/messagepage.h"

#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace ui
{

MessagePage::MessagePage(QWidget *parent)
    : QWidget(parent)
    , m_title(new ToneLabel(Tone::Text, this))
    , m_text(new ToneLabel(Tone::Muted, this))
    , m_action(new QPushButton(this))
{
    m_title->setFontScale(1.05, QFont::DemiBold);
    for (ToneLabel *label : {m_title, m_text}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    }
    connect(m_action, &QPushButton::clicked, this, &MessagePage::actionRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(4 * kGrid, 4 * kGrid, 4 * kGrid, 4 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    showMessage({});
}

void MessagePage::showMessage(const QString &title, const QString &text, const QString &action)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

QString MessagePage::title() const
{
    return m_title->text();
}

QString MessagePage::text() const
{
    return m_text->text();
}

} // namespace ui

#include "moc_messagepage.cpp"
