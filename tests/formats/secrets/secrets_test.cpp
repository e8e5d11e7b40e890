// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/secrets/secrets.h"
#include "models/formats/secrets/secretsearch.h"
#include "tests/formats/values.h"

#include <QByteArrayList>

#include <gtest/gtest.h>

using formats::isSecret;
using formats::NamedSecret;
using formats::SecretJudge;
using formats::SecretScope;
using formats::Value;
using tests::integer;
using tests::map;
using tests::string;

namespace
{

Value flag()
{
    Value value;
    value.kind = Value::Kind::Bool;
    return value;
}

const QByteArray kJwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.dBjftJeZ4CVPmB92K27uhbUJU1p1r_wW1g";

} // namespace

TEST(Secrets, AreKnownByTheirNames)
{
    for (const char *name :
         {"csrf_token",    "CSRF-Token",
          "csrfToken",     "XSRF-TOKEN",
          "_token",        "apiKey",
          "api_key",       "API Key",
          "x-api-key",     "APIKey",
          "password",      "userPasswd",
          "pwd",           "db_pass",
          "pass",          "secret",
          "clientSecret",  "_auth_user_hash",
          "Authorization", "cookie",
          "Set-Cookie",    "sid",
          "sessionId",     "session_id",
          "PHPSESSID",     "salt",
          "signature",     "private_key",
          "otp",           "pin",
          "pin_code",      "verificationCode",
          "remember_me",   "password_hash_web",
          "密码",          "org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository.CSRF_TOKEN",
          "oauth_state"})
        EXPECT_TRUE(isSecret(name, QByteArrayView("abcde"))) << name;
    for (const char *name : {"",
                             "user",
                             "name",
                             "passport",
                             "authorities",
                             "cart",
                             "keyboard",
                             "spinner",
                             "pinned",
                             "tokenizer",
                             "hashtag",
                             "token_type",
                             "tokenType",
                             "password_changed_at",
                             "passwordChangedAt",
                             "hash_algorithm",
                             "csrfHeaderName",
                             "token_permissions",
                             "secret_scopes",
                             "password-policy",
                             "token.expires",
                             "cookie_name",
                             "_auth_user_id",
                             "_auth_user_backend",
                             "key",
                             "author",
                             "compass",
                             "session"})
        EXPECT_FALSE(isSecret(name, QByteArrayView("abcde"))) << name;
}

