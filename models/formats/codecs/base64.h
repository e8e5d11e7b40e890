// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace formats
{

/// The two alphabets of RFC 4648: `+` and `/`, or `-` and `_`, which names of files and addresses can hold.
enum class Base64Alphabet : quint8 { Standard, Url };

/// The bytes that are written in base64, to the last character: padded or not, the standard one also in lines, as
/// Python's encodebytes writes them. Nothing for anything else. `isPrefix`: as far as whole bytes go.
std::optional<QByteArray> fromBase64(QByteArrayView text, Base64Alphabet alphabet, bool isPrefix = false);

} // namespace formats
