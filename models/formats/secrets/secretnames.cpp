// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/secrets/secretnames.h"

#include "models/text/characters.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <string_view>

namespace formats
{

namespace
{

using Word = std::string_view;

constexpr qsizetype kLongestSecretName = 256;
constexpr size_t kMostWords = 16;

/// NameWords that make a secret wherever they stand in a name. The last ones are "password" and "token" in
/// Chinese and in languages of Europe.
constexpr std::array<Word, 57> kSecretWords{
    "csrf",          "xsrf",         "csrftoken", "xsrftoken",    "token",      "tokens",        "accesstoken",
    "authtoken",     "refreshtoken", "idtoken",   "password",     "passwords",  "passwd",        "passphrase",
    "pwd",           "secret",       "secrets",   "clientsecret", "hash",       "hashes",        "passwordhash",
    "credential",    "credentials",  "cred",      "creds",        "signature",  "authorization", "bearer",
    "jwt",           "apikey",       "authkey",   "accesskey",    "privatekey", "secretkey",     "signingkey",
    "encryptionkey", "sessionid",    "sessid",    "phpsessid",    "jsessionid", "verifier",      "salt",
    "seed",          "nonce",        "密码",      "令牌",         "口令",       "kennwort",      "passwort",
    "motdepasse",    "contrasena",   "clave",     "senha",        "parola",     "wachtwoord",    "mima",
    "jeton",
};

/// The same where also a number is one.
constexpr std::array<Word, 10> kCodeWords{"pin",     "otp", "totp", "hotp",    "passcode",
                                          "pincode", "cvv", "cvc",  "mfacode", "验证码"};

/// Pairs of words, next to each other.
struct Pair {
    Word first;
    Word second;
};
constexpr std::array<Pair, 18> kSecretPairs{{
    {"de", "passe"},
    {"api", "key"},
    {"auth", "key"},
    {"access", "key"},
    {"private", "key"},
    {"secret", "key"},
    {"session", "key"},
    {"signing", "key"},
    {"encryption", "key"},
    {"master", "key"},
    {"shared", "key"},
    {"session", "id"},
    {"sess", "id"},
    {"remember", "me"},
    {"oauth", "state"},
    {"oauth2", "state"},
    {"challenge", "answer"},
    {"security", "answer"},
}};
constexpr std::array<Pair, 13> kCodePairs{{
    {"auth", "code"},
    {"authorization", "code"},
    {"verification", "code"},
    {"verify", "code"},
    {"confirmation", "code"},
    {"recovery", "code"},
    {"recovery", "codes"},
    {"backup", "codes"},
    {"reset", "code"},
    {"sms", "code"},
    {"email", "code"},
    {"mfa", "code"},
    {"login", "code"},
}};

/// A name of only this word; of a container it says nothing.
constexpr std::array<Word, 6> kAlone{"auth", "sid", "sig", "pass", "mfa", "refresh"};

/// What a card's number stands under.
constexpr std::array<Word, 9> kCardWords{"card",     "cards", "creditcard", "cardnumber", "cardno",
                                         "ccnumber", "ccnum", "pan",        "cc"};

/// What a name may end with so that it speaks of a secret without holding it.
constexpr std::array<Word, 65> kHarmlessEnds{
    "type",        "kind",     "at",         "on",       "date",       "time",        "timestamp", "expires",
    "expiry",      "expire",   "expiration", "expired",  "changed",    "updated",     "created",   "issued",
    "algorithm",   "algo",     "alg",        "length",   "len",        "size",        "count",     "enabled",
    "disabled",    "required", "valid",      "verified", "confirmed",  "name",        "header",    "param",
    "parameter",   "field",    "endpoint",   "domain",   "policy",     "rule",        "rules",     "strength",
    "age",         "ttl",      "lifetime",   "duration", "format",     "encoding",    "version",   "provider",
    "issuer",      "audience", "scope",      "scopes",   "permission", "permissions", "role",      "roles",
    "authorities", "status",   "attempts",   "retries",  "failures",   "method",      "mode",      "label",
    "in",
};

class NameWords
{
public:
    explicit NameWords(QByteArrayView name)
    {
        name = name.first(std::min(name.size(), kLongestSecretName));
        m_text.reserve(name.size() * 2);
        for (qsizetype i = 0; i < name.size(); ++i) {
            const char c = name[i];
            const bool isWord = text::isLetter(c) || text::isDigit(c) || static_cast<uchar>(c) >= 0x80;
            const char before = i > 0 ? name[i - 1] : '\0';
            const char behind = i + 1 < name.size() ? name[i + 1] : '\0';
            // "csrfToken" and "APIKey", but not each letter of "CSRF".
            const bool begins = text::isUpper(c) && (text::isLower(before) || text::isDigit(before) ||
                                                     (text::isUpper(before) && text::isLower(behind)));
            if (!isWord || begins)
                m_text.append(' ');
            if (isWord)
                m_text.append(text::isUpper(c) ? static_cast<char>(c - 'A' + 'a') : c);
        }
        const Word all(m_text.constData(), static_cast<size_t>(m_text.size()));
        for (size_t at = 0; at < all.size() && m_count < kMostWords;) {
            const size_t begin = all.find_first_not_of(' ', at);
            if (begin == Word::npos)
                break;
            const size_t end = std::min(all.find(' ', begin), all.size());
            m_words[m_count++] = all.substr(begin, end - begin);
            at = end;
        }
    }

