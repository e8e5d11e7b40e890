// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/pasted/cookielines.h"

#include "models/text/characters.h"
#include "models/text/textsearch.h"

#include <algorithm>
#include <array>
#include <utility>

namespace formats::pasted
{

namespace
{

/// RFC 6265's token.
bool isNameCharacter(char c)
{
    return text::isWordCharacter(c) || QByteArrayView(".!#$%&'*+^`|~:@").contains(c);
}

bool isAttribute(QByteArrayView name)
{
    const QByteArray folded = name.toByteArray().toLower();
    static constexpr std::array kAttributes = {"path",     "domain",   "expires",  "max-age",    "secure",
                                               "httponly", "samesite", "priority", "partitioned"};
    return std::any_of(kAttributes.begin(), kAttributes.end(),
                       [&folded](const char *attribute) { return folded == attribute; });
}

QByteArrayView withoutQuotes(QByteArrayView value)
{
    const bool isQuoted =
        value.size() >= 2 && (value.startsWith('"') || value.startsWith('\'')) && value.back() == value.front();
    return isQuoted ? value.sliced(1, value.size() - 2) : value;
}

/// The parts between semicolons. `isWhole`: each is a pair or an attribute.
std::vector<NamedValue> pairs(QByteArrayView text, bool &isWhole)
{
    std::vector<NamedValue> found;
    isWhole = true;
    for (qsizetype from = 0; from <= text.size();) {
        const qsizetype end = text.indexOf(';', from);
        const QByteArrayView part = text.sliced(from, (end < 0 ? text.size() : end) - from).trimmed();
        from = end < 0 ? text.size() + 1 : end + 1;
        const qsizetype equals = part.indexOf('=');
        const QByteArrayView name = (equals < 0 ? part : part.first(equals)).trimmed();
        if (part.isEmpty() || isAttribute(name))
            continue;
        const QByteArrayView value = equals < 0 ? QByteArrayView() : withoutQuotes(part.sliced(equals + 1).trimmed());
        if (name.isEmpty() || value.isEmpty() || !std::all_of(name.begin(), name.end(), isNameCharacter) ||
            std::any_of(value.begin(), value.end(), text::isSpace)) {
            isWhole = false;
            continue;
        }
        found.push_back({name.toByteArray(), value.toByteArray()});
    }
    return found;
}

/// Where lines end, looking at no byte of a line twice: headers without a line's end between them share one end.
class LineEnds
{
public:
    explicit LineEnds(QByteArrayView text)
        : m_text(text)
    {
    }

