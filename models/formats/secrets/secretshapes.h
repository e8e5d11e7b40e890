// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace formats
{

/// Whether a text looks like a secret whatever it is called: a JWT, the hash of a password, a private key, a
/// token of a known service, 32 and more hexadecimal digits, 40 and more characters of random base64, or an
/// address with a password or token in it. Linear in the text.
bool hasSecretShape(QByteArrayView text);

/// 13 to 19 digits, also in groups, whose last one is the check digit that cards have. One number in ten passes that:
/// where no name speaks for a card (`isNamed`), it also has to begin and to be as long as the numbers of cards are.
bool isCardNumber(QByteArrayView text, bool isNamed);

} // namespace formats
