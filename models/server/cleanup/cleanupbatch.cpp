// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/cleanup/cleanupbatch.h"

#include "models/redis/keyslot.h"
#include "models/server/cleanup/refusals.h"
#include "models/server/intake/records/servertime.h"
#include "models/server/logout/logouttransaction.h"

#include <QDateTime>
#include <QPointer>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

namespace server
{

using EntryKind = messages::StaleEntry::Kind;
using IndexKindOf = formats::IndexLayout::Kind;
using Kind = messages::CleanUpOutcome::Kind;
using formats::RecordType;
using redis::Reply;

namespace
{

/// So often an entry is looked at anew when somebody writes to its index at the same time.
constexpr int kMostLooks = 8;

RecordType typeOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::SetMember:
        return RecordType::Set;
    case EntryKind::SortedSetMember:
        return RecordType::SortedSet;
    case EntryKind::ListElement:
    case EntryKind::Key:
        break;
    }
    return RecordType::String;
}

/// Whether it still stands there.
QByteArrayList questionOf(const messages::StaleEntry &entry, IndexKindOf kind)
{
    switch (kind) {
    case IndexKindOf::Set:
        return {QByteArrayLiteral("SISMEMBER"), entry.key, entry.member};
    case IndexKindOf::SortedSet:
        return {QByteArrayLiteral("ZSCORE"), entry.key, entry.member};
    case IndexKindOf::List:
    case IndexKindOf::Reference:
        return {QByteArrayLiteral("GETRANGE"), entry.key, QByteArrayLiteral("0"),
                QByteArray::number(formats::kLongestJsonList)};
    case IndexKindOf::Beside:
        break;
    }
    return {QByteArrayLiteral("EXISTS"), entry.key};
}

Kind outcomeKindOf(messages::LogoutOutcome::Kind kind)
{
    using Ended = messages::LogoutOutcome::Kind;
    switch (kind) {
    case Ended::Ended:
    case Ended::TtlSet:
        return Kind::Removed;
    case Ended::AlreadyGone:
        return Kind::AlreadyGone;
    case Ended::ChangedHands:
        return Kind::Changed;
    case Ended::Refused:
        return Kind::Refused;
    case Ended::Unknown:
        return Kind::Unknown;
    case Ended::NotRun:
        break;
    }
    return Kind::NotRun;
}

QString movingWords()
{
    return CleanUpBatch::tr("it is moving to another node of the cluster");
}

void appendTo(std::vector<LeavingEntry> &all, std::vector<LeavingEntry> &more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    more.clear();
}

} // namespace

CleanUpBatch::CleanUpBatch(const Surroundings &surroundings, QObject *parent)
    : QObject(parent)
    , m_around(surroundings)
    , m_connection(surroundings.node.commands())
{
    connect(&m_connection, &redis::Connection::stateChanged, this, [this](redis::Connection::State state) {
        if (state != redis::Connection::State::Ready)
            m_wasLost = true;
    });
}

CleanUpBatch::~CleanUpBatch() = default;

void CleanUpBatch::run(std::vector<LeavingEntry> entries, Done done)
{
    m_entries = std::move(entries);
    m_done = std::move(done);
    look();
}

/// By its key's name alone, as the look that found it has read it.
std::optional<CleanUpBatch::Known> CleanUpBatch::knownOf(const messages::StaleEntry &entry) const
{
    const formats::IndexLayout &layout = m_around.layout;
    auto index = layout.indexOf(entry.key, layout.readingsOf(entry.key), typeOf(entry.kind));
    if (!index)
        return std::nullopt;
    std::optional<formats::IndexLayout::Named> named;
    switch (index->kind) {
    case IndexKindOf::Set:
    case IndexKindOf::SortedSet:
        named = layout.namedBy(*index, entry.member);
        break;
    case IndexKindOf::List:
        named = layout.namedById(*index, entry.member);
        break;
    case IndexKindOf::Reference:
        // It holds the one or the other.
        named = layout.namedBy(*index, entry.record);
        if (!named || named->id != entry.id)
            named = layout.namedBy(*index, entry.id);
        break;
    case IndexKindOf::Beside:
        named = layout.namedByName(*index);
        break;
    }
    const bool isKey = index->kind == IndexKindOf::Beside || index->kind == IndexKindOf::Reference;
    if (!named || named->id != entry.id || !named->records.contains(entry.record) ||
        isKey != (entry.kind == EntryKind::Key))
        return std::nullopt;
    return Known{std::move(*index), {named->records, named->doubtful}};
}

