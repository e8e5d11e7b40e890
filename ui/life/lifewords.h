// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/activity/lifepicture.h"
#include "models/activity/lifewatch.h"

#include <QString>

namespace ui
{

/// "30 s", "10 min", "2 h", "1 d": of a scale.
QString scaleText(qint64 ms);

/// The large figure of a life, and what it is of.
struct LifeFigure {
    QString figure; ///< "0:19"
    QString first;  ///< "left, until"
    QString second; ///< "13:37:57"
    bool isDue = false;
};
LifeFigure figureOf(const activity::LifePicture &picture, const activity::SessionLife &life);
/// "reaped", "logged out": what a session's end is called.
QString endText(activity::SessionLife::End end);
/// "alice · connect-redis · Chrome on Windows · lives 30 s".
QString subjectText(const activity::LifeWatch::Facts &facts);
/// "extended 4 times"; or how many of them are drawn. Empty: none.
QString extensionsText(const activity::SessionLife &life);
/// All that in a sentence or two, for those who do not see it.
QString spokenLife(const activity::LifePicture &picture, const activity::SessionLife &life,
                   const activity::LifeWatch::Facts &facts);

} // namespace ui
