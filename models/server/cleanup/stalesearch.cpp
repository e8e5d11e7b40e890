// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/cleanup/stalesearch.h"

#include "models/messages/serverclock.h"
#include "models/server/cleanup/refusals.h"
#include "models/server/connect/problemtext.h"

#include <algorithm>
#include <utility>

namespace server
{

using formats::IndexLayout;
using formats::RecordType;
using messages::StaleEntry;
using redis::Reply;
using AnswerKind = AbsenceCheck::Answer::Kind;

namespace
{

/// Indexes whose first pages are asked for in one write: together a few thousand members at most, mostly a few dozen.
constexpr size_t kIndexesAtOnce = 20;
/// Members longer than any id are not looked into.
constexpr qsizetype kLongestEntry = 8 * 1024;
constexpr size_t kMostProblems = 20;
/// A set that has shrunk has empty pages; one without an end is none.
constexpr int kMostPages = 20'000;

StaleEntry::Kind entryKindOf(IndexLayout::Kind kind)
{
    switch (kind) {
    case IndexLayout::Kind::Set:
        return StaleEntry::Kind::SetMember;
    case IndexLayout::Kind::SortedSet:
        return StaleEntry::Kind::SortedSetMember;
    case IndexLayout::Kind::List:
        return StaleEntry::Kind::ListElement;
    case IndexLayout::Kind::Reference:
    case IndexLayout::Kind::Beside:
        break;
    }
    return StaleEntry::Kind::Key;
}

} // namespace

StaleSearch::StaleSearch(quint64 job, const QByteArray &user, Surroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_around(std::move(surroundings))
    , m_layout(m_around.formats)
    , m_nodeOf([&server = m_around.server](QByteArrayView key) { return server.nodeForKey(key); })
    , m_absence({m_nodeOf, [&server = m_around.server](const redis::Endpoint &place) { return server.nodeAt(place); }},
                m_layout.sessionsBeside(), this)
    , m_walk(m_around.server, m_around.profile.gentle, this)
    , m_later(this)
{
    m_report.job = job;
    m_report.user = user;
    m_report.formats = m_layout.titles();
    m_report.withoutIndex = m_layout.withoutIndex();
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, &StaleSearch::goOn);
}

StaleSearch::~StaleSearch() = default;

void StaleSearch::start()
{
    m_isBusy = true;
    if (m_layout.isEmpty() || !m_report.user.isEmpty()) {
        m_isReading = false;
        const QByteArrayList keys =
            m_layout.isEmpty() ? QByteArrayList() : m_layout.indexesOf(m_report.user, m_around.prefixesOf);
        takeNames({keys.begin(), keys.end()});
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_isBusy = false;
                goOn();
            },
            Qt::QueuedConnection);
        return;
    }
    m_walk.count([this](qint64 keys) {
        m_total = keys;
        m_isBusy = false;
        tellProgress();
        goOn();
    });
}

void StaleSearch::cancel()
{
    if (m_finished || m_report.isCancelled)
        return;
    m_report.isCancelled = true;
    stopReading();
    goOn();
}

/// What has been read is settled, nothing more is read.
void StaleSearch::stopReading()
{
    m_isReading = false;
    m_named.clear();
    m_work.clear();
    m_besides.clear();
    m_later.stop();
}

/// The next thing to do, if none is being done.
void StaleSearch::goOn()
{
    if (m_isBusy || m_finished)
        return;
    if (m_isLost)
        return finish();
    if (m_stale >= messages::StaleReport::kMostEntries && (m_isReading || !m_work.empty() || !m_named.empty())) {
        m_report.isCut = true;
        stopReading();
    }
    m_isBusy = true;
    if (isAnyDue())
        return askAgain();
    if (!m_named.empty())
        return readTypes();
    if (!m_work.empty())
        return readPages();
    if (!m_besides.isEmpty())
        return readBesides();
    if (m_isReading) {
        return m_walk.next([this](const redis::Result<std::optional<NameWalk::Names>> &page) {
            m_isBusy = false;
            if (!page)
                note(page.error());
            m_isReading = m_isReading && page && page->has_value();
            if (m_isReading)
                takeNames(**page);
            tellProgress();
            goOn();
        });
    }
    m_isBusy = false;
    // One look calls nothing stale.
    if (m_suspects.empty() || m_report.isCancelled)
        return finish();
    const qint64 age = messages::ServerClock::monotonicMs() - m_suspects.front().foundAt;
    m_later.start(std::max(std::chrono::milliseconds(1), m_around.askAgainAfter - std::chrono::milliseconds(age)));
}

