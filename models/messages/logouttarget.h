// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace messages
{

/// What to end: the row's own key, never a glob.
struct LogoutTarget {
    QByteArray key;
    quint8 format = 0;
};

} // namespace messages
