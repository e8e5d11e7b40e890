// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/formats/foundkeys.h"

#include "models/formats/detection/ownformats.h"
#include "models/text/listtext.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"
#include "ui/words/counttext.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui
{

namespace
{

constexpr qsizetype kMostTitles = 12;
constexpr size_t kMostOthers = 4;
constexpr qsizetype kLongestPattern = 48;

struct FoundKeys {
    Q_DECLARE_TR_FUNCTIONS(ui::FoundKeys)
};

} // namespace

QString foundText(const formats::DetectionResult &detected)
{
    if (detected.sampled == 0)
        return {};
    QStringList parts;
    QStringList titles;
    for (const auto &found : detected.formats) {
        // One format under several prefixes is one to the reader.
        if (titles.contains(found.description.title))
            continue;
        titles.append(found.description.title);
        qint64 keys = 0;
        for (const auto &other : detected.formats)
            keys += other.description.title == found.description.title ? other.keys : 0;
        parts.append(QStringLiteral("%1 %2").arg(found.description.title, countText(keys)));
    }
    if (!detected.others.empty())
        parts.append(FoundKeys::tr("%Ln other kind(s) of keys", nullptr, int(detected.others.size())));
    const QString found = parts.join(QStringLiteral(" · "));
    return detected.complete
               ? found
               : FoundKeys::tr("%1 (of %Ln key(s) looked at)", nullptr, text::pluralCount(detected.sampled)).arg(found);
}

QString lookedForText(const QStringList &formatTitles)
{
    QStringList titles = formatTitles;
    titles.removeDuplicates();
    if (titles.isEmpty())
        return {};
    const qsizetype more = titles.size() - kMostTitles;
    if (more <= 1)
        return FoundKeys::tr("Looked for sessions of %1.").arg(text::listText(titles));
    return FoundKeys::tr("Looked for sessions of %1 and %Ln more.", nullptr, int(more))
        .arg(text::listText(titles.first(kMostTitles)));
}

QString ownFormatsText(const formats::DetectionResult &detected)
{
    QStringList lines;
    for (const auto &own : detected.own) {
        if (formats::findsNothing(own) && size_t(lines.size()) < kMostOthers)
            lines.append(formats::ownFormatCause(own));
    }
    return lines.join(QLatin1Char('\n'));
}

QString otherKeysText(const formats::DetectionResult &detected)
{
    QStringList likely;
    QStringList kinds;
    for (size_t i = 0; i < std::min(detected.others.size(), kMostOthers); ++i) {
        const auto &other = detected.others[i];
        QString pattern = text::printableText(other.pattern);
        if (pattern.size() > kLongestPattern)
            pattern = pattern.first(kLongestPattern - 1) + QChar(0x2026);
        (other.isLikely ? likely : kinds).append(QStringLiteral("%1 (%2)").arg(pattern, countText(other.keys)));
    }
    QStringList lines;
    if (!likely.isEmpty())
        lines += FoundKeys::tr("Named like sessions: %1.").arg(text::listText(likely));
    if (!kinds.isEmpty() && likely.isEmpty())
        lines += FoundKeys::tr("The most frequent keys here: %1.").arg(text::listText(kinds));
    else if (!kinds.isEmpty())
        lines += FoundKeys::tr("The most frequent of the others: %1.").arg(text::listText(kinds));
    return lines.join(QLatin1Char('\n'));
}

} // namespace ui
