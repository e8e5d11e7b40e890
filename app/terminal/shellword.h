// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace app
{

/// Bytes from outside as one word of a POSIX shell, in single quotes, for somebody to paste: whatever is in them, the
/// shell takes them for text. Nothing: they have control characters, what is no UTF-8 or what cannot be seen, so that
/// no line can be proposed whose effect is what it looks like.
std::optional<QString> shellWord(const QByteArray &bytes);

} // namespace app
