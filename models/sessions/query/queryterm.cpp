// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/queryterm.h"

#include "models/text/textsearch.h"

#include <QtEndian>

#include <cstring>

namespace sessions
{

namespace
{

/// * stands for any bytes, ? for one. Goes back only to the latest *, so that the time is at most the product of
/// the lengths.
bool matchesPattern(QByteArrayView text, QByteArrayView pattern)
{
    qsizetype star = -1;
    qsizetype from = 0; // where the text behind the star goes on
    qsizetype at = 0;
    for (qsizetype read = 0; read < text.size();) {
        if (at < pattern.size() && pattern[at] == '*') {
            star = at++;
            from = read;
        } else if (at < pattern.size() && (pattern[at] == '?' || pattern[at] == text::foldedAscii(text[read]))) {
            ++at;
            ++read;
        } else if (star >= 0) {
            at = star + 1;
            read = ++from;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern[at] == '*')
        ++at;
    return at == pattern.size();
}

/// Whether a text is one of those that PastedQuery has put one behind the other, each behind its length. A dozen of
/// them cost a row little more than one does.
bool isOneOf(QByteArrayView text, const QByteArray &texts)
{
    for (const char *at = texts.data(), *const end = at + texts.size(); at + sizeof(quint16) <= end;) {
        const qsizetype size = qFromLittleEndian<quint16>(at);
        at += sizeof(quint16);
        if (size == text.size() && std::memcmp(at, text.data(), static_cast<size_t>(size)) == 0)
            return true;
        at += size;
    }
    return false;
}

} // namespace

bool QueryTerm::foundIn(QByteArrayView text) const
{
    if (derived && field == Field::Id)
        return isOneOf(text, needle);
    if (net)
        return net->contains(text);
    if (isExact())
        return text == needle;
    if (whole)
        return isAllOf(text);
    if (isPattern())
        return matchesPattern(text, needle);
    if (wideNeedle.isEmpty())
        return isAnchored() ? text::startsWithFolded(text, needle) : text::indexOfFolded(text, needle) >= 0;
    const QString wide = QString::fromUtf8(text);
    return isAnchored() ? wide.startsWith(wideNeedle, Qt::CaseInsensitive)
                        : wide.contains(wideNeedle, Qt::CaseInsensitive);
}

std::vector<QByteArray> QueryTerm::wholeTexts() const
{
    if (!derived || field != Field::Id)
        return {written};
    std::vector<QByteArray> texts;
    for (qsizetype at = 0; at + qsizetype(sizeof(quint16)) <= needle.size();) {
        const qsizetype size = qFromLittleEndian<quint16>(needle.constData() + at);
        at += qsizetype(sizeof(quint16));
        texts.push_back(needle.mid(at, size));
        at += size;
    }
    return texts;
}

bool QueryTerm::foundInNames(QByteArrayView lines) const
{
    if (!whole)
        return foundIn(lines);
    // Without a name is who has no user; that somebody has no other names says nothing.
    for (qsizetype from = 0; !needle.isEmpty() && from < lines.size();) {
        const qsizetype end = lines.indexOf('\n', from);
        const qsizetype size = (end < 0 ? lines.size() : end) - from;
        if (foundIn(lines.sliced(from, size)))
            return true;
        from += size + 1;
    }
    return false;
}

bool QueryTerm::isAllOf(QByteArrayView text) const
{
    if (wideNeedle.isEmpty())
        return text.size() == needle.size() && text::startsWithFolded(text, needle);
    const QString wide = QString::fromUtf8(text);
    // Bytes that are no UTF-8 all become the same replacement character: they are not equal because of that.
    return wide.compare(wideNeedle, Qt::CaseInsensitive) == 0 && wide.toUtf8() == text;
}

bool QueryTerm::implies(const QueryTerm &other) const
{
    if (field == Field::Everything && negated) // holds for nothing
        return true;
    if (other.field == Field::Everything)
        return !other.negated;
    if (negated != other.negated)
        return false;
    // Not A implies not B exactly where B implies A.
    const QueryTerm &strong = negated ? other : *this;
    const QueryTerm &weak = negated ? *this : other;
    if (strong.isText() && weak.isText()) {
        const bool sameField = strong.field == weak.field;
        if (strong.net || weak.net)
            return sameField && strong.net == weak.net;
        const bool same = sameField && strong.whole == weak.whole && strong.wideNeedle == weak.wideNeedle &&
                          strong.needle == weak.needle;
        if (weak.whole || strong.isPattern() || weak.isPattern())
            return same;
        // Unicode case folding may change lengths: only what is plainly equal is trusted there.
        if (!strong.wideNeedle.isEmpty() || !weak.wideNeedle.isEmpty())
            return sameField && strong.wideNeedle == weak.wideNeedle && strong.needle == weak.needle;
        if (weak.isAnchored())
            return sameField && text::startsWithFolded(strong.needle, weak.needle);
        // `id:` also looks at the whole key, which bare words do not.
        const bool covered =
            sameField || (weak.field == Field::Any && strong.field != Field::Id && strong.field != Field::Key);
        return covered && text::indexOfFolded(strong.needle, weak.needle) >= 0;
    }
    if (strong.field != weak.field)
        return false;
    switch (strong.field) {
    case Field::Format:
    case Field::Node:
    case Field::EndedHow:
        return (strong.numbers & ~weak.numbers).none();
    case Field::Ttl:
    case Field::Idle:
    case Field::Created:
    case Field::EndedAgo:
        if (strong.above != weak.above || strong.relative != weak.relative)
            return false;
        return strong.above ? strong.limit >= weak.limit : strong.limit <= weak.limit;
    case Field::Beyond:
        return strong.limit >= weak.limit;
    default:
        return true;
    }
}

} // namespace sessions
