// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/formatset.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <algorithm>

// Outside of any namespace, as Qt asks for. Names the resource, so that the linker takes it out of the static
// library; to do so again changes nothing.
static void initialiseFormatResource()
{
    Q_INIT_RESOURCE(formats);
}

namespace formats
{

namespace
{

tl::expected<FormatDescription, QString> describedBy(const QString &path)
{
    initialiseFormatResource();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(file.errorString());
    return FormatDescription::fromJson(file.readAll());
}

} // namespace

std::vector<Format> builtInFormats()
{
    initialiseFormatResource();
    std::vector<FormatDescription> descriptions;
    const QDir folder(QStringLiteral(":/sessionscope/formats"));
    const QStringList names = folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        auto description = describedBy(folder.filePath(name));
        if (description)
            descriptions.push_back(std::move(*description));
        else
            qCritical("%ls: %ls", qUtf16Printable(name), qUtf16Printable(description.error()));
    }
    std::stable_sort(descriptions.begin(), descriptions.end(),
                     [](const FormatDescription &a, const FormatDescription &b) { return a.rank < b.rank; });
    std::vector<Format> formats;
    formats.reserve(descriptions.size());
    for (FormatDescription &description : descriptions)
        formats.emplace_back(std::move(description));
    return formats;
}

tl::expected<Format, QString> plainFormat(const QByteArray &pattern)
{
    const auto glob = KeyPattern::fromGlob(pattern);
    if (!glob)
        return tl::unexpected(glob.error());
    if (glob->isOnlyWildcards())
        return tl::unexpected(QCoreApplication::translate(
            "formats::plainFormat", "The pattern needs a fixed part, as in “myapp:session:*”; it would list "
                                    "every key of the database."));

    auto description = describedBy(QStringLiteral(":/sessionscope/plain.json"));
    if (!description)
        return tl::unexpected(description.error());
    description->id = QStringLiteral("plain:") + QString::fromUtf8(pattern);
    description->title = QString::fromUtf8(pattern);
    description->keys = {{.pattern = pattern, .types = {}, .isGlob = true}};
    return Format(std::move(*description));
}

} // namespace formats
