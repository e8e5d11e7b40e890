// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/details/payloadnotice.h"

#include "models/text/listtext.h"
#include "models/text/numbertext.h"
#include "models/text/printabletext.h"
#include "ui/words/instanttext.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace ui
{

namespace
{

constexpr qsizetype kMostNamed = 3;
constexpr qsizetype kLongestName = 80;

struct NoticeTexts {
    Q_DECLARE_TR_FUNCTIONS(ui::PayloadNotice)
};

QString suspicionText(const QByteArrayList &suspicions)
{
    QStringList names;
    for (const QByteArray &name : suspicions.first(qMin(suspicions.size(), kMostNamed)))
        names.append(QStringLiteral("“%1”").arg(text::printableText(name.first(qMin(name.size(), kLongestName)))));
    const QString asked = suspicions.size() > kMostNamed ? NoticeTexts::tr("%1 and more").arg(text::listText(names))
                                                         : text::listText(names);
    return NoticeTexts::tr(
               "This payload asks for %1 when it is loaded. No session needs that: it may be an attack on the "
               "application. Nothing of it runs here. Find out who can write to this Redis.")
        .arg(asked);
}

/// Redis counts a string in bytes, and anything else in members.
QString truncationText(const messages::RecordContent &content)
{
    if (content.type == formats::RecordType::String)
        return NoticeTexts::tr("Only the first %1 of %2 were read.")
            .arg(sizeText(content.raw.size()), sizeText(content.size));
    const int whole = text::pluralCount(content.size);
    const QString read = text::groupingLocale().toString(static_cast<qlonglong>(content.value.members.size()));
    return content.type == formats::RecordType::Hash
               ? NoticeTexts::tr("Only the first %1 of %Ln field(s) were read.", nullptr, whole).arg(read)
               : NoticeTexts::tr("Only the first %1 of %Ln member(s) were read.", nullptr, whole).arg(read);
}

/// Cm's tag stands before several kinds of compression, one of which nobody here unpacks.
bool isSnappy(const messages::RecordContent &content)
{
    static constexpr char kTag[] = ":sn:";
    return content.raw.startsWith(kTag) || std::any_of(content.fields.begin(), content.fields.end(),
                                                       [](const auto &field) { return field.second.startsWith(kTag); });
}

QString missingText(const messages::RecordContent &content)
{
    if (isSnappy(content))
        return NoticeTexts::tr(
            "Compressed with Snappy, which Sessionscope does not unpack. The session can be ended, but "
            "not read.");
    return NoticeTexts::tr(
               "Compressed with %1, which this build of Sessionscope cannot unpack. Install %2, build again, and "
               "it can be read.")
        .arg(compressionText(*content.missing, false), compressionText(*content.missing, true));
}

} // namespace

PayloadNotice payloadNotice(const messages::RecordContent &content)
{
    PayloadNotice notice;
    QStringList paragraphs;
    if (!content.suspicions.isEmpty()) {
        paragraphs.append(suspicionText(content.suspicions));
        notice.alarming = true;
    }
    if (content.encrypted)
        paragraphs.append(
            NoticeTexts::tr("Encrypted by the application: only it has the key. The session can be ended, "
                            "but not read."));
    if (content.missing)
        paragraphs.append(missingText(content));
    if (content.odd)
        paragraphs.append(NoticeTexts::tr(
            "Not quite well-formed: something in it breaks the rules of its format, or stands behind its "
            "end. What could be understood is shown; Raw has all bytes."));
    if (content.truncated)
        paragraphs.append(truncationText(content));
    else if (content.incomplete)
        paragraphs.append(
            NoticeTexts::tr("Not all of it is shown: the payload breaks off, or is larger than is taken apart. "
                            "“…” stands where something is missing; Raw has all bytes."));
    notice.text = paragraphs.join(QLatin1Char('\n'));
    return notice;
}

QString compressionText(formats::Compression compression, bool library)
{
    using formats::Compression;
    switch (compression) {
    case Compression::Zlib:
        return QStringLiteral("zlib");
    case Compression::Gzip:
        return library ? QStringLiteral("zlib") : QStringLiteral("gzip");
    case Compression::Zstd:
        return library ? QStringLiteral("libzstd") : QStringLiteral("Zstandard");
    case Compression::Xz:
        return library ? QStringLiteral("liblzma") : QStringLiteral("xz");
    case Compression::Lzf:
        return QStringLiteral("LZF");
    case Compression::Lz4Frame:
    case Compression::PhpredisLz4:
    case Compression::CmTag: // of its kinds only LZ4 may be missing
        return library ? QStringLiteral("liblz4") : QStringLiteral("LZ4");
    }
    return {};
}

} // namespace ui
