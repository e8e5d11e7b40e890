// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/users/userpage.h"

#include "models/monitor/fleetdesk.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/usercells.h"
#include "models/text/durationtext.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"
#include "models/text/people.h"
#include "models/text/personname.h"
#include "ui/controls/chip.h"
#include "ui/controls/tonelabel.h"
#include "ui/sessions/standing.h"
#include "ui/theme/theme.h"
#include "ui/users/userfacts.h"
#include "ui/users/usersessionlist.h"
#include "ui/words/fleetgaptext.h"
#include "ui/words/instanttext.h"
#include "ui/words/loadstate.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

namespace ui
{

using sessions::UserIdentity;

namespace
{

// Often enough that a second never seems to be skipped.
constexpr std::chrono::milliseconds kTickOfPage{250};
constexpr int kWidthOfPage = 340;
constexpr int kLeastWidthOfPage = 300;

} // namespace

UserPage::UserPage(monitor::SessionMonitor &monitor, QWidget *parent)
    : QWidget(parent)
    , m_monitor(monitor)
    , m_watch(new sessions::UserWatch(monitor.store(), this))
    , m_pages(new QStackedWidget(this))
    , m_name(new ToneLabel(Tone::Text, this))
    , m_number(new ToneLabel(Tone::Muted, this))
    , m_countdown(new ToneLabel(Tone::Text, this))
    , m_ends(new ToneLabel(Tone::Muted, this))
    , m_count(new ToneLabel(Tone::Text, this))
    , m_from(new ToneLabel(Tone::Muted, this))
    , m_inTable(new Chip(tr("show in table"), Tone::Text, this))
    , m_sessions(new UserSessionList(monitor.table(), this))
    , m_more(new ToneLabel(Tone::Muted, this))
    , m_logOut(new QPushButton(tr("Log out everywhere…"), this))
    , m_logOutOthers(new QPushButton(tr("All but this…"), this))
    , m_this(new ToneLabel(Tone::Muted, this))
    , m_facts(new UserFacts(this))
    , m_stale(new QPushButton(tr("Look for stale entries…"), this))
{
    m_pages->addWidget(makeMessage());
    m_pages->addWidget(makePage());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_pages);
    setMinimumWidth(kLeastWidthOfPage);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);

    m_tick.setInterval(kTickOfPage);
    connect(&m_tick, &QTimer::timeout, this, &UserPage::tick);
    connect(m_watch, &sessions::UserWatch::changed, this, &UserPage::refresh);
    connect(&monitor, &monitor::SessionMonitor::profileChanged, this, [this] { showUser({}); });
    connect(&monitor, &monitor::SessionMonitor::nodesChanged, this, &UserPage::refresh);
    connect(&monitor.formats(), &monitor::FormatDesk::formatsChanged, this, &UserPage::refresh);
    connect(&monitor.fleet(), &monitor::FleetDesk::changed, this, &UserPage::showCount);
    connect(m_inTable, &Chip::clicked, this, [this] { Q_EMIT sessionsRequested(*m_user); });
    connect(m_logOut, &QPushButton::clicked, this, [this] { Q_EMIT logoutRequested(*m_user); });
    connect(m_logOutOthers, &QPushButton::clicked, this,
            [this] { Q_EMIT logoutOfOthersRequested(*m_user, m_sessions->selectedKey()); });
    connect(m_stale, &QPushButton::clicked, this, &UserPage::staleEntriesRequested);
    connect(m_sessions, &UserSessionList::selectedSessionChanged, this, &UserPage::showSelected);
    connect(m_sessions, &UserSessionList::sessionActivated, this, [this](sessions::Slot slot) {
        Q_EMIT sessionActivated(*m_user, m_monitor.store().key(slot).toByteArray());
    });
}

QSize UserPage::sizeHint() const
{
    return {kWidthOfPage, QWidget::sizeHint().height()};
}

