// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A format that is being described: from a sample key to a file, and back.
#include "models/formats/format.h"
#include "models/formats/draft/formatdraftproposal.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

using namespace formats;

namespace
{

using Attribute = FormatDraft::Attribute;

SampleRecord stringSample(const QByteArray &key, const QByteArray &payload)
{
    SampleRecord sample;
    sample.key = key;
    sample.type = RecordType::String;
    sample.string = payload;
    return sample;
}

QByteArray jsonOf(const FormatDraft &draft)
{
    return QJsonDocument(draft.toJson()).toJson();
}

} // namespace

TEST(FormatDraft, PutsTheIdInThePlaceOfTheMintedPart)
{
    const std::pair<const char *, const char *> cases[] = {
        {"myapp:s:0123456789abcdef0123456789abcdef", "myapp:s:{id}"},
        {"sess_0123456789abcdef0123", "sess_{id}"},
        {"app:17:login:0a1b2c3d4e5f60718293", "app:*:login:{id:token}"},
        {"user:17:session:18", "user:17:session:{id}"},
        {"s:3f2504e0-4f89-11d3-9a0c-0305e82c3301:data", "s:{id}:data"},
        {"who:alice", "who:{id}"},
        {"{app}:s:0123456789abcdef0123", "\\{app}:s:{id}"},
    };
    for (const auto &[key, pattern] : cases) {
        EXPECT_EQ(patternFromKey(key), QString::fromLatin1(pattern));
        const auto compiled = KeyPattern::fromTemplate(patternFromKey(key).toUtf8());
        ASSERT_TRUE(compiled) << key;
        EXPECT_TRUE(compiled->match(key)) << key;
    }
}

TEST(FormatDraft, ProposesCodecAndFieldsOfJson)
{
    const SampleRecord sample = stringSample(
        "myapp:s:0123456789abcdef0123456789abcdef",
        R"({"who": {"email": "ann@example.org"}, "meta": {"remoteAddr": "10.0.0.9"}, "started_at": 1700000000, "seen": 4})");
    const DraftProposal proposal = proposeDraft(sample);
    EXPECT_EQ(proposal.draft.codec, CodecChain{Codec::Json});
    EXPECT_EQ(proposal.draft.path(Attribute::User), QStringLiteral("who.email"));
    EXPECT_EQ(proposal.draft.path(Attribute::Ip), QStringLiteral("meta.remoteAddr"));
    EXPECT_EQ(proposal.draft.path(Attribute::Created), QStringLiteral("started_at"));
    EXPECT_EQ(proposal.draft.path(Attribute::LastAccess), QString());
    EXPECT_EQ(proposal.draft.prefix(), "myapp:s:");
    EXPECT_EQ(proposal.sessionId, "0123456789abcdef0123456789abcdef");

    const auto description = FormatDescription::fromJson(jsonOf(proposal.draft));
    ASSERT_TRUE(description) << qPrintable(description.error());
    EXPECT_EQ(description->prefix, "myapp:s:");
    SessionFields fields;
    ASSERT_TRUE(Format(*description).read(sample.key, sample.payload(), fields));
    EXPECT_EQ(fields.user, "ann@example.org");
    EXPECT_EQ(fields.created, 1'700'000'000'000);
}

TEST(FormatDraft, ProposesOtherCodecsAndHashes)
{
    const SampleRecord php = stringSample("app:0123456789abcdef01234567", R"(a:1:{s:7:"user_id";i:42;})");
    EXPECT_EQ(proposeDraft(php).draft.codec, CodecChain{Codec::PhpSerialize});
    EXPECT_EQ(proposeDraft(php).draft.path(Attribute::User), QStringLiteral("user_id"));

    const SampleRecord inText = stringSample("app:0123456789abcdef01234567", R"(s:13:"{"user":"bo"}";)");
    EXPECT_EQ(proposeDraft(inText).draft.codec, (CodecChain{Codec::PhpSerialize, Codec::Json}));

    const SampleRecord text = stringSample("app:0123456789abcdef01234567", "alice");
    EXPECT_EQ(proposeDraft(text).draft.codec, CodecChain{Codec::Text});
    EXPECT_FALSE(proposeDraft(text).draft.objectsOnly);

    SampleRecord hash;
    hash.key = "app:0123456789abcdef01234567";
    hash.type = RecordType::Hash;
    hash.fields = {{"login", "carol"}, {"ip", "10.1.1.1"}};
    const DraftProposal proposal = proposeDraft(hash);
    EXPECT_EQ(proposal.draft.path(Attribute::User), QStringLiteral("login"));
    EXPECT_EQ(proposal.draft.path(Attribute::Ip), QStringLiteral("ip"));
    EXPECT_TRUE(proposal.draft.description());
}

