// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/valuecheck.h"

#include "models/formats/values/nestedvalue.h"
#include "models/formats/secrets/secretsearch.h"

namespace fuzz
{

namespace
{

using formats::SecretPlaces;
using formats::Value;

constexpr char kSessionId[] = "0123456789abcdefghijklmnopqrstuv";
/// Shorter ones may stand in the bytes by chance.
constexpr qsizetype kTelling = 8;
/// A look at more texts of one payload shows nothing new.
constexpr int kMostTexts = 200;

QByteArray nestingFault(const Value &value, int deep, int &texts)
{
    if (value.kind == Value::Kind::String && texts < kMostTexts && deep < formats::kMostNesting) {
        ++texts;
        if (const auto nested = formats::nestedValue(value)) {
            if (!nested->value.isContainer() || nested->value.members.empty())
                return "a text opened for nothing";
            return nestingFault(nested->value, deep + 1, texts);
        }
    }
    for (const Value::Member &member : value.members) {
        if (QByteArray wrong = nestingFault(member.value, deep, texts); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

QByteArray placesFault(const SecretPlaces &places, QByteArrayView raw)
{
    qsizetype end = 0;
    for (const formats::ByteRange &range : places.ranges) {
        if (range.begin < end || range.end <= range.begin || range.end > raw.size())
            return "secrets found at an impossible place";
        end = range.end;
    }
    return {};
}

} // namespace

QByteArray valueFault(const Value &value, QByteArrayView raw)
{
    int texts = 0;
    if (QByteArray wrong = nestingFault(value, 0, texts); !wrong.isEmpty())
        return wrong;
    const formats::SecretList list = formats::secretsOf(value, formats::SecretJudge(kSessionId));
    if (QByteArray wrong = placesFault(formats::findSecrets(raw, list, kSessionId), raw); !wrong.isEmpty())
        return wrong;
    const QByteArray covered = formats::withoutSecrets(raw, list, kSessionId);
    for (const formats::NamedSecret &secret : list.secrets) {
        const bool isDots = QByteArrayView(formats::kSecretDots).contains(secret.text);
        if (secret.text.size() >= kTelling && !isDots && covered.contains(secret.text))
            return "a secret that is not covered: " + secret.text.toHex();
    }
    return {};
}

} // namespace fuzz
