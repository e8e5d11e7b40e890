// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/serverfind.h"

#include "models/text/numbertext.h"
#include "models/formats/secrets/secretshapes.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/lookupdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/query/sessionquery.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/printabletext.h"
#include "ui/notices/noticebar.h"
#include "ui/search/querycompleter.h"
#include "ui/search/sessionsearch.h"
#include "ui/words/counttext.h"
#include "ui/words/loadstate.h"

#include <QKeySequence>
#include <QSet>
#include <QUuid>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace ui
{

using messages::UserLookupReport;
using monitor::LookupDesk;
using monitor::SessionMonitor;
using Index = UserLookupReport::Index;
using Phase = messages::LoadProgress::Phase;

namespace
{

const auto kNotice = QStringLiteral("find-user");
// Longer than most answers take; from here on somebody wonders.
constexpr std::chrono::milliseconds kPatience{300};
constexpr qsizetype kLongestName = 60;
constexpr qsizetype kShortestId = 28;
constexpr qsizetype kMostUsers = 4;
// Rows that are looked at for what to say of them.
constexpr size_t kMostRows = 1000;

QString nameText(const QByteArray &user)
{
    const QString name = text::printableText(user);
    return name.size() <= kLongestName ? name : name.first(kLongestName - 1) + QChar(0x2026);
}

/// Letters and digits in disorder, as many as session ids have: 32 of base64, or a UUID.
bool looksLikeId(const QByteArray &text)
{
    if (formats::hasSecretShape(text) || !QUuid::fromString(QLatin1String(text)).isNull())
        return true;
    const auto is = [&text](auto &&kind) { return std::any_of(text.begin(), text.end(), kind); };
    return text.size() >= kShortestId &&
           std::all_of(text.begin(), text.end(),
                       [](char c) {
                           return QByteArrayView("-_:.").contains(c) ||
                                  (uchar(c) < 128 && QChar::isLetterOrNumber(uchar(c)));
                       }) &&
           is([](char c) { return c >= '0' && c <= '9'; }) && is([](char c) { return c >= 'a' && c <= 'z'; }) &&
           is([](char c) { return c >= 'A' && c <= 'Z'; });
}

/// Whom somebody asked for. Whoever looks for an id in the field for users gets no copy of it that stays in sight.
QString soughtText(const QByteArray &user)
{
    return looksLikeId(user) ? text::maskedSessionId(user) : nameText(user);
}

} // namespace

ServerFind::ServerFind(SessionMonitor &monitor, NoticeBar &notices, SessionSearch &search, QObject *parent)
    : QObject(parent)
    , m_monitor(monitor)
    , m_desk(monitor.lookups())
    , m_notices(notices)
    , m_search(search)
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(kPatience);
    connect(&m_patience, &QTimer::timeout, this, &ServerFind::showProgress);
    connect(&m_desk, &LookupDesk::userLookupFinished, this, &ServerFind::take);
    connect(&m_desk, &LookupDesk::userLookupProgressed, this, [this](quint64 job, int done, int total) {
        if (job != m_job)
            return;
        m_done = done;
        m_total = total;
        if (!m_patience.isActive())
            showProgress();
    });
    connect(&monitor, &SessionMonitor::profileChanged, this, [this] {
        m_job = 0;
        m_patience.stop();
        m_notices.withdraw(kNotice);
    });
    connect(&monitor, &SessionMonitor::progressChanged, this, [this] {
        updateOffer();
        withdrawOutdated();
    });
    connect(&search, &SessionSearch::changed, this, &ServerFind::withdrawOutdated);
    connect(&monitor, &SessionMonitor::connectionChanged, this, &ServerFind::updateOffer);
    connect(&search, &SessionSearch::applied, this, &ServerFind::updateOffer);
    // Where everything was read, the table knows better than any index.
    search.completer().setOffer(
        [this](const QString &text) {
            return isIncomplete(m_monitor.progress()) ? offerFor(m_search.userIn(text)) : QString();
        },
        QKeySequence(Qt::CTRL | Qt::Key_Return).toString(QKeySequence::NativeText));
    connect(&search.completer(), &QueryCompleter::offerTaken, this, &ServerFind::start);
}

QString ServerFind::offerFor(const QByteArray &user) const
{
    return user.isEmpty() || !m_desk.mayFindUsers() ? QString() : tr("Find “%1” on the Server").arg(nameText(user));
}

