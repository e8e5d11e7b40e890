// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/description/builtinfiles.h"
#include "models/formats/formatset.h"

#include <QCoreApplication>

#include <algorithm>

namespace formats
{

namespace
{

struct PlainFormatText {
    Q_DECLARE_TR_FUNCTIONS(formats::PlainFormat)
};

std::vector<FormatDescription> readBuiltInFormats()
{
    std::vector<FormatDescription> descriptions;
    const QStringList names = builtInDescriptions();
    for (const QString &name : names) {
        auto description = FormatDescription::fromJson(builtInFile(name));
        if (description)
            descriptions.push_back(std::move(*description));
        else
            qCritical("%ls: %ls", qUtf16Printable(name), qUtf16Printable(description.error()));
    }
    std::stable_sort(descriptions.begin(), descriptions.end(),
                     [](const FormatDescription &a, const FormatDescription &b) { return a.rank < b.rank; });
    return descriptions;
}

} // namespace

std::vector<FormatDescription> builtInFormatDescriptions()
{
    // They never change, and are asked for at each connect.
    static const std::vector<FormatDescription> descriptions = readBuiltInFormats();
    return descriptions;
}

std::vector<Format> builtInFormats()
{
    return formatsOf(builtInFormatDescriptions());
}

std::vector<Format> formatsOf(const std::vector<FormatDescription> &descriptions)
{
    std::vector<Format> formats;
    for (const FormatDescription &description : descriptions) {
        if (description.isGuess) // of use only where it was found
            continue;
        const Format first(description);
        formats.push_back(first);
        for (qsizetype i = 1; i < description.prefixes.size(); ++i)
            formats.push_back(first.under(description.withPrefix(description.prefixes.at(i))));
    }
    return formats;
}

QString costOfPattern(const QByteArray &pattern)
{
    const auto glob = KeyPattern::fromGlob(pattern);
    if (!glob || !glob->isOnlyWildcards())
        return {};
    return PlainFormatText::tr(
               "“%1” is every key of the database: each of them is read and listed, and each change of any "
               "of them is followed. On a large or busy server this is slow, and takes its time.")
        .arg(QString::fromUtf8(pattern));
}

tl::expected<Format, QString> plainFormat(const QByteArray &pattern)
{
    const auto glob = KeyPattern::fromGlob(pattern);
    if (!glob)
        return tl::unexpected(glob.error());
    // Redis takes it, and understands something else than was meant.
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        if (pattern[at] == '\\')
            ++at; // and what it escapes
        else if (pattern[at] == '[' && pattern.indexOf(']', at) < 0)
            return tl::unexpected(
                PlainFormatText::tr("“%1” has a “[” without a “]”. If the bracket is part of the key, "
                                    "write \\[.")
                    .arg(QString::fromUtf8(pattern)));
        else if (pattern[at] == '[')
            at = pattern.indexOf(']', at);
    }
    auto description = FormatDescription::fromJson(builtInFile(QStringLiteral("plain.json")));
    if (!description)
        return tl::unexpected(description.error());
    description->id = QStringLiteral("plain:") + QString::fromUtf8(pattern);
    description->title = QString::fromUtf8(pattern);
    description->keys = {{.pattern = pattern, .types = {}, .exclude = {}, .isGlob = true}};
    return Format(std::move(*description));
}

} // namespace formats
