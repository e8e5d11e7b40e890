// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/detection/formatdetection.h"

#include <vector>

namespace formats
{

/// Kinds of keys that are nobody's, as people look for their sessions among them: first those whose name says so and
/// that run out, then the most frequent. Of the first ones those that differ in one word only, as by tenant, are one
/// kind: `acme:*:login:*`.
void arrangeKinds(std::vector<DetectionResult::Other> &kinds);

} // namespace formats
