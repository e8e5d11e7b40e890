// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatset.h"
#include "models/formats/values/nestedvalue.h"
#include "models/formats/secrets/secretsearch.h"
#include "tests/support/fixture.h"

#include <gtest/gtest.h>

using formats::SecretJudge;
using formats::SecretScope;
using formats::Value;
using support::Fixture;
using support::FixtureKey;

namespace
{

formats::Payload recordOf(const FixtureKey &key)
{
    formats::Payload payload;
    payload.type = formats::recordTypeFromWord(key.type);
    payload.string = key.value;
    for (const auto &[field, value] : key.fields)
        payload.fields.emplace_back(field, value);
    return payload;
}

/// With the layout that it is, which may need a server's evidence to be told from others; under any prefix.
Value treeOf(const FixtureKey &key)
{
    static const std::vector<formats::Format> kAll = [] {
        std::vector<formats::Format> all = formats::builtInFormats();
        for (const auto &description : formats::builtInFormatDescriptions())
            all.emplace_back(description.withAnyPrefix());
        return all;
    }();
    for (const auto &format : kAll) {
        if (!format.matchKey(key.key, formats::recordTypeFromWord(key.type)))
            continue;
        Value value = format.decode(recordOf(key)).value;
        if (value.kind != Value::Kind::Bytes)
            return value;
    }
    return {};
}

/// What the tree shows while nothing is revealed, one text after the other.
void collectShown(const Value &value, QByteArrayView name, SecretScope around, const SecretJudge &judge,
                  QByteArray &shown)
{
    if (const auto nested = formats::nestedValue(value)) {
        collectShown(nested->value, name, around, judge, shown);
        return;
    }
    if (!value.isContainer()) {
        if (!judge.isSecret(name, value, around))
            shown += value.kind == Value::Kind::Integer ? QByteArray::number(value.integer) + '\n' : value.bytes + '\n';
        return;
    }
    const SecretScope scope = judge.scopeOf(name, around);
    for (const Value::Member &member : value.members) {
        const bool isList = value.kind == Value::Kind::List;
        const QByteArrayView own = isList ? QByteArrayView() : QByteArrayView(member.key.bytes);
        if (!isList && !judge.isSecretName(own))
            shown += own.toByteArray() + '\n';
        collectShown(member.value, own, scope, judge, shown);
    }
}

} // namespace

class SecretFixtures : public ::testing::TestWithParam<const char *>
{
};

/// Neither the treeOf view nor the raw bytes show a secret; and what a reader looks for is shown.
TEST_P(SecretFixtures, AreHiddenAndNothingElseIs)
{
    const Fixture fixture = Fixture::load(QString::fromLatin1(GetParam()));
    for (const support::ExpectedSession &session : fixture.expected) {
        SCOPED_TRACE(session.key.constData());
        const auto key = std::find_if(fixture.keys.begin(), fixture.keys.end(),
                                      [&](const FixtureKey &each) { return each.key == session.key; });
        ASSERT_NE(key, fixture.keys.end());
        const Value value = treeOf(*key);
        ASSERT_TRUE(value.kind != Value::Kind::Bytes && value.kind != Value::Kind::Null) << "not treeOf";

        const SecretJudge judge(session.id);
        QByteArray shown;
        collectShown(value, {}, SecretScope::Open, judge, shown);
        const formats::SecretList list = formats::secretsOf(value, judge);
        QByteArrayList raws{key->value};
        for (const auto &field : key->fields)
            raws.append(field.second);
        for (const QByteArray &secret : session.payloadSecrets) {
            EXPECT_FALSE(shown.contains(secret)) << secret.constData();
            for (const QByteArray &raw : raws)
                EXPECT_FALSE(formats::withoutSecrets(raw, list, session.id).contains(secret)) << secret.constData();
        }
        EXPECT_FALSE(shown.contains(session.id) && session.id.size() > 12);
        for (const QByteArray &literal : session.payloadHas) {
            EXPECT_TRUE(shown.contains(literal)) << literal.constData();
            const auto places = formats::findSecrets(key->value, list, session.id);
            const bool stands = places.complete && key->value.contains(literal);
            EXPECT_TRUE(!stands || formats::withoutSecrets(key->value, list, session.id).contains(literal))
                << literal.constData();
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Files, SecretFixtures,
                         ::testing::Values("aspnet-session", "better-auth", "django-redis-json", "django-redis-pickle",
                                           "express", "flask-session-msgpack", "flask-session-pickle", "gorilla-gob",
                                           "laravel-phpredis", "phpredis-igbinary", "phpredis-php", "rails-cache_store",
                                           "rails-redis_store-marshal", "ruoyi", "sa-token", "spring-indexed",
                                           "spring-simple", "symfony-phpredis", "textbook-hash", "textbook-json",
                                           "../field/catalyst", "../field/jeecgboot", "../field/overleaf",
                                           "../field/redis_session_state5", "../field/spring_own_names"),
                         [](const auto &file) {
                             QByteArray name(file.param);
                             return name.replace("../field/", "").replace('-', '_').toStdString();
                         });
