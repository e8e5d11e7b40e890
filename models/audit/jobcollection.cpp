// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/audit/jobcollection.h"

#include "models/text/characters.h"

#include <algorithm>
#include <utility>

namespace audit
{

namespace
{

constexpr qsizetype kMostWords = 16;
constexpr qsizetype kShortestDigest = 6; ///< digits: of fewer, words of people would be taken for one
/// Jobs of which only the end was read so far: a log of nothing else is none.
constexpr qsizetype kMostOpen = 5000;

bool isHex(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), text::isHexDigit);
}

} // namespace

JobCollection::JobCollection(const Query &query)
    : m_most(query.mostEntries)
    , m_words(query.text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts).mid(0, kMostWords))
    , m_all((quint64(1) << m_words.size()) - 1)
{
    const QByteArray whole = query.text.trimmed().toUtf8();
    if (whole.isEmpty())
        return;
    m_digest = digestOfKey(whole);
    if (whole.size() >= kShortestDigest && isHex(whole))
        m_digestStart = whole.toLower();
}

void JobCollection::matchText(Job &job, const QString &text) const
{
    for (qsizetype i = 0; job.found != m_all && i < m_words.size(); ++i) {
        if (text.contains(m_words.at(i), Qt::CaseInsensitive))
            job.found |= quint64(1) << i;
    }
}

void JobCollection::match(Job &job, const Line &line) const
{
    if (job.found == m_all)
        return;
    const auto matchDigest = [&](const QByteArray &digest) {
        if (digest == m_digest || (!m_digestStart.isEmpty() && digest.startsWith(m_digestStart)))
            job.found = m_all;
    };
    const Intent &intent = line.intent;
    for (const QString &text :
         {line.job, line.action, intent.by.user, intent.by.loginUser, intent.by.host, intent.redisUser, intent.server,
          intent.profile, intent.reason, intent.chosenBy, intent.ofJob, line.outcome.words})
        matchText(job, text);
    for (const SessionMention &session : intent.sessions) {
        for (const QString &text : {session.user, session.number, session.format, session.maskedId})
            matchText(job, text);
        matchDigest(session.digest);
    }
    for (const SessionOutcome &session : line.outcome.sessions) {
        matchText(job, session.outcome);
        matchText(job, session.words);
        matchDigest(session.digest);
    }
    for (const QByteArray &digest : line.digests)
        matchDigest(digest);
}

void JobCollection::add(const LinePlace &place, Line line)
{
    auto found = m_open.find(line.job);
    if (found == m_open.end()) {
        found = m_open.insert(line.job, {});
        found->entry.job = line.job;
        m_openOrder.append(line.job);
    }
    Job &job = *found;
    Entry &entry = job.entry;
    match(job, line);
    entry.lines.push_back(place);
    entry.when = line.when;
    const auto nameUsers = [&entry](const std::vector<SessionMention> &sessions) {
        for (const SessionMention &session : sessions) {
            const QString &name = session.user.isEmpty() ? session.number : session.user;
            if (name.isEmpty() || entry.users.contains(name))
                continue;
            if (entry.users.size() == Entry::kUsersNamed)
                entry.hasMoreUsers = true;
            else
                entry.users.append(name);
        }
    };
    switch (line.event) {
    case Line::Event::Begins: {
        // Its own users come before those of later lines.
        const QStringList later = std::exchange(entry.users, {});
        nameUsers(line.intent.sessions);
        for (const QString &name : later)
            nameUsers({SessionMention{{}, {}, name, {}, {}}});
        line.intent.sessions.clear();
        entry.hasBeginning = true;
        entry.intent = std::move(line.intent);
        entry.action = std::move(line.action);
        entry.count = line.count;
        complete(m_open.take(line.job));
        m_openOrder.removeOne(line.job);
        break;
    }
    case Line::Event::BeginsMore:
        nameUsers(line.intent.sessions);
        break;
    case Line::Event::Ends:
        line.outcome.sessions.clear();
        entry.hasEnd = true;
        entry.outcome = std::move(line.outcome);
        entry.counts = std::move(line.counts);
        entry.count = line.count;
        break;
    case Line::Event::EndsMore:
        break;
    case Line::Event::CameBack:
        entry.cameBack += std::ssize(line.digests);
        break;
    }
}

void JobCollection::complete(Job &&job)
{
    if (job.found != m_all)
        return;
    std::reverse(job.entry.lines.begin(), job.entry.lines.end());
    m_complete.push_back(std::move(job.entry));
}

bool JobCollection::isFull() const
{
    return std::ssize(m_complete) >= m_most || m_open.size() >= kMostOpen;
}

std::vector<Entry> JobCollection::take()
{
    for (const QString &job : std::as_const(m_openOrder))
        complete(m_open.take(job));
    m_openOrder.clear();
    return std::exchange(m_complete, {});
}

} // namespace audit
