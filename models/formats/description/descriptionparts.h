// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/description/descriptionmembers.h"
#include "models/formats/description/formatdescription.h"

namespace formats
{

// The parts of a description's JSON, read into `result`. What is wrong stands in `members`.

/// `prefixes`, `anyPrefix` and `keys`.
void readKeys(const QJsonObject &object, DescriptionMembers &members, FormatDescription &result);
/// `payload`: the codecs, and what makes it a session's.
void readPayload(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result);
/// `attrs`: where the attributes of a session stand.
void readAttributes(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result);
/// `userIndex`, after the keys.
void readUserIndexes(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result);
/// `logout`: what ends a session, step by step.
void readLogout(const QJsonValue &value, DescriptionMembers &members, FormatDescription &result);

} // namespace formats
