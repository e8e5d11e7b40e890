// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace formats
{

/// Who is meant by a user that is written as a JSON object, `{"id":7,"username":"zelda"}`: what stands there under a
/// name that applications commonly use. The text itself where nothing does, or where it is no JSON.
QByteArray nameInJson(const QByteArray &user);

} // namespace formats
