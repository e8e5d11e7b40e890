// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/draft/formatdraftproposal.h"

#include "models/formats/codecs/decoders.h"
#include "models/formats/description/commonnames.h"
#include "models/formats/format.h"
#include "models/formats/secrets/secrets.h"

#include <algorithm>

namespace formats
{

namespace
{

using DraftAttribute = FormatDraft::Attribute;

// Those that tell themselves come first: nearly every byte is a msgpack of something.
constexpr Codec kDecoders[] = {Codec::Json,          Codec::PhpSerialize,       Codec::PhpSession,   Codec::Igbinary,
                               Codec::Java,          Codec::ActiveSupportEntry, Codec::Marshal,      Codec::Pickle,
                               Codec::AspNetSession, Codec::AspNetTicket,       Codec::VertxSession, Codec::Nippy,
                               Codec::Gob,           Codec::Fastjson,           Codec::PythonRepr,   Codec::Msgpack};
constexpr Codec kPackings[] = {Codec::DetectZip, Codec::CmTag, Codec::PhpredisLz4, Codec::Lzf};
constexpr Codec kWrappings[] = {Codec::Base64, Codec::Base64Url, Codec::DjangoSigned};
constexpr qsizetype kShortestWrapped = 16; // a word of four letters is base64 of something, too

// Where a guess looks for names; deeper ones are picked by hand.
constexpr qsizetype kDeepestGuess = 4;
constexpr size_t kMostPlaces = 2000;
constexpr qsizetype kMostOffered = 100;
// Too often a flag or a time to be looked for everywhere: a proposal is seen before it counts.
const QString kLogin = QStringLiteral("login");

enum class Fit { No, Text, Members };

Fit tryChain(const CodecChain &chain, QByteArrayView bytes, bool truncated)
{
    static thread_local NodeTree tree;
    tree.clear();
    const ChainResult result = runChain(chain, bytes, truncated, tree);
    if (result.root == NodeTree::kNone || result.encrypted || result.missing)
        return Fit::No;
    const NodeTree::Node &root = tree.at(result.root);
    if (root.kind == NodeTree::Kind::String || root.kind == NodeTree::Kind::Bytes)
        return root.text.size() > 1 ? Fit::Text : Fit::No;
    return root.isContainer() && root.children > 0 ? Fit::Members : Fit::No;
}

bool beginsPacked(Codec packing, QByteArrayView bytes)
{
    switch (packing) {
    case Codec::DetectZip:
        return looksCompressed(Compression::Zlib, bytes) || looksCompressed(Compression::Gzip, bytes) ||
               looksCompressed(Compression::Zstd, bytes) || looksCompressed(Compression::Lz4Frame, bytes);
    case Codec::CmTag:
        return bytes.startsWith(':');
    default:
        return true;
    }
}

/// Chains that begin with these steps and end in members; a text inside is looked into once more.
void addFitting(const CodecChain &outer, QByteArrayView bytes, bool truncated, std::vector<CodecChain> &chains)
{
    std::vector<CodecChain> texts;
    for (const Codec codec : kDecoders) {
        CodecChain chain = outer;
        chain.push_back(codec);
        const Fit fit = tryChain(chain, bytes, truncated);
        if (fit == Fit::Members)
            chains.push_back(chain);
        else if (fit == Fit::Text)
            texts.push_back(chain);
    }
    for (const CodecChain &text : texts) {
        for (const Codec codec : kDecoders) {
            CodecChain chain = text;
            chain.push_back(codec);
            if (tryChain(chain, bytes, truncated) == Fit::Members)
                chains.push_back(chain);
        }
    }
}

struct Place {
    PathSteps steps;
};

void collectPlaces(const Value &value, const PathSteps &above, std::vector<Place> &places)
{
    if (above.size() >= kDeepestGuess || value.kind == Value::Kind::List)
        return;
    for (const Value::Member &member : value.members) {
        if (places.size() >= kMostPlaces)
            return;
        PathSteps steps = above;
        steps.push_back({PathStep::Kind::Name, member.key.bytes, {}});
        if (member.value.isContainer())
            collectPlaces(member.value, steps, places);
        else if (member.value.kind != Value::Kind::Null)
            places.push_back({std::move(steps)});
    }
}

bool endsWith(const PathSteps &path, const PathSteps &end)
{
    return path.size() >= end.size() && std::equal(end.rbegin(), end.rend(), path.rbegin());
}

/// Not a flag, a time or a counter.
bool looksLikeName(const QByteArray &text)
{
    return text != "true" && text != "false" &&
           std::any_of(text.begin(), text.end(), [](char c) { return c < '0' || c > '9'; });
}

/// Whether what stands at this path can be read as that attribute: a time that is one, a name that is not empty.
bool isUsable(const FormatDraft &draft, const SampleRecord &sample, DraftAttribute attribute, const QString &path)
{
    FormatDraft trial = draft;
    trial.paths = {};
    trial.path(attribute) = path;
    const auto description = trial.description();
    if (!description)
        return false;
    SessionFields fields;
    return Format(*description).read(sample.key, sample.payload(), fields) && says(fields, attribute) &&
           (path != kLogin || looksLikeName(fields.user));
}

QString guessedPath(const FormatDraft &draft, const SampleRecord &sample, const std::vector<Place> &places,
                    DraftAttribute attribute)
{
    QStringList names = commonNames(attributeName(attribute));
    if (attribute == DraftAttribute::User)
        names.append(kLogin);
    for (const QString &name : names) {
        const auto end = pathFromText(name);
        for (size_t i = 0; end && i < places.size(); ++i) {
            if (!endsWith(places[i].steps, *end))
                continue;
            if (QString path = pathText(places[i].steps); isUsable(draft, sample, attribute, path))
                return path;
        }
    }
    return {};
}

} // namespace

bool says(const SessionFields &fields, DraftAttribute attribute)
{
    switch (attribute) {
    case DraftAttribute::User:
        return !fields.user.isEmpty();
    case DraftAttribute::Created:
        return fields.created != kUnknownTime;
    case DraftAttribute::LastAccess:
        return fields.lastAccess != kUnknownTime;
    case DraftAttribute::Expires:
        return fields.expires != kUnknownTime;
    case DraftAttribute::Ip:
        return !fields.ip.isEmpty();
    case DraftAttribute::UserAgent:
        return !fields.userAgent.isEmpty();
    }
    return false;
}

Payload SampleRecord::payload() const
{
    Payload result;
    result.type = type;
    result.string = string;
    result.truncated = truncated;
    for (const auto &[name, value] : fields)
        result.fields.emplace_back(name, value);
    return result;
}

std::vector<CodecChain> fittingChains(QByteArrayView bytes, bool truncated)
{
    std::vector<CodecChain> chains;
    if (bytes.isEmpty())
        return chains;
    if (tryChain({Codec::LaravelCrypt}, bytes, truncated) != Fit::No || bytes.startsWith("eyJpdiI6"))
        chains.push_back({Codec::LaravelCrypt});
    addFitting({}, bytes, truncated, chains);
    // What Carmine puts before Nippy.
    const CodecChain carmine{*codecFromName(QStringLiteral("skip:\\x00>")), Codec::Nippy};
    if (chains.empty() && tryChain(carmine, bytes, truncated) == Fit::Members)
        chains.push_back(carmine);
    // What decodes as it stands is not packed as well.
    for (size_t i = 0; chains.empty() && i < std::size(kPackings); ++i) {
        if (beginsPacked(kPackings[i], bytes))
            addFitting({kPackings[i]}, bytes, truncated, chains);
    }
    for (size_t i = 0; chains.empty() && bytes.size() >= kShortestWrapped && i < std::size(kWrappings); ++i) {
        const Codec wrapping = kWrappings[i];
        if (tryChain({wrapping}, bytes, truncated) != Fit::Text)
            continue;
        addFitting({wrapping}, bytes, truncated, chains);
        for (size_t packing = 0; chains.empty() && packing < std::size(kPackings); ++packing)
            addFitting({wrapping, kPackings[packing]}, bytes, truncated, chains);
    }
    return chains;
}

QStringList offeredPaths(const Value &value, const QByteArray &sessionId)
{
    std::vector<Place> places;
    collectPlaces(value, {}, places);
    const SecretJudge judge(sessionId);
    QStringList paths;
    for (const Place &place : places) {
        const bool secret = std::any_of(place.steps.begin(), place.steps.end(),
                                        [&judge](const PathStep &step) { return judge.isSecretName(step.text); });
        if (!secret && paths.size() < kMostOffered)
            paths.append(pathText(place.steps));
    }
    return paths;
}

Value decodedSample(const FormatDraft &draft, const SampleRecord &sample)
{
    FormatDraft trial = draft;
    trial.paths = {};
    trial.pattern = QStringLiteral("x{id}"); // the payload is to be seen while the pattern is still wrong
    if (sample.type == RecordType::String && trial.codec.empty())
        trial.codec = {Codec::Text};
    const auto description = trial.description();
    return description ? Format(*description).decode(sample.payload()).value : Value();
}

DraftProposal proposeDraft(const SampleRecord &sample)
{
    DraftProposal proposal;
    FormatDraft &draft = proposal.draft;
    draft.pattern = patternFromKey(sample.key);
    if (sample.type == RecordType::String || sample.type == RecordType::Hash)
        draft.types = {sample.type};
    if (sample.type == RecordType::String) {
        proposal.chains = fittingChains(sample.string, sample.truncated);
        draft.codec = proposal.chains.empty() ? CodecChain{Codec::Text} : proposal.chains.front();
        draft.objectsOnly = !proposal.chains.empty();
        proposal.encrypted = draft.codec.back() == Codec::LaravelCrypt;
    }
    proposal.value = decodedSample(draft, sample);
    if (const auto pattern = KeyPattern::fromTemplate(draft.pattern.toUtf8())) {
        if (const auto match = pattern->match(sample.key))
            proposal.sessionId = sample.key.mid(match->idOffset, match->idLength);
    }
    std::vector<Place> places;
    collectPlaces(proposal.value, {}, places);
    // The shallow ones first: what stands deep is more often about something else.
    std::stable_sort(places.begin(), places.end(),
                     [](const Place &a, const Place &b) { return a.steps.size() < b.steps.size(); });
    for (size_t i = 0; i < FormatDraft::kAttributes; ++i)
        draft.paths[i] = guessedPath(draft, sample, places, static_cast<DraftAttribute>(i));
    return proposal;
}

std::optional<SampleRecord> sampleField(const SampleRecord &hash, const QString &fieldPattern)
{
    const auto pattern = KeyPattern::fromTemplate(fieldPattern.toUtf8());
    if (!pattern)
        return std::nullopt;
    for (const auto &[name, value] : hash.fields) {
        if (pattern->match(name))
            return SampleRecord{
                .key = name, .type = RecordType::String, .string = value, .fields = {}, .truncated = false};
    }
    return std::nullopt;
}

} // namespace formats
