// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/restoration.h"

#include <QCoreApplication>

#include <algorithm>

namespace server
{

using Fate = formats::TouchedKey::Fate;
using UndoKind = messages::UndoOutcome::Kind;
using redis::Reply;

namespace
{

struct RestorationText {
    Q_DECLARE_TR_FUNCTIONS(server::Restoration)
};

bool hasPassed(const KeptKey &key, qint64 nowMs)
{
    return key.deadline >= 0 && key.deadline <= nowMs;
}

/// Of a field's hash that had an end: whether it went with it.
bool asksHash(const KeptKey &key)
{
    return key.fate == Fate::FieldRemoved && key.deadline >= 0;
}

/// NX: should somebody have written it in this moment, the end that it has is its own.
/// https://redis.io/docs/latest/commands/hpexpireat/
QByteArrayList endOfField(const KeptKey &key)
{
    return {QByteArrayLiteral("HPEXPIREAT"),
            key.key,
            QByteArray::number(key.fieldDeadline),
            QByteArrayLiteral("NX"),
            QByteArrayLiteral("FIELDS"),
            QByteArrayLiteral("1"),
            key.field};
}

QByteArrayList restore(const KeptKey &key)
{
    return {QByteArrayLiteral("RESTORE"), key.key, QByteArray::number(std::max<qint64>(0, key.deadline)), key.dump,
            QByteArrayLiteral("ABSTTL")};
}

} // namespace

QByteArrayList Restoration::keys() const
{
    QByteArrayList keys;
    for (const KeptKey &key : m_session.keys) {
        // A field without any end comes back by HSETNX alone. With one, it depends on its hash, and on nobody having
        // written it in this moment.
        const bool isOpen = key.fate == Fate::FieldRemoved && key.deadline < 0 && key.fieldDeadline < 0;
        if (!isOpen)
            keys.append(key.key);
    }
    return keys;
}

QList<QByteArrayList> Restoration::questions() const
{
    QList<QByteArrayList> questions;
    for (const KeptKey &key : m_session.keys) {
        if (key.fate == Fate::FieldRemoved) {
            questions.append({QByteArrayLiteral("HGET"), key.key, key.field});
            if (asksHash(key))
                questions.append(
                    {key.asksInstants ? QByteArrayLiteral("PEXPIRETIME") : QByteArrayLiteral("PTTL"), key.key});
        } else if (key.fate == Fate::TtlChanged)
            questions.append({QByteArrayLiteral("PEXPIRETIME"), key.key});
        else if (key.isRecord && key.fate != Fate::Deleted)
            questions.append({QByteArrayLiteral("DUMP"), key.key});
        else if (key.fate == Fate::FieldsChanged)
            questions.append({QByteArrayLiteral("HGET"), key.key, key.field});
        else if (key.fate == Fate::ValueReplaced || key.fate == Fate::ElementRemoved)
            questions.append({QByteArrayLiteral("GET"), key.key});
        else
            questions.append({QByteArrayLiteral("EXISTS"), key.key});
    }
    return questions;
}

bool Restoration::standsAlone() const
{
    return std::any_of(m_session.keys.begin(), m_session.keys.end(),
                       [](const KeptKey &key) { return key.fate == Fate::ElementRemoved; });
}

QList<QByteArrayList> Restoration::commands(const Reply *answers, qint64 nowMs)
{
    m_commands.clear();
    m_decides.clear();
    m_left.clear();
    // The record decides: without it nothing is put beside it.
    const Reply *answer = answers;
    for (const KeptKey &key : m_session.keys) {
        if (key.isRecord)
            restoreRecord(key, answer, nowMs);
        answer += asksHash(key) ? 2 : 1;
    }
    if (m_outcome)
        return {};
    answer = answers;
    for (const KeptKey &key : m_session.keys) {
        if (!key.isRecord)
            restoreBeside(key, *answer, nowMs);
        answer += asksHash(key) ? 2 : 1;
    }
    if (m_outcome)
        m_commands.clear();
    return m_commands;
}

void Restoration::restoreRecord(const KeptKey &key, const Reply *answers, qint64 nowMs)
{
    const Reply &answer = *answers;
    if (answer.isError())
        return settle(UndoKind::Refused, QString::fromUtf8(answer.bytes));
    if (key.fate == Fate::TtlChanged)
        return restoreTtl(key, answer, nowMs);
    if (key.fate == Fate::FieldRemoved)
        return restoreField(key, answers, nowMs);
    const bool isThere = answer.isInteger() ? answer.integer > 0 : !answer.isNil();
    if (key.fate == Fate::Deleted ? isThere : isThere && answer.bytes != key.dumpAfter)
        return settle(UndoKind::WrittenSince);
    if (hasPassed(key, nowMs))
        return settle(UndoKind::Expired);
    QByteArrayList command = restore(key);
    if (isThere)
        command.insert(4, QByteArrayLiteral("REPLACE"));
    send(command, true);
}

/// A session that is a field, into its hash, with the end of its own that it had. Where the hash went with it, into a
/// new one, which ends as that did; of a hash that is there the end is that of others, too, and stays.
void Restoration::restoreField(const KeptKey &key, const Reply *answers, qint64 nowMs)
{
    if (!answers->isNil())
        return settle(UndoKind::WrittenSince);
    if (hasPassed(key, nowMs) || (key.fieldDeadline >= 0 && key.fieldDeadline <= nowMs))
        return settle(UndoKind::Expired);
    for (const auto &[field, value] : key.fields)
        send({QByteArrayLiteral("HSETNX"), key.key, field, value}, true);
    if (key.fieldDeadline >= 0)
        send(endOfField(key));
    if (key.fieldDeadline == KeptKey::kUnknown)
        m_left.append(RestorationText::tr("whether it was to end before the others of its hash could not be asked"));
    const bool isHashGone = asksHash(key) && answers[1].isInteger() && answers[1].integer == KeptKey::kAbsent;
    if (isHashGone)
        send({QByteArrayLiteral("PEXPIREAT"), key.key, QByteArray::number(key.deadline)});
}

void Restoration::restoreBeside(const KeptKey &key, const Reply &answer, qint64 nowMs)
{
    if (key.fate == Fate::TtlChanged)
        return restoreTtl(key, answer, nowMs);
    if (isTrace() && hasPassed(key, nowMs))
        return settle(UndoKind::Expired);
    if (!key.wasThere() || hasPassed(key, nowMs))
        return; // nothing was taken, or its time is up like that of all that it belonged to
    const bool isThere = answer.isInteger() ? answer.integer > 0 : answer.isString();
    switch (key.fate) {
    case Fate::Deleted:
        return isThere ? leave() : send(restore(key));
    case Fate::MemberRemoved:
        if (key.members.isEmpty())
            return;
        send(QByteArrayList{QByteArrayLiteral("SADD"), key.key} + key.members);
        break;
    case Fate::ScoreRemoved:
        if (key.scores.isEmpty())
            return;
        for (const auto &[member, score] : key.scores)
            send({QByteArrayLiteral("ZADD"), key.key, QByteArrayLiteral("NX"), score, member});
        break;
    case Fate::FieldRemoved: // a record, of which restoreField() takes care
        return;
    case Fate::FieldsChanged:
        return restoreFields(key, answer);
    case Fate::ValueReplaced:
        if (!answer.isString() || answer.bytes != key.written)
            return leave();
        return send(
            {QByteArrayLiteral("SET"), key.key, key.value, QByteArrayLiteral("XX"), QByteArrayLiteral("KEEPTTL")});
    case Fate::ElementRemoved:
        return restoreElement(key, answer);
    case Fate::TtlChanged:
        break;
    }
    // A key that went with its last member has to have its time again; of one that is there it is its own business.
    if (!isThere && key.deadline >= 0)
        send({QByteArrayLiteral("PEXPIREAT"), key.key, QByteArray::number(key.deadline)});
}

/// A key that only got another end: where it has run out meanwhile, it comes back whole.
void Restoration::restoreTtl(const KeptKey &key, const Reply &answer, qint64 nowMs)
{
    if (!key.wasThere())
        return;
    if (hasPassed(key, nowMs)) {
        if (key.isRecord)
            settle(UndoKind::Expired);
        return;
    }
    if (answer.isError() || !answer.isInteger()) {
        if (key.isRecord)
            settle(UndoKind::Refused, QString::fromUtf8(answer.bytes));
        return;
    }
    if (answer.integer == KeptKey::kAbsent)
        return send(restore(key), key.isRecord);
    if (answer.integer != key.newDeadline)
        return key.isRecord ? settle(UndoKind::WrittenSince) : leave(); // it has got another one since
    if (key.deadline >= 0)
        send({QByteArrayLiteral("PEXPIREAT"), key.key, QByteArray::number(key.deadline)}, key.isRecord);
    else
        send({QByteArrayLiteral("PERSIST"), key.key}, key.isRecord);
}

void Restoration::restoreFields(const KeptKey &key, const Reply &answer)
{
    if (key.written.isNull()) {
        for (const auto &[field, value] : key.fields)
            send({QByteArrayLiteral("HSETNX"), key.key, field, value});
        return;
    }
    if (!answer.isString() || answer.bytes != key.written)
        return leave();
    for (const auto &[field, value] : key.fields)
        send({QByteArrayLiteral("HSET"), key.key, field, value});
}

void Restoration::restoreElement(const KeptKey &key, const Reply &answer)
{
    if (!key.element)
        return;
    if (!answer.isString()) {
        // It went with its last element.
        if (!key.element->isEmpty)
            return leave();
        send({QByteArrayLiteral("SET"), key.key, key.value, QByteArrayLiteral("NX")});
        if (key.deadline >= 0)
            send({QByteArrayLiteral("PEXPIREAT"), key.key, QByteArray::number(key.deadline)});
        return;
    }
    const formats::RemovedElement &element = *key.element;
    const auto document =
        formats::withElement(answer.bytes, key.path, element.element, element.index, element.separator);
    if (!document)
        return leave();
    send({QByteArrayLiteral("SET"), key.key, *document, QByteArrayLiteral("XX"), QByteArrayLiteral("KEEPTTL")});
}

void Restoration::send(const QByteArrayList &command, bool decides)
{
    m_commands.append(command);
    m_decides.push_back(decides || (isTrace() && command.front() != "PEXPIREAT"));
}

bool Restoration::isTrace() const
{
    return std::none_of(m_session.keys.begin(), m_session.keys.end(), [](const KeptKey &key) { return key.isRecord; });
}

void Restoration::leave()
{
    if (isTrace())
        return settle(UndoKind::WrittenSince);
    const QString sentence = RestorationText::tr("something beside it has been written since, and was left alone");
    if (!m_left.contains(sentence))
        m_left.append(sentence);
}

void Restoration::take(const Reply *results)
{
    for (size_t i = 0; i < m_decides.size(); ++i) {
        const Reply &reply = results[i];
        // NX: somebody else's is there, with whatever score or value.
        const bool isTaken =
            reply.isNil() || (reply.isInteger() && reply.integer == 0 && m_commands.at(qsizetype(i)).front() == "ZADD");
        if (isTrace() && (isTaken || reply.bytes.startsWith("WRONGTYPE")))
            return settle(UndoKind::WrittenSince);
        const bool isNewer = reply.isInteger() && reply.integer == 0 && m_commands.at(qsizetype(i)).front() == "HSETNX";
        if (m_decides[i] && isNewer)
            return settle(UndoKind::WrittenSince);
        if (!reply.isError())
            continue;
        if (m_decides[i])
            return reply.bytes.startsWith("BUSYKEY") ? settle(UndoKind::WrittenSince)
                                                     : settle(UndoKind::Refused, QString::fromUtf8(reply.bytes));
        m_left.append(QString::fromUtf8(reply.bytes));
    }
    m_left.isEmpty() ? settle(UndoKind::Restored) : settle(UndoKind::InPart, m_left.join(QStringLiteral("; ")));
}

void Restoration::settle(UndoKind kind, const QString &words)
{
    m_outcome = messages::UndoOutcome{kind, m_session.record, words};
}

} // namespace server
