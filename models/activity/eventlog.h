// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/loggedevent.h"
#include "models/activity/lossruns.h"
#include "models/messages/sessionevent.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <algorithm>
#include <deque>
#include <vector>

namespace activity
{

/// The latest events, newest first, at most kCapacity; older ones are dropped. Session ids are masked.
/// Extensions, which come with the requests of every user, are at most kMostExtensions of them: their oldest go first,
/// so that they push nothing else out; those of one session in one minute are one. Losses are counted whole, however
/// few of their events are kept.
class EventLog final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kCapacity = 10'000;
    static constexpr int kMostExtensions = 500;

    explicit EventLog(QObject *parent = nullptr);
    ~EventLog() override;

    qsizetype count() const { return qsizetype(m_entries.size()); }
    /// 0: the newest.
    const LoggedEvent &at(qsizetype place) const { return *m_entries[size_t(place)]; }
    /// For another thread: they do not change.
    LoggedEvents events() const { return {m_entries.begin(), m_entries.end()}; }
    std::vector<Loss> losses() const;

    /// Counts endings for losses(): all of them, also those that append() is never given.
    void tally(const QList<messages::SessionEvent> &events);
    /// Adds a batch, oldest first. Bursts above kCapacity keep the newest; `skipped` counts
    /// those before them that the caller has left out already.
    void append(const QList<messages::SessionEvent> &events, qint64 skipped = 0);
    /// A line of this program's own: "Connection lost", "Reading again".
    enum class NoteKind : quint8 {
        Usual,
        Always, ///< shown whatever is searched
        Gap,    ///< the same, and of a time of which not everything is known
    };
    void appendNote(qint64 at, const QString &text, NoteKind kind = NoteKind::Usual);
    /// What sessions that this logout ends are ended for.
    void noteReason(quint64 job, const QString &reason);
    void clear();
    /// Lines of this very user go, those held back too. Losses are numbers alone, and stay.
    void forgetUser(const QByteArray &user);
    /// While paused the lines stand still; what comes meanwhile is held back (at most kCapacity, the newest)
    /// and inserted at once when the pause ends.
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    qsizetype heldBack() const { return qsizetype(m_heldBack.size()); }
    /// All events since the last clear(), dropped ones included.
    qint64 totalSeen() const { return m_totalSeen; }
    /// From this time on all but extensions are here; 0: nothing is.
    qint64 wholeSince() const { return m_wholeSince; }
    /// From this time on all extensions that were told are here, too; 0: nothing is.
    qint64 extensionsSince() const { return std::max(m_wholeSince, m_extensionsSince); }

Q_SIGNALS:
    /// Lines have come or gone.
    void changed();
    void heldBackChanged();

private:
    using Entries = std::deque<LoggedEventPointer>; ///< newest first

    LoggedEventPointer entryOf(const messages::SessionEvent &event);
    /// `fresh` newest first, at most kCapacity. `isCut`: older ones of the same batch are not among them.
    void add(Entries fresh, bool isCut);
    void insertOnTop(Entries fresh);
    static void joinExtensions(Entries &fresh, Entries &before);
    static void dropSurplusExtensions(Entries &entries, qsizetype most, qint64 &since);
    static qsizetype extensionsIn(const Entries &entries);

    Entries m_entries;
    Entries m_heldBack;
    LossRuns m_losses;
    std::vector<Loss> m_lossesThen; ///< while paused
    QHash<quint64, QString> m_reasons;
    QList<quint64> m_jobs; ///< of those, the oldest first
    qint64 m_latestNumber = 0;
    qint64 m_totalSeen = 0;
    qint64 m_wholeSince = 0;
    qint64 m_heldSince = 0;           ///< of those held back some were dropped: whole from here on; 0: none was
    qint64 m_extensionsSince = 0;     ///< some were dropped that were not later; 0: none was
    qint64 m_heldExtensionsSince = 0; ///< the same, of those held back
    bool m_paused = false;
};

} // namespace activity
