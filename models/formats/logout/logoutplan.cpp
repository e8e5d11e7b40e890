// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/logout/logoutplan.h"

#include "models/formats/keys/fieldaddress.h"
#include "models/formats/logout/storedvalue.h"
#include "models/formats/fields/sessionfields.h"

#include <algorithm>
#include <utility>

namespace formats
{

namespace
{

/// A text of the payload that is no longer than this is no secret by any measure: a number of an account.
constexpr qsizetype kShortestSecret = 9;

/// Fills the templates of one description for one session.
class PlanMaker
{
public:
    PlanMaker(QByteArrayView key, bool isField, const KeyCaptures &captures)
        : m_key(key)
        , m_field(isField ? splitFieldAddress(key) : std::nullopt)
        , m_captures(captures)
    {
        if (!captures.id.isEmpty())
            m_plan.secrets.append(captures.id.toByteArray());
    }

    void add(const LogoutInstruction &step)
    {
        if (step.operation == LogoutOperation::Unsupported)
            return leaveOut(step.operation, step.keyText, LeftOutStep::Why::Unsupported);
        for (const KeyTemplate *each : {&step.key, &step.argument, &step.value, &step.where.value}) {
            if (const auto asked = each->missing(m_captures))
                return leaveOut(step.operation, step.keyText, LeftOutStep::Why::NotTold, *asked);
        }
        LogoutAction action{.operation = step.operation,
                            .key = filled(step.key),
                            .value = filled(step.value),
                            .seconds = step.seconds,
                            .path = step.path,
                            .where = {step.where.member, filled(step.where.value)},
                            .isRequired = step.isRequired,
                            .keyText = step.keyText};
        if (!step.argument.isEmpty()) {
            const QByteArray argument = filled(step.argument);
            const bool isField = step.operation == LogoutOperation::SetField;
            action.members = step.anyForm && !isField ? storedForms(argument) : QByteArrayList{argument};
        }
        add(std::move(action));
    }

    /// A key that stands beside the record, of a format that does not say how its sessions end.
    ///
    /// The lock of a session (`…_LOCK`, `….lock`) goes as well, whoever holds it: it is made of this session's id, so
    /// only requests of this session wait for it. Where the store looks after its lock before it writes (phpredis with
    /// lock_expire), that it goes before the record keeps a request in flight from writing the session again; where the
    /// store does not, nothing is lost. A lock that is made of another id is foreign, and no template leads to it.
    void addCompanion(const KeyTemplate &companion, const QByteArray &text)
    {
        if (m_field && QByteArrayView(filled(companion)) == m_field->hash)
            return leaveOut(LogoutOperation::Delete, text, LeftOutStep::Why::Shared);
        // What names only a user holds his other sessions as well.
        if (!companion.asksFor(KeyTemplate::Variable::Id))
            return leaveOut(LogoutOperation::Delete, text, LeftOutStep::Why::Shared);
        if (const auto asked = companion.missing(m_captures))
            return leaveOut(LogoutOperation::Delete, text, LeftOutStep::Why::NotTold, *asked);
        if (QByteArray key = filled(companion); QByteArrayView(key) != m_key)
            add(LogoutAction{.operation = LogoutOperation::Delete, .key = std::move(key), .keyText = text});
    }

    LogoutPlan plan() &&
    {
        std::vector<LogoutAction> &actions = m_plan.actions;
        std::stable_partition(actions.begin(), actions.end(), [](const LogoutAction &each) { return !each.isRecord; });
        // Whatever could not be done: the session is to end.
        const bool isMissing = actions.empty() || !actions.back().isRecord;
        if (isMissing && m_field)
            actions.push_back({.operation = LogoutOperation::DeleteField,
                               .key = m_field->hash.toByteArray(),
                               .members = {m_field->field.toByteArray()},
                               .isRecord = true,
                               .isField = true,
                               .isRequired = true});
        else if (isMissing)
            actions.push_back({.operation = LogoutOperation::Delete,
                               .key = m_key.toByteArray(),
                               .isRecord = true,
                               .isRequired = true});
        return std::move(m_plan);
    }

private:
    QByteArray filled(const KeyTemplate &text)
    {
        if (text.isEmpty())
            return {};
        if (m_captures.payload) {
            for (const QByteArray &secret : text.payloadTexts(*m_captures.payload)) {
                if (secret.size() >= kShortestSecret && !m_plan.secrets.contains(secret))
                    m_plan.secrets.append(secret);
            }
        }
        return text.filled(m_captures).value_or(QByteArray());
    }

