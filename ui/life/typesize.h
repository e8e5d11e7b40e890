// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

namespace ui
{

/// Larger or smaller than another font, and of this weight.
QFont sized(const QFont &base, double factor, QFont::Weight weight = QFont::Normal);

} // namespace ui
