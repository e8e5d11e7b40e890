// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/endedquestion.h"

#include "models/activity/history/historyreader.h"
#include "models/sessions/query/querycompletion.h"
#include "models/sessions/query/sessionquery.h"

#include <QSet>

#include <algorithm>
#include <limits>
#include <utility>

namespace history
{

namespace
{

using sessions::SessionQuery;

/// Of those that have no end, and may be alive.
constexpr int kMostOpen = 200;
/// As many as a query can tell apart.
constexpr qsizetype kMostTitles = 256;
/// An end is shown among the live ones for some seconds; the same id may have ended before.
constexpr qint64 kLingersMs = 15'000;

bool isUnwatched(const Gap &gap)
{
    return gap.kind == GapKind::NotWatched || gap.kind == GapKind::Missed;
}

qint64 endOf(const Gap &gap)
{
    return gap.until == 0 ? std::numeric_limits<qint64>::max() : gap.until;
}

QSet<qint64> digestsOf(const std::vector<QByteArray> &ids, const HistoryReader &reader)
{
    QSet<qint64> digests;
    digests.reserve(qsizetype(ids.size()));
    for (const QByteArray &id : ids)
        digests.insert(reader.digestOf(id));
    return digests;
}

/// Numbers of formats are the history's own; what it has nothing of has numbers behind those, which none of it has.
QStringList titlesFor(const EndedQuestion &question, const HistoryReader &reader)
{
    QStringList titles = reader.formatTitles();
    for (const QString &title : question.formatTitles) {
        if (titles.size() < kMostTitles && !titles.contains(title))
            titles += title;
    }
    return titles;
}

/// It was there, nobody saw it end, and there was a time after that in which it may have.
bool isLost(const Life &life, const QSet<qint64> &present, const std::vector<Gap> &gaps)
{
    return !life.end && !present.contains(life.digest) && std::any_of(gaps.begin(), gaps.end(), [&](const Gap &gap) {
        return hidesEnds(gap) && endOf(gap) > life.latest;
    });
}

/// Gaps of one run, the newest first, as few rows.
void addRun(std::vector<EndedRow> &rows, const std::vector<Gap> &run)
{
    size_t at = 0;
    while (at < run.size()) {
        size_t last = at + 1;
        while (last < run.size() && isUnwatched(run[at]) && isUnwatched(run[last]))
            ++last;
        Gap gap = run[at];
        if (last - at > 1) {
            gap.kind = GapKind::NotWatched;
            gap.since = run[last - 1].since;
            gap.count = qint64(last - at);
        }
        rows.emplace_back(gap);
        at = last;
    }
}

/// The lives, newest first, with the gaps between them, above them, and of the oldest one's time.
std::vector<EndedRow> withGaps(std::vector<Life> lives, const std::vector<Gap> &gaps)
{
    std::vector<EndedRow> rows;
    std::vector<Gap> run;
    auto gap = gaps.rbegin();
    const qint64 oldest = lives.empty() ? 0 : lives.back().beginning();
    for (Life &life : lives) {
        const qint64 at = life.end ? life.end->at : life.latest;
        for (; gap != gaps.rend() && gap->since > at; ++gap)
            run.push_back(*gap);
        addRun(rows, std::exchange(run, {}));
        rows.emplace_back(std::move(life));
    }
    for (; gap != gaps.rend(); ++gap) {
        if (oldest == 0 || endOf(*gap) >= oldest)
            run.push_back(*gap);
    }
    addRun(rows, run);
    return rows;
}

} // namespace

tl::expected<EndedAnswer, Failure> endedSessions(const HistoryReader &reader, const EndedQuestion &question)
{
    const QStringList titles = titlesFor(question, reader);
    const auto parsed = [&titles](const QString &text) {
        return SessionQuery::parse(text, titles).value_or(SessionQuery::nothing());
    };
    const auto asked = SessionQuery::parse(question.text, titles);
    if (!asked) // that nothing has ended is not known then
        return tl::unexpected(Failure{Failure::Kind::Question, asked.error().message});
    SessionQuery query = *asked;
    if (!question.format.isEmpty())
        query = query.with(parsed(QStringLiteral("format:=") + sessions::quotedForQuery(question.format)));

    EndedAnswer answer;
    const SessionQuery ofEnded = query.with(parsed(QStringLiteral("is:ended")));
    auto ended = reader.answer({ofEnded, question.most, question.now});
    if (!ended)
        return tl::unexpected(ended.error());
    auto gaps = reader.gaps(question.now);
    if (!gaps)
        return tl::unexpected(gaps.error());
    answer.gaps = std::move(*gaps);
    answer.hasMore = ended->hasMore;
    answer.lookedBackTo = ended->lookedBackTo;
    answer.watchedSince = ended->watchedSince;
    std::vector<Life> lives = std::move(ended->lives);

    const QSet<qint64> lingering = digestsOf(question.lingering, reader);
    std::erase_if(lives, [&](const Life &life) {
        return lingering.contains(life.digest) && question.now - life.end->at < kLingersMs;
    });
    if (question.isPresentKnown && !query.isOfEnded() &&
        std::any_of(answer.gaps.begin(), answer.gaps.end(), isUnwatched)) {
        const SessionQuery ofOpen = query.with(parsed(QStringLiteral("is:live")));
        auto open = reader.answer({ofOpen, kMostOpen, question.now});
        if (!open)
            return tl::unexpected(open.error());
        const QSet<qint64> present = digestsOf(question.present, reader);
        for (Life &life : open->lives) {
            if (isLost(life, present, answer.gaps) && !lingering.contains(life.digest))
                lives.push_back(std::move(life));
        }
    }
    std::stable_sort(lives.begin(), lives.end(), [](const Life &a, const Life &b) {
        return (a.end ? a.end->at : a.latest) > (b.end ? b.end->at : b.latest);
    });
    if (lives.size() > size_t(question.most)) {
        lives.resize(size_t(question.most));
        answer.hasMore = true;
    }
    answer.lives = qint64(lives.size());
    answer.rows = withGaps(std::move(lives), answer.gaps);
    return answer;
}

qint64 timeOf(const EndedRow &row)
{
    if (const Gap *gap = std::get_if<Gap>(&row))
        return gap->since;
    const Life &life = std::get<Life>(row);
    return life.end ? life.end->at : life.latest;
}

} // namespace history
