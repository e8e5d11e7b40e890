// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace app
{

/// The number behind this name in what INFO says; nothing: it says none.
std::optional<qint64> infoNumber(const QByteArray &info, const QByteArray &name);
/// The text behind it; empty: none.
QByteArray infoText(const QByteArray &info, const QByteArray &name);

} // namespace app