TEST(Secrets, AreKnownByTheirShape)
{
    for (const QByteArray &text :
         QByteArrayList{kJwt, "$2a$10$7JB720yubVSZvUI0rEqK/.VqGOZTH.ulu33dHOiBE8ByOhJIrdAu2",
                        "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA", "$6$rounds=5000$salt$hash",
                        "pbkdf2_sha256$600000$salt$hash", "{bcrypt}$2a$10$abc", "0cc175b9c0f1b6a831c399e269772661",
                        "T2T7w23jkXlSdw7yaOySLqT5WPRylVWcmZyCOZzoXDE=", "9-V0qQggTrxc2k_lC_SmqrW6IHpBBQ9lvfDhwEefjbk=",
                        "ghp_16C7e42F292c6912E7710c838347Ae178B4a", "-----BEGIN RSA PRIVATE KEY-----\nMII…",
                        "redis://user:hunter2@db:6379/0", "https://example.com/reset?user=7&token=abc",
                        "Bearer abcdefghijkl", "Cookie: x=1; jwt=" + kJwt})
        EXPECT_TRUE(isSecret("note", QByteArrayView(text))) << text.constData();
    for (const QByteArray &text :
         QByteArrayList{"alice", "c0de", "603d449d-c36e-4f9f-90b6-6e0b4362e8ea", "2026-11-22T10:41:52.896Z",
                        "/var/www/app/Http/Controllers/V2/UserSettingsController",
                        "00000000000000000000000000000000000", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36",
                        "eyJ is how it begins", "https://example.com/a?page=2&sort=name",
                        "Basic plan for the whole year", "some-long-slug-With-2-words-and-More-of-them-still"})
        EXPECT_FALSE(isSecret("note", QByteArrayView(text))) << text.constData();
    EXPECT_TRUE(isSecret("token_type", QByteArrayView(kJwt))) << "a harmless name does not excuse a token";
    EXPECT_FALSE(isSecret("avatar", QByteArrayView(QByteArray(20'000, 'a') + "0"))) << "that long it is data";
}

TEST(Secrets, NumbersAndFlagsAreNone)
{
    EXPECT_FALSE(isSecret("token", integer(7)));
    EXPECT_FALSE(isSecret("password", flag()));
    EXPECT_FALSE(isSecret("pin", flag()));
    EXPECT_FALSE(isSecret("password", string("")));
    EXPECT_TRUE(isSecret("pin", integer(1234)));
    EXPECT_TRUE(isSecret("otpCode", integer(123456)));
    EXPECT_FALSE(isSecret("pin_attempts", integer(2)));
}

TEST(Secrets, GroupsOfThemAreJudgedAsGroups)
{
    const SecretJudge judge;
    const SecretScope inside = judge.scopeOf("credentials", SecretScope::Open);
    EXPECT_TRUE(judge.isSecret("kept", string("abc"), inside));
    EXPECT_TRUE(judge.isSecret("digits", integer(1234), inside));
    EXPECT_FALSE(judge.isSecret("headerName", string("X-CSRF-TOKEN"), inside));
    EXPECT_EQ(judge.scopeOf("old", inside), SecretScope::Members);
    EXPECT_EQ(judge.scopeOf("cookie", SecretScope::Open), SecretScope::Open);
    EXPECT_EQ(judge.scopeOf("auth", SecretScope::Open), SecretScope::Open);
    // [["alice"], "the first part of a password's hash"]
    const SecretScope warden = judge.scopeOf("warden.user.user.key", SecretScope::Open);
    EXPECT_TRUE(judge.isSecret({}, string("6384e2b2184bcbf58eccf10ca7a65"), warden));
    EXPECT_FALSE(judge.isSecret({}, string("alice"), judge.scopeOf({}, warden)));
}

TEST(Secrets, CardNumbersAreSome)
{
    for (const char *number : {"4111111111111111", "4111 1111 1111 1111", "5500-0000-0000-0004", "378282246310005",
                               "2221000000000009", "6011000990139424"})
        EXPECT_TRUE(isSecret("note", QByteArrayView(number))) << number;
    EXPECT_TRUE(isSecret("note", integer(4111111111111111)));
    // 13 digits that pass the check are a time in one of ten cases: those only under a card's name.
    EXPECT_TRUE(isSecret("cardNumber", QByteArrayView("4222222222222")));
    EXPECT_TRUE(isSecret("pan", integer(4222222222222)));
    EXPECT_TRUE(isSecret("payment.card", QByteArrayView("6304000000000000000")));
    for (const char *number : {"4222222222222", "4111111111111112", "0000000000000000", "1790000000000003", "4111", "",
                               "4111 1111 1111 1111 x", "-4111111111111111", "4111--111111111111"})
        EXPECT_FALSE(isSecret("note", QByteArrayView(number))) << number;
    EXPECT_FALSE(isSecret("card", QByteArrayView("visa")));
    EXPECT_FALSE(isSecret("card", integer(7)));
}

TEST(Secrets, SeedsAndRefreshTokensAreSome)
{
    EXPECT_TRUE(isSecret("totpSeed", QByteArrayView("JBSWY3DPEHPK3PXP")));
    EXPECT_TRUE(isSecret("seed", QByteArrayView("JBSWY3DPEHPK3PXP")));
    EXPECT_TRUE(isSecret("refresh", QByteArrayView("abcdef")));
    EXPECT_FALSE(isSecret("refresh", integer(30)));
    EXPECT_FALSE(isSecret("refreshInterval", QByteArrayView("30s")));
}

TEST(Secrets, AreKnownByTheNameInAPair)
{
    const auto pair = [](const char *named, const char *name, const char *valued) {
        return map({{named, string(name)}, {valued, string("hunter2")}});
    };
    const auto count = [](const Value &value) { return formats::secretsOf(value, SecretJudge()).secrets.size(); };
    EXPECT_EQ(count(pair("key", "password", "value")), 1u);
    EXPECT_EQ(count(pair("name", "csrfToken", "Value")), 1u);
    EXPECT_EQ(count(pair("key", "colour", "value")), 0u);
    EXPECT_EQ(count(pair("key", "password", "other")), 0u);
    EXPECT_EQ(count(pair("title", "password", "value")), 0u);
    const QByteArray raw = R"({"key":"password","value":"x1"})";
    const Value value = map({{"key", string("password")}, {"value", string("x1")}});
    EXPECT_EQ(formats::withoutSecrets(raw, formats::secretsOf(value, SecretJudge()), {}),
              QByteArray(R"({"key":"password","value":"••••••••"})"));
}

TEST(Secrets, TheSessionsOwnIdIsOne)
{
    const SecretJudge judge("3f9a77b290aa4c41");
    EXPECT_TRUE(judge.isSecret("id", string("3f9a77b290aa4c41"), SecretScope::Open));
    EXPECT_TRUE(judge.isSecret("at", string("session:3f9a77b290aa4c41:x"), SecretScope::Open));
    EXPECT_TRUE(judge.isSecretName("3f9a77b290aa4c41"));
    EXPECT_FALSE(judge.isSecret("id", string("3f9a"), SecretScope::Open));
    EXPECT_FALSE(SecretJudge("7").isSecret("id", string("7"), SecretScope::Open)) << "a number is no credential";
}
