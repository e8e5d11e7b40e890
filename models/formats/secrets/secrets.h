// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/values/value.h"

#include <QByteArray>
#include <QByteArrayView>

namespace formats
{

/// Whether this value is likely to open doors: a password or its hash, a token, a key, a code. Judged by the
/// name it stands under and by its own shape; wrong on the cautious side, since a value hidden in vain costs
/// one click. The one place that says so: for the tree, for copies, for raw bytes, for exports.
///
/// Never a container (its members are judged), null or a flag; a number only under the name of a PIN.
bool isSecret(QByteArrayView name, const Value &value);
/// The same for a text, such as the field of a hash.
bool isSecret(QByteArrayView name, QByteArrayView text);

/// The name that a member of a map is judged by: its own, but in `{"key": "password", "value": "x"}` what the map
/// says to be the name of its value. A view into the map.
QByteArrayView judgedName(const Value &container, const Value::Member &member);

/// What a container says of its members.
enum class SecretScope : quint8 {
    Open,    ///< nothing: each is judged by itself
    Texts,   ///< plain members are secret, containers in it are judged by themselves
    Members, ///< all in it is secret, however deep, but for what is harmless by its name
};

/// Judges the members of a payload on the way down, so that `credentials.old[0]` is known for what it is; and
/// knows the session's own id, which is worth as much as any token in it.
class SecretJudge
{
public:
    explicit SecretJudge(QByteArray sessionId = {});

    /// A scalar that stands under `name` in a container of scope `around`.
    bool isSecret(QByteArrayView name, const Value &value, SecretScope around) const;
    /// The scope of a container (or of what a text holds) under `name`, in one of scope `around`. The claims of a JWT
    /// say who somebody is, and open nothing without the rest of it: they are judged by themselves wherever it stands.
    SecretScope scopeOf(QByteArrayView name, SecretScope around, const Value &container = {}) const;
    /// A name that is a secret itself: a map from tokens to something.
    bool isSecretName(QByteArrayView name) const;
    bool holdsSessionId(QByteArrayView text) const;

private:
    QByteArray m_sessionId;
};

} // namespace formats
