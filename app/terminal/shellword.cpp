// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/shellword.h"

#include "models/text/printabletext.h"

namespace app
{

std::optional<QString> shellWord(const QByteArray &bytes)
{
    QString text = text::printableText(bytes);
    if (text.toUtf8() != bytes)
        return std::nullopt;
    // Between single quotes nothing has a meaning but their end.
    text.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + text + QLatin1Char('\'');
}

} // namespace app
