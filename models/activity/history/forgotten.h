// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/messages/problem.h"

#include <QtGlobal>

namespace history
{

/// What came of forgetting somebody, or everybody.
struct Forgotten {
    enum class Outcome : quint8 {
        Done,      ///< and nothing of it is in the file
        NotShrunk, ///< nobody is told of it any more, but what was deleted may stand in the file, or beside it, as
                   ///< bytes
        Failed,    ///< everything is as it was
    };
    Outcome outcome = Outcome::Done;
    qint64 entries = 0;        ///< that are not there any more
    messages::Problem problem; ///< unless it is done
};

} // namespace history
