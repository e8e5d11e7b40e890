// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/history/historylife.h"

#include <QString>

namespace ui
{

/// A row as it is copied: what its cells say, with tabs between them. `now`: by the server's clock.
QString endedRowText(const history::Life &life, qint64 now);
/// Who, as people say it; empty: nobody is known.
QString endedUserText(const history::Life &life);

} // namespace ui
