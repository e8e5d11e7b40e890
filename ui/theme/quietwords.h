// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

namespace ui
{

/// For words that change with the clock: a screen reader has them when it asks, and is not told each time.
void setNameQuietly(QWidget *widget, const QString &name);
void setDescriptionQuietly(QWidget *widget, const QString &description);

} // namespace ui
