// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/events/eventlines.h"
#include "models/activity/events/olderevents.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QStringList>

#include <deque>
#include <memory>
#include <optional>

namespace history
{
class HistoryDesk;
struct Failure;
} // namespace history
namespace monitor
{
class SessionMonitor;
} // namespace monitor

namespace events
{

/// Asks the history on the disk for events that are older than what is in memory, a page at once, beside the window.
class EventHistory final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kPage = 200;
    static constexpr int kMostOfLoss = 500; ///< that one opens to
    static constexpr int kMostKept = 20'000;

    struct Wanted {
        sessions::SessionQuery query;
        QStringList formatTitles; ///< that the query's numbers are of
        EventFilter filter = EventFilter::All;
        EventRange range;
        qint64 before = 0; ///< memory has what came then and later
    };
    enum class State : quint8 {
        Unasked,
        Reading,
        More,    ///< there may be older ones
        Whole,   ///< there are none, or none in the range
        Missing, ///< there is no history of this server
        Refused, ///< the query cannot be answered: words() say why
        Failed,  ///< the same
        TooMany, ///< kMostKept: a narrower search is needed
    };

    EventHistory(history::HistoryDesk &desk, monitor::SessionMonitor &monitor, QObject *parent = nullptr);
    ~EventHistory() override;

    /// Forgets what was read, and reads the newest.
    void begin(const Wanted &wanted);
    /// The same question, as memory has let go of something since: what came in that time is read in addition.
    void extendTo(qint64 before);
    void readOn();
    /// After those that were to be read before it.
    void readLoss(const activity::Loss &loss);
    /// Nothing older is wanted.
    void leave();

    State state() const { return m_state; }
    /// For another thread: it does not change.
    const std::shared_ptr<const OlderEvents> &older() const { return m_older; }
    /// What was asked for last; nothing: nothing was.
    const std::optional<Wanted> &wanted() const { return m_wanted; }
    qint64 lookedBackTo() const { return m_lookedBackTo; }
    qint64 watchedSince() const { return m_watchedSince; }
    const QString &words() const { return m_words; }

Q_SIGNALS:
    void changed();

private:
    /// Which page, and up to where, while memory lets go of more.
    struct Newer {
        qint64 until = 0;
        qint64 next = 0;
    };

    void ask();
    template<typename Read> void add(const Read &read);
    void take(const history::EntryPage &page);
    void forgetOthers();
    void askNewer();
    void takeNewer(const history::EntryPage &page);
    void dropSurplus();
    void askLoss();
    void fail(const history::Failure &failure);
    history::EntryQuestion question() const;
    static std::vector<history::EntryKind> kindsOf(EventFilter filter);

    history::HistoryDesk &m_desk;
    monitor::SessionMonitor &m_monitor;
    QObject m_newerAsker; ///< so that these do not do away with the page
    QObject m_lossAsker;
    std::optional<Newer> m_newer;                ///< is being read
    std::deque<history::EntryQuestion> m_losses; ///< the first is being read
    std::optional<Wanted> m_wanted;
    std::shared_ptr<const OlderEvents> m_older = std::make_shared<const OlderEvents>();
    State m_state = State::Unasked;
    bool m_isFresh = true; ///< the page that is read replaces what was
    qint64 m_next = 0;
    qint64 m_lookedBackTo = 0;
    qint64 m_watchedSince = 0;
    QString m_words;
};

} // namespace events