void StaleSearch::takeNames(const std::vector<QByteArray> &names)
{
    m_report.keys += qint64(names.size());
    for (const QByteArray &key : names) {
        NamedKey named{key, m_layout.readingsOf(key)};
        if (named.readings.empty() || m_foundKeys.contains(key))
            continue;
        if (m_layout.needsType(named.readings))
            m_named.push_back(std::move(named));
        else
            addWork(named, RecordType::Unknown);
    }
}

void StaleSearch::readTypes()
{
    std::vector<KeyQuestion> questions;
    for (const NamedKey &named : m_named)
        questions.push_back({named.key, {QByteArrayLiteral("TYPE"), named.key}});
    askNodes(m_nodeOf, questions, this, [this](const redis::Result<std::vector<Reply>> &replies) {
        m_isBusy = false;
        const std::vector<NamedKey> asked = std::exchange(m_named, {});
        if (!replies)
            note(replies.error());
        for (size_t i = 0; replies && i < asked.size(); ++i) { // none were asked when it was cancelled meanwhile
            if ((*replies)[i].isError())
                note((*replies)[i].error());
            else
                addWork(asked[i], formats::recordTypeFromWord((*replies)[i].bytes));
        }
        goOn();
    });
}

void StaleSearch::addWork(const NamedKey &named, RecordType type)
{
    auto index = m_layout.indexOf(named.key, named.readings, type);
    if (!index)
        return;
    ++m_report.indexesRead;
    auto work = std::make_shared<Work>();
    work->index = std::move(*index);
    work->found = std::make_shared<messages::StaleIndex>();
    work->found->key = named.key;
    m_work.push_back(std::move(work));
}

/// The first pages of some indexes, or a further one of the first; keys beside sessions need none.
void StaleSearch::readPages()
{
    std::vector<WorkPointer> asked;
    std::vector<KeyQuestion> questions;
    while (!m_work.empty() && asked.size() < kQuestionsAtOnce && questions.size() < 2 * kIndexesAtOnce) {
        const WorkPointer &work = m_work.front();
        const bool goesOn = !work->cursor.isEmpty();
        if (goesOn && !asked.empty())
            break;
        const QList<QByteArrayList> commands = pageCommands(work->index, work->cursor);
        for (const QByteArrayList &command : commands)
            questions.push_back({work->index.key, command});
        asked.push_back(work);
        m_work.pop_front();
        if (goesOn)
            break;
    }
    askNodes(m_nodeOf, questions, this,
             [this, asked = std::move(asked)](const redis::Result<std::vector<Reply>> &replies) {
                 if (!replies) {
                     m_isBusy = false;
                     note(replies.error());
                     return goOn();
                 }
                 std::vector<Candidate> candidates;
                 const Reply *answers = replies->data();
                 for (const WorkPointer &work : asked) {
                     const IndexPage page = pageOf(m_layout, work->index, work->cursor, answers);
                     answers += pageCommands(work->index, work->cursor).size();
                     takePage(work, page, candidates);
                 }
                 checkCandidates(std::move(candidates));
             });
}

void StaleSearch::takePage(const WorkPointer &work, const IndexPage &page, std::vector<Candidate> &candidates)
{
    messages::StaleIndex &found = *work->found;
    if (page.refused) {
        note(*page.refused);
        return;
    }
    if (page.isUnreadable) {
        note(
            messages::Problem{tr("An index cannot be taken apart: it is longer than any, or holds something other than "
                                 "its framework writes."),
                              tr("What its entries name is not known."), true});
        return;
    }
    work->cursor = page.cursor;
    if (work->index.kind == IndexLayout::Kind::Beside) {
        takeEntry(work, {}, candidates);
        return;
    }
    found.entries += page.nameless;
    noteUnknown(found, page.nameless);
    m_report.entries += page.nameless;
    for (const QByteArray &stored : page.entries) {
        if (work->seen.contains(stored))
            continue;
        if (!page.cursor.isEmpty() || !work->seen.isEmpty())
            work->seen.insert(stored);
        takeEntry(work, stored, candidates);
    }
    found.isCut = found.isCut || page.isCut;
    if (page.cursor.isEmpty() || m_report.isCancelled)
        return;
    if (found.entries >= kMostOfOneIndex || ++work->pages >= kMostPages)
        found.isCut = true;
    else
        m_work.push_front(work);
}

