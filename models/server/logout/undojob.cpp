// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/undojob.h"

#include "models/server/intake/records/recordslot.h"
#include "models/server/intake/records/servertime.h"
#include "models/server/logout/restorationelsewhere.h"
#include "models/server/logout/turns.h"

#include <QDateTime>

#include <algorithm>
#include <utility>

namespace server
{

using UndoKind = messages::UndoOutcome::Kind;
using redis::Reply;

namespace
{

constexpr int kMostRestoreTries = 8;
const QString kBetweenWords = QStringLiteral("; ");

} // namespace

UndoJob::UndoJob(quint64 number, std::vector<KeptSession> sessions, NodeOf nodeOf, Turns &turns, QObject *parent)
    : QObject(parent)
    , m_number(number)
    , m_sessions(std::move(sessions))
    , m_nodeOf(std::move(nodeOf))
    , m_turns(turns)
{
    m_report.job = number;
    std::reverse(m_sessions.begin(), m_sessions.end());
}

void UndoJob::start()
{
    askForTurn();
}

void UndoJob::askForTurn()
{
    if (m_next >= m_sessions.size()) {
        Q_EMIT finished(m_report);
        deleteLater();
        return;
    }
    m_turns.ask(this, [this] { look(); });
}

void UndoJob::look()
{
    m_batch.clear();
    if (m_cancelled)
        return fail({redis::ErrorKind::Closed, {}}, UndoKind::Refused);
    redis::Node *node = m_nodeOf(m_sessions[m_next].record);
    const size_t most = m_next < m_aloneUntil ? 1 : m_turns.pace().sessionsAtOnce();
    for (size_t i = m_next; i < m_sessions.size() && m_batch.size() < most; ++i) {
        if (m_nodeOf(m_sessions[i].record) != node)
            break;
        // No transaction of a cluster reaches over two slots.
        const bool isOtherSlot = slotOfRecord(m_sessions[i].record) != slotOfRecord(m_sessions[m_next].record);
        if (node && node->isOfCluster() && isOtherSlot)
            break;
        const bool isAlone = Restoration(m_sessions[i]).standsAlone();
        if (isAlone && !m_batch.empty())
            break;
        m_batch.emplace_back(m_sessions[i]);
        if (isAlone)
            break;
    }
    if (!node)
        return fail({redis::ErrorKind::Closed, {}}, UndoKind::Refused);
    m_connection = &node->commands();
    disconnect(m_loss);
    m_wasLost = false;
    m_loss = connect(m_connection, &redis::Connection::stateChanged, this, [this] { m_wasLost = true; });
    redis::CommandBatch questions;
    QByteArrayList watch = {QByteArrayLiteral("WATCH")};
    for (const Restoration &each : m_batch)
        watch += each.keys();
    m_isWatching = m_transactions && watch.size() > 1;
    if (m_isWatching)
        questions.add(watch);
    questions.add({"TIME"});
    for (const Restoration &each : m_batch) {
        for (const QByteArrayList &question : each.questions())
            questions.add(question);
    }
    m_sentAt = std::chrono::steady_clock::now();
    m_connection->send(questions, this,
                       [this](const redis::Result<std::vector<Reply>> &replies) { takeLook(replies); });
}

void UndoJob::takeLook(const redis::Result<std::vector<Reply>> &replies)
{
    noteAnswered();
    if (!replies)
        return fail(replies.error(), UndoKind::Refused);
    size_t first = 0;
    if (m_isWatching) {
        first = 1;
        m_transactions = !replies->front().isError();
    }
    if (m_wasLost)
        return fail({redis::ErrorKind::ConnectionLost, {}}, UndoKind::Refused);
    write(*replies, first);
}

void UndoJob::write(const std::vector<Reply> &answers, size_t first)
{
    const qint64 nowMs = epochMsOf(answers[first++]).value_or(QDateTime::currentMSecsSinceEpoch());
    redis::CommandBatch commands;
    if (m_transactions)
        commands.add({"MULTI"});
    m_commands.clear();
    for (Restoration &each : m_batch) {
        const QList<QByteArrayList> own = each.commands(answers.data() + first, nowMs);
        first += size_t(each.questions().size());
        m_commands.push_back(size_t(own.size()));
        for (const QByteArrayList &command : own)
            commands.add(command);
    }
    if (m_transactions)
        commands.add({"EXEC"});
    m_sentAt = std::chrono::steady_clock::now();
    m_connection->send(commands, this,
                       [this](const redis::Result<std::vector<Reply>> &replies) { takeWritten(replies); });
}

void UndoJob::takeWritten(const redis::Result<std::vector<Reply>> &replies)
{
    noteAnswered();
    if (!replies) {
        const bool neverSent = replies.error().kind == redis::ErrorKind::ReadOnlyProfile;
        return fail(replies.error(), neverSent ? UndoKind::Refused : UndoKind::Unknown);
    }
    size_t count = 0;
    for (const size_t each : m_commands)
        count += each;
    if (!m_transactions)
        return takeResults(replies->data());
    if (replies->front().isError()) {
        m_transactions = false;
        return takeResults(replies->data() + 1);
    }
    const Reply &executed = replies->back();
    if (executed.isArray() && executed.elements.size() == count)
        return takeResults(executed.elements.data());
    if (!executed.isError() && ++m_tries < kMostRestoreTries) {
        m_aloneUntil = m_next + m_batch.size();
        return look();
    }
    const bool isAnyRefused =
        std::any_of(replies->begin(), replies->end() - 1, [](const Reply &each) { return each.isError(); });
    if (executed.isError() && !isAnyRefused) {
        // EXEC itself may not be used.
        m_connection->send({"DISCARD"}, nullptr, [](const auto &) {});
        m_transactions = false;
        return look();
    }
    if (m_batch.size() > 1) {
        // Which of them is refused, each by itself shows.
        m_aloneUntil = m_next + m_batch.size();
        return look();
    }
    QString words = executed.isError() ? QString::fromUtf8(executed.bytes)
                                       : tr("it is written to all the time: tried %Ln time(s)", nullptr, m_tries);
    for (size_t i = 1; i + 1 < replies->size(); ++i) {
        if ((*replies)[i].isError())
            words = QString::fromUtf8((*replies)[i].bytes);
    }
    for (Restoration &each : m_batch) {
        if (!each.outcome())
            each.settle(UndoKind::Refused, words);
    }
    closeBatch();
}

void UndoJob::takeResults(const Reply *results)
{
    for (size_t i = 0; i < m_batch.size(); ++i) {
        if (!m_batch[i].outcome())
            m_batch[i].take(results);
        results += m_commands[i];
        m_report.commands += qint64(m_commands[i]);
    }
    closeBatch();
}

/// Of a cluster the other nodes' may come back all the same.
void UndoJob::fail(const redis::Error &error, UndoKind kind)
{
    const redis::Node *node = m_nodeOf(m_sessions[m_next].record);
    const bool isAlone = !m_cancelled && (!node || node->isOfCluster());
    if (m_batch.empty())
        m_batch.emplace_back(m_sessions[m_next]);
    for (Restoration &each : m_batch) {
        if (!each.outcome())
            each.settle(kind, error.detail);
    }
    closeBatch(); // at once: none of them is back
    if (isAlone)
        return;
    for (; m_next < m_sessions.size(); ++m_next)
        m_report.outcomes.push_back({UndoKind::Refused, m_sessions[m_next].record, error.detail});
}

void UndoJob::noteAnswered()
{
    m_work.addRoundTrip(std::chrono::duration_cast<Pace::Duration>(std::chrono::steady_clock::now() - m_sentAt));
}

/// What is in other slots comes back after its sessions, and with those only.
void UndoJob::closeBatch()
{
    std::vector<RestorationElsewhere::Item> items;
    m_outcomes.clear();
    for (const Restoration &each : m_batch) {
        m_outcomes.push_back(*each.outcome());
        const KeptSession &session = each.session();
        if (each.outcome()->kind != UndoKind::Restored && each.outcome()->kind != UndoKind::InPart)
            continue;
        for (const KeptKey &key : session.elsewhere)
            items.push_back({m_outcomes.size() - 1, {session.record, session.format, session.user, {}, {key}}});
    }
    if (items.empty())
        return reportBatch();
    auto *others = new RestorationElsewhere(m_nodeOf, this);
    others->run(std::move(items), [this](const RestorationElsewhere::Left &left, qint64 commands) {
        m_report.commands += commands;
        for (const auto &[session, words] : left) {
            messages::UndoOutcome &outcome = m_outcomes[session];
            outcome.kind = UndoKind::InPart;
            if (!outcome.words.split(kBetweenWords).contains(words))
                outcome.words += (outcome.words.isEmpty() ? QString() : kBetweenWords) + words;
        }
        reportBatch();
    });
}

void UndoJob::reportBatch()
{
    std::vector<QByteArray> keys;
    for (const messages::UndoOutcome &outcome : m_outcomes) {
        m_report.outcomes.push_back(outcome);
        if (outcome.kind == UndoKind::Restored || outcome.kind == UndoKind::InPart)
            keys.push_back(outcome.key);
    }
    m_next += m_batch.size();
    m_work.sessions = m_batch.size();
    m_batch.clear();
    m_tries = 0;
    m_turns.leave(this, std::exchange(m_work, {}));
    if (!keys.empty())
        Q_EMIT restored(keys);
    Q_EMIT progressed(m_number, int(m_next), int(m_sessions.size()));
    QMetaObject::invokeMethod(
        this, [this] { askForTurn(); }, Qt::QueuedConnection);
}

} // namespace server

#include "moc_undojob.cpp"
