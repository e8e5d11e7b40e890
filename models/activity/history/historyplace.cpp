// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/activity/history/historyplace.h"

#include "models/files/folders.h"
#include "models/messages/connectionprofile.h"

#include <QCryptographicHash>
#include <QStringList>

namespace history
{

namespace
{

using messages::ConnectionProfile;
using messages::ServerKind;

constexpr qsizetype kLongestReadable = 40;
constexpr qsizetype kDigitsOfHash = 12;

bool isThisComputer(const QString &host)
{
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") || host == QLatin1String("::1");
}

QString placeOf(const ConnectionProfile &profile)
{
    // What is local to another computer is another server, and a private address or name may be one there.
    const QString through =
        profile.sshDestination.isEmpty() ? QString() : QStringLiteral(" ssh ") + profile.sshDestination;
    switch (profile.kind) {
    case ServerKind::UnixSocket:
        return QStringLiteral("unix:") + profile.socketPath + through;
    case ServerKind::Sentinel: {
        QStringList places = profile.sentinel.places;
        places.sort();
        return QStringLiteral("%1@%2%3").arg(profile.sentinel.primaryName, places.join(QLatin1Char(',')).toLower(),
                                             through);
    }
    case ServerKind::Tcp:
        break;
    }
    const QString host = isThisComputer(profile.host.toLower()) ? QStringLiteral("localhost") : profile.host.toLower();
    return QStringLiteral("%1:%2%3").arg(host, QString::number(profile.port), through);
}

} // namespace

QString defaultFolder()
{
    const QString folder = files::dataFolder();
    return folder.isEmpty() ? QString() : folder + QStringLiteral("/history");
}

QString fileNameFor(const ConnectionProfile &profile)
{
    const QString place = QStringLiteral("%1/%2").arg(placeOf(profile), QString::number(profile.database));
    const QByteArray hash = QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha256).toHex();
    QString readable = place.right(kLongestReadable);
    for (QChar &letter : readable) {
        const bool isPlain = letter.unicode() < 128 && (letter.isLetterOrNumber() || letter == QLatin1Char('.'));
        letter = isPlain ? letter : QLatin1Char('_');
    }
    return QStringLiteral("%1-%2.sqlite").arg(readable, QString::fromLatin1(hash.first(kDigitsOfHash)));
}

} // namespace history
