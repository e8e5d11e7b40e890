// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/detection/ownformats.h"

#include "models/text/numbertext.h"

#include <QCoreApplication>

#include <algorithm>

namespace formats
{

namespace
{

struct OwnFormatsText {
    Q_DECLARE_TR_FUNCTIONS(formats::OwnFormats)
};

/// What most of those that were looked at lack.
Refusal commonRefusal(const DetectionResult::Own &own)
{
    const auto most = std::max_element(own.refusals.begin(), own.refusals.end(),
                                       [](const auto &a, const auto &b) { return a.second < b.second; });
    return most == own.refusals.end() ? Refusal::None : most->first;
}

/// Behind “none of them …”.
QString whatNoneDoes(const DetectionResult::Own &own)
{
    switch (commonRefusal(own)) {
    case Refusal::Type:
        return own.type.isEmpty() ? OwnFormatsText::tr("is of a type that it reads")
                                  : OwnFormatsText::tr("is a %1").arg(own.type);
    case Refusal::Codec:
        return own.codecs.isEmpty()
                   ? OwnFormatsText::tr("is a hash, and no codec is named for strings")
                   : OwnFormatsText::tr("decodes as %1").arg(own.codecs.join(OwnFormatsText::tr(" or ")));
    case Refusal::Shape:
        return OwnFormatsText::tr("holds what its “shape” asks for");
    case Refusal::Members:
        return OwnFormatsText::tr("has what it requires of a payload");
    case Refusal::Attribute:
        return OwnFormatsText::tr("names a user, a time or an address, as its pattern asks for");
    case Refusal::None:
    case Refusal::Name:
        break;
    }
    return OwnFormatsText::tr("is a session of it");
}

QString withTitle(const DetectionResult::Own &own, const QString &text)
{
    return OwnFormatsText::tr("%1: %2").arg(own.title, text);
}

} // namespace

bool findsNothing(const DetectionResult::Own &own)
{
    return own.taken > 0 ? own.read > 0 && own.decoded == 0 : own.named > 0;
}

QString ownFormatCause(const DetectionResult::Own &own)
{
    const qint64 keys = own.taken > 0 ? own.taken : own.named;
    if (own.taken == 0)
        return withTitle(own, OwnFormatsText::tr("%Ln key(s) match its pattern but for what it captures, such as {id}: "
                                                 "what stands there is not of the class that it names.",
                                                 nullptr, text::pluralCount(keys)));
    if (own.read < own.taken)
        return withTitle(own, OwnFormatsText::tr("%Ln key(s) match its name; none of %1 that were looked at %2.",
                                                 nullptr, text::pluralCount(keys))
                                  .arg(own.read)
                                  .arg(whatNoneDoes(own)));
    return withTitle(own, OwnFormatsText::tr("%Ln key(s) match its name, none %1.", nullptr, text::pluralCount(keys))
                              .arg(whatNoneDoes(own)));
}

QString ownFormatRemark(const DetectionResult::Own &own)
{
    QStringList times;
    QStringList others;
    static const QStringList kTimes{QStringLiteral("created"), QStringLiteral("lastAccess"), QStringLiteral("expires"),
                                    QStringLiteral("fullTtl")};
    for (const QString &attribute : own.decoded > 0 ? own.unsaid : QStringList())
        (kTimes.contains(attribute) ? times : others).append(QStringLiteral("attrs.") + attribute);
    QStringList sentences;
    if (!others.isEmpty())
        sentences += OwnFormatsText::tr("“%1” leads to nothing in any of %n session(s) that were looked at.", nullptr,
                                        text::pluralCount(own.decoded))
                         .arg(others.join(OwnFormatsText::tr("”, “")));
    if (!times.isEmpty())
        sentences +=
            OwnFormatsText::tr("“%1” leads to no time, in the unit that it names, in any of %n session(s) that "
                               "were looked at.",
                               nullptr, text::pluralCount(own.decoded))
                .arg(times.join(OwnFormatsText::tr("”, “")));
    return sentences.isEmpty() ? QString() : withTitle(own, sentences.join(QLatin1Char(' ')));
}

QString ownFormatNextStep()
{
    return OwnFormatsText::tr("Open Formats…, change the format, and try it on one of these keys.");
}

} // namespace formats
