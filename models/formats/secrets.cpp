// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/secrets.h"

#include "models/formats/secretnames.h"
#include "models/formats/secretshapes.h"

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
    return isScalarSecret(judgeName(name), value);
}

bool isSecret(QByteArrayView name, QByteArrayView text)
{
    return isTextSecret(judgeName(name), text);
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
    if (isScalarSecret(verdict, value))
        return true;
    const bool isText = value.kind == Value::Kind::String || value.kind == Value::Kind::Bytes;
    return isText && holdsSessionId(value.bytes);
}

SecretScope SecretJudge::scopeOf(QByteArrayView name, SecretScope around) const
{
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
