// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/fields/fieldplan.h"
#include "models/formats/codecs/jsoncursor.h"

#include <QByteArrayList>

#include <array>
#include <utility>

namespace formats
{

struct SessionFields;

/// What a pass over one payload has found: for each attribute the best value so far, as a view into the
/// payload. Of two values at the same path (a key that stands there twice) the later one wins, as in every
/// JSON parser that the frameworks use.
class FieldFindings
{
public:
    explicit FieldFindings(const FieldPlan &plan)
        : m_plan(&plan)
    {
        m_ranks.fill(kNothing);
    }

    /// A value that is neither null nor empty stands at `node`.
    void notePresent(FieldPlan::Node node, bool isObject) { m_fulfilled |= m_plan->fulfilled(node, isObject); }
    /// Whether something is so, true or false, stands at `node`.
    void noteFlag(FieldPlan::Node node) { m_fulfilled |= m_plan->fulfilledByFlag(node); }
    /// The session's own id, for steps that look for it.
    void setId(QByteArrayView id) { m_id = id; }
    QByteArrayView id() const { return m_id; }
    /// The user whom the session's key names.
    void setKeyUser(QByteArrayView user) { m_keyUser = user; }
    /// Of the same session, and nothing is found yet. Made when it is needed: a copy beforehand costs each record more.
    FieldFindings anew() const
    {
        FieldFindings none(*m_plan);
        none.m_id = m_id;
        none.m_keyUser = m_keyUser;
        return none;
    }
    /// What stands here only the application can read, and it may say who this is.
    void noteEncrypted() { m_isEncrypted = true; }
    bool isEncrypted() const { return m_isEncrypted; }
    /// Text that was decoded on the way, to be offered: it stays for as long as these findings, and copies of them.
    QByteArrayView keep(QByteArray text)
    {
        m_kept.append(std::move(text));
        return m_kept.constLast();
    }
    /// A string or a number stands at `node`.
    void offer(FieldPlan::Node node, const JsonString &written);

    bool meetsRequirements() const
    {
        return (m_fulfilled & m_plan->allRequirements()) == m_plan->allRequirements() &&
               (m_plan->anyRequirement() == 0 || (m_fulfilled & m_plan->anyRequirement()) != 0) &&
               (m_fulfilled & m_plan->forbidden()) == 0;
    }
    /// A user, a time or an address was found: what only sessions and their like have.
    bool hasAttribute() const;
    /// Two of what only a visit has were found: when it began, when it was used last, an address, a user agent.
    bool hasVisit() const;
    void writeTo(SessionFields &fields) const;

private:
    static constexpr quint16 kNothing = 0xffff;
    static constexpr size_t kTexts = 3; ///< User, Ip, UserAgent come first
    /// More than are shown: the same name may stand in several places.
    static constexpr size_t kOtherNames = 6;

    /// A text that names the user, less telling than the one that is taken.
    struct OtherName {
        quint16 rank = kNothing;
        JsonString text;
    };
    void noteName(const JsonString &text, quint16 rank);
    void writeOtherNames(QByteArrayView user, QByteArray &destination) const;

    static size_t index(FieldPlan::Attribute attribute) { return static_cast<size_t>(attribute); }
    bool has(FieldPlan::Attribute attribute) const { return m_ranks[index(attribute)] != kNothing; }

    const FieldPlan *m_plan; ///< a pointer, so that findings can be copied and taken back
    QByteArrayView m_id;
    QByteArrayView m_keyUser;
    quint64 m_fulfilled = 0;
    bool m_isEncrypted = false;
    QByteArrayList m_kept; ///< nearly always empty
    std::array<quint16, FieldPlan::kAttributes> m_ranks;
    std::array<JsonString, kTexts> m_texts;
    std::array<qint64, FieldPlan::kAttributes> m_times{}; ///< the first three unused
    std::array<OtherName, kOtherNames> m_otherNames;      ///< ascending by rank
};

} // namespace formats
