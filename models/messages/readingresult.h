// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>

namespace messages
{

/// What a pass over all keys has found to be other than the table said, where nobody knows since when: after a gap, or
/// where more may be read than before. Nothing of it has just happened.
struct ReadingResult {
    qint64 at = 0;    ///< epoch ms, server clock: when it was found
    qint64 found = 0; ///< sessions that were not known
    qint64 gone = 0;  ///< that were, and went before their deadline: how is not known
    friend bool operator==(const ReadingResult &, const ReadingResult &) = default;
};

} // namespace messages

Q_DECLARE_METATYPE(messages::ReadingResult)
