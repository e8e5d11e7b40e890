// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/codecs/decoders.h"
#include "models/formats/fields/personscan.h"
#include "models/formats/fields/sessionfields.h"

#include <gtest/gtest.h>

using formats::NodeTree;
using formats::PersonName;
using formats::PersonNames;
using formats::PersonScan;
using formats::SessionFields;

namespace
{

SessionFields found(const QByteArray &json)
{
    NodeTree tree;
    PersonScan scan(tree);
    const NodeTree::Index root = formats::decodeJson(json, false, tree);
    SessionFields fields;
    if (root == NodeTree::kNone)
        return fields;
    scan.lookIn(root);
    scan.writeTo(fields);
    return fields;
}

QByteArray userOf(const QByteArray &json)
{
    return found(json).user;
}

} // namespace

TEST(PersonNames, TellsPeopleByTheirWordsInAnyCase)
{
    const PersonNames &names = PersonNames::common();
    for (const char *name :
         {"user", "loginUser", "login_user", "LOGIN_USER", "userInfo", "admin_info", "currentMember",
          "SESSION_BENUTZER", "utilisateur", "sysUserDTO", "h5-user", "yonghuXinxi", "\u7528\u6237", "me", "account"})
        EXPECT_TRUE(names.isPerson(QByteArrayView(name)) || name[0] == '\\') << name;
    for (const char *name :
         {"userAgent", "userToken", "users", "usage", "userPassword", "membership", "administrators", "", "cart",
          "client", "memberLevel", "user_session", "userContext", "user_token", "partner", "vendor"})
        EXPECT_FALSE(names.isPerson(name)) << name;
}

TEST(PersonNames, TellsWhatSaysWhoSomebodyIs)
{
    const PersonNames &names = PersonNames::common();
    EXPECT_EQ(names.aloneAs("memberId"), PersonName::Number);
    EXPECT_EQ(names.aloneAs("kunde_email"), PersonName::Mail);
    EXPECT_EQ(names.aloneAs("realname"), PersonName::Displayed);
    EXPECT_EQ(names.aloneAs("benutzername"), PersonName::Login);
    for (const char *name :
         {"id",          "name",         "email",           "openid",      "unionId",     "sessionKey",
          "userToken",   "userPassword", "customerGroupId", "userAgent",   "loginTime",   "loginIp",
          "login_count", "login_num",    "login_number",    "member_num",  "user_number", "account_number",
          "account_no",  "accountId",    "partner_id",      "merchant_id", "vendor_name", "seller_id",
          "driver_id",   "doctor_id",    "patient_name",    "operator_id", "meid",        "me_name",
          "no",          "kunden_nummer"})
        EXPECT_FALSE(names.aloneAs(name)) << name;
    EXPECT_EQ(names.insideAs("id"), PersonName::Number);
    EXPECT_EQ(names.insideAs("courriel"), PersonName::Mail);
    EXPECT_EQ(names.insideAs("nummer"), PersonName::Number);
    for (const char *name : {"login_num", "loginNo", "account_number"})
        EXPECT_FALSE(names.insideAs(name)) << name;
    for (const char *name : {"openid", "password", "kennwort", "token", "salt", "level", "groupId"})
        EXPECT_FALSE(names.insideAs(name)) << name;
}

TEST(PersonScan, TakesTheNameBeforeTheNumber)
{
    const SessionFields fields =
        found(R"({"mitarbeiter": {"nr": 7, "vollname": "Nina Roth", "email": "n@x.example"}})");
    EXPECT_EQ(fields.user, "n@x.example");
    EXPECT_EQ(fields.otherNames, "Nina Roth");
    EXPECT_EQ(userOf(R"({"data": {"loginMember": {"id": 7}}})"), "7");
    EXPECT_EQ(userOf(R"({"LoginUser": "{\"uid\": 19, \"uname\": \"zhangsan\"}"})"), "zhangsan");
    EXPECT_EQ(userOf(R"({"memberId": ["java.lang.Long", 451]})"), "451");
    EXPECT_EQ(userOf(R"({"benutzer": "rosa"})"), "rosa");
}

TEST(PersonScan, NamesNobodyWhereNobodyIs)
{
    for (const char *json :
         {R"({})", R"([])", R"({"admin": 1, "member": "true", "staff": true})", R"({"user": {"theme": "dark"}})",
          R"({"memberId": 0, "benutzer": "guest"})", R"({"cart": {"items": [{"name": "tea", "id": 9}]}})",
          R"({"product": {"name": "Cup"}, "nonce": "9f8e7d6c5b4a"})", R"({"user": {"profile": {"id": 1}}})",
          R"({"userInfo": {"openid": "oGZUI0egBJY1zhBYw2KhdUfwVJJE", "sessionKey": "HyVFkGl5F5OQWJZZaNzBBg=="}})",
          R"({"user": {"name": "9f8e7d6c5b4a39281706f5e4d3c2b1a0"}})"})
        EXPECT_EQ(userOf(json), "") << json;
}

/// The session's own word comes first.
TEST(PersonScan, OpensTokensLast)
{
    const QByteArray token = "eyJhbGciOiJIUzI1NiJ9." +
                             QByteArray(R"({"preferred_username":"olaf","sub":"88"})")
                                 .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) +
                             ".c2lnbmF0dXJl";
    EXPECT_EQ(userOf(R"({"keycloak": {"tokens": {"access_token": ")" + token + R"("}}})"), "olaf");
    EXPECT_EQ(userOf(R"({"id_token": ")" + token + R"(", "memberId": 5})"), "5");
    EXPECT_EQ(userOf(R"({"invitation": ")" + token + R"("})"), "") << "whose it is only its maker knows";
    const QByteArray many = R"({"id_token": ")" + token + R"(", "access_token": ")" + token +
                            R"(", "data": {"id_token": ")" + token +
                            R"("}, "memberId": 5, "kunde_email": "k@x.example"})";
    EXPECT_EQ(found(many).user, "k@x.example") << "tokens take no place of the session's own words";
    const QByteArray minted = "eyJhbGciOiJIUzI1NiJ9." +
                              QByteArray(R"({"name":"9f8e7d6c5b4a39281706f5e4d3c2b1a0","sub":"a\u0007b"})")
                                  .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) +
                              ".c2lnbmF0dXJl";
    EXPECT_EQ(userOf(R"({"id_token": ")" + minted + R"("})"), "");
}

