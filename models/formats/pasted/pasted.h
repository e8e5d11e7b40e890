// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace formats
{

/// One thing that somebody pasted to find a session by, and what to look for. No signature is checked: whoever
/// pastes it wants to find the session, and a wrong one leads nowhere.
struct PastedReading {
    enum class Kind : quint8 {
        Id,            ///< the id itself
        RoutedId,      ///< Tomcat, Keycloak: `<id>.<node>`
        Key,           ///< a whole key of Redis
        ExpressSigned, ///< express-session, connect: `s:<id>.<HMAC-SHA256, base64>` (cookie-signature)
        ExpressCut,    ///< the same whose signature is missing or cut: copied without its end, or from a store
        CookieSigned,  ///< the same without `s:` (@fastify/session)
        AdonisSigned,  ///< `s:<base64url of {"message":"<id>"}>.<HMAC>`
        FlaskSigned,   ///< Flask-Session with SESSION_USE_SIGNER: `<id>.<HMAC-SHA1, base64url>` (itsdangerous Signer)
        BetterAuthSigned, ///< `<token>.<HMAC-SHA256, padded base64>`
        RailsSigned,      ///< `<base64 of the id as JSON or Marshal>--<HMAC, hex>` (ActiveSupport::MessageVerifier)
        DjangoSigned,     ///< set_signed_cookie(): `<id>:<time, base62>:<HMAC, base64url>`
        RustSigned,       ///< the crate cookie: `<HMAC-SHA256, padded base64><id>` (Actix, axum)
        GorillaSigned,    ///< securecookie: base64url of `<time>|<base64url of the id as gob or JSON>|<HMAC>`
        TornadoSigned,    ///< `2|1:0|10:<time>|<n>:<name>|<n>:<base64 of the id>|<HMAC, hex>`
        SpringEncoded,    ///< DefaultCookieSerializer: base64 of the id, a UUID
        RailsPrivateId,   ///< Rack::Session::SessionId: `2::<SHA-256 of the public id, hex>`
        Jwt,              ///< its jti, sid and sub
        WordPressLogin,   ///< `<user>|<time>|<token>|<HMAC, hex>`

        // What leads to no session, whatever is looked for.
        LaravelEncrypted, ///< base64 of {"iv","value","mac"}: the application's key opens it
        RailsEncrypted,   ///< `<data>--<iv>--<tag>`: Rails' cookie store, or encrypted cookies
        RailsItself,      ///< a signed cookie that is the session (Rack::Session::Cookie, Rails' cookie store of once)
        EncryptedToken,   ///< a JWE (Auth.js keeps its session in one)
        FlaskItself,      ///< Flask, Starlette: `<base64 of JSON>.<time>.<HMAC>`
        DjangoItself,     ///< signed_cookies: `<base64 of JSON>:<time>:<HMAC>`
        PhoenixItself,    ///< Plug.Session.COOKIE: MessageVerifier's or MessageEncryptor's form
        GorillaItself,    ///< securecookie that holds more than an id, or is encrypted
        AspNetProtected,  ///< ASP.NET Core's data protection
        IronSealed,       ///< hapi's iron, iron-session
        NoSession,        ///< cookies, none of which looks like a session's
        EmptyHeader,      ///< `Cookie:` and the like, with nothing behind it
        AddressAlone,     ///< an address without a session in it
    };
    Kind kind = Kind::Id;
    enum class Origin : quint8 { Bare, Cookie, Address };
    Origin origin = Origin::Bare;
    QByteArray name; ///< of the cookie, or of the parameter in the address; no secret
    // To be compared byte for byte, in whole. An id may be all of a key.
    std::vector<QByteArray> ids;
    std::vector<QByteArray> claims; ///< of a token: which of its claims each of the ids is; no secret
    std::vector<QByteArray> keys;
    std::vector<QByteArray> users; ///< only where there is no id
    /// Whom a token names beside an id: to be looked for where the id leads nowhere.
    QByteArray subject;
    QByteArray subjectClaim;    ///< `sub`
    bool isInsteadOfId = false; ///< `users` is that subject, since no session has the id
    /// What a store may have in the place of these ids: Rails' private id, SHA-256 (Lucia).
    std::vector<QByteArray> hashedIds;

    bool leadsNowhere() const { return kind >= Kind::LaravelEncrypted; }
};

struct Pasted {
    std::vector<PastedReading> readings; ///< never none; if one leads nowhere it is the only one
    /// The text may be a word that somebody looks for as well.
    bool mayBeWord = false;

    bool leadsNowhere() const { return readings.front().leadsNowhere(); }
};

/// What a text is if it is no search but something that a caller, a browser or a log has: a cookie's value, `Cookie:`
/// and `Set-Cookie:` lines, `name=value; name=value`, a row of a browser's list of cookies, `"name": "value"`, a
/// command of redis-cli, an address with a session in it, a token, a key of Redis; all of these also URL-encoded.
/// Nothing: it is words. Linear in the text; 64 KiB at most are looked at.
std::optional<Pasted> readPasted(QByteArrayView text);

/// Whether a text is made as ids are: 16 and more letters, digits and - _ + / ~ , with
/// digits and letters among them, or letters of both cases.
bool isLikeId(QByteArrayView text);

} // namespace formats
