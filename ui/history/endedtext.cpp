// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/endedtext.h"

#include "models/activity/history/endedwords.h"
#include "models/text/personname.h"
#include "models/text/printabletext.h"
#include "models/text/useragent.h"

#include <QStringList>

namespace ui
{

QString endedRowText(const history::Life &life, qint64 now)
{
    const QStringList cells{endedUserText(life), history::endedLine(life, now), text::printableText(life.address),
                            text::printableText(text::deviceLabel(life.agent)), life.mask};
    return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
}

QString endedUserText(const history::Life &life)
{
    return text::personName(life.user, life.otherNames).whole();
}

} // namespace ui