/// Whoever has the id of a session is its user: it is nobody's name.
TEST(PersonScan, TakesNoCredentialForAUser)
{
    for (const char *json :
         {R"({"user_session": {"id": "6f1c9e0b7d2a4c58a1e3f5b7c9d1e3f5"}})",
          R"({"user_session": {"id": "6f1c9e0b-7d2a-4c58-a1e3-f5b7c9d1e3f5"}})",
          R"({"user": {"token": {"id": "6f1c9e0b7d2a4c58a1e3f5b7c9d1e3f5"}}})", R"({"user": {"token": {"id": 17}}})",
          R"({"user": {"session": {"id": "9d1e3f5b"}}})", R"({"user": {"auth": {"id": "9d1e3f5b"}}})",
          R"({"user": {"context": {"id": "9d1e3f5b"}}})", R"({"userContext": {"id": "9d1e3f5b"}})",
          R"({"user": {"id": "6f1c9e0b7d2a4c58a1e3f5b7c9d1e3f5"}})",
          R"({"memberId": "Zm9vYmFyYmF6cXV4MTIzNDU2Nzg5MA"})"})
        EXPECT_EQ(userOf(json), "") << json;
    EXPECT_EQ(userOf(R"({"user": {"id": "6f1c9e0b-7d2a-4c58-a1e3-f5b7c9d1e3f5"}})"),
              "6f1c9e0b-7d2a-4c58-a1e3-f5b7c9d1e3f5");
    EXPECT_EQ(userOf(R"({"memberId": "65a1b2c3d4e5f60718293a4b"})"), "65a1b2c3d4e5f60718293a4b") << "as MongoDB's are";
    EXPECT_EQ(userOf(R"({"user_session": {"member": {"id": 7}}})"), "7");
    EXPECT_EQ(userOf(R"({"session": {"uname": "zoe"}})"), "zoe");
}

TEST(PersonScan, TakesNothingElseForAPerson)
{
    for (const char *json :
         {R"({"partner_id": 17, "cart": []})", R"({"login_num": 4, "account_number": "DE02120300000000202051"})",
          R"({"operator": "and", "user_model": "Member"})", R"({"admin_record": "Product", "user_map": "off"})",
          R"({"vendor": {"id": 4, "name": "Acme"}, "seller": {"name": "Acme"}})", R"({"user": {"login_num": 12}})",
          R"({"doctor": {"name": "Dr. Roth", "id": 3}})"})
        EXPECT_EQ(userOf(json), "") << json;
    EXPECT_EQ(userOf(R"({"user_model": "{\"name\": \"zoe\"}"})"), "zoe");
    // How many there were, and whose number it is.
    for (const char *json : {R"({"login": {"num": 5}})", R"({"login": {"no": 5}})", R"({"loginInfo": {"number": 3}})",
                             R"({"signin": {"nr": 2}})", R"({"user": {"num": 5}})", R"({"member": {"num": 12}})",
                             R"({"account": {"number": "DE02120300000000202051"}})", R"({"konto": {"nummer": 4711}})",
                             R"({"login": "{\"number\": 5}"})", R"({"data": {"login": {"number": 5}}})"})
        EXPECT_EQ(userOf(json), "") << json;
    EXPECT_EQ(userOf(R"({"login": {"id": 5}})"), "5");
    EXPECT_EQ(userOf(R"({"loginUser": {"no": 5}})"), "5");
    EXPECT_EQ(userOf(R"({"member": {"number": 5}})"), "5");
    EXPECT_EQ(userOf(R"({"login": {"number": 5, "name": "Ann"}})"), "Ann");
    EXPECT_EQ(userOf(R"({"operator": {"account": "olga"}})"), "olga");
    EXPECT_EQ(userOf(R"({"partner": {"id": 17, "name": "Acme", "partnerId": 17}})"), "");
    EXPECT_EQ(userOf(R"({"partner": {"partnerName": "Kiosk 12", "partnerId": 12}})"), "Kiosk 12");
    EXPECT_EQ(userOf(R"({"current_account_id": 9, "account_id": 4})"), "9");
}

TEST(PersonScan, IsBounded)
{
    QByteArray deep(R"({"user": )");
    for (int i = 0; i < 60; ++i)
        deep += R"({"user": )";
    deep += R"({"uname": "far"})" + QByteArray(61, '}');
    EXPECT_EQ(userOf(deep), "");
    QByteArray wide("{");
    for (int i = 0; i < 50'000; ++i)
        wide += "\"m" + QByteArray::number(i) + "\": 1, ";
    EXPECT_EQ(userOf(wide + R"("memberId": 7})"), "");
}
