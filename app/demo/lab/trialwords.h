// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/lab/trialoutcome.h"
#include "ui/demo/experiment.h"

#include <QString>

namespace app
{

/// What happened, in a sentence or two, by the figures that were counted.
QString trialWords(ui::Experiment experiment, const TrialOutcome &outcome);

} // namespace app