void StaleSearch::takeEntry(const WorkPointer &work, const QByteArray &stored, std::vector<Candidate> &candidates)
{
    const IndexLayout::Index &index = work->index;
    ++work->found->entries;
    ++m_report.entries;
    std::optional<IndexLayout::Named> named;
    if (index.kind == IndexLayout::Kind::Beside)
        named = m_layout.namedByName(index);
    else if (stored.size() <= kLongestEntry)
        named =
            index.kind == IndexLayout::Kind::List ? m_layout.namedById(index, stored) : m_layout.namedBy(index, stored);
    if (!named) {
        noteUnknown(*work->found);
        return;
    }
    Candidate candidate{.work = work, .entry = {}, .question = {named->records, named->doubtful}};
    candidate.entry.kind = entryKindOf(index.kind);
    candidate.entry.key = index.key;
    if (candidate.entry.kind != StaleEntry::Kind::Key)
        candidate.entry.member = stored;
    candidate.entry.record = named->records.constFirst();
    candidate.entry.id = named->id;
    candidate.entry.user = named->user;
    candidate.entry.format = quint8(named->format);
    work->found->format = candidate.entry.format;
    work->found->user = candidate.entry.user;
    candidates.push_back(std::move(candidate));
}

void StaleSearch::checkCandidates(std::vector<Candidate> candidates)
{
    std::vector<AbsenceCheck::Question> questions;
    questions.reserve(candidates.size());
    for (const Candidate &candidate : candidates)
        questions.push_back(candidate.question);
    auto asked = std::make_shared<std::vector<Candidate>>(std::move(candidates));
    m_absence.ask(std::move(questions), [this, asked](const AbsenceCheck::Answers &answers) {
        m_isBusy = false;
        if (answers.lost)
            note(*answers.lost);
        for (size_t i = 0; i < asked->size(); ++i)
            settle((*asked)[i], answers.answers[i]);
        tellProgress();
        goOn();
    });
}

void StaleSearch::settle(Candidate &candidate, const AbsenceCheck::Answer &answer)
{
    messages::StaleIndex &found = *candidate.work->found;
    if (answer.kind == AnswerKind::There) {
        ++found.living;
        return;
    }
    if (answer.kind == AnswerKind::Unknown) {
        noteUnknown(found);
        if (!m_isLost)
            note(describe(answer.why, m_around.profile)); // of one of several, who is no reason to leave the others
        return;
    }
    if (m_stale >= messages::StaleReport::kMostEntries) {
        m_report.isCut = true;
        found.isCut = true;
        --found.entries;
        return;
    }
    ++m_stale;
    if (!m_foundKeys.contains(found.key)) {
        m_foundKeys.insert(found.key);
        m_found.push_back(candidate.work->found);
    }
    if (!m_report.user.isEmpty())
        addBesides(candidate);
    m_suspects.push_back({candidate.work->found, std::move(candidate.entry), std::move(candidate.question),
                          messages::ServerClock::monotonicMs()});
}

void StaleSearch::noteUnknown(messages::StaleIndex &index, qint64 entries)
{
    index.unknown += entries;
    m_report.unknown += entries;
}

/// Without a scan the keys beside a session are known only by its id.
void StaleSearch::addBesides(const Candidate &candidate)
{
    const IndexLayout::Index &index = candidate.work->index;
    if (index.kind == IndexLayout::Kind::Beside || m_report.isCancelled)
        return;
    IndexLayout::Named named;
    named.id = candidate.entry.id;
    const QByteArrayList besides = m_layout.besidesOf(index, named);
    for (const QByteArray &key : besides) {
        if (m_askedBesides.contains(key))
            continue;
        m_askedBesides.insert(key);
        m_besides.append(key);
    }
}