void ServerFind::updateOffer()
{
    const QString offer = offerFor(m_search.soughtUser());
    if (offer != std::exchange(m_offer, offer))
        Q_EMIT offerChanged(offer);
}

void ServerFind::start()
{
    m_search.completer().withdraw(); // by its own keys, nothing else closes the list
    m_reading = Reading::NotMentioned;
    m_user = m_search.soughtUser();
    if (m_user.isEmpty()) {
        Notice notice;
        notice.id = kNotice;
        notice.kind = Notice::Kind::Info;
        notice.text = tr("To find a user on the server, name one in the search field.");
        notice.hint = tr("As in user:alice, or user:\"bob smith\". Case counts there.");
        post(notice);
        return;
    }
    m_notices.withdraw(kNotice);
    m_done = 0;
    m_total = 0;
    m_job = m_desk.findUser(m_user);
    if (m_job != 0)
        m_patience.start();
}

/// Somebody has just asked for it: before what was there anyway.
void ServerFind::post(const Notice &notice)
{
    m_answered = m_search.text();
    m_notices.post(notice);
    m_notices.bringForward(notice.id);
}

void ServerFind::withdrawOutdated()
{
    if (m_job != 0)
        return;
    const bool isLoading = m_monitor.progress().phase == Phase::Loading;
    const bool speaksOfThePast = (m_reading == Reading::UnderWay && !isLoading) ||
                                 (m_reading == Reading::LeftOff && (isLoading || !isIncomplete(m_monitor.progress())));
    if (!speaksOfThePast && m_search.text() == m_answered)
        return;
    m_reading = Reading::NotMentioned;
    m_notices.withdraw(kNotice);
}

void ServerFind::showProgress()
{
    if (m_job == 0)
        return;
    Notice notice;
    notice.id = kNotice;
    notice.kind = Notice::Kind::Progress;
    notice.text = tr("Looking for %1 on the server…").arg(soughtText(m_user));
    if (m_total > 0)
        notice.progress = Notice::Amount{m_done, m_total};
    notice.actions = {{tr("Cancel"), [this](bool) { m_desk.cancelFindUser(m_job); }, true}};
    notice.dismissible = false;
    post(notice);
}

void ServerFind::take(const UserLookupReport &report)
{
    if (report.job != m_job)
        return;
    m_job = 0;
    m_patience.stop();
    m_notices.withdraw(kNotice);
    if (!report.keys.empty())
        tellFound(report);
    else if (!report.cancelled)
        tellNothing(report);
}

void ServerFind::tellFound(const UserLookupReport &report)
{
    QStringList formats;
    for (const Index &index : report.indexes) {
        if (index.found > 0)
            formats.append(index.format);
    }
    formats.removeDuplicates();
    const QStringList users = usersOf(report);
    bringIntoView(report);

    Notice notice;
    notice.id = kNotice;
    notice.text = tr("Found %1 of %2 through the index of %3.")
                      .arg(sessionsText(qint64(report.keys.size())), soughtText(report.user), formats.join(tr(", ")));
    QStringList hints;
    if (!users.isEmpty() && users != QStringList{nameText(report.user)})
        hints.append(tr("Their user is shown as %1.").arg(users.join(tr(", "))));
    if (report.cancelled)
        hints.append(tr("It was cancelled: there may be more."));
    notice.hint = (hints + remarks(report)).join(QLatin1Char(' '));
    post(notice);
}

void ServerFind::tellNothing(const UserLookupReport &report)
{
    Notice notice;
    notice.id = kNotice;
    notice.kind = Notice::Kind::Warning;
    const qint64 entries = report.sum(&Index::entries);
    QStringList hints = remarks(report);
    if (entries > 0) {
        notice.text = tr("An index on this server knows %1, but leads to no session.").arg(soughtText(report.user));
    } else if (!hints.isEmpty()) {
        notice.text = tr("%1 was not found on the server.").arg(soughtText(report.user));
    } else {
        notice.text = tr("No index on this server knows %1.").arg(soughtText(report.user));
    }
    if (entries == 0 && !report.asked.isEmpty())
        hints.append(tr("Case counts there."));
    const QStringList byId = report.guessed ? QStringList() : inUse(report.askedById);
    if (entries == 0 && byId.size() == 1)
        hints.append(tr("%1 knows users by the id of their account.").arg(byId.constFirst()));
    else if (entries == 0 && byId.size() > 1)
        hints.append(tr("%1 and %2 know users by the id of their account.")
                         .arg(byId.first(byId.size() - 1).join(tr(", ")), byId.constLast()));
    if (const QStringList without = inUse(report.withoutIndex); !without.isEmpty())
        hints.append(tr("Without an index: %1.").arg(without.join(tr(", "))));
    m_reading = Reading::NotMentioned;
    if (m_monitor.progress().phase == Phase::Loading) {
        m_reading = Reading::UnderWay;
        hints.append(tr("Everything is being read: who is there will be found by the search."));
    } else if (isIncomplete(m_monitor.progress())) {
        m_reading = Reading::LeftOff;
        hints.append(tr("To look at every session, read everything."));
        notice.actions = {{tr("Read Everything"), [this](bool) { m_monitor.reload(); }, false}};
    } else if (m_monitor.formats().detected().complete) {
        hints.append(tr("All sessions of this server have been read: the search knows them."));
    } else {
        hints.append(tr("All sessions of the formats that were noticed have been read: the search knows them."));
    }
    notice.hint = hints.join(QLatin1Char(' '));
    post(notice);
}

