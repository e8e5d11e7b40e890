// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/logoutbatch.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/server/logout/logouttransaction.h"
#include "models/server/logout/stepselsewhere.h"

#include <QHash>
#include <QPointer>

#include <algorithm>
#include <iterator>
#include <utility>

namespace server
{

using Kind = messages::LogoutOutcome::Kind;
using formats::RecordType;
using redis::Reply;

namespace
{

/// So often a session is looked at anew when somebody writes to it at the same time.
constexpr int kMostTries = 8;
/// So much of a payload is read for a plan that needs it.
constexpr qsizetype kLongestPayload = 1024 * 1024;

redis::CommandBatch batchOf(const QList<QByteArrayList> &commands)
{
    redis::CommandBatch batch;
    for (const QByteArrayList &command : commands)
        batch.add(command);
    return batch;
}

bool isRedirected(const RecordReader::Answer &answer, const QByteArray &key)
{
    return std::any_of(answer.redirected.begin(), answer.redirected.end(),
                       [&key](const RedirectedKey &redirected) { return redirected.key == key; });
}

void append(std::vector<LeavingSession> &all, std::vector<LeavingSession> &more)
{
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    more.clear();
}

/// Another node has the key, or some of the keys, while a slot moves.
bool isOnItsWay(redis::ErrorKind kind)
{
    return redis::isRedirection(kind) || kind == redis::ErrorKind::TryAgain;
}

} // namespace

LogoutBatch::LogoutBatch(redis::Connection &connection, RecordReader &reader,
                         std::shared_ptr<const formats::FormatSet> formats, LogoutLimits &limits,
                         const Purpose &purpose, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_reader(reader)
    , m_formats(std::move(formats))
    , m_limits(limits)
    , m_purpose(purpose)
{
    connect(&connection, &redis::Connection::stateChanged, this, [this](redis::Connection::State state) {
        if (state != redis::Connection::State::Ready)
            m_wasLost = true;
    });
}

void LogoutBatch::run(std::vector<LeavingSession> sessions, Done done)
{
    m_sessions = std::move(sessions);
    m_done = std::move(done);
    look();
}

void LogoutBatch::look()
{
    m_wasLost = false;
    m_isSplit = false;
    m_stored = {};
    std::vector<QByteArray> keys;
    QByteArrayList watch = {QByteArrayLiteral("WATCH")};
    for (LeavingSession &leaving : m_sessions) {
        ++leaving.tries;
        keys.push_back(leaving.target.key);
        watch.append(formats::keyOfRecord(leaving.target.key).toByteArray());
    }
    m_isWatching = m_limits.transactions;
    if (m_isWatching) {
        m_connection.send(batchOf({watch}), this, [this](const redis::Result<std::vector<Reply>> &replies) {
            // Broken is told by what is read next; what is refused for now is refused there as well.
            // And what is another node's, the read says.
            const redis::ErrorKind kind = replies ? replies->front().errorKind() : redis::ErrorKind::Closed;
            m_isSplit = replies && replies->front().isError() && isOnItsWay(kind);
            if (replies && replies->front().isError() && !redis::isTemporary(kind) && !redis::isRedirection(kind)) {
                m_limits.transactions = false;
                m_limits.noTransactions = QString::fromUtf8(replies->front().bytes);
            }
        });
    }
    noteSent();
    m_reader.read(std::move(keys), true,
                  [this, self = QPointer<LogoutBatch>(this)](const redis::Result<RecordReader::Answer> &answer) {
                      if (self)
                          takeLook(answer);
                  });
}

void LogoutBatch::takeLook(const redis::Result<RecordReader::Answer> &answer)
{
    noteAnswered();
    if (!answer)
        return fail(answer.error(), Kind::NotRun);
    m_limits.fieldEnds = m_reader.fieldEnds();
    if (separate())
        return nextPart();
    judge(*answer);
    m_purpose.action == messages::LogoutOrder::Action::LogOut ? readPayloads() : plan();
}

/// Where some sessions of a slot that moves are here and some are there, none of them was watched: each by itself then.
bool LogoutBatch::separate()
{
    if (!m_isSplit || m_sessions.size() < 2)
        return false;
    append(m_waiting, m_sessions);
    m_sessions.clear();
    return true;
}

/// Whether each is still what was asked about.
void LogoutBatch::judge(const RecordReader::Answer &answer)
{
    const messages::RowBatch &rows = *answer.rows;
    QHash<QByteArrayView, size_t> byKey;
    for (size_t i = 0; i < rows.rows().size(); ++i)
        byKey.insert(rows.view(rows.rows()[i].key), i);
    for (LeavingSession &leaving : m_sessions) {
        const QByteArray &key = leaving.target.key;
        if (const auto row = byKey.constFind(key); row != byKey.cend())
            judge(leaving, rows, rows.rows()[*row]);
        else if (std::find(answer.absent.begin(), answer.absent.end(), key) != answer.absent.end())
            leaving.settle(Kind::AlreadyGone);
        else if (isRedirected(answer, key))
            leaveElsewhere(leaving);
        else if (answer.refused)
            leaving.settle(Kind::Refused, answer.refused->detail);
        else
            leaving.settle(Kind::ChangedHands, tr("the key holds no session any more"));
    }
}

void LogoutBatch::leaveElsewhere(LeavingSession &leaving)
{
    leaving.isElsewhere = true;
    leaving.settle(Kind::NotRun, tr("it is moving to another node of the cluster"));
}

void LogoutBatch::judge(LeavingSession &leaving, const messages::RowBatch &rows,
                        const messages::RowBatch::Row &row) const
{
    using messages::RowChange;
    if (row.change == RowChange::Unread)
        return leaving.settle(Kind::Refused, tr("it may not be read any more, so nobody knows whose it is"));
    if (row.change != RowChange::Present)
        return leaving.settle(row.change == RowChange::Replaced ? Kind::ChangedHands : Kind::AlreadyGone,
                              row.change == RowChange::Replaced ? tr("the key holds no session any more") : QString());
    if (row.format != leaving.target.format)
        return leaving.settle(Kind::ChangedHands,
                              tr("it is a session of another format now: %1").arg(m_formats->at(row.format).title()));
    const QByteArrayView user = rows.view(row.user);
    if (user == leaving.target.user) {
        // Who has less left than that keeps it.
        const bool endsSooner = row.deadline > 0 && row.deadline <= m_reader.clock().nowMs() + m_purpose.in.count();
        if (m_purpose.action == messages::LogoutOrder::Action::EndIn && endsSooner)
            leaving.settle(Kind::NotRun, tr("it ends sooner by itself"));
        return;
    }
    if (user.isEmpty() && row.closed != formats::Closed::No)
        return leaving.settle(Kind::NotRun, tr("whose it is now could not be read"));
    leaving.settle(Kind::ChangedHands, user.isEmpty() ? tr("nobody is logged in there any more")
                                                      : tr("somebody else is logged in there now"));
}

/// Another end is given without a look at the payload.
void LogoutBatch::plan()
{
    const qint64 deadline = m_reader.clock().nowMs() + m_purpose.in.count();
    for (LeavingSession &leaving : m_sessions) {
        if (leaving.outcome)
            continue;
        leaving.life = formats::lifePlan(m_formats->at(leaving.target.format), leaving.target.key, deadline);
        if (m_limits.oneSlot)
            separateElsewhere(leaving);
        if (leaving.life.isEmpty())
            leaving.settle(Kind::NotRun,
                           m_formats->at(leaving.target.format).isOfFields()
                               ? tr("it is a field of a hash, which has one end for all: log it out instead")
                               : tr("its key is none of its format’s"));
    }
    end();
}

void LogoutBatch::readPayloads()
{
    QList<QByteArrayList> commands;
    std::vector<size_t> asked;
    for (size_t i = 0; i < m_sessions.size(); ++i) {
        LeavingSession &leaving = m_sessions[i];
        if (leaving.outcome)
            continue;
        const formats::Format &format = m_formats->at(leaving.target.format);
        const QByteArrayList members = formats::payloadMembers(format);
        if (members.isEmpty()) {
            leaving.plan = formats::logoutPlan(format, leaving.target.key, leaving.target.user, {});
            continue;
        }
        // Of another type than it is, the one of them is refused, and the other one has it.
        asked.push_back(i);
        if (const auto parts = formats::splitFieldAddress(leaving.target.key); parts && format.isOfFields()) {
            const QByteArrayList field{QByteArrayLiteral("HGET"), parts->hash.toByteArray(),
                                       parts->field.toByteArray()};
            commands.append({field, {QByteArrayLiteral("HEXISTS"), field.at(1), field.at(2)}});
            continue;
        }
        commands.append({QByteArrayLiteral("GETRANGE"), leaving.target.key, QByteArrayLiteral("0"),
                         QByteArray::number(kLongestPayload)});
        commands.append(QByteArrayList{QByteArrayLiteral("HMGET"), leaving.target.key} + members);
    }
    if (commands.isEmpty())
        return readStored();
    noteSent();
    m_connection.send(batchOf(commands), this, [this, asked](const redis::Result<std::vector<Reply>> &replies) {
        noteAnswered();
        if (!replies)
            return fail(replies.error(), Kind::NotRun);
        takePayloads(asked, *replies);
        readStored();
    });
}

void LogoutBatch::takePayloads(const std::vector<size_t> &asked, const std::vector<Reply> &replies)
{
    for (size_t i = 0; i < asked.size(); ++i) {
        LeavingSession &leaving = m_sessions[asked[i]];
        const formats::Format &format = m_formats->at(leaving.target.format);
        const QByteArrayList members = formats::payloadMembers(format);
        const Reply &text = replies[2 * i];
        const Reply &fields = replies[2 * i + 1];
        formats::Payload payload;
        if (fields.isArray()) {
            payload.type = RecordType::Hash;
            for (size_t j = 0; j < fields.elements.size() && j < size_t(members.size()); ++j) {
                if (fields.elements[j].isString())
                    payload.fields.emplace_back(members.at(qsizetype(j)), fields.elements[j].bytes);
            }
        } else if (text.isString()) {
            payload.type = RecordType::String;
            payload.string = text.bytes;
            payload.truncated = text.bytes.size() > kLongestPayload;
        }
        formats::Value value;
        if (payload.type != RecordType::Unknown)
            value = format.decode(payload).value;
        leaving.plan = formats::logoutPlan(format, leaving.target.key, leaving.target.user, value);
    }
}

void LogoutBatch::readStored()
{
    QList<QByteArrayList> questions;
    QByteArrayList watch = {QByteArrayLiteral("WATCH")};
    std::vector<formats::LogoutAction> asked;
    std::vector<size_t> askedFor; // the same: which session
    for (size_t session = 0; session < m_sessions.size(); ++session) {
        LeavingSession &leaving = m_sessions[session];
        if (leaving.outcome)
            continue;
        if (m_limits.oneSlot)
            separateElsewhere(leaving);
        if (leaving.plan.isEmpty()) {
            leaving.settle(Kind::NotRun, tr("its key is none of its format’s"));
            continue;
        }
        for (size_t i = 0; i < leaving.plan.actions.size(); ++i) {
            const formats::LogoutAction &action = leaving.plan.actions[i];
            if (!action.needsStored() || leaving.refused.contains(i))
                continue;
            if (!action.isRecord)
                watch.append(action.key);
            questions.append(StoredValues::questionFor(action));
            asked.push_back(action);
            askedFor.push_back(session);
        }
    }
    if (questions.isEmpty())
        return end();
    const bool watches = m_limits.transactions && watch.size() > 1;
    if (watches)
        questions.prepend(watch);
    noteSent();
    m_connection.send(batchOf(questions), this,
                      [this, asked = std::move(asked), askedFor = std::move(askedFor),
                       watches](const redis::Result<std::vector<Reply>> &replies) {
                          noteAnswered();
                          if (!replies)
                              return fail(replies.error(), Kind::NotRun);
                          for (size_t i = 0; i < asked.size(); ++i) {
                              // GETRANGE says of no key what it says of an empty one, and both hold nothing.
                              const Reply &reply = (*replies)[i + (watches ? 1 : 0)];
                              if (reply.isString() && !reply.bytes.isEmpty())
                                  m_stored.set(asked[i], reply.bytes);
                              LeavingSession &leaving = m_sessions[askedFor[i]];
                              if (reply.isError() && isOnItsWay(reply.errorKind()) && !leaving.outcome)
                                  leaveElsewhere(leaving); // it is to end with all that belongs to it
                          }
                          end();
                      });
}

void LogoutBatch::end()
{
    if (isOver())
        return nextPart();
    if (m_wasLost)
        return fail({redis::ErrorKind::ConnectionLost, {}}, Kind::NotRun);
    m_transaction = std::make_unique<LogoutTransaction>(m_sessions, m_stored, m_limits, m_reader.clock().nowMs());
    noteSent();
    m_connection.send(m_transaction->batch(), this,
                      [this](const redis::Result<std::vector<Reply>> &replies) { takeEnd(replies); });
}

void LogoutBatch::takeEnd(const redis::Result<std::vector<Reply>> &replies)
{
    noteAnswered();
    if (!replies) {
        const bool neverSent = replies.error().kind == redis::ErrorKind::ReadOnlyProfile;
        return fail(replies.error(), neverSent ? Kind::NotRun : Kind::Unknown);
    }
    m_isWatching = false;
    const LogoutTransaction::Verdict verdict = m_transaction->take(*replies, m_limits);
    m_result.changes += m_transaction->changes();
    using Verdict = LogoutTransaction::Verdict;
    switch (verdict) {
    case Verdict::Done:
        return nextPart();
    case Verdict::Stuck:
        m_connection.send({"DISCARD"}, nullptr, [](const auto &) {});
        [[fallthrough]];
    case Verdict::Again:
        return tryAgain(false);
    case Verdict::Raced:
        if (m_transaction->isElsewhere() && m_sessions.size() == 1)
            leaveElsewhere(m_sessions.front());
        return tryAgain(true);
    }
}

void LogoutBatch::tryAgain(bool onlyOne)
{
    for (LeavingSession &leaving : m_sessions) {
        if (!leaving.outcome && leaving.tries >= kMostTries)
            leaving.settle(Kind::NotRun,
                           tr("it is written to all the time: tried %Ln time(s)", nullptr, leaving.tries));
    }
    const auto settled = std::stable_partition(m_sessions.begin(), m_sessions.end(),
                                               [](const LeavingSession &each) { return each.outcome.has_value(); });
    std::vector<LeavingSession> left(std::make_move_iterator(settled), std::make_move_iterator(m_sessions.end()));
    m_sessions.erase(settled, m_sessions.end());
    append(m_result.sessions, m_sessions);
    if (onlyOne && left.size() > 1) {
        append(m_waiting, left);
        return nextPart();
    }
    m_sessions = std::move(left);
    if (m_sessions.empty())
        return nextPart();
    look();
}

void LogoutBatch::settleAll(Kind kind, const QString &words)
{
    for (LeavingSession &leaving : m_sessions) {
        if (!leaving.outcome)
            leaving.settle(kind, words);
    }
}

/// What is on its way is `kind`; what waits has not been sent.
void LogoutBatch::fail(const redis::Error &error, Kind kind)
{
    settleAll(kind, error.detail);
    append(m_result.sessions, m_sessions);
    m_sessions = std::exchange(m_waiting, {});
    settleAll(Kind::NotRun, error.detail);
    m_result.isBroken = true;
    nextPart();
}

void LogoutBatch::nextPart()
{
    append(m_result.sessions, m_sessions);
    if (m_waiting.empty()) {
        if (m_isWatching && !m_result.isBroken)
            m_connection.send({"UNWATCH"}, nullptr, [](const auto &) {});
        deleteLater();
        std::exchange(m_done, {})(std::move(m_result));
        return;
    }
    m_sessions.clear();
    m_sessions.push_back(std::move(m_waiting.back()));
    m_waiting.pop_back();
    look();
}

void LogoutBatch::noteSent()
{
    m_sentAt = std::chrono::steady_clock::now();
}

void LogoutBatch::noteAnswered()
{
    m_result.work.addRoundTrip(std::chrono::duration_cast<Pace::Duration>(std::chrono::steady_clock::now() - m_sentAt));
}

bool LogoutBatch::isOver() const
{
    return std::all_of(m_sessions.begin(), m_sessions.end(),
                       [](const LeavingSession &each) { return each.outcome.has_value(); });
}

} // namespace server

#include "moc_logoutbatch.cpp"