/// Not to be watched together with the entry's index.
bool CleanUpBatch::isApart(const messages::StaleEntry &entry, const QByteArray &key) const
{
    return m_around.nodeOf(key) != &m_around.node ||
           (m_around.limits.oneSlot && redis::slotOf(key) != redis::slotOf(entry.key));
}

void CleanUpBatch::look()
{
    m_wasLost = false;
    m_stored = {};
    m_sessions.clear();
    m_known.clear();
    QSet<QByteArray> watched;
    QByteArrayList watch = {QByteArrayLiteral("WATCH")};
    const auto addWatched = [&](const messages::StaleEntry &entry, const QByteArray &key) {
        if (isApart(entry, key)) {
            m_result.isApart = true;
        } else if (!watched.contains(key)) {
            watched.insert(key);
            watch.append(key);
        }
    };
    redis::CommandBatch batch;
    QList<QByteArrayList> questions = {{QByteArrayLiteral("TIME")}};
    for (LeavingEntry &leaving : m_entries) {
        ++leaving.tries;
        m_known.push_back(knownOf(leaving.entry));
        if (!m_known.back()) {
            leaving.settle(Kind::Changed, tr("the formats in use are others than when it was found"));
            continue;
        }
        const Known &known = *m_known.back();
        addWatched(leaving.entry, leaving.entry.key);
        for (const QByteArrayList *keys : {&known.question.records, &known.question.doubtful}) {
            for (const QByteArray &key : *keys)
                addWatched(leaving.entry, key);
        }
        questions.append(questionOf(leaving.entry, known.index.kind));
    }
    if (isOver())
        return nextPart();
    m_isWatching = m_around.limits.transactions;
    if (m_isWatching)
        questions.prepend(watch);
    for (const QByteArrayList &question : std::as_const(questions))
        batch.add(question);
    noteSent();
    m_connection.send(batch, this, [this](const redis::Result<std::vector<Reply>> &replies) { takeLook(replies); });
}

void CleanUpBatch::takeLook(const redis::Result<std::vector<Reply>> &replies)
{
    noteAnswered();
    if (!replies)
        return fail(replies.error(), Kind::NotRun);
    const Reply *answer = replies->data();
    if (m_isWatching) {
        if (answer->isError()) {
            m_isWatching = false;
            const redis::Error refusal = answer->error();
            if (redis::isTemporary(refusal.kind) && refusal.kind != redis::ErrorKind::TryAgain)
                return fail(refusal, Kind::NotRun);
            if (!isOfTheCommand(*answer))
                return takeUnwatched(*answer);
            m_around.limits.transactions = false;
            m_around.limits.noTransactions = QString::fromUtf8(answer->bytes);
        }
        ++answer;
    }
    m_nowMs = epochMsOf(*answer++).value_or(QDateTime::currentMSecsSinceEpoch());
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (m_known[i])
            judge(m_entries[i], *m_known[i], *answer++);
    }
    checkAbsence();
}

/// Some key of these could not be watched, which says nothing of others.
void CleanUpBatch::takeUnwatched(const Reply &refusal)
{
    const bool isOverSlots = refusal.bytes.startsWith("CROSSSLOT");
    if (isOverSlots)
        m_around.limits.oneSlot = true;
    if (m_entries.size() > 1)
        return tryAgain(true);
    if (isOverSlots)
        return tryAgain(false);
    for (LeavingEntry &leaving : m_entries) {
        if (leaving.outcome)
            continue;
        if (refusal.errorKind() == redis::ErrorKind::PermissionDenied)
            leaving.settle(Kind::Refused, QString::fromUtf8(refusal.bytes));
        else
            leaving.settle(Kind::NotRun, movingWords());
    }
    nextPart();
}

