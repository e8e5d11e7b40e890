// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/endeddetails.h"

#include "models/activity/history/endedwords.h"
#include "models/activity/history/endingreason.h"
#include "models/activity/history/lifetimeline.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "models/text/useragent.h"
#include "ui/controls/chip.h"
#include "ui/controls/tonelabel.h"
#include "ui/details/noticecard.h"
#include "ui/history/timelinedelegate.h"
#include "ui/history/timelinemodel.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui
{

namespace
{

constexpr int kWidthLiked = 340;
constexpr int kWidthLeast = 300;

} // namespace

EndedDetails::EndedDetails(QWidget *parent)
    : QWidget(parent)
    , m_user(new ToneLabel(Tone::Text, this))
    , m_number(new ToneLabel(Tone::Muted, this))
    , m_how(new ToneLabel(Tone::Muted, this))
    , m_when(new ToneLabel(Tone::Muted, this))
    , m_format(new Chip(this))
    , m_source(new Chip(tr("from the history"), Tone::Muted, this))
    , m_reason(new NoticeCard(this))
    , m_lines(new TimelineModel(this))
    , m_timeline(new QListView(this))
    , m_from(new ToneLabel(Tone::Text, this))
    , m_session(new ToneLabel(Tone::Text, this))
    , m_copy(new QPushButton(tr("Copy for a Ticket"), this))
    , m_live(new QPushButton(tr("Show Live Sessions"), this))
{
    m_user->setFontScale(1.3, QFont::Bold);
    m_user->setOverflow(ToneLabel::Overflow::Elide);
    m_user->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_user->setAccessibleName(tr("User"));
    m_number->setOverflow(ToneLabel::Overflow::Elide);
    m_number->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_number->setFont(tabularFont(m_number->font()));
    m_number->setAccessibleName(tr("Also known as"));
    m_how->setFontScale(1.55, QFont::Bold);
    m_how->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_how->setAccessibleName(tr("How it ended"));
    m_when->setFont(tabularFont(m_when->font()));
    m_when->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_when->setAccessibleName(tr("When it ended"));
    m_source->setToolTip(tr("What was written down on this computer while it was watched"));
    m_timeline->setModel(m_lines);
    m_timeline->setItemDelegate(new TimelineDelegate(m_timeline));
    m_timeline->setFrameShape(QFrame::NoFrame);
    m_timeline->setSelectionMode(QAbstractItemView::NoSelection);
    m_timeline->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_timeline->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_timeline->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_timeline->setResizeMode(QListView::Adjust);
    m_timeline->setAccessibleName(tr("What is known of its life"));
    m_from->setOverflow(ToneLabel::Overflow::Elide);
    m_from->setAccessibleName(tr("From"));
    m_session->setFont(monospaceFont(m_session->font()));
    m_session->setAccessibleName(tr("Session"));
    m_copy->setToolTip(tr("Who, which session, when and why, as text"));
    setButtonRole(m_live, ButtonRole::Quiet);

    auto *names = new QHBoxLayout;
    names->setSpacing(2 * kGrid);
    names->addWidget(m_user);
    names->addWidget(m_number, 1);
    auto *chips = new QHBoxLayout;
    chips->setSpacing(kGrid);
    chips->addWidget(m_format);
    chips->addWidget(m_source);
    chips->addStretch(1);
    auto *head = new QGridLayout;
    head->setHorizontalSpacing(2 * kGrid);
    head->setVerticalSpacing(kGrid);
    head->setColumnStretch(0, 1);
    head->addLayout(names, 0, 0);
    head->addWidget(m_how, 0, 1);
    head->addLayout(chips, 1, 0);
    head->addWidget(m_when, 1, 1);
    auto *facts = new QGridLayout;
    facts->setHorizontalSpacing(3 * kGrid);
    facts->setVerticalSpacing(kGrid);
    facts->setColumnStretch(1, 1);
    facts->addWidget(new ToneLabel(tr("From"), Tone::Muted, this), 0, 0);
    facts->addWidget(m_from, 0, 1);
    facts->addWidget(new ToneLabel(tr("Session"), Tone::Muted, this), 1, 0);
    facts->addWidget(m_session, 1, 1);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * kGrid);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_live);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 3 * kGrid, 14, 14);
    layout->setSpacing(2 * kGrid);
    layout->addLayout(head);
    layout->addWidget(m_reason);
    layout->addWidget(m_timeline, 1);
    layout->addLayout(facts);
    layout->addLayout(buttons);
    setMinimumWidth(kWidthLeast);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    connect(m_timeline, &QListView::doubleClicked, this,
            [this](const QModelIndex &line) { m_lines->toggle(line.row()); });
    connect(m_timeline, &QListView::activated, this, [this](const QModelIndex &line) {
        if (m_timeline->hasFocus() && !(QApplication::mouseButtons() & Qt::LeftButton))
            m_lines->toggle(line.row());
    });
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(ticket()); });
    connect(m_live, &QPushButton::clicked, this, [this] {
        if (m_life)
            Q_EMIT liveSessionsRequested(m_life->user);
    });
}

QSize EndedDetails::sizeHint() const
{
    return {kWidthLiked, QWidget::sizeHint().height()};
}

void EndedDetails::showLife(const history::Life &life, const std::vector<history::Gap> &gaps, qint64 now)
{
    const bool isSame = m_life && m_life->digest == life.digest && m_life->firstSeen == life.firstSeen &&
                        m_life->end.has_value() == life.end.has_value() &&
                        (!life.end || m_life->end->at == life.end->at);
    m_life = life;
    m_gaps = gaps;
    showHeader(now);
    m_reason->showNotice(history::endingReason(life, gaps, now), Card::Ground::Warning);
    m_lines->setLines(history::timelineOf(life, gaps, now), now, isSame);
    QStringList from{text::printableText(life.address), text::printableText(text::deviceLabel(life.agent))};
    from.removeAll(QString());
    m_from->setText(from.isEmpty() ? tr("not known") : from.join(QStringLiteral(" · ")));
    m_session->setText(life.mask);
    m_live->setVisible(!life.user.isEmpty());
}

void EndedDetails::showHeader(qint64 now)
{
    const text::PersonName person = text::personName(m_life->user, m_life->otherNames);
    m_user->setText(person.name.isEmpty() ? tr("unknown user") : person.name);
    m_user->setTone(person.name.isEmpty() ? Tone::Muted : Tone::Text);
    m_number->setText(person.number);
    const bool isByUs = m_life->end && m_life->end->kind == history::EntryKind::LoggedOut;
    m_how->setText(history::endingHeading(*m_life));
    m_how->setTone(isByUs ? Tone::Danger : Tone::Muted);
    m_when->setText(history::endingTime(*m_life, now));
    const QString format = text::printableText(m_life->format);
    m_format->setText(format);
    m_format->setVisible(!format.isEmpty());
}

/// The lines wrap by the width.
void EndedDetails::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_timeline->doItemsLayout();
}

QString EndedDetails::ticket() const
{
    return m_life ? history::ticketText(*m_life, m_gaps) : QString();
}

} // namespace ui

#include "moc_endeddetails.cpp"
