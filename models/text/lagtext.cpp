// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/lagtext.h"

#include "models/text/durationtext.h"

#include <QCoreApplication>
#include <QLocale>

namespace text
{

namespace
{

struct LagText {
    Q_DECLARE_TR_FUNCTIONS(text::LagText)
};

constexpr qint64 kSecondMs = 1000;

} // namespace

QString lagText(qint64 ms)
{
    if (ms < 100)
        return LagText::tr("%1 ms").arg(ms);
    if (ms < 10 * kSecondMs)
        return LagText::tr("%1 s").arg(QLocale().toString(double(ms) / double(kSecondMs), 'f', 1));
    const qint64 seconds = (ms + kSecondMs / 2) / kSecondMs; // a count-down rounds up, a measure does not
    return durationText(seconds * kSecondMs);
}

} // namespace text
