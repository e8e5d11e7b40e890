// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/listtext.h"

#include <QCoreApplication>

namespace text
{

namespace
{

struct ListText {
    Q_DECLARE_TR_FUNCTIONS(text::ListText)
};

} // namespace

QString listText(const QStringList &parts)
{
    return parts.join(ListText::tr(", ", "between the parts of a list"));
}

} // namespace text
