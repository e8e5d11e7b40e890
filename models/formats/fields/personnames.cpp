// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/fields/personnames.h"

#include "models/formats/description/commonnames.h"
#include "models/text/characters.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace formats
{

namespace
{

/// Longer ones are made of more words than these.
constexpr qsizetype kLongestWord = 48;

using WordSet = std::unordered_set<std::string>;

WordSet wordSet(const char *list)
{
    WordSet words;
    for (const QString &word : personWords(QString::fromLatin1(list)))
        words.insert(word.toStdString());
    return words;
}

/// The longest first: `benutzername` before `benutzer`.
std::vector<std::string> wordList(const char *list)
{
    std::vector<std::string> words;
    for (const QString &word : personWords(QString::fromLatin1(list)))
        words.push_back(word.toStdString());
    std::sort(words.begin(), words.end(), [](const auto &a, const auto &b) { return a.size() > b.size(); });
    return words;
}

/// `loginUser`, `login_user` and `LOGIN-USER` are one; empty: too long to be any.
std::string plainName(QByteArrayView name)
{
    std::string plain;
    if (name.size() > kLongestWord)
        return plain;
    plain.reserve(static_cast<size_t>(name.size()));
    for (const char c : name) {
        if (c != '_' && c != '-' && c != ' ')
            plain += text::isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return plain;
}

} // namespace

struct PersonNames::Words {
    std::vector<std::string> people = wordList("people");
    std::vector<std::string> before = wordList("before");
    std::vector<std::string> objects = wordList("objects");
    std::vector<std::string> acts = wordList("acts");
    std::vector<std::string> roles = wordList("roles");
    WordSet after = wordSet("after");
    WordSet alone = wordSet("alone");
    WordSet wrappers = wordSet("wrappers");
    WordSet credentials = wordSet("credentials");
    WordSet counts = wordSet("counts");
    WordSet opened = wordSet("opened");
    std::array<WordSet, 4> names{wordSet("logins"), wordSet("mails"), wordSet("displayed"), wordSet("numbers")};

    std::optional<PersonName> kindOf(const std::string &word) const
    {
        for (size_t i = 0; i < names.size(); ++i) {
            if (names[i].contains(word))
                return static_cast<PersonName>(i);
        }
        return std::nullopt;
    }

    /// What stands behind a person's word, for each way to read a name; `then` says whether it is content.
    template<typename Then> bool behindPerson(std::string_view name, Then then) const
    {
        return behindOneOf(people, name, then);
    }

    template<typename Then>
    bool behindOneOf(const std::vector<std::string> &words, std::string_view name, Then then) const
    {
        for (const std::string &word : words) {
            if (name.starts_with(word) && then(std::string(name.substr(word.size()))))
                return true;
        }
        for (const std::string &word : before) {
            if (name.starts_with(word) && name.size() > word.size() &&
                behindOneOf(words, name.substr(word.size()), then))
                return true;
        }
        return false;
    }
};

PersonNames::PersonNames()
{
    static const Words words;
    m_words = &words;
}

const PersonNames &PersonNames::common()
{
    static const PersonNames names;
    return names;
}

bool PersonNames::isPerson(QByteArrayView name) const
{
    const std::string plain = plainName(name);
    const auto isDescribed = [this](const std::string &rest) { return rest.empty() || m_words->after.contains(rest); };
    return m_words->behindPerson(plain, isDescribed) || m_words->behindOneOf(m_words->objects, plain, isDescribed);
}

bool PersonNames::isCalledSo(QByteArrayView name) const
{
    return m_words->behindPerson(plainName(name), [](const std::string &rest) { return rest.empty(); });
}

std::optional<PersonName> PersonNames::aloneAs(QByteArrayView name) const
{
    const std::string plain = plainName(name);
    if (m_words->alone.contains(plain))
        return m_words->kindOf(plain);
    std::optional<PersonName> kind;
    m_words->behindPerson(plain, [&](const std::string &rest) {
        kind = m_words->kindOf(rest);
        return kind.has_value();
    });
    return kind;
}

std::optional<PersonName> PersonNames::insideAs(QByteArrayView name) const
{
    const std::optional<PersonName> kind = insideUnnumberedAs(name);
    return !kind && m_words->counts.contains(plainName(name)) ? PersonName::Number : kind;
}

bool PersonNames::isNumbered(QByteArrayView name) const
{
    const std::string plain = plainName(name);
    const auto isDescribed = [this](const std::string &rest) { return rest.empty() || m_words->after.contains(rest); };
    return m_words->behindPerson(plain, isDescribed) && !m_words->behindOneOf(m_words->acts, plain, isDescribed);
}

std::optional<PersonName> PersonNames::insideUnnumberedAs(QByteArrayView name) const
{
    const std::optional<PersonName> kind = m_words->kindOf(plainName(name));
    return kind ? kind : aloneAs(name);
}

bool PersonNames::isRole(QByteArrayView name) const
{
    return m_words->behindOneOf(m_words->roles, plainName(name), [](const std::string &rest) { return rest.empty(); });
}

std::optional<PersonName> PersonNames::insideRoleAs(QByteArrayView name) const
{
    std::optional<PersonName> kind;
    m_words->behindOneOf(m_words->roles, plainName(name), [&](const std::string &rest) {
        kind = m_words->kindOf(rest);
        return kind.has_value();
    });
    return kind && kind != PersonName::Number ? kind : aloneAs(name);
}

bool PersonNames::isWrapper(QByteArrayView name) const
{
    return m_words->wrappers.contains(plainName(name));
}

bool PersonNames::isCredential(QByteArrayView name) const
{
    const std::string plain = plainName(name);
    const auto isOne = [this](const std::string &rest) { return m_words->credentials.contains(rest); };
    return isOne(plain) || m_words->behindPerson(plain, isOne);
}

bool PersonNames::isTokenOfPerson(QByteArrayView name) const
{
    return m_words->opened.contains(plainName(name));
}

} // namespace formats
