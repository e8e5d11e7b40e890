// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/lab/infoline.h"

namespace app
{

QByteArray infoText(const QByteArray &info, const QByteArray &name)
{
    const QByteArray start = '\n' + name + ':';
    const qsizetype at = ('\n' + info).indexOf(start);
    if (at < 0)
        return {};
    const qsizetype from = at + start.size() - 1;
    qsizetype end = info.indexOf('\r', from);
    if (end < 0)
        end = info.size();
    return info.mid(from, end - from);
}

std::optional<qint64> infoNumber(const QByteArray &info, const QByteArray &name)
{
    bool ok = false;
    const qint64 number = infoText(info, name).toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

} // namespace app
