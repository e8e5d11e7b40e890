// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/server/logout/permissionquestions.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/formats/logout/lifeplan.h"
#include "models/formats/logout/logoutplan.h"

#include <algorithm>

namespace server
{

using formats::LogoutAction;
using formats::LogoutOperation;
using Purpose = PermissionQuestion::Purpose;

namespace
{

const QByteArray kUser = QByteArrayLiteral("sessionscope-asks");

/// Of every class of ids that frameworks mint (KeyPattern) one that none has minted.
const QByteArrayList &madeUpIds()
{
    static const QByteArrayList ids = [] {
        QByteArrayList made{QByteArrayLiteral("00000000-0000-0000-0000-000000000000")};
        for (const int length : {32, 40, 64, 43, 26, 21, 67, 24, 44, 22, 16, 128})
            made.append(QByteArray(length, '0'));
        made.append(QByteArray(52, 'A'));
        // Where hexadecimal ones are somebody else's.
        for (const int length : {64, 32})
            made.append(QByteArray(length, 'z'));
        return made;
    }();
    return ids;
}

/// What the glob says with the id for its last star, and another text for those before. A key that is nothing but its
/// id has a mark for each letter instead.
QByteArray filled(const QByteArray &glob, const QByteArray &id, const QByteArray &before)
{
    const qsizetype last = [&glob] {
        for (qsizetype i = glob.size() - 1; i >= 0; --i) {
            if (glob[i] == '*' && (i == 0 || glob[i - 1] != '\\'))
                return i;
        }
        return qsizetype(-1);
    }();
    const bool isOfMarks = last < 0 && glob.count('?') == id.size();
    qsizetype marks = 0;
    QByteArray key;
    for (qsizetype i = 0; i < glob.size(); ++i) {
        const char c = glob[i];
        if (c == '\\' && i + 1 < glob.size()) {
            key += glob[++i];
        } else if (c == '*') {
            key += i == last ? id : before;
        } else if (c == '?') {
            key += isOfMarks ? id[marks++] : '0';
        } else if (c == '[' && i + 1 < glob.size()) {
            const qsizetype end = glob.indexOf(']', i + 1);
            const char first = glob[i + 1];
            key += first == '^' ? '0' : first == '\\' && i + 2 < glob.size() ? glob[i + 2] : first;
            i = end < 0 ? glob.size() : end;
        } else {
            key += c;
        }
    }
    return key;
}

bool beginsWithWildcard(const QByteArray &glob)
{
    return glob.isEmpty() || glob.front() == '*' || glob.front() == '?' || glob.front() == '[';
}

QByteArrayList withMembers(const char *word, const LogoutAction &action)
{
    return QByteArrayList{word, action.key} + action.members;
}

/// What carries the action out, whatever is stored there.
QList<QByteArrayList> commandsFor(const LogoutAction &action)
{
    switch (action.operation) {
    case LogoutOperation::RemoveSetMember:
        return {withMembers("SREM", action)};
    case LogoutOperation::RemoveScoredMember:
        return {withMembers("ZREM", action)};
    case LogoutOperation::DeleteField:
        return {withMembers("HDEL", action)};
    case LogoutOperation::SetField:
        return {{"HSET", action.key, action.members.value(0), action.value}};
    case LogoutOperation::Expire:
        return {{"EXPIRE", action.key, QByteArray::number(action.seconds)}};
    case LogoutOperation::ReplaceValue:
    case LogoutOperation::RemoveListElement:
        return {{"SET", action.key, action.value, "XX", "KEEPTTL"}};
    case LogoutOperation::Delete:
    case LogoutOperation::Unsupported:
        break;
    }
    return {{"UNLINK", action.key}, {"DEL", action.key}};
}

/// What has to be read before the action, and written to take it back.
QList<QByteArrayList> undoCommandsFor(const LogoutAction &action)
{
    const QByteArray member = action.members.value(0);
    switch (action.operation) {
    case LogoutOperation::RemoveSetMember:
        return {{"SISMEMBER", action.key, member}, {"SADD", action.key, member}};
    case LogoutOperation::RemoveScoredMember:
        return {{"ZSCORE", action.key, member}, {"ZADD", action.key, "0", member}};
    case LogoutOperation::DeleteField:
        if (action.isField)
            return {{"HSETNX", action.key, member, action.value}};
        return {{"HMGET", action.key, member}, {"HSETNX", action.key, member, action.value}};
    case LogoutOperation::SetField:
        return {{"HMGET", action.key, member}, {"HSET", action.key, member, action.value}};
    case LogoutOperation::ReplaceValue:
    case LogoutOperation::RemoveListElement:
        return {{"SET", action.key, action.value, "XX", "KEEPTTL"}};
    case LogoutOperation::Expire:
        return {{"PEXPIREAT", action.key, "1"}};
    case LogoutOperation::Delete:
    case LogoutOperation::Unsupported:
        break;
    }
    return {{"DUMP", action.key}, {"RESTORE", action.key, "1", QByteArray()}};
}

/// All of one format, where the same is asked only once.
class Questions
{
public:
    Questions(int format, bool isKeyTelling)
        : m_format(format)
        , m_isKeyTelling(isKeyTelling)
    {
    }

