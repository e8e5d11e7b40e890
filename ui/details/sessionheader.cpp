// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/sessionheader.h"

#include "models/text/numbertext.h"
#include "models/text/durationtext.h"
#include "models/text/personname.h"
#include "ui/controls/chip.h"
#include "ui/controls/tonelabel.h"
#include "ui/theme/theme.h"
#include "ui/words/instanttext.h"

#include <QGridLayout>
#include <QHBoxLayout>

namespace ui
{

namespace
{

/// From here on the end is near enough to be said in colour, as in the table.
constexpr qint64 kSoonMs = 60'000;

} // namespace

SessionHeader::SessionHeader(QWidget *parent)
    : QWidget(parent)
    , m_user(new ToneLabel(Tone::Text, this))
    , m_number(new ToneLabel(Tone::Muted, this))
    , m_format(new Chip(this))
    , m_others(new Chip(this))
    , m_countdown(new ToneLabel(Tone::Text, this))
    , m_ends(new ToneLabel(Tone::Muted, this))
{
    m_user->setFontScale(1.3, QFont::Bold);
    m_user->setOverflow(ToneLabel::Overflow::Elide);
    m_user->setAccessibleName(tr("User"));
    // The name is what is kept where there is little room.
    m_user->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_number->setOverflow(ToneLabel::Overflow::Elide);
    m_number->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_number->setFont(tabularFont(m_number->font()));
    m_number->setAccessibleName(tr("Also known as"));
    m_countdown->setFontScale(1.55, QFont::Bold);
    m_countdown->setFont(tabularFont(m_countdown->font()));
    m_countdown->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_countdown->setAccessibleName(tr("Time left"));
    m_ends->setFont(tabularFont(m_ends->font()));
    m_ends->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_others->setPressable(true);
    m_others->setToolTip(tr("Show all sessions of this user"));
    m_others->hide();
    connect(m_others, &Chip::clicked, this, &SessionHeader::otherSessionsRequested);

    auto *chips = new QHBoxLayout;
    chips->setSpacing(kGrid);
    chips->addWidget(m_format);
    chips->addWidget(m_others);
    chips->addStretch(1);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(2 * kGrid);
    grid->setVerticalSpacing(kGrid);
    grid->setColumnStretch(0, 1);
    auto *names = new QHBoxLayout;
    names->setSpacing(2 * kGrid);
    names->addWidget(m_user);
    names->addWidget(m_number, 1);
    grid->addLayout(names, 0, 0);
    grid->addWidget(m_countdown, 0, 1);
    grid->addLayout(chips, 1, 0);
    grid->addWidget(m_ends, 1, 1);
}

void SessionHeader::setFacts(const SessionFacts &facts)
{
    m_facts = facts;
    showUser();
    m_format->setText(facts.format);
    m_format->setVisible(!facts.format.isEmpty());
}

void SessionHeader::setUserRead(const QByteArray &user, const QByteArray &otherNames)
{
    m_userRead = user;
    m_otherNamesRead = otherNames;
    showUser();
}

/// Below the heading stands the whole record. Whom that names, the heading must not call unknown.
void SessionHeader::showUser()
{
    const SessionFacts &facts = m_facts;
    if (facts.user.isEmpty() && !m_userRead.isEmpty()) {
        m_user->setText(text::personName(m_userRead, m_otherNamesRead).whole());
        m_number->setText(tr("by the full record"));
        m_user->setTone(facts.hasEnded() ? Tone::Muted : Tone::Text);
        return;
    }
    const QString nobody = facts.anonymous ? tr("anonymous") : tr("unknown user");
    const text::PersonName person = text::personName(facts.user, facts.otherNames);
    m_user->setText(facts.user.isEmpty() ? nobody : person.name);
    m_number->setText(person.number);
    m_user->setTone(facts.user.isEmpty() || facts.hasEnded() ? Tone::Muted : Tone::Text);
}

void SessionHeader::setOtherSessions(qint64 others)
{
    m_others->setVisible(others > 0);
    m_others->setText(tr("+%Ln session(s)", nullptr, text::pluralCount(others)));
    m_others->setAccessibleName(m_others->text());
}

void SessionHeader::tick(qint64 nowMs, bool isWatched)
{
    if (m_facts.hasEnded()) {
        m_countdown->setText(endingText(m_facts.state));
        m_countdown->setTone(m_facts.state == messages::RowChange::LoggedOut ? Tone::Danger : Tone::Muted);
        m_ends->setText(m_facts.endedAt > 0 ? tr("at %1").arg(instantText(m_facts.endedAt, nowMs)) : QString());
        return;
    }
    if (m_facts.deadline == messages::kUnknownDeadline) {
        m_countdown->setText(tr("unknown"));
        m_countdown->setTone(Tone::Muted);
        m_ends->setText(tr("the account may not ask for the TTL"));
        return;
    }
    if (m_facts.deadline == 0) {
        m_countdown->setText(tr("no end"));
        m_countdown->setTone(Tone::Muted);
        m_ends->setText(tr("has no TTL"));
        return;
    }
    const qint64 left = m_facts.deadline - nowMs;
    if (!isWatched) {
        m_countdown->setText(countdownText(left));
        m_countdown->setTone(Tone::Muted);
        m_ends->setText(tr("left at %1").arg(instantText(nowMs, nowMs)));
        return;
    }
    if (left <= 0) {
        m_countdown->setText(tr("due"));
        m_countdown->setTone(Tone::Due);
        m_ends->setText(tr("not reaped for %1").arg(text::durationText(-left)));
        return;
    }
    m_countdown->setText(countdownText(left));
    m_countdown->setTone(left <= kSoonMs ? Tone::Warning : Tone::Text);
    m_ends->setText(tr("ends %1").arg(instantText(m_facts.deadline, nowMs)));
}

QString endingText(messages::RowChange state)
{
    switch (state) {
    case messages::RowChange::Present:
    case messages::RowChange::Unread: // of no row
        return SessionHeader::tr("active");
    case messages::RowChange::Expired:
        return SessionHeader::tr("expired");
    case messages::RowChange::LoggedOut:
        return SessionHeader::tr("logged out");
    case messages::RowChange::Evicted:
        return SessionHeader::tr("evicted");
    case messages::RowChange::Ended:
        return SessionHeader::tr("ended or evicted");
    case messages::RowChange::RanOut:
        return SessionHeader::tr("expired, inferred");
    case messages::RowChange::Vanished:
        return SessionHeader::tr("gone");
    case messages::RowChange::Replaced:
        return SessionHeader::tr("replaced");
    }
    return {};
}

} // namespace ui

#include "moc_sessionheader.cpp"
