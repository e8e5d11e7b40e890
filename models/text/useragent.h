// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace text
{

/// A user agent as people say it, UTF-8: "Chrome · Windows", "Safari · iPhone", "curl". An agent of an
/// unknown kind is shown by its first token. Costs about a microsecond; agents are interned, so each is
/// looked at once.
QByteArray deviceLabel(QByteArrayView userAgent);

} // namespace text
