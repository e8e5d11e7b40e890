// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace redis
{

/// Of the hiredis that answers are read with, by the headers: a library of the same name keeps to them.
QString hiredisVersion();

} // namespace redis
