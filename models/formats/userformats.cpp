// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/userformats.h"

#include "models/files/filereplacement.h"
#include "models/files/folders.h"
#include "models/files/regularfile.h"
#include "models/formats/formatset.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace formats
{

namespace
{

constexpr qint64 kLargestFile = 1024 * 1024;
constexpr qsizetype kMostFiles = 200;

struct UserFormatsText {
    Q_DECLARE_TR_FUNCTIONS(formats::UserFormats)
};

/// The line where the member stands that a sentence of FormatDescription begins with: In “attrs.user[0]”.
/// 0: it names none.
qsizetype lineOf(const QByteArray &json, const QString &problem)
{
    const qsizetype begin = problem.indexOf(u'“');
    const qsizetype end = problem.indexOf(u'”', begin);
    if (begin < 0 || end < 0)
        return 0;
    qsizetype at = 0;
    const QStringList members = problem.mid(begin + 1, end - begin - 1).split(QLatin1Char('.'));
    for (QString member : members) {
        if (const qsizetype bracket = member.indexOf(QLatin1Char('[')); bracket >= 0)
            member.truncate(bracket);
        const qsizetype found = json.indexOf('"' + member.toUtf8() + '"', at);
        if (found < 0)
            break;
        at = found;
    }
    return json.first(at).count('\n') + 1;
}

} // namespace

UserFormats readUserFormats(const QString &folder)
{
    UserFormats result;
    if (folder.isEmpty())
        return result;
    const QDir directory(folder);
    // Also what is no file, cannot be read, or is a link to nothing: somebody has put it there for a purpose.
    const QStringList names = directory.entryList({QStringLiteral("*.json")}, QDir::Files | QDir::System, QDir::Name);
    for (const QString &name : names.first(std::min(names.size(), kMostFiles))) {
        const auto json = files::readFile(directory.filePath(name), kLargestFile);
        if (!json) {
            result.problems.append(UserFormatsText::tr("%1: It cannot be read, %2.").arg(name, json.error().reason));
            continue;
        }
        auto description = FormatDescription::fromJson(*json);
        if (description) {
            const auto same = std::find_if(result.descriptions.begin(), result.descriptions.end(),
                                           [&](const auto &other) { return other.id == description->id; });
            if (same != result.descriptions.end()) {
                result.problems.append(
                    UserFormatsText::tr("%1: Its id “%2” is that of %3, which is used.")
                        .arg(name, description->id, result.files[same - result.descriptions.begin()]));
                continue;
            }
            description->isOwn = true;
            result.descriptions.push_back(std::move(*description));
            result.files.append(name);
            continue;
        }
        const qsizetype line = lineOf(*json, description.error());
        result.problems.append(
            line > 0 ? UserFormatsText::tr("%1, line %2: %3").arg(name, QString::number(line), description.error())
                     : QStringLiteral("%1: %2").arg(name, description.error()));
    }
    result.leftOut = std::max<qsizetype>(names.size() - kMostFiles, 0);
    if (names.size() > kMostFiles)
        result.problems.append(UserFormatsText::tr("%n file(s) from %1 on are left out: no more than %2 are read.",
                                                   nullptr, int(names.size() - kMostFiles))
                                   .arg(names[kMostFiles], QString::number(kMostFiles)));
    return result;
}

tl::expected<QByteArray, QString> readUserFormat(const QString &folder, const QString &file)
{
    const auto json = files::readFile(QDir(folder).filePath(file), kLargestFile);
    if (!json)
        return tl::unexpected(UserFormatsText::tr("%1: It cannot be read, %2.").arg(file, json.error().reason));
    return *json;
}

QString problemsSentence(const UserFormats &formats)
{
    // Those that were left out are told in one problem, the last.
    const qsizetype others = formats.problems.size() - 1;
    const qsizetype more = others < 1 ? 0 : others + std::max<qsizetype>(formats.leftOut - 1, 0);
    const QString first = UserFormatsText::tr("A format of yours cannot be used. %1").arg(formats.problems.value(0));
    return more < 1
               ? first
               : UserFormatsText::tr("%1 And %n more file(s): Formats… names them.", nullptr, int(more)).arg(first);
}

QString userFormatsFolder()
{
    const QString settings = files::configurationFolder();
    return settings.isEmpty() ? settings : settings + QStringLiteral("/formats");
}

tl::expected<void, QString> writeUserFormat(const QString &folder, const QString &file, const QByteArray &json,
                                            bool replace)
{
    if (folder.isEmpty())
        return tl::unexpected(UserFormatsText::tr("The format cannot be saved: this account has no home folder."));
    if (const auto made = files::makeFolder(folder); !made)
        return tl::unexpected(
            UserFormatsText::tr("The folder %1 cannot be made: %2.").arg(folder, made.error().reason));
    const QString path = QDir(folder).filePath(file);
    if (!replace && QFileInfo::exists(path))
        return tl::unexpected(UserFormatsText::tr("A file of this name is there already: %1").arg(path));
    if (const auto written = files::replaceFile(path, json, files::FileReplacement::Readers::OnlyOwner); !written)
        return tl::unexpected(UserFormatsText::tr("%1 cannot be written: %2.").arg(path, written.error().reason));
    return {};
}

tl::expected<void, QString> removeUserFormat(const QString &folder, const QString &file)
{
    if (const auto removed = files::removeFile(QDir(folder).filePath(file)); !removed)
        return tl::unexpected(UserFormatsText::tr("%1 cannot be removed: %2.").arg(file, removed.error().reason));
    return {};
}

std::vector<FormatDescription> withUserFormats(std::vector<FormatDescription> user)
{
    std::vector<FormatDescription> all = std::move(user);
    for (FormatDescription &description : builtInFormatDescriptions()) {
        const bool replaced = std::any_of(
            all.begin(), all.end(), [&description](const FormatDescription &own) { return own.id == description.id; });
        if (!replaced)
            all.push_back(std::move(description));
    }
    // Stable: at the same rank the user's are asked first.
    std::stable_sort(all.begin(), all.end(),
                     [](const FormatDescription &a, const FormatDescription &b) { return a.rank < b.rank; });
    return all;
}

} // namespace formats