/// Whether it still stands there as it was found.
void CleanUpBatch::judge(LeavingEntry &leaving, const Known &known, const Reply &answer)
{
    if (answer.isError() && answer.error().kind == redis::ErrorKind::WrongType)
        return leaving.settle(Kind::Changed, tr("the key holds something else by now"));
    if (answer.isError() && isMoving(answer.errorKind()))
        return leaving.settle(Kind::NotRun, movingWords());
    if (answer.isError())
        return leaving.settle(redis::isTemporary(answer.error().kind) ? Kind::NotRun : Kind::Refused,
                              QString::fromUtf8(answer.bytes));
    const messages::StaleEntry &entry = leaving.entry;
    switch (known.index.kind) {
    case IndexKindOf::Set:
    case IndexKindOf::Beside:
        if (answer.integer == 0)
            leaving.settle(Kind::AlreadyGone);
        break;
    case IndexKindOf::SortedSet:
        if (answer.isNil())
            leaving.settle(Kind::AlreadyGone);
        break;
    case IndexKindOf::List: {
        // GETRANGE says of no key what it says of an empty one, and both hold nothing.
        if (answer.bytes.isEmpty())
            return leaving.settle(Kind::AlreadyGone);
        const auto action = m_around.layout.removalOf(known.index, entry.member, answer.bytes);
        if (action)
            m_stored.set(*action, answer.bytes);
        else if (m_around.layout.idsIn(known.index, answer.bytes, 1))
            leaving.settle(Kind::AlreadyGone);
        else
            leaving.settle(Kind::Changed, tr("the list cannot be read any more"));
        break;
    }
    case IndexKindOf::Reference: {
        if (answer.bytes.isEmpty())
            return leaving.settle(Kind::AlreadyGone);
        const auto named = m_around.layout.namedBy(known.index, answer.bytes);
        if (!named || named->id != entry.id)
            leaving.settle(Kind::Changed, tr("it names another session by now"));
        break;
    }
    }
}

void CleanUpBatch::checkAbsence()
{
    std::vector<AbsenceCheck::Question> questions;
    std::vector<size_t> asked;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (m_entries[i].outcome)
            continue;
        questions.push_back(m_known[i]->question);
        asked.push_back(i);
    }
    if (asked.empty())
        return remove();
    noteSent();
    m_around.absence.ask(std::move(questions),
                         [self = QPointer(this), asked = std::move(asked)](const AbsenceCheck::Answers &answers) {
                             if (self)
                                 self->takeAbsence(asked, answers);
                         });
}

void CleanUpBatch::takeAbsence(const std::vector<size_t> &asked, const AbsenceCheck::Answers &answers)
{
    noteAnswered();
    // Else it is another node that is silent.
    if (answers.lost && m_wasLost)
        return fail(*answers.lost, Kind::NotRun);
    for (size_t i = 0; i < asked.size(); ++i) {
        const AbsenceCheck::Answer &answer = answers.answers[i];
        LeavingEntry &leaving = m_entries[asked[i]];
        if (answer.kind == AbsenceCheck::Answer::Kind::There)
            leaving.settle(Kind::SessionThere);
        else if (answer.kind == AbsenceCheck::Answer::Kind::Unknown && isMoving(answer.why.kind))
            leaving.settle(Kind::NotRun, movingWords());
        else if (answer.kind == AbsenceCheck::Answer::Kind::Unknown && isNoAnswer(answer.why.kind))
            leaving.settle(Kind::NotRun, tr("who would hold the session does not answer, so that it may be there"));
        else if (answer.kind == AbsenceCheck::Answer::Kind::Unknown)
            leaving.settle(Kind::Refused, answer.why.detail);
    }
    remove();
}

void CleanUpBatch::remove()
{
    if (isOver())
        return nextPart();
    if (m_wasLost)
        return fail({redis::ErrorKind::ConnectionLost, {}}, Kind::NotRun);
    for (size_t i = 0; i < m_entries.size(); ++i) {
        LeavingEntry &leaving = m_entries[i];
        if (leaving.outcome)
            continue;
        const messages::StaleEntry &entry = leaving.entry;
        LeavingSession going{.index = i, .target = {entry.key, entry.format, entry.user, {}}, .isTrace = true};
        const bool isList = m_known[i]->index.kind == IndexKindOf::List;
        if (isList && !(m_isWatching && m_around.limits.transactions)) {
            leaving.settle(Kind::NotRun, tr("without transactions a list is not written: what others write to it "
                                            "meanwhile would be lost"));
            continue;
        }
        std::optional<QByteArray> document;
        if (isList) {
            formats::LogoutAction place;
            place.operation = formats::LogoutOperation::RemoveListElement;
            place.key = entry.key;
            document = m_stored.of(place);
        }
        // It was there a moment ago, so there is an action.
        const auto action = m_around.layout.removalOf(m_known[i]->index, entry.member, document.value_or(QByteArray()));
        if (!action) {
            leaving.settle(Kind::AlreadyGone);
            continue;
        }
        going.plan.actions.push_back(*action);
        m_sessions.push_back(std::move(going));
    }
    if (m_sessions.empty())
        return nextPart();
    m_transaction = std::make_unique<LogoutTransaction>(m_sessions, m_stored, m_around.limits, m_nowMs);
    noteSent();
    m_connection.send(m_transaction->batch(), this,
                      [this](const redis::Result<std::vector<Reply>> &replies) { takeRemoved(replies); });
}

