// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/formats/userformats.h"

#include "models/formats/formatset.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

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
    const QDir directory(folder);
    const QStringList names = directory.entryList({QStringLiteral("*.json")}, QDir::Files | QDir::Readable, QDir::Name);
    for (const QString &name : names.first(std::min(names.size(), kMostFiles))) {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            result.problems.append(QStringLiteral("%1: %2").arg(name, file.errorString()));
            continue;
        }
        if (file.size() > kLargestFile) {
            result.problems.append(UserFormatsText::tr("%1: The file is larger than 1 MB.").arg(name));
            continue;
        }
        const QByteArray json = file.readAll();
        auto description = FormatDescription::fromJson(json);
        if (description) {
            result.descriptions.push_back(std::move(*description));
            result.files.append(name);
            continue;
        }
        const qsizetype line = lineOf(json, description.error());
        result.problems.append(line > 0
                                   ? UserFormatsText::tr("%1, line %2: %3").arg(name).arg(line).arg(description.error())
                                   : QStringLiteral("%1: %2").arg(name, description.error()));
    }
    return result;
}

QString problemsSentence(const QStringList &problems)
{
    const qsizetype more = problems.size() - 1;
    const QString first = UserFormatsText::tr("A format of yours cannot be used. %1").arg(problems.value(0));
    return more < 1
               ? first
               : UserFormatsText::tr("%1 And %n more file(s): Formats… names them.", nullptr, int(more)).arg(first);
}

QString userFormatsFolder()
{
    return QStringLiteral("%1/%2/formats")
        .arg(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation),
             QCoreApplication::organizationName());
}

tl::expected<void, QString> writeUserFormat(const QString &folder, const QString &file, const QByteArray &json,
                                            bool replace)
{
    const QDir directory(folder);
    if (!directory.mkpath(QStringLiteral(".")))
        return tl::unexpected(UserFormatsText::tr("The folder %1 cannot be made.").arg(folder));
    const QString path = directory.filePath(file);
    if (!replace && QFile::exists(path))
        return tl::unexpected(UserFormatsText::tr("A file of this name is there already: %1").arg(path));
    QSaveFile target(path);
    const bool written = target.open(QIODevice::WriteOnly) && target.write(json) == json.size() &&
                         target.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && target.commit();
    if (!written)
        return tl::unexpected(UserFormatsText::tr("%1 cannot be written: %2").arg(path, target.errorString()));
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
