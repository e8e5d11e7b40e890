// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace app
{

/// What the laboratory can be asked for, and answers.
enum class LabWish : quint8 { Hz, Effort, OtherKeys, SameSecond, Touch, Hold, Click, Experiment };

} // namespace app

Q_DECLARE_METATYPE(app::LabWish)
