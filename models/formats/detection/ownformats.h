// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatdetection.h"

#include <QString>

namespace formats
{

/// Whether there are keys of this format's names, and none that was looked at is a session of it: something in its
/// description is not as the application writes it.
bool findsNothing(const DetectionResult::Own &own);
/// Of such a one: “ACME: 118 keys match its name, none decodes as json.”
QString ownFormatCause(const DetectionResult::Own &own);
/// Of one that has sessions: “ACME: “attrs.user” leads to nothing in any of 117 sessions that were looked at.”; empty:
/// all its paths lead somewhere.
QString ownFormatRemark(const DetectionResult::Own &own);
QString ownFormatNextStep();

} // namespace formats
