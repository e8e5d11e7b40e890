// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logout/logoutflow.h"

#include "models/monitor/formatdesk.h"
#include "models/monitor/logoutdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/query/sessionquery.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/sessions/users/userlist.h"
#include "models/text/numbertext.h"
#include "ui/logout/besidewindow.h"
#include "ui/logout/logoutallowance.h"
#include "ui/logout/logoutchanges.h"
#include "ui/logout/logoutdialog.h"
#include "ui/logout/logoutfollower.h"
#include "ui/notices/noticebar.h"
#include "ui/sessions/slotselection.h"
#include "ui/words/loadstate.h"

#include <QPointer>

#include <memory>
#include <utility>

namespace ui
{

using monitor::LogoutDesk;

namespace
{

const auto kImpossible = QStringLiteral("logout-impossible");
/// More are counted, not named.
constexpr size_t kUsersNamed = 3;

QString ownerText(const sessions::UserIdentity &user)
{
    switch (user.kind) {
    case sessions::UserIdentity::Kind::Named:
        break;
    case sessions::UserIdentity::Kind::Anonymous:
        return LogoutFlow::tr("nobody (anonymous)");
    case sessions::UserIdentity::Kind::Unknown:
        return LogoutFlow::tr("unknown users");
    }
    return LogoutQuestion::nameOf(user.name, {});
}

QString ownersText(const std::vector<sessions::UserIdentity> &users)
{
    QStringList names;
    for (size_t i = 0; i < users.size() && i < kUsersNamed; ++i)
        names.append(ownerText(users[i]));
    const auto more = static_cast<qint64>(users.size()) - names.size();
    const QString listed = names.join(LogoutFlow::tr(", "));
    return more > 0 ? LogoutFlow::tr("%1 and %Ln more", nullptr, text::pluralCount(more)).arg(listed) : listed;
}

messages::Permission permissionFor(messages::LogoutOrder::Action action, const messages::Logoutability &may,
                                   const sessions::SessionStore &store, sessions::Slot slot)
{
    if (slot == sessions::kNoSlot)
        return {};
    const messages::FormatPermissions permissions = may.of(store.format(slot));
    return action == messages::LogoutOrder::Action::LogOut ? permissions.end : permissions.setTimeLeft;
}

} // namespace

LogoutFlow::LogoutFlow(monitor::SessionMonitor &monitor, NoticeBar &notices, QWidget *window)
    : QObject(window)
    , m_monitor(monitor)
    , m_desk(monitor.logouts())
    , m_notices(notices)
    , m_window(window)
    , m_follower(new LogoutFollower(monitor, notices, window))
{
    connect(m_follower, &LogoutFollower::endAgainRequested, this, &LogoutFlow::endAgain);
    connect(m_follower, &LogoutFollower::reportsChanged, this, &LogoutFlow::reportsChanged);
    connect(&m_desk, &LogoutDesk::logoutabilityChanged, this, &LogoutFlow::withdrawObstacle);
    connect(&monitor, &monitor::SessionMonitor::connectionChanged, this, &LogoutFlow::followConnection);
    connect(&monitor, &monitor::SessionMonitor::profileChanged, this, [this] { ++m_servers; });
}

QString LogoutFlow::obstacle() const
{
    if (!m_desk.isConnected())
        return tr("There is no connection to a server.");
    if (m_desk.profile().readOnly)
        return tr("This connection is read-only: nothing can be ended through it.");
    return obstacleOf(m_desk.logoutability());
}

QString LogoutFlow::obstacle(const SlotSelection &selection) const
{
    if (QString general = obstacle(); !general.isEmpty())
        return general;
    if (selection.count() == 0)
        return tr("Select the sessions to end first.");
    if (!selection.containsPresent())
        return tr("What is selected has ended already.");
    return obstacleOf(m_desk.logoutability(), m_monitor.store(), selection);
}

QString LogoutFlow::obstacle(const std::vector<sessions::Slot> &chosen) const
{
    const QString general = obstacle();
    return general.isEmpty() ? obstacleOf(m_desk.logoutability(), m_monitor.store(), chosen) : general;
}

bool LogoutFlow::hasReport() const
{
    return m_follower->hasReport();
}

void LogoutFlow::showLatestReport()
{
    m_follower->showLatestReport();
}

void LogoutFlow::start(const SlotSelection &selection, const QString &search, Action action)
{
    // Sessions that no longer match leave the selection with their rows: never end what the search excludes.
    connect(&selection, &SlotSelection::sessionsChanged, this, &LogoutFlow::withdrawObstacle, Qt::UniqueConnection);
    m_monitor.table().whenUpToDate(this, [this, search, action, kept = QPointer<const SlotSelection>(&selection)] {
        if (kept)
            ask(guess(*kept).isEmpty() ? obstacle(*kept) : guess(*kept), kept->selectedSlots(),
                {.chosenBy = choiceText(*kept, search), .action = action, .choice = choiceOf(*kept)});
    });
}

void LogoutFlow::start(const std::vector<sessions::UserIdentity> &users, Action action)
{
    const std::vector<sessions::Slot> chosen = sessions::presentSessionsOf(users, m_monitor.store());
    ask(obstacle(chosen), chosen, {.chosenBy = tr("all sessions of %1").arg(ownersText(users)), .action = action});
}

void LogoutFlow::startAllBut(const sessions::UserIdentity &user, const QByteArray &keptKey)
{
    // Where nothing is spared the answer would be another one than was asked for.
    const sessions::Slot kept = m_monitor.store().find(keptKey);
    if (kept == sessions::kNoSlot)
        return;
    std::vector<sessions::Slot> chosen = user.presentSessions(m_monitor.store());
    std::erase(chosen, kept);
    ask(obstacle(chosen), chosen, {.chosenBy = tr("all sessions of %1 but one").arg(ownerText(user))});
}

/// Only those that are still, or again, the same user's as when they were ended.
void LogoutFlow::endAgain(quint64 job, bool untilQuiet)
{
    const std::shared_ptr<const LogoutAccount> account = m_follower->account(job);
    if (!account)
        return;
    std::vector<sessions::Slot> chosen;
    const sessions::SessionStore &store = m_monitor.store();
    const std::vector<QByteArray> keys = account->toEndAgain();
    for (const QByteArray &key : keys) {
        const LogoutAccount::Session *session = account->find(key);
        if (session && session->subject.fateIn(store) == LogoutSubject::Fate::Same)
            chosen.push_back(store.find(key));
    }
    QString reason = obstacle(chosen);
    if (reason.isEmpty() && chosen.empty())
        reason = tr("None of them is listed as the same user’s now, so there is nothing to end again.");
    ask(reason, chosen,
        {.chosenBy = tr("%Ln session(s) that came back", nullptr, text::pluralCount(std::ssize(chosen))),
         .againOf = job,
         .untilQuiet = untilQuiet,
         .reason = account->asked().reason});
}

bool LogoutFlow::isAllListed(const SlotSelection &selection) const
{
    return selection.count() > 1 && selection.count() >= m_monitor.table().presentCount();
}

/// Why all that match are not to be ended; empty: they may be.
QString LogoutFlow::guess(const SlotSelection &selection) const
{
    const auto query = m_monitor.table().query();
    const QByteArray user = query ? query->guessedUser() : QByteArray();
    if (user.isEmpty() || !isAllListed(selection))
        return {};
    return tr("What was pasted names no session, only a user: whoever is called so in any application is listed. Select "
              "single sessions, or search for %1 to end all of them.")
        .arg(sessions::SessionQuery::termForUser(user));
}

/// Whoever ends all that match means what matches when they say yes; and who searches for all but a user's newest
/// sessions means to keep those, be it that they picked some of the others.
LogoutChoice LogoutFlow::choiceOf(const SlotSelection &selection) const
{
    const auto query = m_monitor.table().query();
    const bool isAll = selection.count() >= m_monitor.table().presentCount();
    const bool isMeant = query && (query->dependsOnOthers() || isAll);
    return {isMeant ? query : nullptr};
}

/// For the audit log. That all are meant is only said where all that are listed are selected.
QString LogoutFlow::choiceText(const SlotSelection &selection, const QString &search) const
{
    if (!isAllListed(selection))
        return tr("%Ln selected session(s)", nullptr, text::pluralCount(selection.count()));
    return search.trimmed().isEmpty() ? tr("all sessions that were listed")
                                      : tr("all that match “%1”").arg(search.trimmed());
}

/// A button that was pressed owes an answer.
void LogoutFlow::say(const QString &sentence)
{
    Notice notice;
    notice.id = kImpossible;
    notice.kind = Notice::Kind::Info;
    notice.text = sentence;
    m_notices.post(notice);
    m_notices.bringForward(notice.id);
}

void LogoutFlow::ask(const QString &reason, const std::vector<sessions::Slot> &chosen, const Request &request)
{
    if (!reason.isEmpty()) {
        say(reason);
        return;
    }
    withdrawObstacle();
    readBesideWindow(
        m_monitor.table(), chosen.size(), this,
        [ask = questionNow(request), chosen](const sessions::SessionStore &store) { return ask(store, chosen); },
        [this, request, servers = m_servers, number = ++m_askings](LogoutQuestion &&question) {
            if (number == m_askings && servers == m_servers && m_desk.isConnected())
                show(std::move(question), request);
        });
}

void LogoutFlow::show(LogoutQuestion question, const Request &request)
{
    if (question.subjects->empty())
        return;
    auto *dialog = new LogoutDialog(std::move(question), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->suggestReason(request.reason);
    auto *watch =
        new LogoutWatch(m_monitor.table(), *dialog, request.choice, [this, request] { return questionNow(request); });
    connect(&m_desk, &LogoutDesk::logoutabilityChanged, watch, &LogoutWatch::askAnew);
    connect(dialog, &QDialog::accepted, this,
            [this, dialog, watch, request] { run(*dialog, watch->changes(), request); });
    // Of another server nothing was asked.
    connect(&m_monitor, &monitor::SessionMonitor::profileChanged, dialog, &QDialog::reject);
    dialog->open();
}

LogoutWatch::Ask LogoutFlow::questionNow(const Request &request) const
{
    const std::shared_ptr<const formats::FormatSet> formatSet = m_monitor.formats().formatSet();
    const messages::Logoutability may = m_desk.logoutability();
    const QStringList titles = m_monitor.formats().formatTitles();
    QList<QStringList> caveats;
    for (int format = 0; format < int(titles.size()); ++format)
        caveats.append(warningsOf(may.of(format)) + m_monitor.formats().caveats(format));
    const LogoutQuestion::Server server{.formatTitles = titles,
                                        .nodeNames = m_monitor.nodeNames(),
                                        .caveatsOf = [caveats](int format) { return caveats.value(format); },
                                        .profile = m_monitor.profile(),
                                        .formatSet = formatSet.get(),
                                        .nowMs = m_monitor.table().clock().nowMs(),
                                        .deletion = may.deletion};
    const bool incomplete = isIncomplete(m_monitor.progress());
    // `server` points to the formats.
    return [server, formatSet, may, request, incomplete](const sessions::SessionStore &store,
                                                         const std::vector<sessions::Slot> &chosen) {
        LogoutQuestion question = LogoutQuestion::of(store, chosen, server, request.action);
        question.obstacle = obstacleOf(may, store, chosen);
        question.incomplete = incomplete;
        question.chosenBy = request.chosenBy;
        question.again = request.againOf != 0;
        question.untilQuiet = request.untilQuiet;
        return question;
    };
}

/// What a yes leads to.
struct LogoutFlow::Prepared {
    LogoutAccount account;
    monitor::LogoutTargets targets;
};

/// Only what is still as it was asked about, by the rows of this moment. The report tells of the others too.
void LogoutFlow::run(const LogoutDialog &dialog, const LogoutChanges &changes, const Request &request)
{
    const LogoutQuestion &question = dialog.question();
    const LogoutAccount::Asked asked{.action = question.action,
                                     .in = question.in,
                                     .untilQuiet = question.untilQuiet,
                                     .reason = dialog.reason(),
                                     .chosenBy = question.chosenBy,
                                     .server = question.serverTitle,
                                     .production = question.production,
                                     .typed = dialog.asksForNumber()};
    const auto prepare =
        [asked, all = question.subjects, may = m_desk.logoutability(), choice = request.choice,
         now = m_monitor.table().clock().nowMs(),
         lost = changes.lost(dialog.confirmed() - question.sessions())](const sessions::SessionStore &store) {
            std::vector<LogoutAccount::Spared> spared = lost;
            std::vector<LogoutSubject> subjects;
            std::vector<sessions::Slot> chosen;
            subjects.reserve(all->size());
            chosen.reserve(all->size());
            SubjectFates fates(store, choice, now);
            for (const LogoutSubject &subject : *all) {
                const LogoutSubject::Fate fate = fates.of(subject);
                const sessions::Slot slot = store.find(subject.key);
                const messages::Permission allowed = permissionFor(asked.action, may, store, slot);
                if (fate == LogoutSubject::Fate::Same && allowed.isRefused()) {
                    // It was said that it will not be: then it is not tried either.
                    spared.push_back({subject, Became::NotRun, allowed.reason.cause});
                } else if (fate == LogoutSubject::Fate::Same) {
                    subjects.push_back(subject);
                    chosen.push_back(slot);
                } else {
                    spared.push_back(LogoutChanges::sparedOf(subject, fate, store));
                }
            }
            return Prepared{LogoutAccount(asked, std::move(subjects), std::move(spared)),
                            monitor::LogoutTargets::of(store, chosen)};
        };
    const size_t effort = request.choice.effort(m_monitor.store(), question.subjects->size());
    readBesideWindow(m_monitor.table(), effort, this, prepare,
                     [this, againOf = request.againOf, servers = m_servers](Prepared &&prepared) {
                         if (servers == m_servers)
                             begin(std::move(prepared), againOf);
                     });
}

void LogoutFlow::begin(Prepared prepared, quint64 againOf)
{
    if (prepared.targets.targets.empty()) {
        m_follower->tell(std::move(prepared.account));
        return;
    }
    const LogoutAccount::Asked asked = prepared.account.asked();
    const quint64 job = m_desk.logOut(std::move(prepared.targets), {.action = asked.action,
                                                                    .in = asked.in,
                                                                    .untilQuiet = asked.untilQuiet,
                                                                    .reason = asked.reason,
                                                                    .chosenBy = asked.chosenBy});
    if (job == 0)
        return; // requestRefused has said why
    m_follower->follow(job, std::move(prepared.account));
    if (againOf != 0)
        m_follower->settleFound(againOf);
}

void LogoutFlow::withdrawObstacle()
{
    m_notices.withdraw(kImpossible);
}

void LogoutFlow::followConnection(const messages::ConnectionStatus &status)
{
    using Phase = messages::ConnectionStatus::Phase;
    if (status.phase == Phase::Connected || status.phase == Phase::Disconnected)
        withdrawObstacle();
}

} // namespace ui

#include "moc_logoutflow.cpp"
