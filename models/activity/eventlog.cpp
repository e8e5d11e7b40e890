// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/eventlog.h"

#include "models/text/printabletext.h"

#include <QThread>

#include <algorithm>
#include <iterator>
#include <utility>

namespace activity
{

using messages::SessionEvent;

namespace
{

/// Texts come from payloads of any size; kCapacity of them have to stay small.
constexpr qsizetype kMostUserBytes = 256;
constexpr qsizetype kMostAddressBytes = 64;
constexpr qsizetype kMostNoteLength = 512;
constexpr qsizetype kMostReasons = 100;
constexpr qint64 kMinute = 60'000;

constexpr int kExtension = int(SessionEvent::Kind::Extended);

bool isExtension(const LoggedEventPointer &entry)
{
    return entry->kind == kExtension;
}

} // namespace

EventLog::EventLog(QObject *parent)
    : QObject(parent)
{
}

EventLog::~EventLog() = default;

std::vector<Loss> EventLog::losses() const
{
    return m_paused ? m_lossesThen : m_losses.losses();
}

LoggedEventPointer EventLog::entryOf(const SessionEvent &event)
{
    auto entry = std::make_shared<LoggedEvent>();
    entry->number = ++m_latestNumber;
    entry->at = event.at;
    entry->lagMs = event.lagMs;
    entry->created = event.created;
    entry->lastAccess = event.lastAccess;
    entry->deadline = event.deadline;
    entry->idDigest = event.id.isEmpty() ? 0 : LoggedEvent::digestOf(event.id);
    entry->keyDigest = event.key.isEmpty() ? 0 : LoggedEvent::digestOf(event.key);
    entry->user = event.user.left(kMostUserBytes);
    entry->otherNames = event.otherNames.left(kMostUserBytes);
    entry->ip = event.ip.left(kMostAddressBytes);
    entry->agent = event.userAgent.left(kMostUserBytes);
    entry->maskedId = text::maskedSessionId(event.id);
    if (event.kind == SessionEvent::Kind::EndedHere)
        entry->words = m_reasons.value(event.job);
    entry->kind = qint8(event.kind);
    entry->format = event.format;
    entry->node = event.node;
    entry->isInferred = event.isInferred;
    return entry;
}

void EventLog::tally(const QList<SessionEvent> &events)
{
    for (const SessionEvent &event : events) {
        if (event.kind >= SessionEvent::Kind::Expired)
            m_losses.add(int(event.kind), event.at);
    }
}

void EventLog::append(const QList<SessionEvent> &events, qint64 skipped)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (events.isEmpty())
        return;
    m_totalSeen += events.size() + skipped;
    const qsizetype kept = qMin<qsizetype>(events.size(), kCapacity);
    Entries fresh;
    std::for_each(events.cend() - kept, events.cend(),
                  [&](const SessionEvent &event) { fresh.push_front(entryOf(event)); });
    const bool isCut = kept < events.size() || skipped > 0;
    add(std::move(fresh), isCut);
}

void EventLog::appendNote(qint64 at, const QString &text, NoteKind kind)
{
    Q_ASSERT(QThread::currentThread() == thread());
    ++m_totalSeen;
    auto entry = std::make_shared<LoggedEvent>();
    entry->number = ++m_latestNumber;
    entry->at = at;
    entry->words = text.left(kMostNoteLength);
    entry->isGap = kind == NoteKind::Gap;
    entry->isAlways = kind != NoteKind::Usual;
    add({entry}, false);
}

void EventLog::noteReason(quint64 job, const QString &reason)
{
    if (reason.isEmpty() || m_reasons.contains(job))
        return;
    m_reasons.insert(job, reason.left(kMostNoteLength));
    m_jobs += job;
    if (m_jobs.size() > kMostReasons)
        m_reasons.remove(m_jobs.takeFirst());
}

qsizetype EventLog::extensionsIn(const Entries &entries)
{
    return std::count_if(entries.begin(), entries.end(), isExtension);
}

/// `since` is that of the latest that goes, where it is later.
void EventLog::dropSurplusExtensions(Entries &entries, qsizetype most, qint64 &since)
{
    const auto isSurplus = [&](const LoggedEventPointer &entry) {
        if (!isExtension(entry) || --most >= 0)
            return false;
        since = std::max(since, entry->at + 1);
        return true;
    };
    // In order, and each once: not by std::remove_if(), which may call a copy of it.
    auto kept = entries.begin();
    for (auto &entry : entries) {
        if (!isSurplus(entry))
            *kept++ = std::move(entry);
    }
    entries.erase(kept, entries.end());
}

