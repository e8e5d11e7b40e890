// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/tlswords.h"

#include "models/text/durationtext.h"

#include <QCoreApplication>

namespace ui
{

namespace
{

constexpr qint64 kWarnedMs = 14LL * 24 * 60 * 60 * 1000;

struct TlsWords {
    Q_DECLARE_TR_FUNCTIONS(ui::TlsWords)
};

} // namespace

QString unverifiedText()
{
    return TlsWords::tr("Not verified: what is sent is encrypted, but whoever answers is taken for the server.");
}

QString certificateText(const messages::TlsFacts &tls, const QDateTime &now)
{
    const QString until = text::absoluteText(tls.validUntil.toMSecsSinceEpoch());
    const QString whose =
        tls.issuer.isEmpty()
            ? TlsWords::tr("Certificate of %1, valid until %2.").arg(tls.subject, until)
            : TlsWords::tr("Certificate of %1, signed by %2, valid until %3.").arg(tls.subject, tls.issuer, until);
    const qint64 leftMs = now.msecsTo(tls.validUntil);
    if (leftMs <= 0)
        return whose + QLatin1Char(' ') +
               (tls.isVerified ? TlsWords::tr("It has expired: the next connection will be refused.")
                               : TlsWords::tr("It has expired."));
    if (leftMs < kWarnedMs)
        return whose + QLatin1Char(' ') + TlsWords::tr("It expires in %1.").arg(text::durationText(leftMs));
    return whose;
}

} // namespace ui
