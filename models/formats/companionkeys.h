// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/format.h"
#include "models/formats/values/value.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QByteArrayView>

namespace formats
{

/// The keys that a format keeps beside this session, from its templates: `{p}` its prefix, `{id}` the
/// session's id, `{user}`, `{payload:user.id}` a plain value of the payload. What a template says that the
/// session does not have leaves that key out. Nothing that was filled in is looked at again.
QByteArrayList companionKeys(const Format &format, QByteArrayView key, const QByteArray &user, const Value &payload);

} // namespace formats
