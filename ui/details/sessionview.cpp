// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/sessionview.h"

#include "ui/controls/card.h"
#include "ui/controls/segmentedswitch.h"
#include "ui/controls/tonelabel.h"
#include "ui/details/datapage.h"
#include "ui/details/factlist.h"
#include "ui/details/logoutpage.h"
#include "ui/details/rawpage.h"
#include "ui/details/sessionheader.h"
#include "ui/details/valueview.h"
#include "ui/theme/theme.h"
#include "ui/words/instanttext.h"
#include "ui/words/plantext.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui
{

SessionView::SessionView(QWidget *parent)
    : QWidget(parent)
    , m_header(new SessionHeader(this))
    , m_list(new FactList(this))
    , m_banner(new Card(Card::Ground::Warning, this))
    , m_bannerText(new ToneLabel(Tone::Text, m_banner))
    , m_switch(new SegmentedSwitch({tr("Data"), tr("Raw"), tr("Related"), tr("Logout")}, this))
    , m_ground(new Card(Card::Ground::Bordered, this))
    , m_pages(new QStackedWidget(m_ground))
    , m_data(new DataPage(m_pages))
    , m_raw(new RawPage(m_pages))
    , m_related(new RelatedPage(m_pages))
    , m_logout(new LogoutPage(m_pages))
{
    m_switch->setAccessibleName(tr("Part of the session"));
    m_switch->setTabs(true);
    m_bannerText->setWordWrap(true);
    auto *banner = new QVBoxLayout(m_banner);
    banner->setContentsMargins(3 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    banner->addWidget(m_bannerText);
    m_banner->hide();

    m_pages->addWidget(m_data);
    m_pages->addWidget(m_raw);
    m_pages->addWidget(m_related);
    m_pages->addWidget(m_logout);
    auto *ground = new QVBoxLayout(m_ground);
    ground->setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    ground->addWidget(m_pages);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 3 * kGrid, 14, 14);
    layout->setSpacing(2 * kGrid);
    layout->addWidget(m_header);
    layout->addWidget(m_list);
    layout->addWidget(m_switch);
    layout->addWidget(m_ground, 1);
    layout->addWidget(m_banner); // comes when the session ends: nothing may move for it

    connect(m_switch, &SegmentedSwitch::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_header, &SessionHeader::otherSessionsRequested, this, &SessionView::otherSessionsRequested);
    connect(m_related, &RelatedPage::allSessionsRequested, this, &SessionView::otherSessionsRequested);
    connect(m_related, &RelatedPage::sessionRequested, this, &SessionView::sessionRequested);
    connect(m_logout, &LogoutPage::logoutRequested, this, &SessionView::logoutRequested);
    connect(m_data, &DataPage::rawRequested, this, [this] { setPage(Raw); });
}

void SessionView::setFacts(const SessionFacts &facts)
{
    // With another format the same key has another id, and other secrets.
    const bool another = facts.key != m_facts.key || facts.id != m_facts.id;
    m_facts = facts;
    m_header->setFacts(facts);
    m_header->setOtherSessions(facts.otherSessions);
    m_list->setFacts(facts);
    m_related->setFacts(facts);
    if (another) {
        m_header->setUserRead({}, {});
        m_data->setLoading(facts.id);
        m_raw->clear(facts.id);
    }
}

void SessionView::setLogout(const PlanText &plan, const QStringList &caveats, bool readOnly)
{
    m_logout->setSession(m_facts, plan, caveats, readOnly);
}

void SessionView::setLogoutObstacle(const QString &reason)
{
    m_logout->setObstacle(reason);
}

void SessionView::setContent(const messages::RecordContent &content)
{
    if (content.key != m_facts.key)
        return;
    m_header->setUserRead(content.user, content.otherNames);
    m_list->setContent(content);
    m_related->setContent(content);
    m_data->setContent(content, m_facts.format);
    if (content.exists && content.problem.isEmpty())
        m_raw->setContent(content);
}

void SessionView::tick(qint64 nowMs, bool isWatched)
{
    m_header->tick(nowMs, isWatched);
    m_list->tick(nowMs);
    m_related->tick(nowMs);
    updateBanner(nowMs);
}

void SessionView::setHistory(const DeadlineHistory &history)
{
    m_related->setHistory(history);
}

void SessionView::setOthers(const std::vector<OtherSession> &others, qint64 count, bool incomplete)
{
    m_related->setOthers(others, count, incomplete);
}

void SessionView::beginSearch()
{
    setPage(Data);
    m_data->beginSearch();
}

void SessionView::setPage(Page page)
{
    m_switch->setCurrent(page);
}

void SessionView::updateBanner(qint64 nowMs)
{
    m_banner->setVisible(m_facts.hasEnded() || !m_isListed);
    if (!m_facts.hasEnded()) {
        m_bannerText->setText(tr("The search does not list this session any more. It is still there."));
        return;
    }
    const QString at = instantText(m_facts.endedAt > 0 ? m_facts.endedAt : nowMs, nowMs);
    QString text;
    switch (m_facts.state) {
    case messages::RowChange::Present:
    case messages::RowChange::Unread: // of no row
        break;
    case messages::RowChange::Expired:
        text = tr("This session ended at %1: expired.").arg(at);
        break;
    case messages::RowChange::LoggedOut:
        text = tr("This session ended at %1: its key was deleted, as a logout does.").arg(at);
        break;
    case messages::RowChange::Evicted:
        text = tr("This session ended at %1: Redis evicted it for want of memory.").arg(at);
        break;
    case messages::RowChange::Ended:
        text =
            tr("This session ended at %1, before its deadline: its key was deleted, as a logout does, or evicted. Redis "
               "did not tell which.")
                .arg(at);
        break;
    case messages::RowChange::RanOut:
        text = tr("This session ended at %1, past its deadline: it expired, as far as can be inferred.").arg(at);
        break;
    case messages::RowChange::Vanished:
        text = tr("This session was found gone at %1; how it ended was not seen.").arg(at);
        break;
    case messages::RowChange::Replaced:
        text = tr("Since %1 the key holds something that is no session.").arg(at);
        break;
    }
    m_bannerText->setText(tr("%1 Above is what was last known.").arg(text));
}

} // namespace ui

#include "moc_sessionview.cpp"
