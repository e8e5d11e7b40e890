// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fields/fieldfindings.h"

#include "models/formats/fields/nameinjson.h"
#include "models/formats/fields/sessionfields.h"
#include "models/formats/fields/timestamp.h"
#include "models/formats/fields/username.h"
#include "models/text/characters.h"

#include <algorithm>

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

/// Longer ones are no names; nobody types them.
constexpr qsizetype kLongestName = 128;

/// What somebody might say at the telephone: not only digits, and not one long word of hexadecimal.
bool isName(QByteArrayView text)
{
    bool hasLetter = false;
    bool isHex = text.size() >= 16;
    for (const char c : text) {
        hasLetter = hasLetter || static_cast<uchar>(c) >= 0x80 || text::isLetter(c);
        isHex = isHex && (text::isHexDigit(c) || c == '-');
    }
    return hasLetter && !isHex;
}

} // namespace

void FieldFindings::offer(FieldPlan::Node node, const JsonString &written)
{
    if (written.raw.isEmpty())
        return;
    JsonString text = written;
    for (const FieldPlan::Expected &expected : m_plan->expected(node)) {
        const QByteArrayView wanted = !expected.capture                     ? QByteArrayView(expected.text)
                                      : *expected.capture == KeyCapture::Id ? m_id
                                                                            : m_keyUser;
        m_fulfilled |= !text.escaped && text.raw == wanted ? expected.bit : 0;
    }
    for (const FieldPlan::Target &target : m_plan->targets(node)) {
        const size_t at = index(target.attribute);
        if (target.attribute == Attribute::User) {
            text.raw = plainUserText(text.raw);
            if (meansNobody(text.raw)) // a later path may name somebody
                continue;
            noteName(text, target.rank);
        }
        // Applications write `[DISABLED]` and the like there.
        if (target.attribute == Attribute::Ip && !text.raw.contains('.') && !text.raw.contains(':'))
            continue;
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

/// Keeps the names of the lowest ranks, the user's own among them, since a lower one may still come.
void FieldFindings::noteName(const JsonString &text, quint16 rank)
{
    if (text.raw.size() > kLongestName || rank > m_otherNames.back().rank)
        return;
    const auto place = std::find_if(m_otherNames.begin(), m_otherNames.end(),
                                    [rank](const OtherName &other) { return other.rank >= rank; });
    if (place == m_otherNames.end())
        return;
    if (place->rank != rank)
        std::move_backward(place, m_otherNames.end() - 1, m_otherNames.end());
    *place = {.rank = rank, .text = text};
}

void FieldFindings::writeOtherNames(QByteArrayView user, QByteArray &destination) const
{
    std::array<QByteArray, kMostOtherNames> names;
    size_t count = 0;
    for (const OtherName &other : m_otherNames) {
        if (other.rank == kNothing || count == names.size())
            break;
        QByteArray &name = names[count];
        name.resize(0);
        appendText(other.text, name, kLongestName);
        const auto isKnown = [&](const QByteArray &known) { return known == name; };
        // Who lists a number beside a name means the same user: people look for either. Of the common names it may be
        // the number of a tenant.
        const bool isNumber =
            m_plan->keepsNumbers() && isName(user) && std::all_of(name.begin(), name.end(), text::isDigit);
        if (name == user || (!isName(name) && !isNumber) || std::any_of(names.begin(), names.begin() + count, isKnown))
            continue;
        destination += destination.isEmpty() ? "" : "\n";
        destination += name;
        ++count;
    }
}

bool FieldFindings::hasAttribute() const
{
    return has(Attribute::User) || has(Attribute::Created) || has(Attribute::LastAccess) || has(Attribute::Ip);
}

bool FieldFindings::hasVisit() const
{
    constexpr std::array kOfVisit = {Attribute::Created, Attribute::LastAccess, Attribute::Ip, Attribute::UserAgent};
    return std::count_if(kOfVisit.begin(), kOfVisit.end(), [this](Attribute each) { return has(each); }) >= 2;
}

void FieldFindings::writeTo(SessionFields &fields) const
{
    const auto text = [this](Attribute attribute, QByteArray &destination) {
        if (has(attribute))
            appendText(m_texts[index(attribute)], destination, kLongestText);
    };
    text(Attribute::User, fields.user);
    unquote(fields.user);
    if (fields.user.startsWith('{')) [[unlikely]]
        fields.user = nameInJson(fields.user);
    // Nearly always the one name that there is, which is the user.
    if (m_otherNames[1].rank != kNothing)
        writeOtherNames(fields.user, fields.otherNames);
    text(Attribute::Ip, fields.ip);
    text(Attribute::UserAgent, fields.userAgent);
    fields.created = m_times[index(Attribute::Created)];
    fields.lastAccess = m_times[index(Attribute::LastAccess)];
    fields.expires = m_times[index(Attribute::Expires)];
    fields.fullTtl = m_times[index(Attribute::FullTtl)];
}

} // namespace formats
