// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace formats
{

/// What a name says of the value that stands under it.
enum class NameVerdict : quint8 {
    Nothing,
    Harmless,   ///< speaks of a secret, but does not hold it: `token_type`, `password_changed_at`
    Secret,     ///< `csrfToken`, `PASSWORD`, `api-key`
    Code,       ///< the same, and a mere number is one too: `pin`, `otp_code`
    ScalarOnly, ///< `cookie`, `auth`: a token in one framework, a harmless group of settings in another
    UserKey,    ///< what Warden keeps of a user: the ids, and a part of the password's hash beside them
};

/// Case and separators do not matter, and `csrfToken` is two words. Long names are cut: they are not where a
/// secret hides.
NameVerdict judgeName(QByteArrayView name);
/// A name under which the number of a payment card may stand.
bool isCardName(QByteArrayView name);

} // namespace formats
