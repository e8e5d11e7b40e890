// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/logout/indexlayout.h"
#include "models/messages/connectionprofile.h"
#include "models/messages/staleindex.h"
#include "models/server/cleanup/absencecheck.h"
#include "models/server/cleanup/indexpages.h"
#include "models/server/cleanup/namewalk.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace server
{

/// Looks for what frameworks have left behind: names of keys → indexes and keys beside sessions → the sessions that
/// they name → whether those are there. One thing after the other, each on the node that holds it, beside all else.
///
/// Nothing is called stale by one look: a framework may write the index before the record. Whatever was not there is
/// asked for again, a while later. Lives in the I/O thread, for one look; deletes itself after finished().
class StaleSearch final : public QObject
{
    Q_OBJECT

public:
    struct Surroundings {
        redis::Server &server;
        std::shared_ptr<const formats::FormatSet> formats;
        messages::ConnectionProfile profile;
        /// The prefixes that are known, of a format that stands for many.
        formats::IndexLayout::PrefixesOf prefixesOf;
        std::chrono::milliseconds askAgainAfter;
    };

    /// `user` empty: everybody.
    StaleSearch(quint64 job, const QByteArray &user, Surroundings surroundings, QObject *parent);
    ~StaleSearch() override;

    quint64 job() const { return m_report.job; }
    void start();
    /// No further key is looked at. What was not there a while ago is asked for again, and reported; of what was found
    /// since nobody knows.
    void cancel();

Q_SIGNALS:
    void progressed(quint64 job, qint64 keys, qint64 total, qint64 stale);
    void finished(const messages::StaleReport &report);

private:
    /// An index that is being read.
    struct Work {
        formats::IndexLayout::Index index;
        QByteArray cursor;
        int pages = 0;
        QSet<QByteArray> seen; ///< SSCAN may name a member twice
        std::shared_ptr<messages::StaleIndex> found;
    };
    using WorkPointer = std::shared_ptr<Work>;
    /// An entry that names a session.
    struct Candidate {
        WorkPointer work;
        messages::StaleEntry entry;
        AbsenceCheck::Question question;
    };
    /// One whose session was not there.
    struct Suspect {
        std::shared_ptr<messages::StaleIndex> index;
        messages::StaleEntry entry;
        AbsenceCheck::Question question;
        qint64 foundAt = 0; ///< of the monotonic clock
    };

    void goOn();
    void takeNames(const std::vector<QByteArray> &names);
    void readTypes();
    void addWork(const NamedKey &named, formats::RecordType type);
    void readPages();
    void takePage(const WorkPointer &work, const IndexPage &page, std::vector<Candidate> &candidates);
    void takeEntry(const WorkPointer &work, const QByteArray &stored, std::vector<Candidate> &candidates);
    void checkCandidates(std::vector<Candidate> candidates);
    void settle(Candidate &candidate, const AbsenceCheck::Answer &answer);
    void noteUnknown(messages::StaleIndex &index, qint64 entries = 1);
    void addBesides(const Candidate &candidate);
    void readBesides();
    bool isAnyDue() const;
    void askAgain();
    void takeAgain(std::vector<Suspect> &asked, const AbsenceCheck::Answers &answers);
    void stopReading();
    void note(const redis::Error &error);
    void note(const messages::Problem &problem);
    void tellProgress();
    void finish();

    const Surroundings m_around;
    const formats::IndexLayout m_layout;
    const NodeOfKey m_nodeOf;
    messages::StaleReport m_report;
    AbsenceCheck m_absence;
    NameWalk m_walk;
    QTimer m_later;
    std::vector<NamedKey> m_named; ///< whose type is not known yet
    std::deque<WorkPointer> m_work;
    std::deque<Suspect> m_suspects;                             ///< the oldest first
    std::vector<std::shared_ptr<messages::StaleIndex>> m_found; ///< with a suspect, perhaps
    QSet<QByteArray> m_foundKeys;                               ///< of them: SCAN may name a key twice
    QByteArrayList m_besides;                                   ///< of one user: to be looked for
    QSet<QByteArray> m_askedBesides;
    qint64 m_total = 0;
    qint64 m_stale = 0;      ///< found, and not found otherwise since
    bool m_isReading = true; ///< there may be more names
    bool m_isBusy = false;   ///< an answer is being waited for
    bool m_isLost = false;   ///< nothing more can be asked
    bool m_finished = false;
};

} // namespace server