void CleanUpBatch::takeRemoved(const redis::Result<std::vector<Reply>> &replies)
{
    noteAnswered();
    if (!replies) {
        const bool neverSent = replies.error().kind == redis::ErrorKind::ReadOnlyProfile;
        return fail(replies.error(), neverSent ? Kind::NotRun : Kind::Unknown);
    }
    using Verdict = LogoutTransaction::Verdict;
    const Verdict verdict = m_transaction->take(*replies, m_around.limits);
    m_result.changes += m_transaction->changes();
    // EXEC has let go of it, and so will DISCARD.
    m_isWatching = m_isWatching && !m_around.limits.transactions && verdict != Verdict::Stuck;
    letGo();
    takeOutcomes();
    switch (verdict) {
    case Verdict::Done:
        return nextPart();
    case Verdict::Stuck:
        m_connection.send({"DISCARD"}, nullptr, [](const auto &) {});
        [[fallthrough]];
    case Verdict::Again:
        return tryAgain(false);
    case Verdict::Raced:
        return tryAgain(true);
    }
}

void CleanUpBatch::takeOutcomes()
{
    for (LeavingSession &going : m_sessions) {
        if (!going.outcome)
            continue;
        LeavingEntry &leaving = m_entries[going.index];
        leaving.settle(outcomeKindOf(going.outcome->kind), going.outcome->words);
        if (leaving.outcome->kind == Kind::Removed)
            leaving.kept = std::move(going.kept);
    }
}

void CleanUpBatch::tryAgain(bool onlyOne)
{
    for (LeavingEntry &leaving : m_entries) {
        if (!leaving.outcome && leaving.tries >= kMostLooks)
            leaving.settle(Kind::NotRun,
                           tr("it is written to all the time: tried %Ln time(s)", nullptr, leaving.tries));
    }
    const auto settled = std::stable_partition(m_entries.begin(), m_entries.end(),
                                               [](const LeavingEntry &each) { return each.outcome.has_value(); });
    std::vector<LeavingEntry> left(std::make_move_iterator(settled), std::make_move_iterator(m_entries.end()));
    m_entries.erase(settled, m_entries.end());
    appendTo(m_result.entries, m_entries);
    if (onlyOne && left.size() > 1) {
        appendTo(m_waiting, left);
        return nextPart();
    }
    m_entries = std::move(left);
    if (m_entries.empty())
        return nextPart();
    look();
}

/// What is on its way is `kind`; what waits has not been sent.
void CleanUpBatch::fail(const redis::Error &error, Kind kind)
{
    for (LeavingEntry &leaving : m_entries) {
        if (!leaving.outcome)
            leaving.settle(kind, error.detail);
    }
    for (LeavingEntry &leaving : m_waiting)
        leaving.settle(Kind::NotRun, error.detail);
    appendTo(m_entries, m_waiting);
    m_result.isBroken = true;
    nextPart();
}

void CleanUpBatch::nextPart()
{
    appendTo(m_result.entries, m_entries);
    letGo();
    if (m_waiting.empty()) {
        deleteLater();
        std::exchange(m_done, {})(std::move(m_result));
        return;
    }
    m_entries.push_back(std::move(m_waiting.back()));
    m_waiting.pop_back();
    look();
}

/// Nobody else's transaction is to fail for it; a connection that was lost watches nothing any more.
void CleanUpBatch::letGo()
{
    if (std::exchange(m_isWatching, false) && !m_wasLost)
        m_connection.send({"UNWATCH"}, nullptr, [](const auto &) {});
}

void CleanUpBatch::noteSent()
{
    m_sentAt = std::chrono::steady_clock::now();
}

void CleanUpBatch::noteAnswered()
{
    m_result.work.addRoundTrip(std::chrono::duration_cast<Pace::Duration>(std::chrono::steady_clock::now() - m_sentAt));
}

bool CleanUpBatch::isOver() const
{
    return std::all_of(m_entries.begin(), m_entries.end(),
                       [](const LeavingEntry &each) { return each.outcome.has_value(); });
}

} // namespace server

#include "moc_cleanupbatch.cpp"
