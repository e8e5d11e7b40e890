// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace ui
{

/// A text as a tooltip shows it word for word. Tooltips guess whether a text is markup: one from a server could
/// format itself and load files, and one that was only escaped would show its `&quot;`. So it is always markup,
/// of which nothing is the text's own. As such it also wraps, wherever a word has no end; what is longer than a
/// screen is cut. Empty stays empty: no tooltip.
QString plainToolTip(const QString &text);

/// A text for a button, a tab or a menu, where an ampersand would otherwise underline what comes after it.
QString plainLabel(const QString &text);

} // namespace ui