    void add(Purpose purpose, bool isEssential, const QList<QByteArrayList> &anyOf, const QByteArray &keyText,
             bool isOfNewer = false)
    {
        const auto known = std::find_if(m_all.begin(), m_all.end(), [&](const PermissionQuestion &each) {
            return each.purpose == purpose && each.anyOf == anyOf;
        });
        if (known != m_all.end())
            known->isEssential = known->isEssential || isEssential;
        else
            m_all.push_back({purpose, m_format, isEssential, anyOf, m_isKeyTelling, isOfNewer, keyText});
    }
    std::vector<PermissionQuestion> taken() { return std::move(m_all); }

private:
    int m_format;
    bool m_isKeyTelling;
    std::vector<PermissionQuestion> m_all;
};

} // namespace

QByteArray madeUpKey(const formats::Format &format, const QByteArray &glob)
{
    for (const QByteArray &id : madeUpIds()) {
        for (const QByteArray &before : {QByteArrayLiteral("0"), madeUpIds().first(), QByteArray(32, '0')}) {
            if (QByteArray key = filled(glob, id, before); format.matchKey(key))
                return key;
        }
    }
    return {};
}

std::vector<PermissionQuestion> permissionQuestions(const formats::Format &format, int index)
{
    const QByteArrayList globs = format.recordPatterns();
    const bool isKeyTelling =
        !format.description().hasOneShape() && std::none_of(globs.begin(), globs.end(), beginsWithWildcard);
    QByteArrayList records; // one for each pattern
    for (const QByteArray &glob : globs) {
        if (const QByteArray key = madeUpKey(format, glob); !key.isEmpty() && !records.contains(key))
            records.append(key);
    }
    if (records.isEmpty())
        return {};
    const QByteArray recordText = formats::keyOfRecord(globs.first()).toByteArray();
    const auto ofRecords = [&records](const std::initializer_list<QByteArrayList> &heads, const QByteArrayList &rest) {
        QList<QByteArrayList> commands;
        for (const QByteArray &key : records) {
            for (const QByteArrayList &head : heads)
                commands.append(head + QByteArrayList{key} + rest);
        }
        return commands;
    };

    Questions questions(index, isKeyTelling);
    const formats::LogoutPlan plan = formats::logoutPlan(format, records.first(), kUser, {});
    for (const LogoutAction &action : plan.actions) {
        const bool isEssential = action.isRecord || action.isRequired;
        QByteArray text = action.isRecord || action.keyText.isEmpty() ? recordText : action.keyText;
        text.replace("{p}", format.description().prefix);
        const bool isDeletion = action.operation == LogoutOperation::Delete;
        const auto commands =
            action.isRecord && isDeletion ? ofRecords({{"UNLINK"}, {"DEL"}}, {}) : commandsFor(action);
        questions.add(Purpose::End, isEssential, commands, text);
        if (action.isRecord && !action.isField)
            continue;
        for (const QByteArrayList &command : undoCommandsFor(action))
            questions.add(Purpose::Undo, false, {command}, text);
    }
    if (format.isOfFields()) {
        const QByteArray hash = formats::keyOfRecord(records.first()).toByteArray();
        const QByteArray field = formats::splitFieldAddress(records.first())->field.toByteArray();
        questions.add(Purpose::End, true, {{"HGET", hash, field}}, recordText);
        questions.add(Purpose::Undo, true, {{"PEXPIRETIME", hash}, {"PTTL", hash}}, recordText);
        questions.add(Purpose::Undo, false, {{"PEXPIREAT", hash, "1"}}, recordText);
        questions.add(Purpose::Undo, false, {{"HPEXPIRETIME", hash, "FIELDS", "1", field}}, recordText, true);
        questions.add(Purpose::Undo, false, {{"HPEXPIREAT", hash, "1", "NX", "FIELDS", "1", field}}, recordText, true);
        return questions.taken();
    }
    // The record itself is kept whole, whatever is done to it.
    questions.add(Purpose::Undo, true, ofRecords({{"PEXPIRETIME"}, {"PTTL"}}, {}), recordText);
    questions.add(Purpose::Undo, true, ofRecords({{"DUMP"}}, {}), recordText);
    questions.add(Purpose::Undo, true, ofRecords({{"RESTORE"}}, {"1", QByteArray()}), recordText);
    questions.add(Purpose::SetTimeLeft, true, ofRecords({{"PEXPIREAT"}}, {"1"}), recordText);
    for (const formats::LifeAction &action : formats::lifePlan(format, records.first(), 1).actions) {
        if (!action.isRecord)
            questions.add(Purpose::SetTimeLeft, true, {formats::commandOf(action)}, recordText);
    }
    return questions.taken();
}

} // namespace server
