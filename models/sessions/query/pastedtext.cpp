// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/sessions/query/pastedtext.h"

#include "models/formats/pasted/pasted.h"
#include "models/text/printabletext.h"

#include <QCoreApplication>
#include <QStringList>

namespace sessions
{

namespace
{

using formats::PastedReading;
using Kind = PastedReading::Kind;
using Origin = PastedReading::Origin;

constexpr qsizetype kLongestName = 40;

struct PastedTexts {
    Q_DECLARE_TR_FUNCTIONS(sessions::PastedText)

public:
    static QString kind(const PastedReading &reading);
    static QString dead(Kind kind);
};

/// What it is, in the accusative of “taken for”.
QString PastedTexts::kind(const PastedReading &reading)
{
    switch (reading.kind) {
    case Kind::Id:
        return reading.origin == Origin::Cookie    ? tr("a cookie")
               : reading.origin == Origin::Address ? tr("a session in an address")
                                                   : tr("a session id");
    case Kind::RoutedId:
        return tr("a session id with the name of a node behind it");
    case Kind::Key:
        return tr("a key in Redis");
    case Kind::ExpressSigned:
        return tr("a signed Express cookie");
    case Kind::ExpressCut:
        return tr("an Express cookie whose signature is missing or cut");
    case Kind::CookieSigned:
        return tr("a signed cookie");
    case Kind::AdonisSigned:
        return tr("a signed AdonisJS cookie");
    case Kind::FlaskSigned:
        return tr("a signed Flask-Session cookie");
    case Kind::BetterAuthSigned:
        return tr("a signed Better Auth cookie");
    case Kind::RailsSigned:
        return tr("a signed Rails cookie");
    case Kind::DjangoSigned:
        return tr("a signed Django cookie");
    case Kind::RustSigned:
        return tr("a signed cookie of a Rust application");
    case Kind::GorillaSigned:
        return tr("a signed Gorilla cookie");
    case Kind::TornadoSigned:
        return tr("a signed Tornado cookie");
    case Kind::SpringEncoded:
        return tr("a Spring Session cookie");
    case Kind::RailsPrivateId:
        return tr("the private id of a Rails session");
    case Kind::Jwt:
        return tr("a JWT, whose signature nobody has checked");
    case Kind::WordPressLogin:
        return tr("a WordPress login cookie");
    case Kind::LaravelEncrypted:
        return tr("an encrypted Laravel cookie");
    case Kind::RailsEncrypted:
        return tr("an encrypted Rails cookie");
    case Kind::RailsItself:
        return tr("a signed Ruby cookie that is the session itself");
    case Kind::EncryptedToken:
        return tr("an encrypted token (JWE)");
    case Kind::FlaskItself:
        return tr("a signed Flask or Starlette cookie that is the session itself");
    case Kind::DjangoItself:
        return tr("a signed Django cookie that is the session itself");
    case Kind::PhoenixItself:
        return tr("a Phoenix cookie that is the session itself");
    case Kind::GorillaItself:
        return tr("a Gorilla cookie that is the session itself, or encrypted");
    case Kind::AspNetProtected:
        return tr("an ASP.NET Core cookie, which is encrypted");
    case Kind::IronSealed:
        return tr("a sealed cookie (iron)");
    case Kind::NoSession:
        return tr("cookies, none of which looks like a session’s");
    case Kind::EmptyHeader:
        return tr("a header with nothing behind it");
    case Kind::AddressAlone:
        return tr("an address without a session in it");
    }
    return {};
}

/// Why it leads nowhere.
QString PastedTexts::dead(Kind kind)
{
    switch (kind) {
    case Kind::RailsItself:
    case Kind::FlaskItself:
    case Kind::DjangoItself:
    case Kind::PhoenixItself:
        return tr("The browser keeps that session, Redis does not.");
    case Kind::NoSession:
        return tr("What is pasted without its name is looked for, too.");
    case Kind::EmptyHeader:
        return tr("Copy what stands behind the colon, too.");
    case Kind::AddressAlone:
        return tr("Copy the cookie that the browser sends to it.");
    default:
        return tr("Only the application’s own key opens it, so it does not tell which session it is.");
    }
}

QString nameText(const QByteArray &name)
{
    const QString text = text::printableText(name);
    return text.size() <= kLongestName ? text : text.first(kLongestName - 1) + QChar(0x2026);
}

QString whatItIs(const PastedReading &reading)
{
    const QString kind = PastedTexts::kind(reading);
    return reading.name.isEmpty() ? kind : PastedTexts::tr("%1 (%2)").arg(kind, nameText(reading.name));
}

/// Of a token with the claim that each of them is.
QStringList idsOf(const PastedReading &reading)
{
    QStringList ids;
    for (size_t i = 0; i < reading.ids.size(); ++i) {
        const QString id = text::maskedSessionId(reading.ids[i]);
        ids += i < reading.claims.size()
                   ? PastedTexts::tr("session id %1 (%2)").arg(id, QString::fromLatin1(reading.claims[i]))
                   : PastedTexts::tr("session id %1").arg(id);
    }
    return ids;
}

QStringList soughtBy(const PastedReading &reading)
{
    QStringList sought;
    // Of a key its id is a part.
    for (const QByteArray &key : reading.keys) {
        const QByteArray id = reading.ids.empty() ? key : reading.ids.front();
        sought += PastedTexts::tr("key %1").arg(text::printableText(text::maskedKey(key, id)));
    }
    if (reading.keys.empty() && !reading.isInsteadOfId)
        sought += idsOf(reading);
    for (const QByteArray &user : reading.users) {
        sought += reading.subjectClaim.isEmpty()
                      ? PastedTexts::tr("user %1").arg(nameText(user))
                      : PastedTexts::tr("user %1 (%2)").arg(nameText(user), QString::fromLatin1(reading.subjectClaim));
    }
    if (sought.isEmpty())
        sought += PastedTexts::tr("a session that has all of it as its id");
    return sought;
}

} // namespace

QString pastedText(const formats::Pasted &pasted)
{
    const PastedReading &first = pasted.readings.front();
    if (first.leadsNowhere()) {
        const QString what = PastedTexts::tr("Taken for %1.").arg(whatItIs(first));
        return what + QLatin1Char(' ') + PastedTexts::dead(first.kind) + QLatin1Char(' ') +
               PastedTexts::tr("The user’s name would help.");
    }
    if (pasted.mayBeWord && first.kind == Kind::Id)
        return PastedTexts::tr("Should it be a session id: stores that keep its SHA-256, as Rails does, were looked "
                               "at, too.");
    if (first.isInsteadOfId)
        return PastedTexts::tr("Taken for %1. No session that was read has its %2. Looked for instead: %3.")
            .arg(whatItIs(first), idsOf(first).join(PastedTexts::tr(", ")),
                 soughtBy(first).join(PastedTexts::tr(", ")));
    QStringList kinds;
    QStringList sought;
    for (const PastedReading &reading : pasted.readings) {
        kinds += whatItIs(reading);
        sought += soughtBy(reading);
    }
    sought.removeDuplicates();
    return PastedTexts::tr("Taken for %1. Looked for: %2.")
        .arg(kinds.join(PastedTexts::tr(", ")), sought.join(PastedTexts::tr(", ")));
}

QString pastedRemark(const formats::Pasted &pasted)
{
    return pasted.leadsNowhere()
               ? PastedTexts::tr("Taken for %1. It leads to no session.").arg(whatItIs(pasted.readings.front()))
               : pastedText(pasted);
}

QString pastedName(const formats::Pasted &pasted)
{
    QStringList parts;
    for (const PastedReading &reading : pasted.readings) {
        parts += whatItIs(reading);
        if (!reading.leadsNowhere())
            parts += soughtBy(reading);
    }
    parts.removeDuplicates();
    return parts.join(PastedTexts::tr(", "));
}

} // namespace sessions
