// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/nothingfound.h"

#include "models/activity/activityrecorder.h"
#include "models/activity/eventlog.h"
#include "models/activity/eventwords.h"
#include "models/formats/detection/formatsinuse.h"
#include "models/formats/pasted/pasted.h"
#include "models/monitor/formatdesk.h"
#include "models/monitor/lookupdesk.h"
#include "models/monitor/sessionmonitor.h"
#include "models/sessions/query/sessionquery.h"
#include "models/sessions/table/sessiontablemodel.h"
#include "models/text/clocktext.h"
#include "models/text/numbertext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "ui/words/loadstate.h"

#include <algorithm>
#include <cmath>

namespace ui
{

using activity::EventLog;
using messages::SessionEvent;
using Phase = messages::LoadProgress::Phase;

namespace
{

/// Of the event log, the newest: this is asked whenever the number of sessions changes.
constexpr qsizetype kMostEvents = 2000;

bool isEnding(int kind)
{
    return kind >= int(SessionEvent::Kind::Expired) && kind <= int(SessionEvent::Kind::Vanished);
}

qint64 offeredIn(monitor::SessionMonitor &monitor)
{
    const auto &inUse = monitor.formats().inUse();
    return inUse ? formats::offeredKeys(*inUse) : 0;
}

} // namespace

NothingFound::NothingFound(monitor::SessionMonitor &monitor, const activity::ActivityRecorder &recorder)
    : m_monitor(monitor)
    , m_recorder(recorder)
{
}

bool NothingFound::leadsNowhere() const
{
    const auto query = m_monitor.table().query();
    return query && query->pasted() && query->pasted()->leadsNowhere();
}

QString NothingFound::count() const
{
    const int sessions = text::pluralCount(m_monitor.store().count());
    return isIncomplete(m_monitor.progress()) ? tr("None of %Ln session(s) read so far matches.", nullptr, sessions)
                                              : tr("None of %Ln session(s) matches.", nullptr, sessions);
}

QStringList NothingFound::remarks() const
{
    if (leadsNowhere())
        return {};
    QStringList all{reading(), endedLately(), names(), indexes()};
    all += unlisted();
    all += elsewhere();
    all.removeAll(QString());
    return all;
}

bool NothingFound::hasUnlisted() const
{
    return formats::unlistedCount(m_monitor.formats().formatSet().get()) > 0 || offeredIn(m_monitor) > 0;
}

QString NothingFound::reading() const
{
    const messages::LoadProgress &progress = m_monitor.progress();
    if (progress.phase == Phase::Loading)
        return tr("%1 % of the keys have been read: who comes later will be found.")
            .arg(std::clamp(int(std::floor(progress.fraction * 100)), 0, 99));
    if (progress.stopped)
        return tr("Reading was stopped: what was not read cannot be found.");
    if (progress.partial || progress.cutShort)
        return tr("Not everything could be read: what was not cannot be found.");
    return {};
}

QString NothingFound::names() const
{
    const auto query = m_monitor.table().query();
    const bool asksUser = query && !query->soughtUser().isEmpty();
    return asksUser && m_monitor.store().textCount(sessions::SessionStore::Text::OtherNames) > 0
               ? tr("All names that the sessions have for their users were tried.")
               : QString();
}

QString NothingFound::indexes() const
{
    const auto query = m_monitor.table().query();
    if (!query || query->soughtUser().isEmpty() || m_monitor.formats().detected().formats.empty())
        return {};
    return m_monitor.lookups().mayFindUsers() ? QString()
                                              : tr("No framework on this server keeps an index of its users.");
}

QStringList NothingFound::unlisted() const
{
    QStringList all;
    if (const int count = formats::unlistedCount(m_monitor.formats().formatSet().get()); count > 0)
        all += tr("Sessions of %n format(s) are not listed.", nullptr, count);
    if (const qint64 keys = offeredIn(m_monitor); keys > 0)
        all += tr("%Ln key(s) look like sessions, and are not listed.", nullptr, text::pluralCount(keys));
    return all;
}

/// Of an id there is nothing else to try.
QString NothingFound::elsewhere() const
{
    const auto query = m_monitor.table().query();
    if (const auto user = query ? query->instead() : std::nullopt)
        return tr("It may have ended, or be in another database or on another server. The token names a user as well: %1 "
                  "finds all who are called so.")
            .arg(sessions::SessionQuery::termForUser(user->guessedUser()));
    return query && query->pasted()
               ? tr("It may have ended, or be in another database or on another server. The user’s name finds whoever "
                    "is still here.")
               : QString();
}

/// The log has no ids, only their masks: of those a likeness is all that can be told.
QString NothingFound::endedLately() const
{
    const auto query = m_monitor.table().query();
    if (!query)
        return {};
    const QString user = text::printableText(query->soughtUser());
    QStringList ids;
    if (query->pasted()) {
        for (const formats::PastedReading &reading : query->pasted()->readings) {
            for (const auto *list : {&reading.ids, &reading.hashedIds}) {
                for (const QByteArray &id : *list)
                    ids += text::maskedSessionId(id);
            }
        }
        ids.removeAll(QString::fromUtf8(text::kMaskedWhole));
    }
    if (user.isEmpty() && ids.isEmpty())
        return {};
    const EventLog &log = m_recorder.eventLog();
    for (qsizetype place = 0; place < std::min(log.count(), kMostEvents); ++place) {
        const activity::LoggedEvent &event = log.at(place);
        if (!isEnding(event.kind))
            continue;
        const QString how = activity::eventName(event);
        const QString when = text::clockText(event.at);
        if (ids.contains(event.maskedId))
            return tr("A session with an id like that (%1) has ended at %2: %3.").arg(event.maskedId, when, how);
        const text::PersonName name = text::personName(event.user, event.otherNames);
        for (const QString &called : {name.name, name.number}) {
            if (!user.isEmpty() && called.compare(user, Qt::CaseInsensitive) == 0)
                return tr("A session of %1 has ended at %2: %3.").arg(user, when, how);
        }
    }
    return {};
}

} // namespace ui
