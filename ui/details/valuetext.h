// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/codecs/codec.h"
#include "models/formats/secrets/secrets.h"
#include "models/formats/values/value.h"

#include <QString>

namespace ui
{

/// A scalar as it is drawn in one line: strings quoted, cut, and with control and bidi characters visible.
QString scalarText(const formats::Value &value);
/// "2 items", "empty", "object of User, 3 fields".
QString containerText(const formats::Value &value);
/// "JSON", "PHP": the serialization that a text turned out to be.
QString codecText(formats::Codec codec);

/// What may be copied: every secret is dots, but for the one that is revealed.
struct CopyRules {
    const formats::SecretJudge &judge;
    const formats::Value *revealed = nullptr;
};
/// Where a value stands.
struct CopyPlace {
    QByteArrayView name;
    formats::SecretScope around = formats::SecretScope::Open;
};
/// The whole value for the clipboard: a text as it is, anything else as JSON.
QString copyText(const formats::Value &value, CopyPlace place, const CopyRules &rules);
/// The whole value as JSON; bytes as hexadecimal digits, objects as maps.
QString copyJson(const formats::Value &value, CopyPlace place, const CopyRules &rules);

} // namespace ui
