// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fieldfindings.h"

#include "models/formats/sessionfields.h"
#include "models/formats/timestamp.h"

namespace formats
{

namespace
{

using Attribute = FieldPlan::Attribute;

qint64 timeOf(const JsonString &text, Attribute attribute, TimeUnit unit)
{
    constexpr qsizetype kLongestTime = 64;
    QByteArray decoded;
    QByteArrayView plain = text.raw;
    if (plain.size() > kLongestTime)
        return 0;
    if (text.escaped) {
        appendText(text, decoded, kLongestTime);
        plain = decoded;
    }
    return attribute == Attribute::FullTtl ? durationFromText(plain, unit) : timeFromText(plain, unit);
}

} // namespace

void FieldFindings::offer(FieldPlan::Node node, const JsonString &text)
{
    if (text.raw.isEmpty())
        return;
    for (const FieldPlan::Expected &expected : m_plan->expected(node))
        m_fulfilled |= !text.escaped && text.raw == expected.text ? expected.bit : 0;
    for (const FieldPlan::Target &target : m_plan->targets(node)) {
        const size_t at = index(target.attribute);
        if (target.rank > m_ranks[at])
            continue;
        if (at < kTexts) {
            m_texts[at] = text;
        } else {
            const qint64 time = timeOf(text, target.attribute, target.unit);
            if (time == 0) // unreadable: a later path may do better
                continue;
            m_times[at] = time;
        }
        m_ranks[at] = target.rank;
    }
}

bool FieldFindings::hasAttribute() const
{
    return has(Attribute::User) || has(Attribute::Created) || has(Attribute::LastAccess) ||
           has(Attribute::Ip);
}

void FieldFindings::writeTo(SessionFields &fields) const
{
    const auto text = [this](Attribute attribute, QByteArray &destination) {
        if (has(attribute))
            appendText(m_texts[index(attribute)], destination, kLongestText);
    };
    text(Attribute::User, fields.user);
    text(Attribute::Ip, fields.ip);
    text(Attribute::UserAgent, fields.userAgent);
    fields.created = m_times[index(Attribute::Created)];
    fields.lastAccess = m_times[index(Attribute::LastAccess)];
    fields.expires = m_times[index(Attribute::Expires)];
    fields.fullTtl = m_times[index(Attribute::FullTtl)];
}

} // namespace formats
