// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/charts/chartnumbers.h"

#include <QDateTime>

namespace ui
{

QByteArray csvOf(const ChartNumbers &numbers)
{
    QByteArray csv = "time,seconds";
    for (const QByteArray &column : numbers.columns)
        csv += ',' + column;
    csv += ",note\n";
    for (const ChartNumbers::Row &row : numbers.rows) {
        csv += QDateTime::fromMSecsSinceEpoch(row.at, Qt::UTC).toString(Qt::ISODate).toLatin1() + ',' +
               QByteArray::number(row.seconds);
        for (const std::optional<qint64> &value : row.values)
            csv += ',' + (value ? QByteArray::number(*value) : QByteArray());
        csv += ',' + row.note + '\n';
    }
    return csv;
}

} // namespace ui