TEST(FormatDraft, SaysWhereAMistakeStands)
{
    FormatDraft draft;
    draft.title = QStringLiteral("Mine");
    draft.types = {RecordType::String};
    draft.codec = {Codec::Json};
    draft.pattern = QStringLiteral("mine:");
    ASSERT_EQ(draft.mistakes().size(), 1u);
    EXPECT_EQ(draft.mistakes()[0].place, FormatDraft::Place::Pattern);
    draft.pattern = QStringLiteral("{id}");
    ASSERT_EQ(draft.mistakes().size(), 1u) << "only wildcards";
    draft.pattern = QStringLiteral("mine:{id:nonsense}");
    EXPECT_EQ(draft.mistakes().size(), 1u);
    draft.pattern = QStringLiteral("mine:{id}");
    EXPECT_TRUE(draft.mistakes().empty());
    draft.path(Attribute::Ip) = QStringLiteral("a..b");
    ASSERT_EQ(draft.mistakes().size(), 1u);
    EXPECT_EQ(draft.mistakes()[0].attribute, Attribute::Ip);
    EXPECT_FALSE(draft.description());
}

TEST(FormatDraft, KeepsWhatAFormDoesNotShow)
{
    const QByteArray written = R"({"id": "mine", "title": "Mine", "rank": 7, "prefixes": ["a:", "b:"],
        "keys": [{"pattern": "{p}{id}", "exclude": ["{p}x"]}, {"pattern": "other:{id}"}],
        "payload": {"codec": ["json"], "require": {"user": "object"}},
        "attrs": {"user": ["user.id", "user|zlib,json|.x"], "created": {"path": "at", "unit": "s"}},
        "companions": ["{p}{id}:lock"]})";
    auto draft = FormatDraft::fromJson(written);
    ASSERT_TRUE(draft) << qPrintable(draft.error());
    EXPECT_EQ(draft->pattern, QStringLiteral("a:{id}"));
    EXPECT_EQ(draft->toJson(), QJsonDocument::fromJson(written).object());
    draft->title = QStringLiteral("Ours");
    draft->path(Attribute::User) += QStringLiteral(", @names");
    const QJsonObject changed = draft->toJson();
    EXPECT_EQ(changed.value(QLatin1String("rank")).toInt(), 7);
    const QJsonObject attrs = changed.value(QLatin1String("attrs")).toObject();
    EXPECT_EQ(attrs.value(QLatin1String("created")).toObject().value(QLatin1String("unit")).toString(),
              QStringLiteral("s"));
    EXPECT_EQ(attrs.value(QLatin1String("user")).toArray().size(), 3);
    draft->pattern = QStringLiteral("c:{id}");
    const auto description = FormatDescription::fromJson(draft->toJson());
    ASSERT_TRUE(description) << qPrintable(description.error());
    EXPECT_EQ(description->prefix, "c:");
    EXPECT_EQ(description->keys.size(), 2u);
}

TEST(FormatDraft, ProposesWhatClojureAndVertxWrite)
{
    const QByteArray map("NPY\0\x63\x81\x6a\x02id\x57\x87", 12); // {:id 7}
    const QByteArray carmine = QByteArray("\0>", 2) + map;
    EXPECT_EQ(formats::chainText(formats::fittingChains(carmine, false).front()),
              QStringLiteral("skip:\\x00> → nippy"));
    EXPECT_EQ(formats::chainText(formats::fittingChains(map, false).front()), QStringLiteral("nippy"));
    QByteArray vertx = QByteArray("\0\0\0\x04", 4) + "0a1b" + QByteArray("\0\0\0\0\0\0\x07\x08", 8) +
                       QByteArray("\0\0\0\0\0\0\x07\x08", 8) + QByteArray(8, '\0');
    EXPECT_EQ(formats::chainText(formats::fittingChains(vertx, false).front()), QStringLiteral("vertx-session"));
}

TEST(FormatDraft, SessionsThatAreFieldsNeedNoIdInTheKey)
{
    const QByteArray written = R"({"id": "hall", "title": "Hall",
        "keys": [{"pattern": "{tenant:word}|logins", "field": "{id:hex32}"}],
        "payload": {"codec": ["json"], "require": {"who": "present"}}, "attrs": {"user": "who"}})";
    auto draft = FormatDraft::fromJson(written);
    ASSERT_TRUE(draft) << qPrintable(draft.error());
    EXPECT_EQ(draft->field, QStringLiteral("{id:hex32}"));
    EXPECT_TRUE(draft->mistakes().empty());
    EXPECT_EQ(draft->toJson(), QJsonDocument::fromJson(written).object());
    draft->pattern = QStringLiteral("{tenant:word}|visits");
    const auto description = draft->description();
    ASSERT_TRUE(description) << qPrintable(description.error());
    EXPECT_TRUE(formats::Format(*description).isOfFields());

    SampleRecord hash;
    hash.key = "north|logins";
    hash.type = RecordType::Hash;
    hash.fields = {{"next", "7"}, {QByteArray(32, 'a'), R"({"who":"ann"})"}};
    const auto one = formats::sampleField(hash, draft->field);
    ASSERT_TRUE(one);
    EXPECT_EQ(one->key, QByteArray(32, 'a'));
    EXPECT_EQ(one->type, RecordType::String);
    EXPECT_EQ(one->string, R"({"who":"ann"})");
    EXPECT_FALSE(formats::sampleField(hash, QStringLiteral("{id:uuid}")));
}

