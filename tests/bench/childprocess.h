// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/bench.h"

#include <QByteArray>
#include <QHash>

#include <optional>

namespace bench
{

/// Figures by name, from this same program in a process of its own: what is about memory would otherwise be
/// measured in a heap full of holes that earlier measurements have left, and seem better than it is.
/// Null: it failed.
std::optional<QHash<QByteArray, double>> runChild(const char *name, quint16 port, const Options &options);
/// How a child tells one.
void tellParent(const char *name, double figure);

/// What the children do; the result is the exit code.
int memoryChild(quint16 port, const Options &options);
int soakChild(quint16 port, const Options &options);

} // namespace bench
