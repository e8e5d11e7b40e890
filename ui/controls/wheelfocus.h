// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace ui
{

/// For a field in something that scrolls: the wheel changes it only while it has the focus, and otherwise scrolls. Who
/// wheels past a port number does not mean to change it.
void wheelOnlyWithFocus(QWidget *field);

} // namespace ui
