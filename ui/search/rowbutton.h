// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QToolButton;
class QWidget;

namespace ui
{

/// A small button with a picture at the end of a row; `what` it does, for those who do not see it, too.
QToolButton *rowButton(const QString &icon, const QString &what, QWidget *parent);

} // namespace ui
