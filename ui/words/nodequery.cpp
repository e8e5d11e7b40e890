// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/nodequery.h"

#include "models/sessions/query/querycompletion.h"

namespace ui
{

QString queryForNodes(const QStringList &names)
{
    QStringList terms;
    for (const QString &name : names)
        terms += QStringLiteral("node:=") + sessions::quotedForQuery(name);
    return terms.join(QStringLiteral(" | "));
}

} // namespace ui