    /// Of the line that begins here: at a line's end, or at the quote that stands before it (0: none).
    qsizetype after(qsizetype from, char quote)
    {
        if (quote == 0 && from <= m_end)
            return m_end;
        qsizetype end = from;
        while (end < m_text.size() && m_text[end] != '\n' && m_text[end] != '\r' &&
               (quote == 0 || m_text[end] != quote))
            ++end;
        m_looked += end - from;
        if (quote == 0)
            m_end = end;
        return end;
    }
    bool hasEqualsSign(qsizetype from, qsizetype end)
    {
        if (m_equals < from) {
            const qsizetype found = m_text.indexOf('=', from);
            m_equals = found < 0 ? m_text.size() : found;
            m_looked += m_equals - from;
        }
        return m_equals < end;
    }
    qsizetype looked() const { return m_looked; }

private:
    QByteArrayView m_text;
    qsizetype m_end = -1;    ///< of the line without quotes that was asked for last
    qsizetype m_equals = -1; ///< the next one
    qsizetype m_looked = 0;
};

bool isSessionWord(const QByteArray &word)
{
    static constexpr std::array kWords = {"sid", "auth", "token", "tokens", "phpsess", "gsess"};
    return std::any_of(kWords.begin(), kWords.end(), [&word](const char *known) { return word == known; }) ||
           word.contains("session") || word.startsWith("sess") || word.startsWith("ssess") || // Drupal: SSESS<hash>
           word.endsWith("sessid") || word.endsWith("token");
}

} // namespace

bool hasSessionWord(QByteArrayView name)
{
    QByteArray word;
    for (qsizetype at = 0; at <= name.size(); ++at) {
        const char c = at < name.size() ? name[at] : ' ';
        const bool isHump = at > 0 && text::isUpper(c) && text::isLower(name[at - 1]);
        const bool isPart = text::isLetter(c) || text::isDigit(c);
        if ((isHump || !isPart) && isSessionWord(std::exchange(word, {})))
            return true;
        if (isPart)
            word += text::isUpper(c) ? char(c - 'A' + 'a') : c;
    }
    return false;
}

bool isSessionName(QByteArrayView name)
{
    const QByteArray folded = name.toByteArray().toLower();
    if (folded.contains("csrf") || folded.contains("xsrf"))
        return false;
    return hasSessionWord(name) || folded.startsWith("keycloak_") || folded.startsWith("wordpress_logged_in");
}

std::vector<NamedValue> cookiesOfHeaders(QByteArrayView text, bool &isHeader, qsizetype *looked)
{
    LineEnds lines(text);
    static constexpr QByteArrayView kHeader("cookie:");
    std::vector<NamedValue> found;
    isHeader = false;
    for (qsizetype from = 0;;) {
        const qsizetype at = text::indexOfFolded(text.sliced(from), kHeader);
        if (at < 0)
            break;
        qsizetype begin = from + at;
        from = begin + kHeader.size();
        static constexpr QByteArrayView kSetting("set-");
        const bool isSetting =
            begin >= kSetting.size() && text::startsWithFolded(text.sliced(begin - kSetting.size()), kSetting);
        if (isSetting)
            begin -= kSetting.size();
        // Of the name of another header, or of a word, it is only the end.
        const char before = begin > 0 ? text[begin - 1] : ' ';
        if (!text::isSpace(before) && before != '\'' && before != '"')
            continue;
        const qsizetype end = lines.after(from, text::isSpace(before) ? 0 : before);
        if (!lines.hasEqualsSign(from, end)) {
            from = end;
            continue;
        }
        isHeader = true;
        bool isWhole = false;
        // Another header may follow where a field for one line has taken the lines' ends away.
        qsizetype stop = text::indexOfFolded(text.sliced(from, end - from), QByteArrayView(" set-cookie:"));
        std::vector<NamedValue> cookies = pairs(text.sliced(from, stop < 0 ? end - from : stop), isWhole);
        if (isSetting && cookies.size() > 1)
            cookies.resize(1);
        found.insert(found.end(), cookies.begin(), cookies.end());
        from = stop < 0 ? end : from + stop;
    }
    if (looked)
        *looked = lines.looked();
    return found;
}

std::vector<NamedValue> cookiesOfPairs(QByteArrayView text)
{
    bool isWhole = false;
    std::vector<NamedValue> found = text.contains('=') ? pairs(text, isWhole) : std::vector<NamedValue>();
    return isWhole ? found : std::vector<NamedValue>();
}

std::vector<NamedValue> cookiesOfRows(QByteArrayView text)
{
    std::vector<NamedValue> found;
    for (qsizetype from = 0; from <= text.size();) {
        qsizetype end = from;
        while (end < text.size() && text[end] != '\n' && text[end] != '\r')
            ++end;
        QByteArrayView line = text.sliced(from, end - from).trimmed();
        from = end + 1;
        const qsizetype tab = line.indexOf('\t');
        QByteArrayView value;
        if (tab >= 0) {
            value = line.sliced(tab + 1).trimmed();
            const qsizetype column = value.indexOf('\t');
            value = column < 0 ? value : value.first(column);
            line = line.first(tab);
        } else {
            while (line.startsWith('{') || line.startsWith(' '))
                line = line.sliced(1);
            while (line.endsWith('}') || line.endsWith(',') || line.endsWith(' '))
                line.chop(1);
            const qsizetype colon = line.indexOf(':');
            // Without a space or quotes it may be a key of Redis.
            const bool isMember = colon > 0 && (line[colon - 1] == '"' || line[colon - 1] == '\'' ||
                                                (colon + 1 < line.size() && text::isSpace(line[colon + 1])));
            if (!isMember)
                continue;
            value = withoutQuotes(line.sliced(colon + 1).trimmed());
            line = line.first(colon);
        }
        const QByteArrayView name = withoutQuotes(line.trimmed());
        if (!name.isEmpty() && !value.isEmpty() && std::all_of(name.begin(), name.end(), isNameCharacter) &&
            std::none_of(value.begin(), value.end(), text::isSpace))
            found.push_back({name.toByteArray(), value.toByteArray()});
    }
    return found;
}

std::vector<NamedValue> sessionsInAddresses(QByteArrayView text)
{
    std::vector<NamedValue> found;
    const qsizetype slash = text.indexOf('/');
    if (slash < 0)
        return found;
    for (qsizetype at = slash; at < text.size(); ++at) {
        if (!QByteArrayView(";?&#").contains(text[at]))
            continue;
        qsizetype equals = at + 1;
        while (equals < text.size() && (text::isWordCharacter(text[equals]) || text[equals] == '.'))
            ++equals;
        if (equals == text.size() || text[equals] != '=' || !isSessionName(text.sliced(at + 1, equals - at - 1)))
            continue;
        qsizetype end = equals + 1;
        while (end < text.size() && !text::isSpace(text[end]) && !QByteArrayView("?&;#/\"'<>").contains(text[end]))
            ++end;
        if (end > equals + 1)
            found.push_back({text.sliced(at + 1, equals - at - 1).toByteArray(),
                             text.sliced(equals + 1, end - equals - 1).toByteArray()});
        at = end - 1;
    }
    return found;
}

QByteArray bearerToken(QByteArrayView text)
{
    static constexpr QByteArrayView kHeader("authorization:");
    static constexpr QByteArrayView kScheme("bearer ");
    const qsizetype header = text::indexOfFolded(text, kHeader);
    if (header >= 0)
        text = text.sliced(header + kHeader.size()).trimmed();
    if (!text::startsWithFolded(text, kScheme))
        return {};
    text = text.sliced(kScheme.size()).trimmed();
    qsizetype end = 0;
    while (end < text.size() && !text::isSpace(text[end]) && text[end] != '\'' && text[end] != '"')
        ++end;
    return text.first(end).toByteArray();
}

} // namespace formats::pasted
