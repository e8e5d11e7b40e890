// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/eventlogmodel.h"

#include "models/text/clocktext.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"

#include <QDateTime>
#include <QLocale>
#include <QThread>

#include <algorithm>
#include <iterator>
#include <utility>

namespace activity
{

using messages::SessionEvent;

namespace
{

constexpr int kNote = -1;
/// User names come from payloads of any size; kCapacity of them have to stay small.
constexpr qsizetype kMostUserBytes = 256;
constexpr qsizetype kMostNoteLength = 512;

constexpr int kExtension = int(SessionEvent::Kind::Extended);

QString eventName(int kind)
{
    switch (kind) {
    case int(SessionEvent::Kind::Created):
        return EventLogModel::tr("Created");
    case int(SessionEvent::Kind::Extended):
        return EventLogModel::tr("Extended");
    case int(SessionEvent::Kind::Expired):
        return EventLogModel::tr("Expired");
    case int(SessionEvent::Kind::LoggedOut):
        return EventLogModel::tr("Logged out");
    case int(SessionEvent::Kind::EndedHere):
        return EventLogModel::tr("Ended here");
    case int(SessionEvent::Kind::Evicted):
        return EventLogModel::tr("Evicted");
    case int(SessionEvent::Kind::Ended):
        return EventLogModel::tr("Ended or evicted");
    case int(SessionEvent::Kind::Vanished):
        return EventLogModel::tr("Vanished");
    default:
        return EventLogModel::tr("Note");
    }
}

/// The tenth of a second is what one server differs from another by; after a minute it is noise.
QString lagText(qint64 lagMs)
{
    constexpr qint64 kMinuteMs = 60'000;
    if (lagMs < 0)
        return {};
    if (lagMs < kMinuteMs)
        return EventLogModel::tr("%1 s after its deadline").arg(QLocale().toString(double(lagMs) / 1000.0, 'f', 1));
    const QLocale locale;
    return EventLogModel::tr("%1 min %2 s after its deadline")
        .arg(locale.toString(lagMs / kMinuteMs), locale.toString(lagMs % kMinuteMs / 1000));
}

QString detailOf(int kind, qint64 lagMs, bool isInferred)
{
    switch (kind) {
    case int(SessionEvent::Kind::Expired):
        if (!isInferred)
            return lagText(lagMs);
        return lagMs < 0 ? EventLogModel::tr("inferred: gone past its deadline")
                         : EventLogModel::tr("inferred: gone %1").arg(lagText(lagMs));
    case int(SessionEvent::Kind::Ended):
        return EventLogModel::tr("gone before the deadline that was known; tracking does not tell how");
    case int(SessionEvent::Kind::Extended):
        return EventLogModel::tr("used again: its deadline moved on");
    case int(SessionEvent::Kind::LoggedOut):
        return EventLogModel::tr("deleted by an application or another admin");
    case int(SessionEvent::Kind::EndedHere):
        return EventLogModel::tr("by this program");
    case int(SessionEvent::Kind::Evicted):
        return EventLogModel::tr("removed under the server's memory limit");
    case int(SessionEvent::Kind::Vanished):
        return EventLogModel::tr("found gone; no event said why");
    default:
        return {};
    }
}

} // namespace

EventLogModel::EventLogModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

EventLogModel::~EventLogModel() = default;

int EventLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int EventLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EventLogModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Entry &entry = m_entries[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return displayText(entry, index.column());
    case Qt::ToolTipRole:
        return index.column() == Time ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(entry.at))
                                      : displayText(entry, index.column());
    case KindRole:
        return int(entry.kind);
    case TimeRole:
        return entry.at;
    case NameRole:
        return text::personName(entry.user, entry.otherNames).name;
    case NumberRole:
        return text::personName(entry.user, entry.otherNames).number;
    default:
        return {};
    }
}

QVariant EventLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Event:
        return tr("Event");
    case User:
        return tr("User");
    case Format:
        return tr("Format");
    case SessionId:
        return tr("Session");
    case Detail:
        return tr("Detail");
    default:
        return {};
    }
}

QString EventLogModel::displayText(const Entry &entry, int column) const
{
    const bool note = entry.kind == kNote;
    switch (column) {
    case Time:
        return text::clockText(entry.at);
    case Event:
        return eventName(entry.kind);
    case User:
        return text::personName(entry.user, entry.otherNames).whole();
    case Format:
        return note ? QString() : m_formatTitles.value(entry.format);
    case SessionId:
        return entry.maskedId;
    case Detail:
        return note ? entry.note : detailOf(entry.kind, entry.lagMs, entry.isInferred);
    default:
        return {};
    }
}

