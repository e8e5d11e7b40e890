// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/counttext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace ui
{

namespace
{

using Mode = sessions::Liveness::Mode;
using ConnectionPhase = sessions::ConnectionStatus::Phase;
using LoadPhase = sessions::LoadProgress::Phase;

// Below this share of the key space an estimate would jump about.
constexpr double kShareForEstimate = 0.03;

QString translated(const char *text, int number = -1)
{
    return QCoreApplication::translate("ui::StatusLine", text, nullptr, number);
}

QString timeText(const QDateTime &time)
{
    return time.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
}

QLocale groupingLocale()
{
    // The C locale does not group digits, and a million without groups cannot be read.
    return QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale();
}

} // namespace

QString countText(qint64 number)
{
    return groupingLocale().toString(number);
}

QString roughCountText(qint64 number)
{
    if (number >= 1'000'000)
        return translated("about %1 million").arg(groupingLocale().toString(double(number) / 1e6, 'f', 1));
    double step = 1;
    while (double(number) / step >= 100)
        step *= 10;
    return translated("about %1").arg(countText(qint64(std::round(double(number) / step) * step)));
}

QString sessionCountText(qint64 sessions, const sessions::LoadProgress &progress, const sessions::Liveness &liveness)
{
    const QString count = countText(sessions);
    switch (progress.phase) {
    case LoadPhase::Loading:
        if (progress.fraction < kShareForEstimate)
            return translated("%1 so far").arg(count);
        return translated("%1 of %2").arg(count, roughCountText(qint64(double(progress.sessions) / progress.fraction)));
    case LoadPhase::Reconciling:
        return translated("%1 sessions · reading again, %2 %")
            .arg(count, QString::number(int(std::floor(progress.fraction * 100))));
    case LoadPhase::Idle:
        break;
    }
    if (progress.stopped)
        return translated("%1 sessions, incomplete: reading was stopped").arg(count);
    switch (liveness.mode) {
    case Mode::Live:
        return translated("%1 sessions, exact").arg(count);
    case Mode::ExpiryOnly:
    case Mode::Polling:
        return translated("%1 sessions at the last reading").arg(count);
    case Mode::CatchingUp:
        return translated("%1 sessions, being checked").arg(count);
    case Mode::Disconnected:
        break;
    }
    return sessions == 0 ? QString() : translated("%1 sessions when last connected").arg(count);
}

QString livenessText(const sessions::Liveness &liveness, const sessions::ConnectionStatus &connection)
{
    switch (connection.phase) {
    case ConnectionPhase::Connecting:
        return translated("Connecting…");
    case ConnectionPhase::Retrying:
        return connection.retryAt.isValid() ? translated("Trying again at %1").arg(timeText(connection.retryAt))
                                            : translated("Trying again…");
    case ConnectionPhase::Failed:
        return translated("Could not connect");
    case ConnectionPhase::Disconnected:
        return translated("Not connected");
    case ConnectionPhase::Connected:
        break;
    }
    switch (liveness.mode) {
    case Mode::Live:
        return liveness.since.isValid() ? translated("Live since %1").arg(timeText(liveness.since)) : translated("Live");
    case Mode::ExpiryOnly:
        return translated("Expiry only");
    case Mode::Polling:
        return translated("Polling every %1 s").arg(liveness.sweepSeconds);
    case Mode::CatchingUp:
        return translated("Catching up");
    case Mode::Disconnected:
        break;
    }
    return translated("Disconnected");
}

QString livenessExplanation(const sessions::Liveness &liveness)
{
    switch (liveness.mode) {
    case Mode::Live:
        return translated("Redis announces every new, changed and ended session, and the table shows it at once.");
    case Mode::ExpiryOnly:
        return translated("Redis announces sessions that end, but not new and changed ones. Those are found by reading "
                          "everything again every %1 s.")
            .arg(liveness.sweepSeconds);
    case Mode::Polling:
        return translated("Redis announces nothing. Everything is read again every %1 s, so the table can be that much "
                          "behind.")
            .arg(liveness.sweepSeconds);
    case Mode::CatchingUp:
        return translated("Events may have been missed. Everything is being read again; until that is done, the table "
                          "can be wrong in places.");
    case Mode::Disconnected:
        break;
    }
    return translated("There is no connection. What the table shows may be out of date.");
}

QString roundTripText(qint64 microseconds)
{
    if (microseconds <= 0)
        return {};
    const double milliseconds = double(microseconds) / 1000;
    return translated("%1 ms").arg(groupingLocale().toString(milliseconds, 'f', milliseconds < 10 ? 1 : 0));
}

} // namespace ui
