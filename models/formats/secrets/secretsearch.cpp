// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/secrets/secretsearch.h"

#include "models/formats/values/nestedvalue.h"

#include <QSet>
#include <QString>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <bitset>
#include <unordered_map>

namespace formats
{

namespace
{

constexpr size_t kMostSecrets = 2000;
// Bytes compared in one search: some tens of milliseconds, which only a payload made for it takes.
constexpr qint64 kMostCompared = 64 * 1024 * 1024;
// Shorter secrets ("x", a PIN) also stand where they are none: they are covered only behind their name.
constexpr qsizetype kLeastAnywhere = 6;
constexpr qsizetype kLeastFarAway = 3;
constexpr qsizetype kBehindName = 64;
// What is longer has no characters that need escapes: a JWT, a hash.
constexpr qsizetype kMostEscaped = 1024;

class Collector
{
public:
    Collector(const SecretJudge &judge, SecretList &list)
        : m_judge(judge)
        , m_list(list)
    {
    }

    /// `near` is the name behind which it stands: in a list, that of the list.
    void visit(QByteArrayView name, QByteArrayView near, const Value &value, SecretScope around, int nesting)
    {
        if (value.isContainer()) {
            visitMembers(name, near, value, m_judge.scopeOf(name, around, value), nesting);
        } else if (const auto nested = nestedValue(value)) {
            // Whoever has all of a token is let in; what it says may be read.
            if (nested->codec == Codec::Jwt)
                add(near, value);
            if (nesting < kMostNesting)
                visit(name, near, nested->value, around, nesting + 1);
            else
                add(near, value); // shown to nobody: what is in it is not looked at
        } else if (m_judge.isSecret(name, value, around)) {
            add(near, value);
        }
    }

private:
    void visitMembers(QByteArrayView name, QByteArrayView near, const Value &value, SecretScope scope, int nesting)
    {
        for (const Value::Member &member : value.members) {
            if (value.kind == Value::Kind::List) {
                visit({}, name.isEmpty() ? near : name, member.value, scope, nesting);
                continue;
            }
            const QByteArrayView own(member.key.bytes);
            if (m_judge.isSecretName(own))
                add({}, member.key);
            visit(judgedName(value, member), own, member.value, scope, nesting);
        }
    }

    void add(QByteArrayView name, const Value &value)
    {
        QByteArray text = value.kind == Value::Kind::Integer ? QByteArray::number(value.integer) : value.bytes;
        if (text.isEmpty() || m_known.contains(text))
            return;
        if (m_list.secrets.size() == kMostSecrets) {
            m_list.complete = false;
            return;
        }
        m_known.insert(text);
        m_list.secrets.push_back({name.toByteArray(), std::move(text)});
    }

    const SecretJudge &m_judge;
    SecretList &m_list;
    QSet<QByteArray> m_known;
};

/// How writers of JSON differ.
struct JsonStyle {
    bool ascii = false; ///< é as \u00e9 (Python, PHP)
    bool slash = false; ///< / as \/ (PHP)
    bool html = false;  ///< + & < > ' and quotes as \u002B (.NET)
};

void appendEscape(QByteArray &result, char16_t unit, bool upper)
{
    const QByteArray digits = QByteArray::number(uint(unit), 16).rightJustified(4, '0');
    result += "\\u" + (upper ? digits.toUpper() : digits);
}

QByteArray jsonEscaped(const QByteArray &text, JsonStyle style)
{
    QByteArray result;
    result.reserve(text.size() + 8);
    const QString units = style.ascii ? QString::fromUtf8(text) : QString::fromLatin1(text);
    for (const QChar unit : units) {
        const char16_t c = unit.unicode();
        const bool isHtml = c == '+' || c == '&' || c == '<' || c == '>' || c == '\'' || c == '"' || c == '`';
        if (style.html && isHtml)
            appendEscape(result, c, true);
        else if (c == '"' || c == '\\' || (style.slash && c == '/'))
            (result += '\\') += static_cast<char>(c);
        else if (c == '\n' || c == '\r' || c == '\t')
            result += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
        else if (c < 0x20 || (style.ascii && c >= 0x7f))
            appendEscape(result, c, style.html);
        else
            result += static_cast<char>(c); // one byte of UTF-8, where not `ascii`
    }
    return result;
}

/// The ways in which the bytes of this text may stand in a payload, itself first.
QByteArrayList formsOf(const QByteArray &text)
{
    QByteArrayList forms{text};
    if (text.size() > kMostEscaped)
        return forms;
    const auto add = [&forms](const QByteArray &form) {
        if (!forms.contains(form))
            forms.append(form);
    };
    constexpr std::array<JsonStyle, 5> kStyles{
        {{}, {.ascii = true}, {.slash = true}, {.ascii = true, .slash = true}, {.ascii = true, .html = true}}};
    for (const JsonStyle style : kStyles) {
        const QByteArray once = jsonEscaped(text, style);
        add(once);
        add(jsonEscaped(once, style)); // JSON in a text of JSON
    }
    return forms;
}

/// Finds many texts in one pass: positions where none begins cost two loads.
class TextFinder
{
public:
    void add(const QByteArray &text, size_t secret)
    {
        m_starts.set(start(text.constData()));
        m_texts[head(text.constData())].push_back({text, secret});
    }

