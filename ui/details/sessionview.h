// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/recordcontent.h"
#include "ui/details/relatedpage.h"
#include "ui/details/sessionfacts.h"

#include <QStringList>
#include <QWidget>

class QStackedWidget;

namespace ui
{

class Card;
class DataPage;
class FactList;
class LogoutPage;
class RawPage;
class SegmentedSwitch;
class SessionHeader;
class ToneLabel;
struct PlanText;

/// One session in full, from facts and a content that somebody else has fetched.
class SessionView final : public QWidget
{
    Q_OBJECT

public:
    enum Page { Data, Raw, Related, Logout };

    explicit SessionView(QWidget *parent = nullptr);

    /// Facts of another key hide what was revealed, and wait for its content.
    void setFacts(const SessionFacts &facts);
    void setLogout(const PlanText &plan, const QStringList &caveats, bool readOnly);
    void setLogoutObstacle(const QString &reason);
    /// Ignored when it belongs to another key than the facts.
    void setContent(const messages::RecordContent &content);
    /// Whether the search lists it: where it did, and does not any more, that is said.
    void setListed(bool listed) { m_isListed = listed; }
    void setHistory(const DeadlineHistory &history);
    void setOthers(const std::vector<OtherSession> &others, qint64 count, bool incomplete = false);
    void tick(qint64 nowMs, bool isWatched = true);
    void setPage(Page page);
    /// Shows the decoded payload, with the cursor in its search field.
    void beginSearch();

Q_SIGNALS:
    void logoutRequested();
    void otherSessionsRequested();
    void sessionRequested(const QByteArray &key);

private:
    void updateBanner(qint64 nowMs);

    bool m_isListed = true;
    SessionFacts m_facts;
    SessionHeader *m_header;
    FactList *m_list;
    Card *m_banner;
    ToneLabel *m_bannerText;
    SegmentedSwitch *m_switch;
    Card *m_ground;
    QStackedWidget *m_pages;
    DataPage *m_data;
    RawPage *m_raw;
    RelatedPage *m_related;
    LogoutPage *m_logout;
};

} // namespace ui
