// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/listnotice.h"

#include "ui/controls/plaintooltip.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

namespace ui
{

ListNotice::ListNotice(QWidget *parent)
    : QWidget(parent)
    , m_card(new Card(Card::Ground::Warning, this))
    , m_text(new ToneLabel(Tone::Text, m_card))
    , m_undo(new QPushButton(tr("Undo"), m_card))
{
    m_text->setWordWrap(true);
    m_undo->setAutoDefault(false);
    auto *row = new QHBoxLayout(m_card);
    row->setContentsMargins(3 * kGrid, kGrid, kGrid, kGrid);
    row->addWidget(m_text, 1);
    row->addWidget(m_undo);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_card);
    hide();
    connect(m_undo, &QPushButton::clicked, this, [this] {
        hide();
        // What it does may have something to tell.
        if (const auto undoing = std::exchange(m_undoing, {}))
            undoing();
    });
}

void ListNotice::tell(const QString &text, const QString &more, const std::function<void()> &undo)
{
    if (undo) {
        m_undoing = undo;
        m_undoText.clear();
    }
    fill(m_undoing ? Card::Ground::Warning : Card::Ground::Good, text, more);
    if (undo)
        m_undoText = text;
}

void ListNotice::complain(const QString &text)
{
    fill(Card::Ground::Danger, text, text);
}

void ListNotice::clear()
{
    m_undoing = {};
    hide();
}

void ListNotice::fill(Card::Ground ground, const QString &text, const QString &more)
{
    m_card->setGround(ground);
    m_text->setText(m_undoing && !m_undoText.isEmpty() ? m_undoText + QLatin1Char('\n') + text : text);
    m_text->setToolTip(plainToolTip(more));
    m_undo->setVisible(bool(m_undoing));
    show();
}

} // namespace ui

#include "moc_listnotice.cpp"
