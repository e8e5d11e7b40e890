// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/keptkey.h"

#include <algorithm>

namespace server
{

using Fate = formats::TouchedKey::Fate;

namespace
{

bool isKeptWhole(const KeptKey &key)
{
    return (key.isRecord && key.fate != Fate::FieldRemoved) || key.fate == Fate::Deleted ||
           key.fate == Fate::TtlChanged;
}

/// https://redis.io/docs/latest/commands/hpexpiretime/
void takeField(KeptKey &key, FieldEnds fieldEnds, const redis::Reply *answers)
{
    if (answers->isString())
        key.fields.append({key.field, answers->bytes});
    key.fieldDeadline = fieldEnds == FieldEnds::Refused ? KeptKey::kUnknown : KeptKey::kNone;
    if (fieldEnds == FieldEnds::Asked && answers[1].isArray() && answers[1].elements.size() == 1)
        key.fieldDeadline = std::max<qint64>(KeptKey::kNone, answers[1].elements.front().integer);
}

} // namespace

qint64 KeptKey::bytes() const
{
    qint64 sum = qint64(sizeof(KeptKey)) + key.size() + dump.size() + dumpAfter.size() + field.size() + written.size() +
                 value.size();
    for (const QByteArray &member : members)
        sum += member.size();
    for (const Fields *pairs : {&scores, &fields}) {
        for (const auto &[name, text] : *pairs)
            sum += name.size() + text.size();
    }
    if (element)
        sum += element->document.size() + element->element.size();
    return sum;
}

qint64 KeptSession::bytes() const
{
    qint64 sum = qint64(sizeof(KeptSession)) + record.size() + user.size() + otherNames.size();
    for (const std::vector<KeptKey> *each : {&keys, &elsewhere}) {
        for (const KeptKey &key : *each)
            sum += key.bytes();
    }
    return sum;
}

KeptKey keptFor(const formats::LogoutAction &action, const std::optional<QByteArray> &before,
                const QByteArrayList &command)
{
    const Fate fate = formats::keysOf({.actions = {action}, .leftOut = {}, .secrets = {}}).front().fate;
    KeptKey key{.key = action.key, .fate = fate, .isRecord = action.isRecord};
    const bool isDeletion = command.front() == "UNLINK" || command.front() == "DEL";
    if (isDeletion && key.fate != Fate::ElementRemoved)
        key.fate = Fate::Deleted;
    switch (key.fate) {
    case Fate::FieldRemoved:
    case Fate::FieldsChanged:
        key.field = action.members.value(0);
        if (command.front() == "HSET")
            key.written = command.value(3);
        break;
    case Fate::ValueReplaced:
        key.value = before.value_or(QByteArray());
        key.written = command.value(2);
        break;
    case Fate::ElementRemoved:
        key.value = before.value_or(QByteArray());
        key.path = action.path;
        if (auto removed = formats::withoutElement(key.value, action.path, action.where)) {
            removed->document.clear();
            // The whole is put back only where nothing is left of it.
            if (!removed->isEmpty)
                key.value.clear();
            key.element = std::move(*removed);
        }
        break;
    default:
        break;
    }
    return key;
}

KeptKey keptFor(const formats::LifeAction &action)
{
    return {.key = action.key, .fate = Fate::TtlChanged, .isRecord = action.isRecord, .newDeadline = action.deadlineMs};
}

QList<QByteArrayList> questionsBefore(const KeptKey &key, const QByteArrayList &members, const Knowledge &knowledge)
{
    QList<QByteArrayList> questions = {
        {knowledge.instants ? QByteArrayLiteral("PEXPIRETIME") : QByteArrayLiteral("PTTL"), key.key}};
    if (isKeptWhole(key)) {
        questions.append({QByteArrayLiteral("DUMP"), key.key});
        return questions;
    }
    switch (key.fate) {
    case Fate::MemberRemoved:
        for (const QByteArray &member : members)
            questions.append({QByteArrayLiteral("SISMEMBER"), key.key, member});
        break;
    case Fate::ScoreRemoved:
        for (const QByteArray &member : members)
            questions.append({QByteArrayLiteral("ZSCORE"), key.key, member});
        break;
    case Fate::FieldRemoved:
        questions.append({QByteArrayLiteral("HGET"), key.key, key.field});
        if (knowledge.fieldEnds == FieldEnds::Asked)
            questions.append({QByteArrayLiteral("HPEXPIRETIME"), key.key, QByteArrayLiteral("FIELDS"),
                              QByteArrayLiteral("1"), key.field});
        break;
    case Fate::FieldsChanged:
        questions.append(QByteArrayList{QByteArrayLiteral("HMGET"), key.key} + members);
        break;
    default: // what stood there has been read to make the command
        break;
    }
    return questions;
}

QList<QByteArrayList> questionsAfter(const KeptKey &key)
{
    if (!key.isRecord || key.fate == Fate::Deleted || key.fate == Fate::FieldRemoved || key.fate == Fate::TtlChanged)
        return {};
    return {{QByteArrayLiteral("DUMP"), key.key}};
}

void takeBefore(KeptKey &key, const QByteArrayList &members, const Knowledge &knowledge, qint64 nowMs,
                const redis::Reply *answers)
{
    const qint64 told = answers->isInteger() ? answers->integer : KeptKey::kNone;
    key.asksInstants = knowledge.instants;
    key.deadline = knowledge.instants || told < 0 ? told : nowMs + told;
    ++answers;
    if (key.fate == Fate::FieldRemoved)
        return takeField(key, knowledge.fieldEnds, answers);
    if (isKeptWhole(key)) {
        key.dump = answers->bytes;
        return;
    }
    for (qsizetype i = 0; i < members.size(); ++i) {
        const QByteArray &member = members.at(i);
        switch (key.fate) {
        case Fate::MemberRemoved:
            if (answers[i].isInteger() && answers[i].integer == 1)
                key.members.append(member);
            break;
        case Fate::ScoreRemoved:
            if (answers[i].isString())
                key.scores.append({member, answers[i].bytes});
            break;
        case Fate::FieldsChanged:
            if (answers->isArray() && size_t(i) < answers->elements.size() && answers->elements[size_t(i)].isString())
                key.fields.append({member, answers->elements[size_t(i)].bytes});
            break;
        default:
            break;
        }
    }
}

} // namespace server