void EventLogModel::setFormatTitles(const QStringList &titles)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_formatTitles == titles)
        return;
    m_formatTitles = titles;
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0, Format), index(rowCount() - 1, Format), {Qt::DisplayRole});
}

EventLogModel::Entry EventLogModel::entryOf(const SessionEvent &event)
{
    Entry entry;
    entry.at = event.at;
    entry.lagMs = event.lagMs;
    entry.isInferred = event.isInferred;
    entry.user = event.user.left(kMostUserBytes);
    entry.otherNames = event.otherNames.left(kMostUserBytes);
    entry.maskedId = text::maskedSessionId(event.id);
    entry.kind = qint8(event.kind);
    entry.format = event.format;
    return entry;
}

void EventLogModel::append(const QList<SessionEvent> &events, qint64 skipped)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (events.isEmpty())
        return;
    m_totalSeen += events.size() + skipped;
    const qsizetype kept = qMin<qsizetype>(events.size(), kCapacity);
    std::deque<Entry> fresh;
    std::transform(events.crbegin(), events.crbegin() + kept, std::back_inserter(fresh), &EventLogModel::entryOf);
    add(std::move(fresh));
}

void EventLogModel::appendNote(qint64 at, const QString &text)
{
    Q_ASSERT(QThread::currentThread() == thread());
    ++m_totalSeen;
    Entry entry;
    entry.at = at;
    entry.note = text.left(kMostNoteLength);
    std::deque<Entry> fresh;
    fresh.push_back(std::move(entry));
    add(std::move(fresh));
}

qsizetype EventLogModel::extensionsIn(const std::deque<Entry> &entries)
{
    return std::count_if(entries.begin(), entries.end(), [](const Entry &entry) { return entry.kind == kExtension; });
}

std::vector<int> EventLogModel::surplusExtensions(const std::deque<Entry> &entries, qsizetype most)
{
    std::vector<int> surplus;
    for (int row = 0; row < int(entries.size()); ++row) {
        if (entries[size_t(row)].kind == kExtension && --most < 0)
            surplus.push_back(row);
    }
    std::reverse(surplus.begin(), surplus.end());
    return surplus;
}

void EventLogModel::dropSurplusExtensions(std::deque<Entry> &entries, qsizetype most)
{
    for (const int row : surplusExtensions(entries, most))
        entries.erase(entries.begin() + row);
}

/// Neighbours go at once: at most a few signals, unless a long pause has ended.
void EventLogModel::makeRoomForExtensions(qsizetype count)
{
    const std::vector<int> surplus = surplusExtensions(m_entries, kMostExtensions - count);
    for (size_t i = 0; i < surplus.size();) {
        const int last = surplus[i];
        int first = last;
        while (++i < surplus.size() && surplus[i] == first - 1)
            --first;
        beginRemoveRows({}, first, last);
        m_entries.erase(m_entries.begin() + first, m_entries.begin() + last + 1);
        endRemoveRows();
    }
}

void EventLogModel::add(std::deque<Entry> fresh)
{
    dropSurplusExtensions(fresh, kMostExtensions);
    if (!m_paused) {
        insertOnTop(std::move(fresh));
        return;
    }
    dropSurplusExtensions(m_heldBack, kMostExtensions - extensionsIn(fresh));
    m_heldBack.insert(m_heldBack.begin(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    if (m_heldBack.size() > size_t(kCapacity))
        m_heldBack.resize(size_t(kCapacity));
    Q_EMIT heldBackChanged();
}

/// Makes room first, so that no view ever sees more than kCapacity rows.
void EventLogModel::insertOnTop(std::deque<Entry> fresh)
{
    if (const qsizetype extensions = extensionsIn(fresh); extensions > 0)
        makeRoomForExtensions(extensions);
    const int added = int(fresh.size());
    const int kept = qMin(rowCount(), kCapacity - added);
    if (kept < rowCount()) {
        beginRemoveRows({}, kept, rowCount() - 1);
        m_entries.resize(size_t(kept));
        endRemoveRows();
    }
    if (added == 0)
        return;
    beginInsertRows({}, 0, added - 1);
    m_entries.insert(m_entries.begin(), std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
    endInsertRows();
}

void EventLogModel::clear()
{
    Q_ASSERT(QThread::currentThread() == thread());
    beginResetModel();
    m_entries.clear();
    m_totalSeen = 0;
    endResetModel();
    m_heldBack.clear();
    Q_EMIT heldBackChanged();
}

void EventLogModel::setPaused(bool paused)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (m_paused == paused)
        return;
    m_paused = paused;
    if (!paused)
        insertOnTop(std::exchange(m_heldBack, {}));
    Q_EMIT heldBackChanged();
}

} // namespace activity

#include "moc_eventlogmodel.cpp"