QWidget *UserPage::makeMessage()
{
    auto *page = new QWidget(m_pages);
    m_messageTitle = new ToneLabel(Tone::Text, page);
    m_messageTitle->setFontScale(1.05, QFont::DemiBold);
    m_messageText = new ToneLabel(Tone::Muted, page);
    m_logOutSelected = new QPushButton(tr("Log out everywhere…"), page);
    setButtonRole(m_logOutSelected, ButtonRole::Danger);
    connect(m_logOutSelected, &QPushButton::clicked, this, &UserPage::logoutOfSelectedRequested);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(4 * kGrid, 4 * kGrid, 4 * kGrid, 4 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addStretch(2);
    for (ToneLabel *label : {m_messageTitle, m_messageText}) {
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        column->addWidget(label);
    }
    column->addWidget(m_logOutSelected, 0, Qt::AlignHCenter);
    column->addStretch(3);
    sayNobody();
    return page;
}

void UserPage::sayNobody()
{
    m_messageTitle->setText(tr("No user selected"));
    m_messageText->setText(
        tr("Select a user in the table to see all sessions, where they come from and which ends next."));
    m_logOutSelected->hide();
}

void UserPage::showSeveral(qsizetype count)
{
    showUser({});
    m_messageTitle->setText(tr("%Ln user(s) selected", nullptr, text::pluralCount(count)));
    m_messageText->setText(tr("All sessions of all of them can be ended at once."));
    m_logOutSelected->show();
}

QWidget *UserPage::makePage()
{
    m_name->setFontScale(1.3, QFont::Bold);
    m_name->setOverflow(ToneLabel::Overflow::Elide);
    m_name->setAccessibleName(tr("User"));
    m_number->setOverflow(ToneLabel::Overflow::Elide);
    m_number->setAccessibleName(tr("Also known as"));
    m_countdown->setFontScale(1.55, QFont::Bold);
    m_countdown->setFont(tabularFont(m_countdown->font()));
    m_countdown->setAccessibleName(tr("Time left of the session that ends next"));
    m_ends->setFont(tabularFont(m_ends->font()));
    for (ToneLabel *label : {m_countdown, m_ends})
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_count->setFontScale(1.0, QFont::DemiBold);
    m_from->setOverflow(ToneLabel::Overflow::Elide);
    m_inTable->setPressable(true);
    m_inTable->setAccessibleName(tr("Show all sessions of this user in the table"));
    m_this->setWordWrap(true);
    setButtonRole(m_logOut, ButtonRole::Danger);
    setButtonRole(m_logOutOthers, ButtonRole::Danger);

    auto *head = new QGridLayout;
    head->setHorizontalSpacing(2 * kGrid);
    head->setVerticalSpacing(kGrid);
    head->setColumnStretch(0, 1);
    head->addWidget(m_name, 0, 0);
    head->addWidget(m_countdown, 0, 1);
    head->addWidget(m_number, 1, 0);
    head->addWidget(m_ends, 1, 1);
    auto *title = new QHBoxLayout;
    title->setSpacing(2 * kGrid);
    title->addWidget(m_count);
    title->addWidget(m_from, 1);
    title->addWidget(m_inTable);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2 * kGrid);
    buttons->addWidget(m_logOut);
    buttons->addWidget(m_logOutOthers);
    buttons->addStretch(1);

    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(14, 3 * kGrid, 14, 14);
    column->setSpacing(2 * kGrid);
    column->addLayout(head);
    column->addSpacing(kGrid);
    column->addLayout(title);
    column->addWidget(m_sessions);
    column->addWidget(m_more);
    column->addLayout(buttons);
    column->addWidget(m_this);
    column->addSpacing(kGrid);
    column->addWidget(m_facts);
    column->addWidget(m_stale, 0, Qt::AlignLeft);
    column->addStretch(1);
    auto *area = new QScrollArea(m_pages);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setAccessibleName(tr("The selected user"));
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

void UserPage::showUser(const std::optional<UserIdentity> &user)
{
    if (!user)
        sayNobody();
    if (user == m_user)
        return;
    m_user = user;
    m_stale->setVisible(user && user->kind == UserIdentity::Kind::Named);
    m_watch->stop();
    m_sessions->setSessions({});
    m_pages->setCurrentIndex(user ? 1 : 0);
    if (user)
        refresh();
    watch();
}

/// Only while somebody looks.
void UserPage::watch()
{
    if (m_user && isVisible()) {
        m_watch->watch(*m_user);
        m_tick.start();
    } else {
        m_watch->stop();
        m_tick.stop();
    }
}

void UserPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    watch();
}

void UserPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    watch();
}

void UserPage::setLogoutObstacle(const QString &reason)
{
    m_obstacle = reason;
    m_logOutSelected->setEnabled(reason.isEmpty());
    m_logOutSelected->setToolTip(reason);
    showSelected();
}

void UserPage::setLookObstacle(const QString &reason)
{
    m_stale->setEnabled(reason.isEmpty());
    m_stale->setToolTip(reason.isEmpty() ? tr("Entries of this user in the frameworks’ own lists whose session is gone")
                                         : reason);
}

void UserPage::refresh()
{
    if (!m_user)
        return;
    const sessions::UserOverview &overview = m_watch->overview();
    const QStringList &titles = m_monitor.formats().formatTitles();
    m_sessions->rows().setNames(titles, m_monitor.nodeNames());
    m_sessions->setSessions(overview.first);
    showNames();
    const bool isKnown = m_watch->isKnown();
    m_isIncomplete = isIncomplete(m_monitor.progress());
    showCount();
    const qint64 more = overview.sessions - std::ssize(overview.first);
    m_more->setVisible(isKnown && more > 0);
    m_more->setText(tr("and %Ln more, which end later", nullptr, text::pluralCount(more)));
    m_facts->showFacts(*m_user, overview,
                       {m_monitor.store(), titles, m_monitor.nodeNames(), m_monitor.table().clock().nowMs()});
    showSelected();
    tick();
}

