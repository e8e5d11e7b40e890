// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace ui
{

/// Whether these bytes are text that can be shown as such: UTF-8 (a character cut at the end counts), with
/// few control characters.
bool looksLikeText(QByteArrayView bytes);
/// Text as it is, but with control and bidi characters made visible; lines stay lines.
QString plainText(QByteArrayView bytes);
/// "00000010  73 65 73 73 …  sess…": eight bytes in a line, to fit a narrow panel.
QString hexDump(QByteArrayView bytes);

} // namespace ui