/// Of a session's extensions in one minute the latest is left, which counts the others. Those before it are at most
/// kMostExtensions.
void EventLog::joinExtensions(Entries &fresh, Entries &before)
{
    struct Latest {
        LoggedEventPointer *place;
        qint32 times;
    };
    using Minute = std::pair<quint64, qint64>; // of one session
    const auto minuteOf = [](const LoggedEventPointer &entry) { return Minute(entry->keyDigest, entry->at / kMinute); };
    QHash<Minute, Latest> latest;
    std::vector<LoggedEventPointer *> gone;
    for (auto &entry : fresh) {
        if (!isExtension(entry) || entry->keyDigest == 0)
            continue;
        if (const auto known = latest.find(minuteOf(entry)); known != latest.end()) {
            known->times += entry->times;
            gone.push_back(&entry);
        } else {
            latest.insert(minuteOf(entry), {&entry, entry->times});
        }
    }
    if (latest.isEmpty())
        return;
    for (auto &entry : before) {
        if (!isExtension(entry))
            continue;
        if (const auto known = latest.find(minuteOf(entry)); known != latest.end()) {
            known->times += entry->times;
            gone.push_back(&entry);
        }
    }
    for (const Latest &each : std::as_const(latest)) {
        if (each.times == (*each.place)->times)
            continue;
        auto joined = std::make_shared<LoggedEvent>(**each.place);
        joined->times = each.times;
        *each.place = std::move(joined);
    }
    if (gone.empty())
        return;
    for (LoggedEventPointer *entry : gone)
        entry->reset();
    for (Entries *entries : {&fresh, &before})
        entries->erase(std::remove(entries->begin(), entries->end(), nullptr), entries->end());
}

void EventLog::add(Entries fresh, bool isCut)
{
    if (m_wholeSince == 0)
        m_wholeSince = fresh.back()->at;
    if (qint64 &since = m_paused ? m_heldSince : m_wholeSince; isCut)
        since = std::max(since, fresh.back()->at);
    joinExtensions(fresh, m_paused ? m_heldBack : m_entries);
    dropSurplusExtensions(fresh, kMostExtensions, m_paused ? m_heldExtensionsSince : m_extensionsSince);
    if (!m_paused) {
        insertOnTop(std::move(fresh));
        Q_EMIT changed();
        return;
    }
    dropSurplusExtensions(m_heldBack, kMostExtensions - extensionsIn(fresh), m_heldExtensionsSince);
    m_heldBack.insert(m_heldBack.begin(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    if (m_heldBack.size() > size_t(kCapacity)) {
        m_heldBack.resize(size_t(kCapacity));
        m_heldSince = m_heldBack.back()->at;
    }
    Q_EMIT heldBackChanged();
}

void EventLog::insertOnTop(Entries fresh)
{
    if (const qsizetype extensions = extensionsIn(fresh); extensions > 0)
        dropSurplusExtensions(m_entries, kMostExtensions - extensions, m_extensionsSince);
    m_entries.insert(m_entries.begin(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    if (m_entries.size() <= size_t(kCapacity))
        return;
    m_entries.resize(size_t(kCapacity));
    m_wholeSince = std::max(m_wholeSince, m_entries.back()->at);
}

void EventLog::clear()
{
    Q_ASSERT(QThread::currentThread() == thread());
    m_entries.clear();
    m_heldBack.clear();
    m_losses.clear();
    m_lossesThen.clear();
    m_totalSeen = 0;
    m_wholeSince = 0;
    m_heldSince = 0;
    m_extensionsSince = 0;
    m_heldExtensionsSince = 0;
    Q_EMIT changed();
    Q_EMIT heldBackChanged();
}

void EventLog::forgetUser(const QByteArray &user)
{
    Q_ASSERT(QThread::currentThread() == thread());
    // As it is kept: of names that are longer, no more than this tells them apart.
    const QByteArray kept = user.left(kMostUserBytes);
    if (kept.isEmpty())
        return;
    const auto isHers = [&kept](const LoggedEventPointer &entry) { return entry->user == kept; };
    if (std::erase_if(m_entries, isHers) > 0)
        Q_EMIT changed();
    if (std::erase_if(m_heldBack, isHers) > 0)
        Q_EMIT heldBackChanged();
}

void EventLog::setPaused(bool paused)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_paused == paused)
        return;
    if (paused)
        m_lossesThen = m_losses.losses();
    m_paused = paused;
    if (!paused) {
        Entries fresh = std::exchange(m_heldBack, {});
        joinExtensions(fresh, m_entries);
        m_wholeSince = std::max(m_wholeSince, std::exchange(m_heldSince, 0));
        m_extensionsSince = std::max(m_extensionsSince, std::exchange(m_heldExtensionsSince, 0));
        insertOnTop(std::move(fresh));
        Q_EMIT changed();
    }
    Q_EMIT heldBackChanged();
}

} // namespace activity

#include "moc_eventlog.cpp"
