// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>

#include <set>

namespace server
{

/// Which of what is answered is old by the time it is complete. Questions are asked in the order of their numbers, and
/// answered in it as long as each takes one round trip; one that takes more tells in the end what its first round has
/// found, and a later one may have told newer things of the same keys by then. Events come on another connection, in no
/// order with either. So of each key that matters the latest word is kept, for as long as an earlier question is on its
/// way.
class AnswerOrder
{
public:
    /// A question is about to be sent: its number.
    quint64 begin();
    /// An event has said that this key is gone: what was asked before may have been answered before.
    void noteRemoval(QByteArrayView key);
    /// This question has found the key, or that there is none. It matters only where hasEarlier().
    void noteTold(quint64 question, QByteArrayView key, bool isThere);
    /// Its answer has been handed over, or will never come.
    void end(quint64 question);

    /// Whether one that was asked before this one is still on its way.
    bool hasEarlier(quint64 question) const { return !m_running.empty() && *m_running.begin() < question; }
    /// Removed since it was asked for.
    bool isRemoved(QByteArrayView key, quint64 question) const;
    /// A question that was asked later has told of it already: anything, or that it is there.
    bool isOvertaken(QByteArrayView key, quint64 question) const;
    bool isFoundSince(QByteArrayView key, quint64 question) const;
    /// Neither can be, of any key.
    bool knowsNothing() const { return m_removed.isEmpty() && m_told.isEmpty(); }

private:
    static constexpr qsizetype kMany = 10'000;
    struct Told {
        quint64 question = 0;
        bool isThere = false;
    };

    quint64 m_latest = 0;                 ///< number, of a question or a removal
    std::set<quint64> m_running;          ///< questions on their way
    QHash<QByteArray, quint64> m_removed; ///< by key: its latest removal
    QHash<QByteArray, Told> m_told;       ///< by key: the latest question that told of it
    qsizetype m_mostKept = kMany;         ///< of both together: from then on, what does not matter any more goes
};

} // namespace server
