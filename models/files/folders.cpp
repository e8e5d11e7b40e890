// SPDX-FileCopyrightText: 2026 The Sessionscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/files/folders.h"

#include "models/files/regularfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include <cerrno>

#include <pwd.h>
#include <unistd.h>

namespace files
{

namespace
{

constexpr mode_t kOwnFolder = 0700;

bool isFolder(const QByteArray &path)
{
    struct stat found = {};
    return ::stat(path.constData(), &found) == 0 && S_ISDIR(found.st_mode);
}

/// A home folder that is only named is not made: it is somebody else's to do so, and may be mounted later.
bool hasPlace(const char *variable)
{
    return qEnvironmentVariableIsSet(variable) || isFolder(qgetenv("HOME"));
}

} // namespace

QString configurationFolder()
{
    if (!hasPlace("XDG_CONFIG_HOME"))
        return {};
    return QStringLiteral("%1/%2").arg(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation),
                                       QCoreApplication::organizationName());
}

QString dataFolder()
{
    return hasPlace("XDG_DATA_HOME") ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) : QString();
}

tl::expected<void, FileProblem> makeFolder(const QString &folder)
{
    const QByteArray path = QFile::encodeName(QDir::cleanPath(folder));
    if (path.isEmpty())
        return tl::unexpected(problemOfSystem(ENOENT));
    for (qsizetype end = path.indexOf('/', 1);; end = path.indexOf('/', end + 1)) {
        const QByteArray part = end < 0 ? path : path.first(end);
        if (::mkdir(part.constData(), kOwnFolder) != 0) {
            const int error = errno;
            if (!isFolder(part))
                return tl::unexpected(problemOfSystem(error == EEXIST ? ENOTDIR : error));
        }
        if (end < 0)
            return {};
    }
}

void guardDialogSettings()
{
    const QString file =
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/QtProject.conf");
    // A place where nothing can be made, not even by root.
    if (isSpecial(file) || isSpecial(file + QStringLiteral(".lock")))
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, QStringLiteral("/proc/self/fdinfo"));
}

void mendEnvironment()
{
    if (qEnvironmentVariableIsSet("TMPDIR") && !isFolder(qgetenv("TMPDIR")))
        qunsetenv("TMPDIR");
    if (!qgetenv("HOME").isEmpty())
        return;
    const passwd *account = ::getpwuid(::geteuid());
    if (account && account->pw_dir && isFolder(account->pw_dir))
        qputenv("HOME", account->pw_dir);
}

} // namespace files
