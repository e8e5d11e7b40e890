// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace app
{

/// What became of the sessions that were there when an experiment began; each is counted once, by what the server said
/// of it.
struct TrialOutcome {
    int before = 0;
    int live = 0;      ///< asked for at the end, and there
    int evicted = 0;   ///< announced as such
    int ranOut = 0;    ///< announced as expired, or gone past their deadline
    int loggedOut = 0; ///< announced as deleted
    int gone() const { return before - live - evicted - ranOut - loggedOut; } ///< nobody has said how
    qint64 downMs = -1; ///< of a restart: from the last answer to the first one
    QString problem;    ///< it did not come to its end: a sentence
};

} // namespace app

Q_DECLARE_METATYPE(app::TrialOutcome)
