// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/value.h"

#include <QString>

namespace ui
{

/// A scalar as it is drawn in one line: strings quoted, cut, and with control and bidi characters visible.
QString scalarText(const formats::Value &value);
/// "2 items", "empty", "object of User, 3 fields".
QString containerText(const formats::Value &value);
/// The whole value for the clipboard: a string as it is, anything else in the manner of JSON. Plain values
/// that are secret by name are left out unless `withSecrets`.
QString copyText(const formats::Value &value, bool withSecrets);

} // namespace ui