TEST(FormatDraft, NamesThePathToAMember)
{
    const SampleRecord sample =
        stringSample("x:0123456789abcdef0123", R"({"a.b": {"list": [1, {"me": "7"}]}, "token": "{\"sub\":\"eve\"}"})");
    const Value value = proposeDraft(sample).value;
    const auto path = [&value](std::vector<int> rows) { return memberPath(value, rows); };
    EXPECT_EQ(path({0, 0, 1, 0}), QStringLiteral("['a.b'].list.1.me"));
    EXPECT_EQ(path({1, 0}), QStringLiteral("token|json|.sub"));
    EXPECT_EQ(path({5}), QString());
    EXPECT_TRUE(pathFromText(path({1, 0})));
}

TEST(FormatDraft, MakesAnIdOfATitle)
{
    EXPECT_EQ(idFromTitle(QStringLiteral("My Shop (EU)")), QStringLiteral("my-shop-eu"));
    EXPECT_EQ(idFromTitle(QStringLiteral("…")), QStringLiteral("my-format"));
}

TEST(FormatDraft, BytesThatAreNoTextAreAnyByteOfThePattern)
{
    const QByteArray id = "0123456789abcdef0123456789abcdef";
    const QByteArray key = "caf\xe9\x01:" + QByteArray("\xc3\xa9:") + id;
    const QString pattern = formats::patternFromKey(key);
    EXPECT_EQ(pattern, QStringLiteral("caf??:é:{id}"));
    const auto compiled = KeyPattern::fromTemplate(pattern.toUtf8());
    ASSERT_TRUE(compiled);
    const auto match = compiled->match(key);
    ASSERT_TRUE(match);
    EXPECT_EQ(key.mid(match->idOffset, match->idLength), id);
    EXPECT_EQ(formats::keyBeginning(pattern, key), key.first(key.size() - id.size()));
    EXPECT_EQ(formats::keyBeginning(QStringLiteral("a\\{*:{id}"), "a{17:18"), "a{");
}

/// What is wrapped or packed is looked into, as deep as stores go.
TEST(FormatDraft, ProposesChains)
{
    const QByteArray json = R"({"v":2,"principal":{"user":{"name":"alice"}},"meta":{"createdMs":1795873412000}})";
    const QByteArray zlib = qCompress(json).sliced(4); // behind Qt's own length
    const auto chainOf = [](const QByteArray &value) {
        formats::SampleRecord sample;
        sample.key = "acme:west-eu:login:9b2f0d1e-0a4b-4c1d-8e2f-000000000001";
        sample.type = formats::RecordType::String;
        sample.string = value;
        const formats::DraftProposal proposal = formats::proposeDraft(sample);
        return proposal.chains.empty() ? QStringLiteral("none") : formats::chainText(proposal.chains.front());
    };
    EXPECT_EQ(chainOf(json), QStringLiteral("json"));
    EXPECT_EQ(chainOf(json.toBase64()), QStringLiteral("base64 → json"));
    EXPECT_EQ(chainOf(zlib), QStringLiteral("detect-zip → json"));
    EXPECT_EQ(chainOf(zlib.toBase64()), QStringLiteral("base64 → detect-zip → json"));
    EXPECT_EQ(chainOf(zlib.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals))
                  .remove(QStringLiteral("url")),
              QStringLiteral("base64 → detect-zip → json"));
    EXPECT_EQ(chainOf("abcdefgh"), QStringLiteral("none"));
    EXPECT_EQ(chainOf("0123456789abcdef0123456789abcdef"), QStringLiteral("none")) << "a token";
}

TEST(FormatDraft, ReadsAChainAsItIsTyped)
{
    for (const char *text : {"base64 → json", "base64,json", " base64 -> json ", "base64 json"}) {
        const auto chain = formats::chainFromText(QString::fromUtf8(text));
        ASSERT_TRUE(chain) << text;
        EXPECT_EQ(formats::chainText(*chain), QStringLiteral("base64 → json")) << text;
    }
    EXPECT_FALSE(formats::chainFromText(QStringLiteral("base64 → jason")));
    EXPECT_FALSE(formats::chainFromText(QString()));
}
