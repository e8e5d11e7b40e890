// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <stop_token>
#include <vector>

namespace sessions
{

/// Sorts by the upper halves of the numbers; equal ones keep their order. A few passes over memory, one for
/// each eleven bits in which they differ, and as much memory again meanwhile. False if it was stopped: the
/// numbers are all there then, in no order.
bool radixSort(std::vector<quint64> &numbers, const std::stop_token &stop);

/// Numbers that are all different, such as slots: one pass and one bit each where they lie close together.
void sortAscending(std::vector<quint32> &numbers);

} // namespace sessions