/// Only what there is on this server: a format may be looked for without a key of it.
QStringList ServerFind::inUse(const QStringList &titles) const
{
    QSet<QString> there;
    for (const auto &found : m_monitor.formats().detected().formats)
        there.insert(found.description.title);
    const sessions::SessionStore &store = m_monitor.store();
    std::vector<bool> counted(256);
    store.forEach([&](sessions::Slot slot) { counted[store.format(slot)] = true; });
    const QStringList all = m_monitor.formats().formatTitles();
    for (qsizetype i = 0; i < all.size() && i < 256; ++i) {
        if (counted[static_cast<size_t>(i)])
            there.insert(all[i]);
    }
    QStringList used;
    std::copy_if(titles.begin(), titles.end(), std::back_inserter(used),
                 [&there](const QString &title) { return there.contains(title); });
    return used;
}

/// What is to be known of the indexes beside the sessions that they led to.
QStringList ServerFind::remarks(const UserLookupReport &report) const
{
    QStringList remarks;
    for (const Index &index : report.indexes) {
        if (!index.problem.isEmpty())
            remarks.append(index.problem.sentences());
    }
    if (const qint64 gone = report.sum(&Index::gone); gone > 0)
        remarks.append(tr("%Ln entry(ies) had no session any more.", nullptr, text::pluralCount(gone)));
    if (const qint64 others = report.sum(&Index::notSessions); others > 0)
        remarks.append(tr("%Ln entry(ies) named something that is no session.", nullptr, text::pluralCount(others)));
    if (const qint64 unreadable = report.sum(&Index::unreadable); unreadable > 0)
        remarks.append(tr("This account may not read %1.").arg(sessionsText(unreadable)));
    if (std::any_of(report.indexes.begin(), report.indexes.end(), [](const Index &index) { return index.cut; }))
        remarks.append(tr("The index has %Ln entry(ies); only the first of them were looked at.", nullptr,
                          text::pluralCount(report.sum(&Index::entries))));
    return remarks;
}

/// As the table names them; where an index knows accounts by their ids these are other names than what was typed.
QStringList ServerFind::usersOf(const UserLookupReport &report) const
{
    const sessions::SessionStore &store = m_monitor.store();
    QStringList users;
    for (size_t i = 0; i < std::min(report.keys.size(), kMostRows) && users.size() < kMostUsers; ++i) {
        const sessions::Slot slot = store.find(report.keys[i]);
        if (slot == sessions::kNoSlot)
            continue;
        const QByteArray user = store.user(slot).toByteArray();
        const QString name = user.isEmpty() ? tr("nobody") : nameText(user);
        if (!users.contains(name))
            users.append(name);
    }
    return users;
}

/// Where the search hides everything that was found, it is set to whose sessions these are.
void ServerFind::bringIntoView(const UserLookupReport &report)
{
    const sessions::SessionStore &store = m_monitor.store();
    QStringList terms;
    for (size_t i = 0; i < std::min(report.keys.size(), kMostRows) && terms.size() < kMostUsers; ++i) {
        const sessions::Slot slot = store.find(report.keys[i]);
        if (slot == sessions::kNoSlot)
            continue;
        if (m_search.finds(slot))
            return;
        const QString term = sessions::SessionQuery::termForUser(store.user(slot));
        if (!terms.contains(term))
            terms.append(term);
    }
    if (terms.isEmpty())
        return;
    m_search.showOnly(terms.join(QStringLiteral(" | ")));
}

} // namespace ui

#include "moc_serverfind.cpp"