    const Word *begin() const { return m_words.data(); }
    const Word *end() const { return begin() + m_count; }
    bool isEmpty() const { return m_count == 0; }
    size_t size() const { return m_count; }
    Word last() const { return m_words[m_count - 1]; }
    Word operator[](size_t index) const { return m_words[index]; }

    template<size_t Size> bool haveOneOf(const std::array<Word, Size> &known) const
    {
        return std::any_of(begin(), end(),
                           [&known](Word word) { return std::find(known.begin(), known.end(), word) != known.end(); });
    }
    template<size_t Size> bool havePairOf(const std::array<Pair, Size> &known) const
    {
        for (size_t i = 0; i + 1 < m_count; ++i) {
            const bool found = std::any_of(known.begin(), known.end(), [this, i](const Pair &pair) {
                return pair.first == m_words[i] && pair.second == m_words[i + 1];
            });
            if (found)
                return true;
        }
        return false;
    }

private:
    QByteArray m_text;
    std::array<Word, kMostWords> m_words;
    size_t m_count = 0;
};

template<size_t Size> bool isOneOf(Word word, const std::array<Word, Size> &known)
{
    return std::find(known.begin(), known.end(), word) != known.end();
}

} // namespace

NameVerdict judgeName(QByteArrayView name)
{
    const NameWords words(name);
    if (words.isEmpty())
        return NameVerdict::Nothing;
    const bool isCode = words.haveOneOf(kCodeWords) || words.havePairOf(kCodePairs);
    const bool isSecret = isCode || words.haveOneOf(kSecretWords) || words.havePairOf(kSecretPairs) ||
                          (words.size() > 1 && words.last() == "pass");
    // `token_type`; but `pin` and `hash` alone are what they say.
    if (words.size() > (isSecret ? 1u : 0u) && isOneOf(words.last(), kHarmlessEnds))
        return NameVerdict::Harmless;
    if (isSecret)
        return isCode ? NameVerdict::Code : NameVerdict::Secret;
    if (words.haveOneOf(std::array<Word, 2>{"cookie", "cookies"}) ||
        (words.size() == 1 && isOneOf(words.last(), kAlone)))
        return NameVerdict::ScalarOnly;
    if (words[0] == "warden" && words.last() == "key")
        return NameVerdict::UserKey;
    return NameVerdict::Nothing;
}

bool isCardName(QByteArrayView name)
{
    return NameWords(name).haveOneOf(kCardWords);
}

} // namespace formats
