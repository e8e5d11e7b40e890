// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/instanttext.h"

#include "models/text/clocktext.h"
#include "models/text/durationtext.h"
#include "models/text/numbertext.h"

#include <QCoreApplication>
#include <QDateTime>

namespace ui
{

namespace
{

constexpr qint64 kSecond = 1000;
constexpr qint64 kDay = 24 * 60 * 60 * kSecond;

struct InstantTexts {
    Q_DECLARE_TR_FUNCTIONS(ui::DurationText)
};

} // namespace

QString countdownText(qint64 milliseconds)
{
    // Rounded up: a count-down shows 0:01 during its last second and reaches 0:00 when it is over.
    const qint64 seconds = (qMax<qint64>(0, milliseconds) + kSecond - 1) / kSecond;
    if (seconds * kSecond >= kDay)
        return text::durationText(seconds * kSecond);
    const QLatin1Char zero('0');
    const QString tail = QStringLiteral("%1").arg(seconds % 60, 2, 10, zero);
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(QString::number(seconds / 60), tail);
    return QStringLiteral("%1:%2:%3")
        .arg(QString::number(seconds / 3600), QStringLiteral("%1").arg(seconds / 60 % 60, 2, 10, zero), tail);
}

QString instantText(qint64 epochMs, qint64 nowMs)
{
    const QDateTime instant = QDateTime::fromMSecsSinceEpoch(epochMs);
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs).date();
    QString time = text::clockText(instant);
    const qint64 days = instant.date().daysTo(today);
    if (days == 0)
        return time;
    if (days == 1)
        return InstantTexts::tr("yesterday %1").arg(time);
    if (days == -1)
        return InstantTexts::tr("tomorrow %1").arg(time);
    return text::absoluteText(epochMs);
}

QString sizeText(qint64 bytes)
{
    return text::sizeText(bytes);
}

} // namespace ui
