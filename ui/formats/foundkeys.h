// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatdetection.h"

#include <QString>
#include <QStringList>

namespace ui
{

/// “Express 12,381 · Spring Session 540 · 3 other kinds of keys”, from the sample at connect; empty before it.
QString foundText(const formats::DetectionResult &detected);
/// For an empty table: which formats were looked for; empty while that is not known.
QString lookedForText(const QStringList &formatTitles);
/// For an empty table: which of the user's own formats have keys, and why none of them is listed; empty: none has.
QString ownFormatsText(const formats::DetectionResult &detected);
/// For an empty table: which keys the server has instead; empty when it has none.
QString otherKeysText(const formats::DetectionResult &detected);

} // namespace ui
