// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/audit/auditlines.h"
#include "models/audit/auditreader.h"

#include <QHash>

namespace audit
{

/// Puts the lines of the log together to jobs, as they are read from the last to the first, and keeps those that match.
class JobCollection
{
public:
    explicit JobCollection(const Query &query);

    void add(const LinePlace &place, Line line);
    /// As many as were asked for.
    bool isFull() const;
    /// Newest first. Those whose beginning was not read come last: it stands before everything that was.
    std::vector<Entry> take();

private:
    struct Job {
        Entry entry;
        quint64 found = 0; ///< a bit for each word
    };
    void matchText(Job &job, const QString &text) const;
    void match(Job &job, const Line &line) const;
    void complete(Job &&job);

    qsizetype m_most;
    QStringList m_words;
    QByteArray m_digest;      ///< of the text as a key; empty: nothing is looked for
    QByteArray m_digestStart; ///< the text as the first digits of one; empty: it is none
    quint64 m_all;            ///< the bits of all words
    std::vector<Entry> m_complete;
    QHash<QString, Job> m_open;
    QStringList m_openOrder;
};

} // namespace audit
