// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/nodetree.h"

#include <QByteArrayView>

namespace formats
{

// Payloads that only the application can read: they are recognised, and left closed.

/// What Laravel's encrypter writes: base64 of `{"iv":…`
/// (https://github.com/laravel/framework, src/Illuminate/Encryption/Encrypter.php).
bool isLaravelCrypt(QByteArrayView bytes);
/// A JWT of five parts whose header says how it is encrypted (RFC 7516).
bool isEncryptedJwt(QByteArrayView bytes, NodeTree &tree);
/// Nippy of which only the application knows the password, or the compressor.
bool isClosedNippy(QByteArrayView bytes);
/// As the result of a cipher looks: at least a nonce and a tag of AES-GCM long, every byte as likely as any other, and
/// neither compressed nor a serialization. Also where that is written in base64 or hexadecimal digits, perhaps with
/// shorter words beside it (`<data>|<nonce>|<digest>|3`). Of some millions of true ones one is not known.
bool isNoise(QByteArrayView bytes);

} // namespace formats
