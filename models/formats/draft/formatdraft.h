// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/formats/description/formatdescription.h"
#include "models/formats/values/payload.h"
#include "models/formats/values/value.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace formats
{

/// A format that somebody is describing: the part of a description that a form can show, as it is typed. What a
/// file holds beyond that (joins, companions, further patterns) is kept as it was.
class FormatDraft
{
public:
    enum class Attribute : quint8 { User, Created, LastAccess, Expires, Ip, UserAgent };
    static constexpr size_t kAttributes = 6;

    QString id; ///< empty: made of the title
    QString title;
    QString field;   ///< where the sessions are the fields of hashes: with `{id}`, and none in `pattern`
    QString pattern; ///< with `{id}`, the prefix written out: `myapp:s:{id}`
    QList<RecordType> types;
    CodecChain codec;        ///< of a string; of a hash nothing is needed
    bool objectsOnly = true; ///< what does not decode to an object is no session
    /// Paths, several with a comma between; empty: the payload does not say.
    std::array<QString, kAttributes> paths;

    QString &path(Attribute attribute) { return paths[static_cast<size_t>(attribute)]; }
    const QString &path(Attribute attribute) const { return paths[static_cast<size_t>(attribute)]; }

    /// Errors: a sentence, as FormatDescription::fromJson().
    static tl::expected<FormatDraft, QString> fromJson(const QByteArray &json);
    QJsonObject toJson() const;

    /// Where a mistake stands, so that it can be shown there.
    enum class Place : quint8 { Title, Pattern, Codec, Path };
    struct Mistake {
        Place place = Place::Title;
        Attribute attribute = Attribute::User; ///< of Path
        QString sentence;
    };
    /// What keeps this from being a description; a missing title is one only when it is to be saved.
    std::vector<Mistake> mistakes() const;
    /// Errors: the first mistake, or what FormatDescription says.
    tl::expected<FormatDescription, QString> description() const;

    /// The literal text before the id, unescaped; empty where a wildcard comes first.
    QByteArray prefix() const;

    friend bool operator==(const FormatDraft &, const FormatDraft &) = default;

private:
    QJsonObject m_base; ///< the file that it was read from
};

/// `base64 → json`; and what somebody types for it, with commas, spaces or arrows between: nothing where a word names
/// no codec, or there is none.
QString chainText(const CodecChain &chain);
std::optional<CodecChain> chainFromText(const QString &text);
/// The name of the attribute in descriptions: `user`, `lastAccess`.
QString attributeName(FormatDraft::Attribute attribute);
/// The bytes of a key of this pattern (patternFromKey()) before the id, or before anything else that is minted.
QByteArray keyBeginning(const QString &pattern, QByteArrayView key);
/// `myapp:s:{id}` for a key: of its minted words the longest is the id, others become `*`. Where nothing looks
/// minted, the last word is.
QString patternFromKey(QByteArrayView key);
/// An id for files out of a title: `my-shop`; never empty.
QString idFromTitle(const QString &title);
/// The path to a member of a decoded payload, given by the row of each member on the way as a tree shows them:
/// texts that hold another serialization are opened on the way. Empty: there is no such member.
QString memberPath(const Value &payload, std::span<const int> rows);

} // namespace formats
