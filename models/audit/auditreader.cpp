// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/auditreader.h"

#include "models/audit/backwardlines.h"
#include "models/audit/jobcollection.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QIODevice>

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

namespace audit
{

namespace
{

struct ReaderText {
    Q_DECLARE_TR_FUNCTIONS(audit::ReaderText)
};

Problem problemWith(const QString &file, const files::FileProblem &problem)
{
    return {
        ReaderText::tr("The audit log %1 could not be read: %2.").arg(QDir::toNativeSeparators(file), problem.reason),
        ReaderText::tr("Put that right, then read again.")};
}

Problem problemOfChange(const QString &file)
{
    return {ReaderText::tr("The audit log %1 is another file than it was, or has been changed.")
                .arg(QDir::toNativeSeparators(file)),
            ReaderText::tr("Read it again.")};
}

/// The line at this place, as long as it is of this job.
std::optional<Line> lineAt(const files::FilePieces &pieces, const LinePlace &place, const QString &job)
{
    const auto bytes = pieces.read(place.offset, std::min<qint64>(place.length, BackwardLines::kLongest));
    std::optional<Line> line = bytes ? lineOf(*bytes) : std::nullopt;
    return line && line->job == job ? std::move(line) : std::nullopt;
}

/// Joins what the lines of a job say of each of its sessions.
class Sessions
{
public:
    explicit Sessions(qsizetype most)
        : m_most(most)
    {
    }

    void add(Line line)
    {
        for (SessionMention &session : line.intent.sessions) {
            if (SessionEntry *entry = entryOf(session.digest))
                entry->session = std::move(session);
        }
        for (SessionOutcome &session : line.outcome.sessions) {
            if (SessionEntry *entry = entryOf(session.digest)) {
                entry->outcome = std::move(session.outcome);
                entry->words = std::move(session.words);
            }
        }
        for (const QByteArray &digest : line.digests) {
            if (SessionEntry *entry = entryOf(digest))
                entry->cameBack = true;
        }
    }

    SessionList take() { return std::move(m_list); }

private:
    SessionEntry *entryOf(const QByteArray &digest)
    {
        const auto known = m_places.constFind(digest);
        if (known != m_places.cend())
            return &m_list.sessions[*known];
        if (std::ssize(m_list.sessions) >= m_most) {
            m_list.isAll = false;
            return nullptr;
        }
        m_places.insert(digest, m_list.sessions.size());
        m_list.sessions.push_back({SessionMention{{}, digest, {}, {}, {}}, {}, {}, false});
        return &m_list.sessions.back();
    }

    qsizetype m_most;
    SessionList m_list;
    QHash<QByteArray, size_t> m_places;
};

} // namespace

tl::expected<Page, Problem> readLog(const QString &file, const Query &query, const std::stop_token &stop)
{
    Page page;
    const auto pieces = files::FilePieces::open(file);
    if (!pieces && pieces.error().isMissing) {
        page.isMissing = true;
        return page;
    }
    if (!pieces)
        return tl::unexpected(problemWith(file, pieces.error()));
    page.size = pieces->size();
    JobCollection jobs(query);
    BackwardLines lines(*pieces);
    const qint64 from = std::max<qint64>(0, page.size - query.mostBytes);
    page.isAll = from == 0;
    const auto read = lines.read(from, [&](qint64 offset, const QByteArray &bytes) {
        page.isStopped = stop.stop_requested();
        const bool isCut = lines.endsInsideLine() && offset + bytes.size() == page.size;
        if (std::optional<Line> line = lineOf(bytes))
            jobs.add({offset, bytes.size()}, std::move(*line));
        else if (!isCut)
            ++page.unreadable;
        // There may be nothing before it; who asks for more finds out.
        if (offset > 0 && jobs.isFull())
            page.isAll = false;
        return !page.isStopped && !jobs.isFull();
    });
    if (!read)
        return tl::unexpected(problemWith(file, read.error()));
    page.endsInsideLine = lines.endsInsideLine();
    page.unreadable += lines.overlong();
    page.entries = jobs.take();
    return page;
}

tl::expected<SessionList, Problem> readSessions(const QString &file, const Entry &entry, qsizetype most,
                                                const std::stop_token &stop)
{
    const auto pieces = files::FilePieces::open(file);
    if (!pieces)
        return tl::unexpected(problemWith(file, pieces.error()));
    Sessions sessions(most);
    for (const LinePlace &place : entry.lines) {
        if (stop.stop_requested())
            break;
        std::optional<Line> line = lineAt(*pieces, place, entry.job);
        if (!line)
            return tl::unexpected(problemOfChange(file));
        sessions.add(std::move(*line));
    }
    return sessions.take();
}

tl::expected<void, Problem> copyLines(const QString &file, const std::vector<Entry> &entries, QIODevice &to,
                                      const std::stop_token &stop)
{
    struct Wanted {
        LinePlace place;
        const QString *job;
    };
    std::vector<Wanted> wanted;
    for (const Entry &entry : entries) {
        for (const LinePlace &place : entry.lines)
            wanted.push_back({place, &entry.job});
    }
    std::sort(wanted.begin(), wanted.end(),
              [](const Wanted &a, const Wanted &b) { return a.place.offset < b.place.offset; });
    const auto pieces = files::FilePieces::open(file);
    if (!pieces)
        return tl::unexpected(problemWith(file, pieces.error()));
    for (const Wanted &one : wanted) {
        if (stop.stop_requested())
            break;
        const auto bytes = pieces->read(one.place.offset, std::min<qint64>(one.place.length, BackwardLines::kLongest));
        if (!bytes)
            return tl::unexpected(problemWith(file, bytes.error()));
        if (!lineAt(*pieces, one.place, *one.job))
            return tl::unexpected(problemOfChange(file));
        to.write(*bytes + '\n'); // what goes wrong, the device tells
    }
    return {};
}

} // namespace audit
