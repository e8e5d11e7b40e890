// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/secrets/secrets.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace formats
{

/// A secret of a payload, and the name it stands under (empty in a list).
struct NamedSecret {
    QByteArray name;
    QByteArray text;
};

struct SecretList {
    std::vector<NamedSecret> secrets;
    bool complete = true; ///< false: there are more than are worth searching
};

/// All secrets in a decoded payload, also in texts that hold another serialization.
SecretList secretsOf(const Value &value, const SecretJudge &judge);
/// The same for a part of it, which stands under `name` in a container of scope `around`.
SecretList secretsOf(const Value &value, const SecretJudge &judge, QByteArrayView name, SecretScope around);

/// A part of some bytes, from `begin` to before `end`.
struct ByteRange {
    qsizetype begin = 0;
    qsizetype end = 0;
    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

/// Where secrets stand in the bytes that they were decoded from.
struct SecretPlaces {
    std::vector<ByteRange> ranges; ///< ascending, apart from each other
    /// Every secret of the list was found. If not, they are there in another form (compressed, as another
    /// encoding of text), and the bytes cannot be shown with the secrets covered.
    bool complete = true;
};

/// Looks for each secret as it is and as JSON writes it, and for the session's id. Time is bounded: where
/// that does not do, the answer is not complete.
SecretPlaces findSecrets(QByteArrayView bytes, const SecretList &list, QByteArrayView sessionId);

/// `text` with each of its secrets replaced by dots; all of it where they cannot be told apart.
QByteArray withoutSecrets(QByteArrayView text, const SecretList &list, QByteArrayView sessionId);

/// What stands for a secret wherever one is left out. Says nothing of its length.
inline constexpr char kSecretDots[] = "••••••••";

} // namespace formats
