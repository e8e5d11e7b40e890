// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/logoutpage.h"

#include "ui/controls/card.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"
#include "ui/words/plantext.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui
{

LogoutPage::LogoutPage(QWidget *parent)
    : QWidget(parent)
    , m_command(new ToneLabel(Tone::Text, this))
    , m_readFirst(new ToneLabel(Tone::Muted, this))
    , m_caveatCard(new Card(Card::Ground::Warning, this))
    , m_caveats(new ToneLabel(Tone::Text, m_caveatCard))
    , m_note(new ToneLabel(Tone::Muted, this))
    , m_logOut(new QPushButton(tr("Log out…"), this))
{
    m_command->setFont(monospaceFont(font()));
    m_command->setOverflow(ToneLabel::Overflow::WrapAnywhere);
    m_command->setAccessibleName(tr("Command"));
    m_readFirst->setWordWrap(true);
    m_caveats->setWordWrap(true);
    m_note->setWordWrap(true);
    setButtonRole(m_logOut, ButtonRole::Danger);
    connect(m_logOut, &QPushButton::clicked, this, &LogoutPage::logoutRequested);
    auto *card = new QVBoxLayout(m_caveatCard);
    card->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    card->addWidget(m_caveats);
    // In a low window the words scroll, and the button stays.
    auto *words = new QWidget;
    auto *wordLayout = new QVBoxLayout(words);
    wordLayout->setContentsMargins({});
    wordLayout->setSpacing(2 * kGrid);
    wordLayout->addWidget(new ToneLabel(tr("A logout sends"), Tone::Muted, words));
    wordLayout->addWidget(m_command);
    wordLayout->addWidget(m_readFirst);
    wordLayout->addWidget(m_caveatCard);
    wordLayout->addWidget(m_note);
    wordLayout->addStretch(1);
    auto *area = new QScrollArea(this);
    area->setWidget(words);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("What a logout does"));
    area->viewport()->setAutoFillBackground(false);
    words->setAutoFillBackground(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(area, 1);
    layout->addWidget(m_logOut, 0, Qt::AlignLeft);
}

void LogoutPage::setSession(const SessionFacts &facts, const PlanText &plan, const QStringList &described,
                            bool readOnly)
{
    const QStringList caveats = described + plan.leftOut;
    m_command->setText(plan.commands.join(QLatin1Char('\n')));
    m_command->updateGeometry();
    m_readFirst->setText(plan.readFirst.join(QLatin1Char(' ')));
    m_readFirst->setVisible(!plan.readFirst.isEmpty());
    m_caveats->setText(caveats.join(QLatin1Char('\n')));
    m_caveatCard->setVisible(!caveats.isEmpty());
    QString note;
    if (facts.hasEnded())
        note = tr("This session has ended already.");
    else if (readOnly)
        note = tr("The connection is read-only: nothing can be ended through it.");
    else if (caveats.isEmpty())
        note = tr("Nothing is known that would bring this session back.");
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    m_hasEnded = facts.hasEnded();
    updateButton();
}

void LogoutPage::setObstacle(const QString &reason)
{
    m_obstacle = reason;
    updateButton();
}

void LogoutPage::updateButton()
{
    m_logOut->setEnabled(m_obstacle.isEmpty() && !m_hasEnded);
    m_logOut->setToolTip(m_obstacle);
    m_logOut->setAccessibleDescription(m_obstacle);
}

} // namespace ui

#include "moc_logoutpage.cpp"