    void add(LogoutAction action)
    {
        action.isField = m_field && isOwnField(action);
        action.isRecord = m_field ? action.isField : QByteArrayView(action.key) == m_key;
        // The hash is everybody's: only the field goes.
        if (m_field && !action.isRecord && QByteArrayView(action.key) == m_field->hash)
            return leaveOut(action.operation, action.keyText, LeftOutStep::Why::Shared);
        if (std::find(m_plan.actions.begin(), m_plan.actions.end(), action) == m_plan.actions.end())
            m_plan.actions.push_back(std::move(action));
    }

    bool isOwnField(const LogoutAction &action) const
    {
        return action.operation == LogoutOperation::DeleteField && QByteArrayView(action.key) == m_field->hash &&
               action.members.size() == 1 && QByteArrayView(action.members.front()) == m_field->field;
    }

    void leaveOut(LogoutOperation operation, const QByteArray &key, LeftOutStep::Why why, const QByteArray &asked = {})
    {
        m_plan.leftOut.push_back({.operation = operation, .key = key, .why = why, .asked = asked});
    }

    QByteArrayView m_key;
    std::optional<FieldAddress> m_field; ///< of a session that is one
    KeyCaptures m_captures;
    LogoutPlan m_plan;
};

TouchedKey::Fate fateOf(const LogoutAction &action)
{
    switch (action.operation) {
    case LogoutOperation::RemoveSetMember:
        return TouchedKey::Fate::MemberRemoved;
    case LogoutOperation::RemoveScoredMember:
        return TouchedKey::Fate::ScoreRemoved;
    case LogoutOperation::DeleteField:
        return action.isField ? TouchedKey::Fate::FieldRemoved : TouchedKey::Fate::FieldsChanged;
    case LogoutOperation::SetField:
        return TouchedKey::Fate::FieldsChanged;
    case LogoutOperation::Expire:
        return TouchedKey::Fate::TtlChanged;
    case LogoutOperation::ReplaceValue:
        return TouchedKey::Fate::ValueReplaced;
    case LogoutOperation::RemoveListElement:
        return TouchedKey::Fate::ElementRemoved;
    case LogoutOperation::Delete:
    case LogoutOperation::Unsupported:
        break;
    }
    return TouchedKey::Fate::Deleted;
}

} // namespace

bool LogoutAction::needsStored() const
{
    return operation == LogoutOperation::SetField || operation == LogoutOperation::ReplaceValue ||
           operation == LogoutOperation::RemoveListElement;
}

LogoutPlan logoutPlan(const Format &format, QByteArrayView key, const QByteArray &user, const Value &payload)
{
    if (!format.matchKey(key))
        return {};
    const FormatDescription &description = format.description();
    KeyCaptures captures = format.capturesOf(key);
    // A name that fills a row may have been cut, and would then be another's.
    if (captures.user.isEmpty() && user.size() < kLongestText)
        captures.user = user;
    if (payload.kind != Value::Kind::Null)
        captures.payload = &payload;
    PlanMaker maker(key, format.isOfFields(), captures);
    for (const LogoutInstruction &step : description.logout)
        maker.add(step);
    if (description.logout.isEmpty()) {
        for (qsizetype i = 0; i < description.companions.size(); ++i)
            maker.addCompanion(description.companions.at(i), description.companionTexts.value(i));
    }
    return std::move(maker).plan();
}

QByteArrayList payloadMembers(const Format &format)
{
    const FormatDescription &description = format.description();
    QByteArrayList members;
    const auto add = [&members](const KeyTemplate &text) {
        for (const QByteArray &member : text.payloadMembers()) {
            if (!members.contains(member))
                members.append(member);
        }
    };
    for (const LogoutInstruction &step : description.logout) {
        for (const KeyTemplate *each : {&step.key, &step.argument, &step.value, &step.where.value})
            add(*each);
    }
    if (description.logout.isEmpty()) {
        for (const KeyTemplate &companion : description.companions) {
            if (companion.asksFor(KeyTemplate::Variable::Id))
                add(companion);
        }
    }
    return members;
}

std::vector<TouchedKey> keysOf(const LogoutPlan &plan)
{
    std::vector<TouchedKey> touched;
    for (const LogoutAction &action : plan.actions) {
        const auto fate = fateOf(action);
        const auto before = std::find_if(touched.begin(), touched.end(),
                                         [&action](const TouchedKey &each) { return each.key == action.key; });
        if (before == touched.end())
            touched.push_back({.key = action.key, .fate = fate, .isRecord = action.isRecord});
        else if (fate == TouchedKey::Fate::Deleted || before->fate == TouchedKey::Fate::TtlChanged)
            before->fate = fate;
    }
    return touched;
}

} // namespace formats