    /// Calls found(range, secret). False: it would have taken too long.
    template<typename Found> bool run(QByteArrayView bytes, Found found) const
    {
        qint64 compared = 0;
        for (qsizetype at = 0; at + kLeastAnywhere <= bytes.size(); ++at) {
            if (!m_starts.test(start(bytes.data() + at)))
                continue;
            const auto texts = m_texts.find(head(bytes.data() + at));
            if (texts == m_texts.end())
                continue;
            const QByteArrayView rest = bytes.sliced(at);
            for (const Text &text : texts->second) {
                const auto equal = std::mismatch(rest.begin(), rest.end(), text.bytes.begin(), text.bytes.end());
                compared += equal.second - text.bytes.begin() + 1;
                if (equal.second == text.bytes.end())
                    found(ByteRange{at, at + text.bytes.size()}, text.secret);
            }
            if (compared > kMostCompared)
                return false;
        }
        return true;
    }

private:
    struct Text {
        QByteArray bytes;
        size_t secret;
    };
    static size_t start(const char *bytes) { return qFromLittleEndian<quint16>(bytes); }
    static quint32 head(const char *bytes) { return qFromLittleEndian<quint32>(bytes); }

    std::bitset<65536> m_starts;
    std::unordered_map<quint32, std::vector<Text>> m_texts;
};

/// Covers each occurrence of `text` in a part of the bytes that begins at `from`. True: there was one.
bool coverAll(QByteArrayView part, qsizetype from, const QByteArray &text, std::vector<ByteRange> &ranges)
{
    const size_t before = ranges.size();
    for (qsizetype at = part.indexOf(text); at >= 0; at = part.indexOf(text, at + text.size()))
        ranges.push_back({from + at, from + at + text.size()});
    return ranges.size() > before;
}

/// Short secrets: behind each occurrence of their name; where that is far away, as in Java's descriptions of
/// classes, everywhere, unless that would cover every other letter. True: found somewhere.
bool findShort(QByteArrayView bytes, const NamedSecret &secret, qint64 &looked, std::vector<ByteRange> &ranges)
{
    bool found = false;
    looked += bytes.size();
    for (qsizetype name = secret.name.isEmpty() ? -1 : bytes.indexOf(secret.name); name >= 0;
         name = bytes.indexOf(secret.name, name + 1)) {
        const qsizetype from = name + secret.name.size();
        const QByteArrayView window = bytes.sliced(from).first(std::min(kBehindName, bytes.size() - from));
        looked += window.size();
        if (looked > kMostCompared)
            return false;
        found = coverAll(window, from, secret.text, ranges) || found;
    }
    if (found || secret.text.size() < kLeastFarAway)
        return found;
    looked += bytes.size();
    return coverAll(bytes, 0, secret.text, ranges);
}

void unite(std::vector<ByteRange> &ranges)
{
    std::sort(ranges.begin(), ranges.end(), [](const ByteRange &a, const ByteRange &b) { return a.begin < b.begin; });
    std::vector<ByteRange> united;
    for (const ByteRange &range : ranges) {
        if (!united.empty() && range.begin <= united.back().end)
            united.back().end = std::max(united.back().end, range.end);
        else
            united.push_back(range);
    }
    ranges = std::move(united);
}

} // namespace

SecretList secretsOf(const Value &value, const SecretJudge &judge)
{
    return secretsOf(value, judge, {}, SecretScope::Open);
}

SecretList secretsOf(const Value &value, const SecretJudge &judge, QByteArrayView name, SecretScope around)
{
    SecretList list;
    Collector(judge, list).visit(name, name, value, around, 0);
    return list;
}

SecretPlaces findSecrets(QByteArrayView bytes, const SecretList &list, QByteArrayView sessionId)
{
    SecretPlaces places;
    places.complete = list.complete;
    std::vector<bool> found(list.secrets.size(), false);
    TextFinder finder;
    qint64 looked = 0;
    for (size_t i = 0; i < list.secrets.size(); ++i) {
        const NamedSecret &secret = list.secrets[i];
        if (secret.text.size() < kLeastAnywhere) {
            found[i] = looked <= kMostCompared && findShort(bytes, secret, looked, places.ranges);
            continue;
        }
        for (const QByteArray &form : formsOf(secret.text))
            finder.add(form, i);
    }
    const size_t none = list.secrets.size();
    if (sessionId.size() >= kLeastAnywhere)
        finder.add(sessionId.toByteArray(), none);
    const bool ran = finder.run(bytes, [&](ByteRange range, size_t secret) {
        places.ranges.push_back(range);
        if (secret < none)
            found[secret] = true;
    });
    unite(places.ranges);
    places.complete = places.complete && ran && looked <= kMostCompared &&
                      std::all_of(found.begin(), found.end(), [](bool one) { return one; });
    return places;
}

QByteArray withoutSecrets(QByteArrayView text, const SecretList &list, QByteArrayView sessionId)
{
    const SecretPlaces places = findSecrets(text, list, sessionId);
    if (!places.complete)
        return QByteArray(kSecretDots);
    QByteArray result;
    qsizetype from = 0;
    for (const ByteRange &range : places.ranges) {
        result += text.sliced(from, range.begin - from);
        result += kSecretDots;
        from = range.end;
    }
    result += text.sliced(from);
    return result;
}

} // namespace formats
