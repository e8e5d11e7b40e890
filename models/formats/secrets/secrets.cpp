// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/secrets/secrets.h"

#include "models/formats/codecs/decoders.h"
#include "models/formats/secrets/secretnames.h"
#include "models/formats/secrets/secretshapes.h"

#include <algorithm>
#include <array>

namespace formats
{

namespace
{

// Shorter ids would be found in half of what is stored.
constexpr qsizetype kLeastIdInside = 12;
constexpr qsizetype kLeastId = 4;

bool isTextSecret(NameVerdict name, QByteArrayView text)
{
    if (text.isEmpty())
        return false;
    return name == NameVerdict::Secret || name == NameVerdict::Code || name == NameVerdict::ScalarOnly ||
           hasSecretShape(text);
}

bool isCard(QByteArrayView name, const Value &value)
{
    switch (value.kind) {
    case Value::Kind::Integer:
        return isCardNumber(QByteArray::number(value.integer), isCardName(name));
    case Value::Kind::BigInteger:
    case Value::Kind::String:
    case Value::Kind::Bytes:
        return isCardNumber(value.bytes, isCardName(name));
    default:
        return false;
    }
}

bool isScalarSecret(NameVerdict name, const Value &value)
{
    switch (value.kind) {
    case Value::Kind::Null:
    case Value::Kind::Bool:
    case Value::Kind::List:
    case Value::Kind::Map:
    case Value::Kind::Opaque:
        return false;
    case Value::Kind::Integer:
    case Value::Kind::BigInteger:
    case Value::Kind::Double:
        return name == NameVerdict::Code;
    case Value::Kind::String:
    case Value::Kind::Bytes:
        return isTextSecret(name, value.bytes);
    }
    return false;
}

} // namespace

bool isSecret(QByteArrayView name, const Value &value)
{
    return isScalarSecret(judgeName(name), value) || isCard(name, value);
}

bool isSecret(QByteArrayView name, QByteArrayView text)
{
    return isTextSecret(judgeName(name), text) || isCardNumber(text, isCardName(name));
}

QByteArrayView judgedName(const Value &container, const Value::Member &member)
{
    constexpr size_t kMostMembers = 16; // a pair has few, and each look takes a pass over them
    const QByteArrayView own(member.key.bytes);
    const auto isOneOf = [](QByteArrayView name, const auto &known) {
        return std::any_of(known.begin(), known.end(), [name](const char *word) {
            return name.compare(QByteArrayView(word), Qt::CaseInsensitive) == 0;
        });
    };
    if (container.members.size() > kMostMembers || !isOneOf(own, std::array{"value", "val", "v"}))
        return own;
    const auto name = std::find_if(container.members.begin(), container.members.end(), [&](const Value::Member &other) {
        return other.value.kind == Value::Kind::String &&
               isOneOf(other.key.bytes, std::array{"key", "name", "field", "k", "n"});
    });
    if (name == container.members.end())
        return own;
    const QByteArrayView said(name->value.bytes);
    return judgeName(said) == NameVerdict::Nothing && !isCardName(said) ? own : said;
}

SecretJudge::SecretJudge(QByteArray sessionId)
    : m_sessionId(std::move(sessionId))
{
}

bool SecretJudge::isSecret(QByteArrayView name, const Value &value, SecretScope around) const
{
    NameVerdict verdict = judgeName(name);
    // In a group of secrets everything is one, numbers too, unless its name speaks for it.
    if (around != SecretScope::Open && verdict != NameVerdict::Harmless)
        verdict = NameVerdict::Code;
    if (isScalarSecret(verdict, value) || isCard(name, value))
        return true;
    const bool isText = value.kind == Value::Kind::String || value.kind == Value::Kind::Bytes;
    return isText && holdsSessionId(value.bytes);
}

SecretScope SecretJudge::scopeOf(QByteArrayView name, SecretScope around, const Value &container) const
{
    if (container.kind == Value::Kind::Opaque && container.bytes == kJwtClass)
        return SecretScope::Open;
    const NameVerdict verdict = judgeName(name);
    if (around == SecretScope::Members)
        return verdict == NameVerdict::Harmless ? SecretScope::Open : SecretScope::Members;
    switch (verdict) {
    case NameVerdict::Secret:
    case NameVerdict::Code:
        return SecretScope::Members;
    case NameVerdict::UserKey:
        return SecretScope::Texts;
    case NameVerdict::Nothing:
    case NameVerdict::Harmless:
    case NameVerdict::ScalarOnly:
        break;
    }
    return SecretScope::Open;
}

bool SecretJudge::isSecretName(QByteArrayView name) const
{
    return hasSecretShape(name) || holdsSessionId(name);
}

bool SecretJudge::holdsSessionId(QByteArrayView text) const
{
    if (m_sessionId.size() < kLeastId)
        return false;
    return m_sessionId.size() < kLeastIdInside ? text == m_sessionId : text.contains(m_sessionId);
}

} // namespace formats
