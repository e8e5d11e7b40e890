// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/values/value.h"

#include <QByteArray>
#include <QByteArrayView>

namespace fuzz
{

/// What the details do with a payload: opens the texts that hold another one, looks for its secrets, and covers
/// them in the bytes it was read from. What is wrong with the outcome; empty when nothing is.
QByteArray valueFault(const formats::Value &value, QByteArrayView raw);

} // namespace fuzz