/// Of a node that does not answer, the count is that of before: said in the same line, so that nothing moves.
void UserPage::showCount()
{
    if (!m_user)
        return;
    const sessions::UserOverview &overview = m_watch->overview();
    const monitor::FleetGap gap = m_monitor.fleet().gap();
    const int count = text::pluralCount(overview.sessions);
    if (!m_watch->isKnown())
        m_count->setText(tr("Sessions"));
    else if (!gap.isEmpty())
        m_count->setText(tr("%Ln session(s) known", nullptr, count));
    else
        m_count->setText(m_isIncomplete ? tr("At least %Ln session(s)", nullptr, count)
                                        : tr("%Ln session(s)", nullptr, count));
    QStringList parts;
    if (!gap.isEmpty())
        parts += gapOfRowsText(gap);
    if (!m_watch->isKnown())
        parts += tr("being counted…");
    else if (overview.addressCount > 0)
        parts += tr("from %Ln address(es)", nullptr, text::pluralCount(overview.addressCount));
    m_from->setText(parts.join(QStringLiteral(" · ")));
    m_from->setTone(gap.isEmpty() ? Tone::Muted : Tone::Due);
    m_from->setToolTip(aboutUsersText(gap));
}

/// The same number may be somebody else in another application: there it stands alone.
void UserPage::showNames()
{
    switch (m_user->kind) {
    case UserIdentity::Kind::Named:
        break;
    case UserIdentity::Kind::Anonymous:
        m_name->setText(tr("Anonymous"));
        m_number->setText(tr("nobody has logged in"));
        return;
    case UserIdentity::Kind::Unknown:
        m_name->setText(tr("Unknown"));
        m_number->setText(tr("what is stored does not say whose"));
        return;
    }
    if (const text::People people = m_watch->overview().people(); people.areSeveral()) {
        m_name->setText(text::nameText(m_user->name));
        m_number->setText(
            tr("%1: these may be different people").arg(sessions::UserCells::severalNamesText(people.count())));
        return;
    }
    const text::PersonName person = text::personName(m_user->name, m_watch->overview().namesOfOne());
    m_name->setText(person.name);
    m_number->setText(person.number);
}

void UserPage::showWhatEndsNext()
{
    const qint64 now = m_monitor.table().clock().shownMs();
    const sessions::SessionStore &store = m_monitor.store();
    qint64 next = 0;
    int present = 0;
    for (int row = 0; row < m_sessions->rows().rowCount(); ++row) {
        const sessions::Slot slot = m_sessions->rows().slotAt(row);
        if (slot == sessions::kNoSlot || store.state(slot) != messages::RowChange::Present)
            continue;
        ++present;
        if (const qint64 deadline = store.deadline(slot); deadline > 0 && (next == 0 || deadline < next))
            next = deadline;
    }
    const qint64 left = next - now;
    m_ends->setVisible(m_watch->isKnown());
    m_countdown->setVisible(m_watch->isKnown());
    if (next == 0) {
        m_countdown->setText(present > 0 ? tr("no end") : tr("gone"));
        m_countdown->setTone(Tone::Muted);
        m_ends->setText(present > 0 ? tr("none has a TTL") : tr("no session is left"));
    } else if (m_monitor.table().clock().isStopped()) {
        // As it was when the connection was lost: it may have been used since.
        m_countdown->setText(countdownText(left));
        m_countdown->setTone(Tone::Muted);
        m_ends->setText(tr("left at %1").arg(instantText(now, now)));
    } else if (left <= 0) {
        m_countdown->setText(tr("due"));
        m_countdown->setTone(Tone::Due);
        m_ends->setText(tr("not reaped for %1").arg(text::durationText(-left)));
    } else {
        m_countdown->setText(countdownText(left));
        m_countdown->setTone(left <= kSoonMs ? Tone::Warning : Tone::Text);
        m_ends->setText(tr("next to expire %1").arg(instantText(next, now)));
    }
}

/// "This" is the selected session: what is spared has to be seen.
void UserPage::showSelected()
{
    const int row = m_sessions->rows().rowOf(m_sessions->selectedKey());
    const bool isChosen = m_sessions->rows().slotAt(row) != sessions::kNoSlot;
    const qint64 count = m_watch->overview().sessions;
    const bool isPossible = m_obstacle.isEmpty() && m_watch->isKnown() && count > 0;
    m_logOut->setEnabled(isPossible);
    m_logOut->setToolTip(m_obstacle);
    m_logOutOthers->setEnabled(isPossible && isChosen && count > 1);
    m_logOutOthers->setToolTip(m_obstacle);
    m_logOutOthers->setVisible(count != 1);
    m_this->setVisible(count > 1);
    if (!isChosen) {
        m_this->setText(tr("Select the session that is to stay, to end all the others."));
        return;
    }
    QStringList parts;
    for (const auto column : {UserSessionModel::Device, UserSessionModel::Address}) {
        if (const QString part = m_sessions->rows().text(row, column); !part.isEmpty())
            parts.append(part);
    }
    m_this->setText(parts.isEmpty() ? tr("“This” is the selected session.")
                                    : tr("“This” is the selected session: %1.").arg(text::listText(parts)));
}

void UserPage::tick()
{
    if (m_isIncomplete != isIncomplete(m_monitor.progress()))
        refresh();
    showWhatEndsNext();
    m_sessions->tick();
}

} // namespace ui

#include "moc_userpage.cpp"