void StaleSearch::readBesides()
{
    std::vector<KeyQuestion> questions;
    QByteArrayList asked;
    while (!m_besides.isEmpty() && questions.size() < kQuestionsAtOnce) {
        asked.append(m_besides.takeFirst());
        questions.push_back({asked.constLast(), {QByteArrayLiteral("EXISTS"), asked.constLast()}});
    }
    askNodes(m_nodeOf, questions, this, [this, asked](const redis::Result<std::vector<Reply>> &replies) {
        m_isBusy = false;
        if (!replies)
            note(replies.error());
        std::vector<QByteArray> there;
        for (size_t i = 0; replies && i < replies->size(); ++i) {
            const Reply &reply = (*replies)[i];
            if (reply.isError())
                note(reply.error());
            else if (reply.integer > 0)
                there.push_back(asked.at(qsizetype(i)));
        }
        if (!m_report.isCancelled)
            takeNames(there);
        tellProgress();
        goOn();
    });
}

// --- once more -------------------------------------------------------------------------------------------------------

bool StaleSearch::isAnyDue() const
{
    if (m_suspects.empty())
        return false;
    const qint64 age = messages::ServerClock::monotonicMs() - m_suspects.front().foundAt;
    return std::chrono::milliseconds(age) >= m_around.askAgainAfter;
}

void StaleSearch::askAgain()
{
    auto asked = std::make_shared<std::vector<Suspect>>();
    std::vector<AbsenceCheck::Question> questions;
    while (isAnyDue() && asked->size() < kQuestionsAtOnce) {
        questions.push_back(m_suspects.front().question);
        asked->push_back(std::move(m_suspects.front()));
        m_suspects.pop_front();
    }
    m_absence.ask(std::move(questions), [this, asked](const AbsenceCheck::Answers &answers) {
        m_isBusy = false;
        takeAgain(*asked, answers);
        tellProgress();
        goOn();
    });
}

void StaleSearch::takeAgain(std::vector<Suspect> &asked, const AbsenceCheck::Answers &answers)
{
    if (answers.lost)
        note(*answers.lost);
    for (size_t i = 0; i < asked.size(); ++i) {
        messages::StaleIndex &index = *asked[i].index;
        switch (answers.answers[i].kind) {
        case AnswerKind::Gone:
            index.stale.push_back(std::move(asked[i].entry));
            continue;
        case AnswerKind::There:
            ++index.living;
            break;
        case AnswerKind::Unknown:
            noteUnknown(index);
            if (!m_isLost)
                note(describe(answers.answers[i].why, m_around.profile));
            break;
        }
        --m_stale;
    }
}

// --- the report ------------------------------------------------------------------------------------------------------

void StaleSearch::note(const redis::Error &error)
{
    // A server that answers nothing for now would be asked about everything in vain.
    if (isNoAnswer(error.kind)) {
        m_isLost = true;
        stopReading();
    }
    note(describe(error, m_around.profile));
}

void StaleSearch::note(const messages::Problem &problem)
{
    std::vector<messages::Problem> &all = m_report.problems;
    if (all.size() < kMostProblems && std::find(all.begin(), all.end(), problem) == all.end())
        all.push_back(problem);
}

void StaleSearch::tellProgress()
{
    if (!m_finished)
        Q_EMIT progressed(m_report.job, m_report.keys, m_total, m_stale);
}

void StaleSearch::finish()
{
    if (std::exchange(m_finished, true))
        return;
    for (const Suspect &suspect : m_suspects)
        noteUnknown(*suspect.index);
    for (const std::shared_ptr<messages::StaleIndex> &index : m_found) {
        if (!index->stale.empty())
            m_report.indexes.push_back(std::move(*index));
    }
    std::stable_sort(
        m_report.indexes.begin(), m_report.indexes.end(),
        [](const messages::StaleIndex &a, const messages::StaleIndex &b) { return a.stale.size() > b.stale.size(); });
    Q_EMIT finished(m_report);
    deleteLater();
}

} // namespace server

#include "moc_stalesearch.cpp"
